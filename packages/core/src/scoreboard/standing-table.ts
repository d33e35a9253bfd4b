import { askedFor, type TargetId } from '../event/identifiers.ts'
import { atOnce, ROWS_A_STEP, stretches, type InSteps } from '../ledger/in-steps.ts'
import type { Standing } from '../standing/standing.ts'
import { BARE_TREE, regrown, type Axis, type Branch } from './branch.ts'
import { NO_COUNTS, recount, type Counts } from './counts.ts'
import { standingIn, type Entry } from './entry.ts'
import { Places } from './places.ts'

/** Entries by place; a place is empty where it is of a target that the table does not have. */
type Draft = (Entry | undefined)[]

type Chunks = readonly (Readonly<Draft> | undefined)[]

const CHUNK = 256

/** Places beyond the entries that a table puts up with, beside as many again as it has entries. */
const SPARE = 1_024

/**
 * An immutable table of standings by target, with the counts over them and the trees that somebody
 * asked for. A changed table shares every untouched chunk and node with the one before, so that
 * publishing a change copies neither the table nor any other standing.
 */
export class StandingTable implements Iterable<Standing> {
  readonly size: number
  /** Over the targets; indicators are left out. */
  readonly counts: Counts
  #chunks: Chunks
  #places: Places
  readonly #trees = new Map<Axis, Branch>()

  private constructor(chunks: Chunks, places: Places, counts: Counts, size: number) {
    this.#chunks = chunks
    this.#places = places
    this.counts = counts
    this.size = size
  }

  /** Of entries of different targets: where one is given twice, the size is less than their number. */
  static of(entries: readonly Entry[], places?: Places): StandingTable {
    return atOnce(StandingTable.inSteps(entries, places))
  }

  /** The same, in steps that count as nothing. */
  static *inSteps(
    entries: readonly Entry[],
    places: Places = new Places(),
  ): InSteps<StandingTable> {
    const chunks: Draft[] = []
    let size = 0
    let counts = NO_COUNTS
    yield* stretches(0, entries.length, (from, end) => {
      const some = entries.slice(from, end)
      size += layOut(some, places, chunks)
      counts = recount(counts, [], some)
    })
    return new StandingTable(chunks, places, counts, size)
  }

  get(target: string): Standing | undefined {
    const entry = this.entry(askedFor(target))
    return entry && standingIn(entry)
  }

  /** What is held of a target, by its id in composed letters. */
  entry(target: string): Entry | undefined {
    const place = this.#places.of(target)
    return place === undefined ? undefined : entryAt(this.#chunks, place)
  }

  /** All that is held, in the order of the targets' ids, by UTF-16 code units. */
  entries(): readonly Entry[] {
    const entries: Entry[] = []
    for (const place of this.#places.inOrder) {
      const entry = entryAt(this.#chunks, place)
      if (entry !== undefined) entries.push(entry)
    }
    return entries
  }

  /** In the order of the targets' ids. */
  *[Symbol.iterator](): Generator<Standing> {
    for (const entry of this.entries()) yield standingIn(entry)
  }

  /** The tree along an axis: made when it is first asked for, and kept up to date from there on. */
  along(axis: Axis): Branch {
    const known = this.#trees.get(axis)
    if (known !== undefined) return known
    const tree = regrown(BARE_TREE, axis, [], this.entries())
    this.#trees.set(axis, tree)
    return tree
  }

  /** A table in which these entries stand for their targets. */
  with(entries: readonly Entry[]): StandingTable {
    return atOnce(this.changing(new Map(entries.map((entry) => [entry.target, entry]))))
  }

  /** A table that holds nothing of these targets. */
  without(targets: readonly string[]): StandingTable {
    return atOnce(this.changing(new Map(targets.map((target) => [askedFor(target), undefined]))))
  }

  /** The table of both, which have no target in common. */
  merge(other: StandingTable): StandingTable {
    return this.size < other.size ? other.with(this.entries()) : this.with(other.entries())
  }

  /** A table with what it now holds of some targets, in steps that count as nothing. */
  *changing(changes: ReadonlyMap<TargetId, Entry | undefined>): InSteps<StandingTable> {
    this.#settle()
    const [before, places] = [this.#chunks, this.#places]
    const drafts = new Map<number, Draft>()
    const [removed, added]: [Entry[], Entry[]] = [[], []]
    let looked = 0
    for (const [target, entry] of changes) {
      if (++looked % ROWS_A_STEP === 0) yield 0
      const place = entry === undefined ? places.of(target) : places.taken(target)
      if (place === undefined) continue
      const held = entryAt(before, place)
      if (held === entry) continue
      if (held !== undefined) removed.push(held)
      if (entry !== undefined) added.push(entry)
      const at = Math.floor(place / CHUNK)
      const draft = drafts.get(at) ?? [...(before[at] ?? [])]
      drafts.set(at, draft)
      draft[place % CHUNK] = entry
    }
    if (drafts.size === 0) return this
    const chunks = [...before]
    for (const [at, draft] of drafts) chunks[at] = draft
    const counts = recount(this.counts, removed, added)
    const size = this.size + added.length - removed.length
    const table = new StandingTable(chunks, places, counts, size)
    // Where much has changed, a tree is as soon made anew, and only if it is asked for again.
    if (changes.size * 4 > this.size) return table
    for (const [axis, tree] of this.#trees) {
      table.#trees.set(axis, regrown(tree, axis, removed, added))
    }
    return table
  }

  /** Gives this table places of its own where most are of targets that other tables have. */
  #settle(): void {
    if (this.#places.size <= 2 * this.size + SPARE) return
    const places = new Places()
    const chunks: Draft[] = []
    layOut(this.entries(), places, chunks)
    this.#chunks = chunks
    this.#places = places
  }
}

function entryAt(chunks: Chunks, place: number): Entry | undefined {
  return chunks[Math.floor(place / CHUNK)]?.[place % CHUNK]
}

/** Lays entries into chunks; how many places it took. */
function layOut(entries: readonly Entry[], places: Places, chunks: Draft[]): number {
  let size = 0
  let place = -1
  for (const entry of entries) {
    place = places.taken(entry.target, place + 1)
    const chunk = (chunks[Math.floor(place / CHUNK)] ??= [])
    if (chunk[place % CHUNK] === undefined) size += 1
    chunk[place % CHUNK] = entry
  }
  return size
}
