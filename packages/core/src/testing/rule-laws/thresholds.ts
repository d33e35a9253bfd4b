import type { TargetTerms } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import { addQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import {
  addRatios,
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  subtractRatios,
  type Ratio,
} from '../../quantity/ratio.ts'

/** A share of the plan: 0.9 of a plan of 200 is 180. A decimal, or an exact ratio as two thirds. */
export type Share = string | Ratio

/**
 * The shares at which a judgement may change. A list is of shares of the plan: share × plan, whatever
 * the direction and the method of attainment. `{ attainment }` is of shares of attainment, as a
 * standing tells it: by the method of the target, `ofPlan` or `fromBaseline`, and in its direction.
 * The two are one for `atLeast`, a plan above zero and `ofPlan`; 0.9 of attainment is 110% of a plan
 * that is not to be passed.
 */
export type Shares = readonly Share[] | { readonly attainment: readonly Share[] }

/**
 * The shares at which a judgement may change; or how they follow from the terms and the day judged,
 * as where half of the plan is due after half of the period.
 */
export type Thresholds = Shares | ((terms: TargetTerms, asOf: Day) => Shares)

/**
 * The actuals at which a judgement may change, least first: shares of the plan or of attainment; of
 * a target that is to stay within a band or near a value, the ends that are still met.
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
  if ('attainment' in shares) {
    return shares.attainment.map((share) => actualAt(ratioFrom(share), terms, plan))
  }
  return shares.map((share) => multiplyRatios(ratioFrom(share), quantityAsRatio(plan)))
}

/** The actual whose attainment is a share; the plan itself where no actual has any but that. */
function actualAt(
  share: Ratio,
  { direction, baseline, attainment: { method } }: TargetTerms,
  plan: Quantity,
): Ratio {
  const planned = quantityAsRatio(plan)
  const beyond = subtractRatios(share, ONE)
  if (method === 'fromBaseline' && baseline !== undefined) {
    const span = quantityAsRatio(subtractQuantities(plan, baseline))
    return addRatios(planned, multiplyRatios(beyond, span))
  }
  const size = quantityAsRatio(plan.startsWith('-') ? quantity(plan.slice(1)) : plan)
  const part = multiplyRatios(beyond, size)
  return direction === 'atMost' ? subtractRatios(planned, part) : addRatios(planned, part)
}

const ONE = quantityAsRatio(quantity('1'))

function ratioFrom(share: Share): Ratio {
  return isRatio(share) ? share : quantityAsRatio(quantity(share))
}

/** Where an actual lies among thresholds: below (less than zero), on or above each. */
export function placeAmong(
  thresholds: readonly Ratio[],
  actual: Quantity | Ratio,
): readonly number[] {
  const value = typeof actual === 'string' ? quantityAsRatio(actual) : actual
  return thresholds.map((threshold) => compareRatios(value, threshold))
}

/**
 * The side on which each threshold has been reached, as {@link placeAmong} has it: above, of a target
 * that is not to be passed below, and within the two ends of a band.
 */
export function reachedSide({ direction }: TargetTerms, threshold: number): number {
  if (direction === 'within' || direction === 'exactly') return threshold === 0 ? 1 : -1
  return direction === 'atMost' ? -1 : 1
}
