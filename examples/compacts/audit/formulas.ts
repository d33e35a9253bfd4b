import {
  compareRatios,
  quantity,
  quantityAsRatio,
  ratioOf,
  roundRatio,
  subtractQuantities,
  type Quantity,
  type Ratio,
  type RoundingMode,
} from '@planfold/core/quantity'
import { sumOf, type Figures } from './figures.ts'
import type { Published } from './published.ts'

const ZERO = quantity(0)
const HUNDRED = quantity(100)
const ONE = quantityAsRatio(quantity(1))

type Percent = Extract<Published, { kind: 'percent' }>

/** Whether a ratio, rounded to the digits a percentage was written with, is that percentage. */
export function isWrittenAs(
  ratio: Ratio,
  { ratio: published, digits }: Percent,
  rounding: RoundingMode = 'halfUp',
): boolean {
  // A percentage has two digits less than the ratio it stands for.
  const rounded = quantityAsRatio(roundRatio(ratio, digits + 2, rounding))
  return compareRatios(rounded, published) === 0
}

/**
 * The published formula, (actual − baseline) / (target − baseline), by plain arithmetic on the
 * figures of the row: what the engine's figure is held against. Undefined where a figure is missing
 * or no change was planned. A row without a baseline is measured from zero.
 */
export function publishedFormula({ baseline = ZERO, plan, actual }: Figures): Ratio | undefined {
  return actual === undefined || plan === undefined
    ? undefined
    : share(subtractQuantities(actual, baseline), subtractQuantities(plan, baseline))
}

/** Other formulas that give a percentage which does not follow from its row by the published one. */
export function otherFormulas(figures: Figures, percent: Percent): readonly string[] {
  return Object.entries(OTHER_FORMULAS)
    .filter(([, formula]) => {
      const ratio = formula(figures)
      return ratio !== undefined && isWrittenAs(ratio, percent)
    })
    .map(([name]) => name)
}

/** Other ways of rounding by which the published formula gives the percentage. */
export function otherRoundings(figures: Figures, percent: Percent): readonly string[] {
  const ratio = publishedFormula(figures)
  return Object.entries(OTHER_ROUNDINGS)
    .filter(([, mode]) => ratio !== undefined && isWrittenAs(ratio, percent, mode))
    .map(([name]) => name)
}

const OTHER_FORMULAS: Readonly<Record<string, (figures: Figures) => Ratio | undefined>> = {
  'an empty cell counted as no change': ({ actual }) =>
    actual === undefined ? quantityAsRatio(ZERO) : undefined,
  'actual / target': ({ plan, actual }) => share(actual, plan),
  'target / actual': ({ plan, actual }) => share(plan, actual),
  'the actual itself, read as a percentage': ({ actual }) => share(actual, HUNDRED),
  'sum of the quarters / target': ({ plan, readings }) =>
    readings.length > 1 ? share(sumOf(readings), plan) : undefined,
  'target / sum of the quarters': ({ plan, readings }) =>
    readings.length > 1 ? share(plan, sumOf(readings)) : undefined,
  'showing 100% at most': (figures) => {
    const ratio = publishedFormula(figures)
    return ratio !== undefined && compareRatios(ratio, ONE) > 0 ? ONE : undefined
  },
}

const OTHER_ROUNDINGS: Readonly<Record<string, RoundingMode>> = {
  'rounding up': 'up',
  'rounding down': 'down',
}

function share(part: Quantity | undefined, whole: Quantity | undefined): Ratio | undefined {
  return part === undefined || whole === undefined || whole === ZERO
    ? undefined
    : ratioOf(part, whole)
}
