import { isIndicator } from '../attainment/goal.ts'
import type { TargetTerms } from '../event/terms.ts'
import { stretchAt } from '../ledger/terms-history.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { AskedDay } from './asked-day.ts'
import { completionIn, type AskedTime } from './completion-in.ts'
import { courseOf, type Course } from './course.ts'
import { measuringOf, type Measuring } from './measuring.ts'
import { measuredMilestones, namedMilestones, type MilestoneDays } from './milestones.ts'
import { ReportsInForce } from '../ledger/reports.ts'
import type { Resolution } from './resolution.ts'
import type { Milestone } from './standing.ts'

/**
 * What was measured of a target by one day: its course, and what it completed. Of the rules of one's
 * own it asks those for aggregation and completion, and no others: milestones depend on nothing else.
 */
export interface Judgement extends AskedTime {
  /** In force on the day asked about: what it is called, and when its period ends. */
  readonly terms: TargetTerms
  /** In force on the day judged: what was promised. */
  readonly promise: TargetTerms
  readonly revised: boolean
  /** The last day of the period, and the earlier of it and the day asked about. */
  readonly deadline: DayNumber
  readonly judgedDay: DayNumber
  readonly reports: ReportsInForce
  readonly measuring: Measuring
  readonly course: Course
  readonly measured: MilestoneDays
}

/** Judges a resolved target as of one day. */
export function judgementOf(resolution: Resolution, { asOf, running }: AskedDay): Judgement {
  const { ledger, landmarks, rules } = resolution
  const { history } = landmarks
  const end = dayNumberOf(asOf)
  const { terms } = stretchAt(history, end)
  const deadline = dayNumberOf(terms.period.to)
  const judgedDay = Math.min(end, deadline)
  const { terms: promise, revised } = stretchAt(history, judgedDay)
  const reports = new ReportsInForce(ledger, landmarks.set.revision, end)
  const runningDay = running ? end : undefined
  const measuring = measuringOf(promise, reports, rules, runningDay)
  const start = dayNumberOf(terms.period.from)
  const lastEnded = running ? end - 1 : end
  const way = { history, from: start, terms: promise, measuring }
  const course = courseOf(reports, way, { deadline, asOf: end, lastEnded })
  const time = { end, running, open: lastEnded < deadline }
  const completed = completionIn(course, measuring, promise, terms.period, time, resolution)
  const measured = measuredMilestones(course, completed)
  return {
    terms,
    promise,
    revised,
    ...time,
    deadline,
    judgedDay,
    reports,
    measuring,
    course,
    measured,
  }
}

/** The milestones that the reports show; an indicator has none. */
export function milestonesIn({ promise, measured, deadline }: Judgement): readonly Milestone[] {
  return isIndicator(promise) ? [] : namedMilestones(measured, deadline, promise.earlyBy)
}
