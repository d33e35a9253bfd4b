import { requireEachOnce } from './each-once.ts'
import { isCompleted, STATES, type Standing, type State } from '../standing/standing.ts'

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
  const all = [...standings]
  requireEachOnce(all)
  return tallyOf(all)
}

/** {@link countsOf}, of standings that are known to be of different targets. */
export function tallyOf(standings: Iterable<Standing>): Counts {
  const tally: Tally = { ...NO_COUNTS }
  for (const standing of standings) countIn(tally, standing, 1)
  return tally
}

/**
 * The counts over two disjoint sets of targets, from the counts over each.
 *
 * @example
 * mergeCounts({ ...NO_COUNTS, total: 2, open: 2 }, { ...NO_COUNTS, total: 1, missed: 1 }).total //=> 3
 */
export function mergeCounts(a: Counts, b: Counts): Counts {
  const tally: Tally = { ...a }
  for (const key of KEYS) tally[key] += b[key]
  return tally
}

/** The counts after some standings have taken the place of others. */
export function recount(
  counts: Counts,
  removed: Iterable<Standing>,
  added: Iterable<Standing>,
): Counts {
  const tally: Tally = { ...counts }
  for (const standing of removed) countIn(tally, standing, -1)
  for (const standing of added) countIn(tally, standing, 1)
  return tally
}

function countIn(tally: Tally, standing: Standing, by: 1 | -1): void {
  const { state } = standing
  if (state === undefined) return
  tally.total += by
  tally[state] += by
  if (isCompleted(state)) tally.completed += by
  if (standing.exceeded) tally.exceeded += by
  if (standing.revised) tally.revised += by
  if (standing.contradicted) tally.contradicted += by
}

/** Whether counts keep the counting law: every target in exactly one state. */
export function countsAddUp(counts: Counts): boolean {
  return STATES.reduce((sum, state) => sum + counts[state], 0) === counts.total
}
