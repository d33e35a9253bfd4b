import type { DayNumber } from '../period/day.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import { keptWalks } from './kept-walks.ts'
import { NEVER, type JudgedDay, type Reading, type Way } from './walk.ts'

/** What the days of a period came to. */
export interface Course {
  /** On the day judged: the earlier of the day asked about and the deadline. */
  readonly judged: Reading
  /** On the day asked about, with reports after the deadline taken in; they only date lateness. */
  readonly atEnd: Reading
  /** How many reports lie before the period; in the judged actual; and after the deadline. */
  readonly before: number
  readonly counted: number
  readonly late: number
  /** Whether the judged actual is a figure: something was reported, and it comes to one. */
  readonly hasFigure: boolean
  /** Day of the last report in the judged actual; {@link NEVER} where there is none. */
  readonly lastOn: DayNumber
  /** Every day judged, in order, up to the day asked about; kept only for a completion rule. */
  readonly days: readonly JudgedDay[] | undefined
}

/** The days up to which a course is followed. */
export interface CourseDays {
  /** The last day of the period. */
  readonly deadline: DayNumber
  /** The day asked about, and the last one that has ended: the same, or the day before. */
  readonly asOf: DayNumber
  readonly lastEnded: DayNumber
}

/** Follows a target day by day: each day is judged against the goal in force on that day. */
export function courseOf(
  reports: ReportsInForce,
  way: Way,
  { deadline, asOf, lastEnded }: CourseDays,
): Course {
  const { daybook } = reports
  const judgedDay = Math.min(asOf, deadline)
  const first = Math.min(daybook.daysBefore(way.from), reports.days)
  const last = Math.max(first, daybook.daysBefore(judgedDay + 1))
  const walks = keptWalks(reports, way)
  const walk = walks.through(first, last)
  const judged = walk.readingOn(judgedDay, lastEnded)
  const before = daybook.reportsIn(first)
  const counted = daybook.reportsIn(last) - before
  const isPast = asOf > deadline
  if (isPast) walks.goOn(walk, last, reports.days)
  return {
    judged,
    atEnd: isPast ? walk.readingOn(asOf, lastEnded) : judged,
    before,
    counted,
    late: reports.length - before - counted,
    hasFigure: counted > 0 && judged.denominator !== 0,
    lastOn: counted > 0 ? (daybook.days[last - 1] as DayNumber) : NEVER,
    days: walk.days,
  }
}
