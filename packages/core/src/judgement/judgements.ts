import { goalAmong, goalChanges } from '../ledger/goals.ts'
import { ReportsInForce } from '../ledger/reports.ts'
import { stretchAt, type Stretch } from '../ledger/terms-history.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { AskedDay } from '../standing/asked-day.ts'
import { courseOn, coursesAlong, type Courses } from './courses.ts'
import type { Course, CourseDays } from './course.ts'
import { totalledCourse } from './day-totals.ts'
import { straightCourse } from './straight-course.ts'
import { straightRows } from '../ledger/straight-rows.ts'
import type { Judgement } from './judgement.ts'
import { measuringOf } from './measuring.ts'
import { measuredMilestones } from './milestones.ts'
import { policyUnder } from './policy-under.ts'
import type { Resolution } from './resolution.ts'
import { isSameWay, type Way } from './walk.ts'

/** What the judgements of days have in common on which the same terms are in force. */
interface Footing {
  /** The terms on the day asked about, and those on the day judged. */
  readonly present: Stretch
  readonly promised: Stretch
  /** The day that is running, if there is one. */
  readonly runningDay: DayNumber | undefined
  readonly deadline: DayNumber
  readonly way: Way
  /** How far it was followed; absent where one look had no need of it. */
  courses: Courses | undefined
}

/**
 * Judges a resolved target as of one day after another. Any day may be asked about; while days rise,
 * its reports are walked once. Nothing may be entered into its ledger meanwhile.
 */
export interface Judgements {
  readonly resolution: Resolution
  footing: Footing | undefined
}

/** No judgements yet. */
export function judgementsOf(resolution: Resolution): Judgements {
  return { resolution, footing: undefined }
}

/** Judges a resolved target as of one day. */
export function judgementOf(resolution: Resolution, { asOf, running }: AskedDay): Judgement {
  return judged(judgementsOf(resolution), dayNumberOf(asOf), running, straightAlong)
}

/** The judgement of one of the days, which may be running still. */
export function judgementOn(judgements: Judgements, end: DayNumber, running: boolean): Judgement {
  return judged(judgements, end, running, walkedAlong)
}

function walkedAlong(footing: Footing, reports: ReportsInForce, days: CourseDays): Course {
  footing.courses ??= coursesAlong(footing.way)
  return courseOn(footing.courses, reports, days)
}

/** The course of a look that is the only one: by a loop over columns of reports, or of days, where that can be. */
function straightAlong(footing: Footing, reports: ReportsInForce, days: CourseDays): Course {
  const rows = straightRows(reports.ledger, reports.since)
  const course = rows
    ? straightCourse(rows, footing.way, days)
    : totalledCourse(reports, footing.way, days)
  return course ?? walkedAlong(footing, reports, days)
}

function judged(
  judgements: Judgements,
  end: DayNumber,
  running: boolean,
  courseAlong: typeof straightAlong,
): Judgement {
  const { resolution } = judgements
  const { set } = resolution.landmarks
  const reports = new ReportsInForce(resolution.ledger, set.revision, end)
  const footing = footingOn(judgements, end, running)
  const { deadline, way } = footing
  const { measuring, policy } = way
  const { terms } = footing.present
  const { terms: promise, revised } = footing.promised
  const lastEnded = running ? end - 1 : end
  const course = courseAlong(footing, reports, { deadline, asOf: end, lastEnded })
  const open = lastEnded < deadline
  const judgedDay = Math.min(end, deadline)
  const goal = goalAmong(way.goals, judgedDay)
  const judging = { terms, promise, goal, course, end, running, open }
  const measured = measuredMilestones(course, policy.completedOn(judging))
  return {
    terms,
    promise,
    goal,
    course,
    end,
    running,
    open,
    revised,
    deadline,
    judgedDay,
    reports,
    measuring,
    policy,
    measured,
  }
}

function footingOn(judgements: Judgements, end: DayNumber, running: boolean): Footing {
  const { footing, resolution } = judgements
  const { history } = resolution.landmarks
  const present = stretchAt(history, end)
  const { period } = present.terms
  const deadline = footing?.present === present ? footing.deadline : dayNumberOf(period.to)
  const promised = stretchAt(history, Math.min(end, deadline))
  const runningDay = running ? end : undefined
  const before = footing?.runningDay === runningDay ? footing : undefined
  if (before?.present === present && before.promised === promised) return before
  const { terms } = promised
  const { ledger, rules } = resolution
  const measuring = measuringOf(terms, ledger, rules, runningDay)
  const asking = { rules, target: ledger.target, history, numerators: measuring }
  const policy = policyUnder(terms.completion, asking)
  const goals = goalChanges(history)
  const way = { history, goals, from: dayNumberOf(period.from), terms, measuring, policy }
  const goesOn = footing !== undefined && isSameWay(footing.way, way)
  const along = goesOn
    ? { way: footing.way, courses: footing.courses }
    : { way, courses: undefined }
  judgements.footing = { present, promised, runningDay, deadline, ...along }
  return judgements.footing
}
