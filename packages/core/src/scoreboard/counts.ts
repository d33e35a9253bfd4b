import { requireKind, type Kind } from '../refusal/kinds.ts'
import { isCompleted, STATES, type Standing, type State } from '../standing/standing.ts'
import { listOf, requireEachOnce } from './each-once.ts'
import type { Entry } from './entry.ts'

/**
 * How many targets are in each state; indicators are never among them.
 *
 * The eight states add up to `total`. `completed` is the sum of the three completed states.
 * `exceeded`, `revised` and `contradicted` are overlays: subsets that may overlap the states and
 * each other. Counts are whole and at least 0.
 */
export interface Counts extends Readonly<Record<State, number>> {
  readonly total: number
  readonly completed: number
  readonly exceeded: number
  readonly revised: number
  readonly contradicted: number
}

/** The counts of no targets at all. */
export const NO_COUNTS: Counts = Object.freeze({
  total: 0,
  completed: 0,
  completedEarly: 0,
  completedOnTime: 0,
  completedLate: 0,
  exceeded: 0,
  open: 0,
  missed: 0,
  unreported: 0,
  notStarted: 0,
  cancelled: 0,
  revised: 0,
  contradicted: 0,
})

type Tally = { -readonly [Key in keyof Counts]: number }

const KEYS = Object.keys(NO_COUNTS) as readonly (keyof Counts)[]

/**
 * The counts over some standings. Throws {@link RefusedInput} `TargetTwice` where a target is given
 * twice.
 */
export function countsOf(standings: Iterable<Standing>): Counts {
  const all = listOf(standings)
  requireEachOnce(all)
  return tallyOf(all)
}

/** {@link countsOf}, of entries that are known to be of different targets. */
export function tallyOf(entries: Iterable<Entry>): Counts {
  return recount(NO_COUNTS, [], entries)
}

/**
 * The counts over two disjoint sets of targets, from the counts over each.
 *
 * @example
 * mergeCounts({ ...NO_COUNTS, total: 2, open: 2 }, { ...NO_COUNTS, total: 1, missed: 1 }).total //=> 3
 */
export function mergeCounts(a: Counts, b: Counts): Counts {
  requireKind('a', a, COUNTS)
  requireKind('b', b, COUNTS)
  const tally: Tally = { ...a }
  for (const key of KEYS) tally[key] += b[key]
  return Object.freeze(tally)
}

const COUNTS: Kind = [
  'counts',
  'counts of targets',
  (found) => KEYS.every((key) => typeof (found as Partial<Counts>)[key] === 'number'),
]

/**
 * The counts after some entries have taken the place of others. Every count can be added to and taken
 * away from, so that no other entry has to be looked at; out of {@link NO_COUNTS} comes the difference,
 * which merges into any counts.
 */
export function recount(counts: Counts, removed: Iterable<Entry>, added: Iterable<Entry>): Counts {
  const tally: Tally = { ...counts }
  for (const entry of removed) countIn(tally, entry, -1)
  for (const entry of added) countIn(tally, entry, 1)
  return Object.freeze(tally)
}

function countIn(
  tally: Tally,
  { state, exceeded, revised, contradicted }: Entry,
  by: 1 | -1,
): void {
  if (state === undefined) return
  tally.total += by
  tally[state] += by
  if (isCompleted(state)) tally.completed += by
  if (exceeded) tally.exceeded += by
  if (revised) tally.revised += by
  if (contradicted) tally.contradicted += by
}

/** Whether counts keep the counting law: every target in exactly one state. */
export function countsAddUp(counts: Counts): boolean {
  requireKind('counts', counts, COUNTS)
  return STATES.reduce((sum, state) => sum + counts[state], 0) === counts.total
}
