import type { ReportsInForce } from '../ledger/reports.ts'
import type { DayNumber } from '../period/day.ts'
import type { Course, CourseDays } from './course.ts'
import { keptWalks, type KeptWalks } from './kept-walks.ts'
import { BEFORE_ALL, NEVER, type Reading } from './reading.ts'
import type { Walk, Way } from './walk.ts'

/** How far a target has been followed along one way. */
export interface Courses {
  readonly way: Way
  /** How many days of the daybook lie before the period; undefined before anybody looked. */
  before: number | undefined
  walks: KeptWalks | undefined
  walk: Walk | undefined
  /** How many days of the daybook the walk has taken, and the day it was last read on. */
  taken: number
  readOn: DayNumber
  /** A deadline that is past, and what was judged on it: no later day changes that. */
  deadline: DayNumber
  atDeadline: Reading | undefined
}

export function coursesAlong(way: Way): Courses {
  return {
    way,
    before: undefined,
    walks: undefined,
    walk: undefined,
    taken: 0,
    readOn: BEFORE_ALL,
    deadline: NEVER,
    atDeadline: undefined,
  }
}

/**
 * Follows a target up to a day, by the reports in force up to it: each day is judged against the goal
 * in force on that day. Any day may be asked about; while days rise, one walk goes on from each to the next.
 */
export function courseOn(
  courses: Courses,
  reports: ReportsInForce,
  { deadline, asOf, lastEnded }: CourseDays,
): Course {
  const { daybook, days } = reports
  const isPast = asOf > deadline
  courses.before ??= daybook.daysBefore(courses.way.from)
  const first = Math.min(courses.before, days)
  const last = isPast ? Math.max(first, daybook.daysBefore(deadline + 1)) : days
  if (isPast && courses.deadline !== deadline) {
    courses.atDeadline = readingOn(courses, reports, first, last, deadline, deadline)
    courses.deadline = deadline
  }
  const atEnd = readingOn(courses, reports, first, days, asOf, lastEnded)
  const judged = (isPast ? courses.atDeadline : undefined) ?? atEnd
  const before = daybook.reportsIn(first)
  const counted = daybook.reportsIn(last) - before
  return {
    judged,
    atEnd,
    before,
    counted,
    late: daybook.reportsIn(days) - before - counted,
    hasFigure: counted > 0 && judged.denominator !== 0,
    lastOn: counted > 0 ? (daybook.days[last - 1] as DayNumber) : NEVER,
    // The walk may go on.
    days: courses.walk?.days?.slice(),
  }
}

function readingOn(
  courses: Courses,
  reports: ReportsInForce,
  first: number,
  last: number,
  day: DayNumber,
  lastEnded: DayNumber,
): Reading {
  const walks = (courses.walks ?? keptWalks(reports, courses.way)).over(reports)
  let { walk } = courses
  if (walk === undefined || day < courses.readOn) walk = walks.through(first, last)
  else walks.goOn(walk, Math.max(first, courses.taken), last)
  courses.walks = walks
  courses.walk = walk
  courses.taken = last
  courses.readOn = day
  return walk.readingOn(day, lastEnded)
}
