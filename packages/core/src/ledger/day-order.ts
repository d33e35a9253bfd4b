import type { DayNumber } from '../period/day.ts'

/** Marks a row that is no report; below every day there is. */
export const NOT_A_REPORT: DayNumber = -(2 ** 30)

/** Whether the day of a row is that of a report. */
export function isReportDay(day: DayNumber): boolean {
  return day !== NOT_A_REPORT
}

/** Keeps the reports in force in the order of their days, and is told of each that changes. */
export interface DayOrder {
  /** Takes in the report of a row, which is now in force on a day. */
  include(row: number, day: DayNumber): void
  /** Takes out the report of a row, which was in force on a day. */
  exclude(row: number, day: DayNumber): void
  /** The report of a row says something else of the same day. */
  revalued(row: number, day: DayNumber): void
}

/** What works out something of every day in turn, and is told from where on it no longer holds. */
export interface DayReader {
  /** A report was added to a day, after all others of that day. */
  appended(day: number, row: number): void
  /** The reports of a day are others than they were. */
  changed(day: number): void
  /** A day has come in at a place, and those after it have moved on. */
  inserted(day: number): void
  /** A day has gone from a place, and those after it have moved up. */
  removed(day: number): void
  /** Everything has to be worked out anew. */
  allChanged(): void
}
