import { judgeOf, verdictOn, type Judge, type Verdict } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import { countsReportedDays, sustainedDays, type TargetTerms } from '../event/terms.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import type { Accumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Measuring } from './measuring.ts'
import type { ReportsInForce } from './reports.ts'

/** No day: after every day there is, so that comparisons need no special case. */
export const NEVER: DayNumber = Infinity

/** How a target stood on one day, and since when without a break. */
export interface Reading {
  /** Whether any report is in the actual. */
  readonly reported: boolean
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
  /** First day of the unbroken met run that reaches this day; {@link NEVER} where it is unmet. */
  readonly metSince: DayNumber
  /** The same for strictly better than plan. */
  readonly betterSince: DayNumber
  /** First day on which the plan had been met for as many days running as asked for. */
  readonly sustainedOn: DayNumber
}

/** What a day came to that was judged; it goes for the days after it, up to the next one judged. */
export interface JudgedDay {
  readonly on: DayNumber
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
}

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

/** The days that a course is followed over. */
export interface CourseDays {
  /** The first day of the period, and its last. */
  readonly from: DayNumber
  readonly deadline: DayNumber
  /** The day asked about, and the last one that has ended: the same, or the day before. */
  readonly asOf: DayNumber
  readonly lastEnded: DayNumber
}

/** Follows a target day by day: each day is judged against the goal in force on that day. */
export function courseOf(
  ledger: Ledger,
  reports: ReportsInForce,
  history: TermsHistory,
  terms: TargetTerms,
  { from, deadline, asOf, lastEnded }: CourseDays,
  measuring: Measuring,
): Course {
  const walk = new Walk(ledger, history, terms, measuring, lastEnded)
  let index = 0
  let lastOn = NEVER
  while (index < reports.length && reports.dayAt(index) < from) index++
  const before = index
  const judgedDay = Math.min(asOf, deadline)
  for (; index < reports.length; index++) {
    const on = reports.dayAt(index)
    if (on > judgedDay) break
    walk.take(on, reports.rowAt(index), reports)
    lastOn = on
  }
  const judged = walk.readingOn(judgedDay)
  const counted = index - before
  for (; index < reports.length; index++) {
    walk.take(reports.dayAt(index), reports.rowAt(index), reports)
  }
  const atEnd = asOf > deadline ? walk.readingOn(asOf) : judged
  const late = reports.length - before - counted
  const hasFigure = counted > 0 && judged.denominator !== 0
  return { judged, atEnd, before, counted, late, hasFigure, lastOn, days: walk.days }
}

/** Takes reports in the order of their days and keeps the runs of met days. */
class Walk {
  readonly #ledger: Ledger
  readonly #accumulator: Accumulator
  readonly #measuring: Measuring
  readonly #stretches: TermsHistory['stretches']
  readonly #sustain: number
  /** Whether only days with a report count towards a run. */
  readonly #ofReported: boolean
  readonly #lastEnded: DayNumber
  readonly days: JudgedDay[] | undefined
  #stretch = 0
  #judge: Judge | undefined
  #day: DayNumber = -Infinity
  #reported = false
  #verdict: Verdict = 'unmet'
  #metSince = NEVER
  #betterSince = NEVER
  #sustainedOn = NEVER
  /** Whether a report was taken for the day at hand, and how many such days running were met. */
  #isReportedDay = false
  #reportedDays = 0

  constructor(
    ledger: Ledger,
    history: TermsHistory,
    terms: TargetTerms,
    measuring: Measuring,
    lastEnded: DayNumber,
  ) {
    this.#ledger = ledger
    this.#accumulator = measuring.accumulator
    this.#measuring = measuring
    this.#stretches = history.stretches
    this.#sustain = sustainedDays(terms.completion)
    this.#ofReported = countsReportedDays(terms.completion)
    this.#lastEnded = lastEnded
    this.days = isByRule(terms.completion) ? [] : undefined
    this.#judge = this.#judgeAt(0)
  }

  take(on: DayNumber, row: number, reports: ReportsInForce): void {
    if (on !== this.#day) this.#closeDay(on)
    const amended = reports.corrected?.get(row)
    const { values, weights, series: seriesOfRows } = this.#ledger
    const { value, weight, series } = amended ?? {
      value: values[row] as Integer,
      weight: weights[row] ?? 0,
      series: seriesOfRows[row] ?? 0,
    }
    this.#accumulator.take(value, weight, series, row)
    this.#reported = true
    this.#isReportedDay = true
  }

  /** How things stand at the end of a day; days after it may follow. */
  readingOn(on: DayNumber): Reading {
    this.#closeDay(on + 1)
    const sustainedOn = this.#ofReported
      ? this.#sustainedOn
      : Math.min(this.#sustainedOn, this.#metSince + this.#sustain - 1)
    return {
      reported: this.#reported,
      numerator: this.#accumulator.numerator,
      denominator: this.#accumulator.denominator,
      verdict: this.#verdict,
      metSince: this.#metSince,
      betterSince: this.#betterSince,
      // A day that is still running may yet break the run.
      sustainedOn: sustainedOn <= Math.min(on, this.#lastEnded) ? sustainedOn : NEVER,
    }
  }

  /** Judges the day being taken, then every day before `next` on which the goal changed. */
  #closeDay(next: DayNumber): void {
    if (this.#reported) this.#judgeDay(this.#day)
    if (this.#ofReported && this.#isReportedDay) this.#countReportedDay(this.#day)
    this.#isReportedDay = false
    for (;;) {
      const stretch = this.#stretches[this.#stretch + 1]
      if (stretch === undefined || stretch.from > next) break
      this.#stretch++
      this.#judge = this.#judgeAt(this.#stretch)
      if (this.#reported && stretch.from < next) this.#judgeDay(stretch.from)
    }
    this.#day = next
  }

  #judgeDay(on: DayNumber): void {
    const { numerator, denominator } = this.#accumulator
    // A plan may come, and with a correction of the period's first day also go again.
    this.#verdict =
      this.#judge === undefined ? 'unmet' : verdictOn(this.#judge, numerator, denominator)
    this.days?.push({ on, numerator, denominator, verdict: this.#verdict })
    if (this.#verdict === 'better') this.#betterSince = Math.min(this.#betterSince, on)
    else this.#betterSince = NEVER
    if (this.#verdict === 'unmet') {
      const sustainedOn = this.#metSince + this.#sustain - 1
      if (!this.#ofReported && sustainedOn < on)
        this.#sustainedOn = Math.min(this.#sustainedOn, sustainedOn)
      this.#metSince = NEVER
    } else this.#metSince = Math.min(this.#metSince, on)
  }

  /** Counts a day with reports, once it is judged; one whose reports come to no figure is none. */
  #countReportedDay(on: DayNumber): void {
    if (this.#accumulator.denominator === 0) return
    this.#reportedDays = this.#verdict === 'unmet' ? 0 : this.#reportedDays + 1
    if (this.#reportedDays >= this.#sustain) this.#sustainedOn = Math.min(this.#sustainedOn, on)
  }

  #judgeAt(stretch: number): Judge | undefined {
    const terms = this.#stretches[stretch]?.terms
    return terms === undefined ? undefined : judgeOf(terms, this.#measuring)
  }
}
