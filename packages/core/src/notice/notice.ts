import type { ReportValue } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { DaySpan, TermsPatch } from '../event/terms.ts'
import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'

/** A report for a day outside the period: it never enters the actual. */
export interface OutsidePeriod {
  readonly code: 'outsidePeriod'
  readonly report: EventId
  readonly on: Day
  readonly period: DaySpan
}

/** A report whose span crosses the first or the last day of the period. */
export interface StraddlesPeriod {
  readonly code: 'straddlesPeriod'
  readonly report: EventId
  readonly over: DaySpan
  readonly period: DaySpan
}

/**
 * A report that adds to the total for days which a report recorded earlier, of the same series,
 * covers already. Of several it names the one recorded first. A report without a span covers the day
 * it is for; two such reports may be for the same day.
 */
export interface OverlapsReport {
  readonly code: 'overlapsReport'
  readonly report: EventId
  readonly over: DaySpan
  readonly series?: string
  readonly other: { readonly report: EventId; readonly over: DaySpan }
}

/**
 * A running total, the last one of its day, that is less than the one of the reported day before it
 * in its series. Of a ratio, the numerator or the denominator is less.
 */
export interface RestatedDownwards {
  readonly code: 'restatedDownwards'
  readonly report: EventId
  readonly on: Day
  readonly value: ReportValue
  readonly series?: string
  readonly before: { readonly report: EventId; readonly on: Day; readonly value: ReportValue }
}

/** A change of a term that still stands over a correction of it; told in the answer to that command. */
export interface ChangeStands {
  readonly code: 'changeStands'
  readonly term: keyof TermsPatch
  /** The day from which the change holds, and its revision. */
  readonly effective: Day
  readonly revision: number
}

/** What there is to notice about the reports in force. */
export type ReportNotice = OutsidePeriod | StraddlesPeriod | OverlapsReport | RestatedDownwards

/**
 * A command was recorded at the moment of its target's last record, since the clock stood before it;
 * in the answer to that command alone.
 */
export interface ClockBehindNotice {
  readonly code: 'clockBehind'
  readonly clock: Moment
  readonly recordedAt: Moment
}

/**
 * Something that is allowed and probably not meant: about a target's reports, derived from those in
 * force, about a change over a correction, or about how a command was recorded. Never stored; it changes no figure. JSON-safe.
 */
export type Notice = ReportNotice | ChangeStands | ClockBehindNotice

/** The notices of a standing, all about its reports. */
export interface Notices {
  /** How many there are. */
  readonly count: number
  /** The first 100 of them, by day and revision of the report. */
  readonly first: readonly ReportNotice[]
}

/** How many notices a standing or an answer shows; the rest are only counted. */
export const MOST_SHOWN = 100

export const NO_NOTICES: Notices = Object.freeze({ count: 0, first: Object.freeze([]) })
