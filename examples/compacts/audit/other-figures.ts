import {
  addRatios,
  multiplyRatios,
  quantity,
  quantityAsRatio,
  ratioOf,
  roundRatio,
  subtractRatios,
  type Quantity,
  type Ratio,
} from '@planfold/core/quantity'
import type { Figures } from './figures.ts'
import { isWrittenAs, publishedFormula } from './formulas.ts'
import type { Published } from './published.ts'

const ZERO = quantity(0)
const ONE = quantityAsRatio(quantity(1))

type Percent = Extract<Published, { kind: 'percent' }>

/** One figure of a row that would have to be another for the published percentage to follow. */
export interface OtherFigure {
  readonly figure: 'baseline' | 'target' | 'actual'
  readonly instead: Quantity
}

/** A cell may show its figure rounded: to so many digits more than those of the row. */
const HIDDEN_DIGITS = 2

/**
 * For each figure of a row the plainest other one from which the published percentage would follow
 * by the published formula.
 */
export function otherFigures(figures: Figures, percent: Percent): readonly OtherFigure[] {
  const { baseline = ZERO, plan, actual } = figures
  if (actual === undefined || plan === undefined) return []
  const digits = Math.max(...[baseline, plan, actual].map(digitsOf)) + HIDDEN_DIGITS
  const tries: readonly (readonly [OtherFigure['figure'], Ratio | undefined])[] = [
    ['baseline', baselineBehind(percent.ratio, plan, actual)],
    ['target', planBehind(percent.ratio, baseline, actual)],
    ['actual', actualBehind(percent.ratio, baseline, plan)],
  ]
  return tries.flatMap(([figure, exact]) => {
    const instead =
      exact && plainest(exact, digits, (value) => fits(figures, figure, value, percent))
    return instead === undefined ? [] : [{ figure, instead }]
  })
}

function plainest(
  exact: Ratio,
  most: number,
  isFit: (value: Quantity) => boolean,
): Quantity | undefined {
  for (let digits = 0; digits <= most; digits++) {
    const value = roundRatio(exact, digits)
    if (isFit(value)) return value
  }
  return undefined
}

function fits(
  figures: Figures,
  figure: OtherFigure['figure'],
  instead: Quantity,
  percent: Percent,
): boolean {
  const ratio = publishedFormula({
    ...figures,
    ...(figure === 'baseline' && { baseline: instead }),
    ...(figure === 'target' && { plan: instead }),
    ...(figure === 'actual' && { actual: instead }),
  })
  return ratio !== undefined && isWrittenAs(ratio, percent)
}

/** Of p = (a − b) / (t − b): b = (a − p t) / (1 − p). */
function baselineBehind(percent: Ratio, plan: Quantity, actual: Quantity): Ratio | undefined {
  const part = subtractRatios(ONE, percent)
  const reached = quantityAsRatio(actual)
  return quotient(subtractRatios(reached, multiplyRatios(percent, quantityAsRatio(plan))), part)
}

/** t = b + (a − b) / p. */
function planBehind(percent: Ratio, baseline: Quantity, actual: Quantity): Ratio | undefined {
  const from = quantityAsRatio(baseline)
  const change = quotient(subtractRatios(quantityAsRatio(actual), from), percent)
  return change && addRatios(from, change)
}

/** a = b + p (t − b). */
function actualBehind(percent: Ratio, baseline: Quantity, plan: Quantity): Ratio {
  const from = quantityAsRatio(baseline)
  return addRatios(from, multiplyRatios(percent, subtractRatios(quantityAsRatio(plan), from)))
}

function quotient(dividend: Ratio, divisor: Ratio): Ratio | undefined {
  if (divisor.numerator === ZERO) return undefined
  return multiplyRatios(dividend, ratioOf(divisor.denominator, divisor.numerator))
}

function digitsOf(value: Quantity): number {
  return value.includes('.') ? value.length - value.indexOf('.') - 1 : 0
}
