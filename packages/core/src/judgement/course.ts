import type { DayNumber } from '../period/day.ts'
import type { JudgedDay, Reading } from './reading.ts'

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
  /** Day of the last report in the judged actual; `NEVER` where there is none. */
  readonly lastOn: DayNumber
  /** Every day judged, in order, up to the day asked about; kept only for a policy that sees them. */
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
