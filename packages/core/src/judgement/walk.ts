import { judgeOf, verdictOn, type Judge, type Verdict } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import { countsReportedDays, sustainedDays, type TargetTerms } from '../event/terms.ts'
import type { GoalChange } from '../ledger/goals.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import { isLasting, type Accumulator, type LastingAccumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import type { Integer } from '../quantity/integer.ts'
import { Ingredients } from './ingredients.ts'
import type { Measuring } from './measuring.ts'

/**
 * No day: after every day there is, so that comparisons need no special case. A small integer, since
 * engines put what is none into a box of its own.
 */
export const NEVER: DayNumber = 2 ** 30

/** Before every day there is. */
export const BEFORE_ALL: DayNumber = -NEVER

/** How a target stood on one day, and since when without a break. */
export interface Reading {
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
  /** First day of the unbroken met run that reaches this day; {@link NEVER} where it is unmet. */
  readonly metSince: DayNumber
  /** The same for strictly better than plan. */
  readonly betterSince: DayNumber
  /** First day on which the plan had been met for as many days running as asked for. */
  readonly sustainedOn: DayNumber
  /** Of figures carried forward, the row that stands for each series. */
  readonly carried: readonly (number | undefined)[] | undefined
  /** What is said of the reports beside their value; undefined where all are plainly final. */
  readonly ingredients: Ingredients | undefined
}

/** What a day came to that was judged; it goes for the days after it, up to the next one judged. */
export interface JudgedDay {
  readonly on: DayNumber
  readonly numerator: Integer
  readonly denominator: Integer
  readonly verdict: Verdict
}

/** What the walk over a target's days depends on, beside its reports. */
export interface Way {
  readonly history: TermsHistory
  /** The goals that its days are judged by. */
  readonly goals: readonly GoalChange[]
  /** The first day of the period. */
  readonly from: DayNumber
  /** The terms that say how reports are added up, and when it is completed. */
  readonly terms: Pick<TargetTerms, 'measure' | 'reportedAs' | 'completion'>
  readonly measuring: Measuring
}

/** Whether what is walked along one way goes for another. */
export function isSameWay(a: Way, b: Way): boolean {
  return (
    a.history === b.history &&
    a.from === b.from &&
    a.terms.measure === b.terms.measure &&
    a.terms.reportedAs === b.terms.reportedAs &&
    a.terms.completion === b.terms.completion &&
    a.measuring.factor === b.measuring.factor &&
    a.measuring.scale === b.measuring.scale
  )
}

/**
 * Takes reports in the order of their days, judges each day by the goal in force on it, and keeps the
 * runs of met days.
 */
export class Walk {
  readonly #way: Way
  readonly #sustain: number
  /** Whether only days with a report count towards a run. */
  readonly #ofReported: boolean
  readonly #accumulator: Accumulator
  readonly #ingredients: Ingredients | undefined
  /** Every day judged, in order; kept only for a completion rule. */
  readonly days: JudgedDay[] | undefined
  #place = 0
  #judge: Judge | undefined
  #day = BEFORE_ALL
  #reported = false
  #verdict: Verdict = 'unmet'
  #metSince = NEVER
  #betterSince = NEVER
  #sustainedOn = NEVER
  /** Whether a report was taken for the day at hand, and how many such days running were met. */
  #isReportedDay = false
  #reportedDays = 0

  private constructor(way: Way, accumulator: Accumulator, ingredients: Ingredients | undefined) {
    this.#way = way
    this.#accumulator = accumulator
    this.#ingredients = ingredients
    this.#sustain = sustainedDays(way.terms.completion)
    this.#ofReported = countsReportedDays(way.terms.completion)
    this.days = isByRule(way.terms.completion) ? [] : undefined
  }

  /** A walk before its first day; `listing` says whether reports say more than their figures. */
  static along(way: Way, listing: boolean): Walk {
    const walk = new Walk(way, way.measuring.open(), listing ? new Ingredients() : undefined)
    walk.#judge = walk.#judgeAt(0)
    return walk
  }

  /** Another walk that goes on from here; undefined where the way has to be walked from its start. */
  copy(): Walk | undefined {
    if (this.days !== undefined) return undefined
    if (!isLasting(this.#accumulator)) return undefined
    const copy = new Walk(this.#way, this.#accumulator.copy(), this.#ingredients?.copy())
    copy.#place = this.#place
    copy.#judge = this.#judge
    copy.#day = this.#day
    copy.#reported = this.#reported
    copy.#verdict = this.#verdict
    copy.#metSince = this.#metSince
    copy.#betterSince = this.#betterSince
    copy.#sustainedOn = this.#sustainedOn
    copy.#isReportedDay = this.#isReportedDay
    copy.#reportedDays = this.#reportedDays
    return copy
  }

  /** Takes all reports of a day, between two places; `sum` is what they come to, where that is known. */
  takeDay(
    on: DayNumber,
    reports: ReportsInForce,
    from: number,
    to: number,
    sum?: LastingAccumulator,
  ): void {
    this.#closeDay(on)
    if (sum !== undefined && isLasting(this.#accumulator)) this.#accumulator.append(sum)
    for (let index = from; index < to; index++) {
      const row = reports.rowAt(index)
      if (sum === undefined) takeRow(this.#accumulator, reports, row)
      this.#ingredients?.take(reports.remarksOf(row))
      // With a sum at hand there is nothing more to see.
      if (sum !== undefined && this.#ingredients === undefined) break
    }
    this.#reported = true
    this.#isReportedDay = true
  }

  /** How things stand at the end of a day; days after it may follow. `lastEnded` is not running. */
  readingOn(on: DayNumber, lastEnded: DayNumber): Reading {
    this.#closeDay(on + 1)
    const { numerator, denominator, carried } = this.#accumulator
    const sustainedOn = this.#ofReported
      ? this.#sustainedOn
      : Math.min(this.#sustainedOn, this.#metSince + this.#sustain - 1)
    return {
      numerator,
      denominator,
      verdict: this.#verdict,
      metSince: this.#metSince,
      betterSince: this.#betterSince,
      // A day that is still running may yet break the run.
      sustainedOn: sustainedOn <= Math.min(on, lastEnded) ? sustainedOn : NEVER,
      carried: carried?.slice(),
      ingredients: this.#ingredients?.copy(),
    }
  }

  /** Judges the day being taken, then every day before `next` on which the goal changed. */
  #closeDay(next: DayNumber): void {
    const { goals } = this.#way
    // A day read at its end begins the next one, which may still get reports.
    if (this.#reported && this.#day < next) this.#judgeDay(this.#day)
    if (this.#ofReported && this.#isReportedDay) this.#countReportedDay(this.#day)
    this.#isReportedDay = false
    for (;;) {
      const change = goals[this.#place + 1]
      if (change === undefined || change.from > next) break
      this.#place++
      this.#judge = this.#judgeAt(this.#place)
      if (this.#reported && change.from < next) this.#judgeDay(change.from)
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

  #judgeAt(place: number): Judge | undefined {
    const goal = this.#way.goals[place]?.goal
    return goal === undefined ? undefined : judgeOf(goal, this.#way.measuring)
  }
}

export function takeRow(accumulator: Accumulator, reports: ReportsInForce, row: number): void {
  const { amendments, rows } = reports.ledger
  const amendment = amendments.of(row)
  if (amendment !== undefined) {
    accumulator.take(amendment.value, amendment.weight, amendment.series, row)
    return
  }
  accumulator.take(rows.valueAt(row), rows.weightAt(row), rows.seriesAt(row), row)
}
