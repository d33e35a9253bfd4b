import type { TargetTerms } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import { addQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import {
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  type Ratio,
} from '../../quantity/ratio.ts'

/** A share of the plan: 0.9 of a plan of 200 is 180. A decimal, or an exact ratio as two thirds. */
export type Share = string | Ratio

/**
 * The shares of plan at which a judgement may change; or how they follow from the terms and the day
 * judged, as where half of the plan is due after half of the period.
 */
export type Thresholds = readonly Share[] | ((terms: TargetTerms, asOf: Day) => readonly Share[])

/**
 * The actuals at which a judgement may change, least first: shares of the plan; of a target that is
 * to stay within a band or near a value, the ends that are still met.
 */
export function thresholdValues(
  thresholds: Thresholds,
  terms: TargetTerms,
  asOf: Day,
): readonly Ratio[] {
  return valuesOf(thresholds, terms, asOf).toSorted(compareRatios)
}

function valuesOf(thresholds: Thresholds, terms: TargetTerms, asOf: Day): readonly Ratio[] {
  const { direction, plan, band, tolerance } = terms
  if (band !== undefined) return [band.from, band.to].map(quantityAsRatio)
  if (plan === undefined) return []
  if (direction === 'exactly') {
    const slack = tolerance ?? quantity('0')
    return [subtractQuantities(plan, slack), addQuantities(plan, slack)].map(quantityAsRatio)
  }
  const shares = typeof thresholds === 'function' ? thresholds(terms, asOf) : thresholds
  return shares.map((share) => multiplyRatios(ratioFrom(share), quantityAsRatio(plan)))
}

function ratioFrom(share: Share): Ratio {
  return isRatio(share) ? share : quantityAsRatio(quantity(share))
}

/** Where an actual lies among thresholds: below, on or above each; equal texts for equal places. */
export function placeAmong(thresholds: readonly Ratio[], actual: Quantity | Ratio): string {
  const value = typeof actual === 'string' ? quantityAsRatio(actual) : actual
  return thresholds.map((threshold) => compareRatios(value, threshold)).join()
}
