import { nameIn } from '../event/programme-path.ts'
import { requireKind, type Kind } from '../refusal/kinds.ts'
import type { Standing } from '../standing/standing.ts'
import type { Axis, Branch } from './branch.ts'
import type { Counts } from './counts.ts'
import { standingIn } from './entry.ts'

/** A node of the roll-up tree. Immutable and JSON-safe; what nobody looks at is not made. */
export interface Programme {
  /** From the top, joined by `/`: `term-2020-2025/economy`; see {@link parseProgramme}. */
  readonly path: string
  /** Last name in the path. */
  readonly name: string
  /** Over every target here and beneath. */
  readonly counts: Counts
  /** Targets and indicators placed right here, in the order of their ids. */
  readonly standings: readonly Standing[]
  /** In the order of the first ids at them and beneath them. */
  readonly children: readonly Programme[]
}

/** Where programmes place a target. */
export const PROGRAMMES: Axis = ({ programme }) => programme

const shown = new WeakMap<Branch, Programme>()

/** A node as it is shown; the same object each time, so that what did not change is one on all boards. */
export function programmeOf(branch: Branch): Programme {
  const known = shown.get(branch)
  if (known !== undefined) return known
  let standings: readonly Standing[] | undefined
  let children: readonly Programme[] | undefined
  const programme = Object.freeze({
    path: branch.path,
    name: nameIn(branch.segment),
    counts: branch.counts,
    get standings() {
      return (standings ??= Object.freeze(branch.own.items().map(standingIn)))
    },
    get children() {
      return (children ??= programmesOf(branch))
    },
  })
  shown.set(branch, programme)
  return programme
}

/** The nodes right below one, in the order of their first ids. */
export function programmesOf({ children }: Branch): readonly Programme[] {
  const inOrder = children.items().toSorted((a, b) => (a.first < b.first ? -1 : 1))
  return Object.freeze(inOrder.map(programmeOf))
}

/**
 * Every standing at a programme's path or beneath it, to list or to add up with `rollUp` or
 * `weightedAttainment`.
 */
export function standingsUnder(programme: Programme): Generator<Standing> {
  requireKind('programme', programme, PROGRAMME)
  return under(programme)
}

function* under({ standings, children }: Programme): Generator<Standing> {
  yield* standings
  for (const child of children) yield* under(child)
}

const PROGRAMME: Kind = [
  'programme',
  'a programme of a board',
  (found) => {
    const { standings, children } = found as Partial<Record<keyof Programme, unknown>>
    return Array.isArray(standings) && Array.isArray(children)
  },
]
