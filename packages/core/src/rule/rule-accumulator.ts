import type { Accumulator } from '../measure/accumulator.ts'
import type { ReportRows } from '../measure/aggregation.ts'
import type { Combination } from '../measure/measure.ts'
import { dayOfNumber, type DayNumber } from '../period/day.ts'
import { coefficientOf, scaleOf, toQuantity } from '../quantity/decimal.ts'
import { add, compare, multiply, powerOfTen, type Integer } from '../quantity/integer.ts'
import { isQuantity } from '../quantity/quantity.ts'
import { isRatio } from '../quantity/ratio.ts'
import type { AggregatedReport, AggregationRule, Figures } from './aggregation-rule.ts'
import { requireTaken } from './require-taken.ts'
import { answerOf, asked, ruleBroken } from './rule-broken.ts'

interface Fraction {
  readonly numerator: Integer
  readonly denominator: Integer
}

const NOTHING: Fraction = { numerator: 0, denominator: 0 }

/** Folds reports by a rule; its fraction is exact at scale 0, and undefined where the rule says so. */
export class RuleAccumulator implements Accumulator {
  readonly #rule: AggregationRule
  readonly #target: string
  readonly #reports: ReportRows
  readonly #runningDay: DayNumber | undefined
  /** By series; under 0 alone where all series are folded together. */
  readonly #states = new Map<number, unknown>()
  #actual: Fraction | undefined = NOTHING

  constructor(
    rule: AggregationRule,
    target: string,
    reports: ReportRows,
    runningDay: DayNumber | undefined,
  ) {
    this.#rule = rule
    this.#target = target
    this.#reports = reports
    this.#runningDay = runningDay
  }

  take(value: Integer, weight: Integer, series: number, row: number): void {
    const rule = this.#rule
    const fold = rule.series === 'apart' ? series : 0
    const report = this.#reportAt(row, value, weight, series)
    const before = this.#states.has(fold)
      ? this.#states.get(fold)
      : asked(rule, this.#target, () => rule.start())
    this.#states.set(
      fold,
      asked(rule, this.#target, () => rule.take(before, report)),
    )
    this.#actual = undefined
  }

  get numerator(): Integer {
    return this.#fraction().numerator
  }

  get denominator(): Integer {
    return this.#fraction().denominator
  }

  #fraction(): Fraction {
    return (this.#actual ??= this.#combined())
  }

  #combined(): Fraction {
    let whole: Fraction | undefined
    for (const state of this.#states.values()) {
      const part = this.#actualOf(state)
      if (part === undefined) return NOTHING
      whole = whole === undefined ? part : combineParts(this.#rule.overUnits, whole, part)
    }
    return whole ?? NOTHING
  }

  #actualOf(state: unknown): Fraction | undefined {
    const rule = this.#rule
    const answer: unknown = answerOf(rule, this.#target, () => rule.actualOf(state))
    if (answer === undefined) return undefined
    if (isQuantity(answer)) {
      return { numerator: coefficientOf(answer), denominator: powerOfTen(scaleOf(answer)) }
    }
    if (isRatio(answer)) {
      const { numerator, denominator } = answer
      return { numerator: coefficientOf(numerator), denominator: coefficientOf(denominator) }
    }
    const expected = 'a quantity or a ratio in canonical form, or undefined'
    throw ruleBroken(rule, this.#target, expected, answer)
  }

  #reportAt(row: number, value: Integer, weight: Integer, series: number): AggregatedReport {
    const reports = this.#reports
    requireTaken(this.#rule, this.#target, reports.areFractions, weight)
    const { scale } = reports
    const day = reports.dayOf(row)
    const main = toQuantity(value, scale)
    const figures: Figures = {
      quantity: { quantity: main },
      fraction: { numerator: main, denominator: toQuantity(weight, scale) },
      steps: { steps: main },
    }
    return Object.freeze({
      ...figures[this.#rule.takes],
      on: dayOfNumber(day),
      running: day === this.#runningDay,
      series: reports.seriesNamed(series),
      status: reports.statusOf(row),
    })
  }
}

/** Two series made one, as disjoint units are in a roll-up; denominators are above 0. */
function combineParts(overUnits: Combination, a: Fraction, b: Fraction): Fraction {
  const [left, right] = [multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)]
  switch (overUnits) {
    case 'greatest':
      return compare(left, right) < 0 ? b : a
    case 'least':
      return compare(left, right) > 0 ? b : a
    default:
      return { numerator: add(left, right), denominator: multiply(a.denominator, b.denominator) }
  }
}
