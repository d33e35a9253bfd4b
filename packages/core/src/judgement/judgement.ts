import { isIndicator } from '../attainment/goal.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { DayNumber } from '../period/day.ts'
import type { Measuring } from './measuring.ts'
import { namedMilestones, type MilestoneDays } from './milestones.ts'
import type { Judging, Policy } from './policy.ts'
import type { Milestone } from '../standing/standing.ts'

/**
 * What was measured of a target by one day: its course, and what it completed. Of the rules of one's
 * own it asks those for aggregation and completion, and no others: milestones depend on nothing else.
 */
export interface Judgement extends Judging {
  readonly revised: boolean
  /** The last day of the period, and the earlier of it and the day asked about. */
  readonly deadline: DayNumber
  readonly judgedDay: DayNumber
  readonly reports: ReportsInForce
  readonly measuring: Measuring
  readonly policy: Policy
  readonly measured: MilestoneDays
}

/** The milestones that the reports show; an indicator has none. */
export function milestonesIn({
  goal,
  promise,
  measured,
  deadline,
}: Judgement): readonly Milestone[] {
  return isIndicator(goal, promise) ? [] : namedMilestones(measured, deadline, promise.earlyBy)
}
