import { segmentsOf } from '../event/programme-path.ts'
import { DEEPEST_PROGRAMME } from '../event/terms.ts'
import { mergeCounts, NO_COUNTS, recount, type Counts } from './counts.ts'
import type { Entry } from './entry.ts'
import { Ordered } from './ordered.ts'

/** The path at which an entry stands in a tree; undefined where it has no place in it. */
export type Axis = (entry: Entry) => string | undefined

/**
 * A node of the tree along an axis, with the counts over everything at it and beneath it. Immutable:
 * a changed tree shares every node that is not above a change.
 */
export class Branch {
  /** From the top, joined by `/`; empty for the root. */
  readonly path: string
  /** What its parent has it under: the last piece of the path, as it is written there. */
  readonly segment: string
  readonly counts: Counts
  /** What stands right here. */
  readonly own: Ordered<Entry>
  readonly children: Ordered<Branch>
  #first: string | undefined

  constructor(
    path: string,
    segment: string,
    counts: Counts,
    own: Ordered<Entry>,
    children: Ordered<Branch>,
  ) {
    this.path = path
    this.segment = segment
    this.counts = counts
    this.own = own
    this.children = children
  }

  /**
   * The least id at it and beneath it. A least one can't be taken away from, so it is found among
   * what is here, once for each node, when the order of nodes is asked for.
   */
  get first(): string {
    if (this.#first === undefined) {
      const ids = this.children.items().map(({ first }) => first)
      if (this.own.first !== undefined) ids.push(this.own.first.target)
      this.#first = ids.reduce((least, id) => (id < least ? id : least))
    }
    return this.#first
  }

  /** The node at a path below this one, by the pieces of the path. */
  at(path: string): Branch | undefined {
    return segmentsIn(path).reduce<Branch | undefined>(
      (above, segment) => above?.children.get(segment),
      this,
    )
  }
}

const NO_ENTRIES = Ordered.empty<Entry>(({ target }) => target)
const NO_BRANCHES = Ordered.empty<Branch>(({ segment }) => segment)

/** The root of a tree in which nothing stands. */
export const BARE_TREE = new Branch('', '', NO_COUNTS, NO_ENTRIES, NO_BRANCHES)

/** A tree after some entries have taken the place of others. */
export function regrown(
  root: Branch,
  axis: Axis,
  removed: Iterable<Entry>,
  added: Iterable<Entry>,
): Branch {
  const moves = movesAlong(axis, removed, added)
  return moves.length === 0 ? root : (changed(root, moves, 0) ?? BARE_TREE)
}

/** What changes at one path. */
interface Move {
  readonly segments: readonly string[]
  readonly removed: Entry[]
  readonly added: Entry[]
}

/** A move and what the counts of each node above it change by. */
interface CountedMove extends Move {
  readonly counts: Counts
}

function movesAlong(
  axis: Axis,
  removed: Iterable<Entry>,
  added: Iterable<Entry>,
): readonly CountedMove[] {
  const moves = new Map<string, Move>()
  const moveAt = (path: string): Move => {
    const known = moves.get(path)
    if (known !== undefined) return known
    const move = { segments: segmentsIn(path), removed: [], added: [] }
    moves.set(path, move)
    return move
  }
  for (const entry of removed) {
    const path = axis(entry)
    if (path !== undefined) moveAt(path).removed.push(entry)
  }
  for (const entry of added) {
    const path = axis(entry)
    if (path !== undefined) moveAt(path).added.push(entry)
  }
  return [...moves.values()].map((move) => ({
    ...move,
    counts: recount(NO_COUNTS, move.removed, move.added),
  }))
}

/** A node after the moves at it and beneath it; undefined where nothing is left. */
function changed(
  { path, segment, counts, own, children }: Branch,
  moves: readonly CountedMove[],
  depth: number,
): Branch | undefined {
  const below = new Map<string, CountedMove[]>()
  let [sum, stays] = [counts, own]
  for (const move of moves) {
    sum = mergeCounts(sum, move.counts)
    const next = move.segments[depth]
    if (next === undefined) stays = stays.changed(move.removed, move.added)
    else if (below.get(next)?.push(move) === undefined) below.set(next, [move])
  }
  const [withered, grown]: [Branch[], Branch[]] = [[], []]
  for (const [next, some] of below) {
    const before = children.get(next) ?? seed(depth === 0 ? next : `${path}/${next}`, next)
    const after = changed(before, some, depth + 1)
    if (after === undefined) withered.push(before)
    else grown.push(after)
  }
  const branches = children.changed(withered, grown)
  if (stays.size + branches.size === 0) return undefined
  return new Branch(path, segment, sum, stays, branches)
}

function seed(path: string, segment: string): Branch {
  return new Branch(path, segment, NO_COUNTS, NO_ENTRIES, NO_BRANCHES)
}

/** The pieces of a path; what lies deeper than a tree is one, so that it can be walked. */
function segmentsIn(path: string): readonly string[] {
  const segments = segmentsOf(path)
  if (segments.length <= DEEPEST_PROGRAMME) return segments
  const above = DEEPEST_PROGRAMME - 1
  return [...segments.slice(0, above), segments.slice(above).join('/')]
}
