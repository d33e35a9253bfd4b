import { judgeOf, verdictOn, type Judge, type Verdict } from '../attainment/goal.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { GoalChange } from '../ledger/goals.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import { isLasting, type Accumulator, type LastingAccumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import { Ingredients } from './ingredients.ts'
import { opened, type Measuring } from './measuring.ts'
import type { Policy } from './policy.ts'
import { BEFORE_ALL, NEVER, type JudgedDay, type Reading } from './reading.ts'

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
  readonly policy: Policy
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
    a.measuring.scale === b.measuring.scale &&
    a.measuring.runningDay === b.measuring.runningDay
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
  /** Every day judged, in order; kept only for a policy that sees them. */
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
    this.#sustain = way.policy.sustained
    this.#ofReported = way.policy.ofReportedDays
    this.days = way.policy.seesDays ? [] : undefined
  }

  /** A walk before its first day; `listing` says whether reports say more than their figures. */
  static along(way: Way, reports: ReportsInForce, listing: boolean): Walk {
    const accumulator = opened(way.measuring, reports)
    const walk = new Walk(way, accumulator, listing ? new Ingredients() : undefined)
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
  const said = amendments.lastWordOn(row)
  accumulator.take(rows.valueAt(said), rows.weightAt(said), rows.seriesAt(said), row)
}
