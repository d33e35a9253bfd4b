import { isIndicator, type Goal } from '../attainment/goal.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { DayNumber } from '../period/day.ts'
import type { AskedTime } from './completion-in.ts'
import type { Course } from './course.ts'
import type { Measuring } from './measuring.ts'
import { namedMilestones, type MilestoneDays } from './milestones.ts'
import type { Milestone } from '../standing/standing.ts'

/**
 * What was measured of a target by one day: its course, and what it completed. Of the rules of one's
 * own it asks those for aggregation and completion, and no others: milestones depend on nothing else.
 */
export interface Judgement extends AskedTime {
  /** In force on the day asked about: what it is called, and when its period ends. */
  readonly terms: TargetTerms
  /** In force on the day judged: what was promised. */
  readonly promise: TargetTerms
  /** The goal on that day; undefined where there is none. */
  readonly goal: Goal | undefined
  readonly revised: boolean
  /** The last day of the period, and the earlier of it and the day asked about. */
  readonly deadline: DayNumber
  readonly judgedDay: DayNumber
  readonly reports: ReportsInForce
  readonly measuring: Measuring
  readonly course: Course
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
