import { coefficientOf, integerAt, scaleOf } from '../quantity/decimal.ts'
import { compare, multiply, powerOfTen, sign, subtract, type Integer } from '../quantity/integer.ts'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import { compareRatios, quantityAsRatio, ratioOfIntegers, type Ratio } from '../quantity/ratio.ts'
import type { TargetTerms } from '../event/terms.ts'
import { judgeOf, verdictOn } from './goal.ts'

/**
 * Why there is no attainment.
 * - `noPlan`: an indicator, or a declared target without a plan.
 * - `noReport`: nothing reported by the day asked about.
 * - `zeroPlan`: a plan of zero has no parts to measure by; the target may be met all the same.
 * - `noBaseline`: `fromBaseline` without a baseline.
 * - `zeroSpan`: plan and baseline are equal, so no change was planned.
 * - `outsideBand`: not within the band; there is no one plan to be a share of.
 * - `zeroDenominator`: a ratio with nothing counted below the line.
 */
export type NoAttainment =
  | 'noPlan'
  | 'noReport'
  | 'zeroPlan'
  | 'noBaseline'
  | 'zeroSpan'
  | 'outsideBand'
  | 'zeroDenominator'

/** Actual against plan under the direction: 1 is met, and it may exceed 1; or why there is none. */
export type Attainment = Ratio | { readonly undefined: NoAttainment }

/** An actual as an exact fraction: numerator / (denominator × 10^scale). */
export interface ActualFraction {
  readonly numerator: Integer
  readonly denominator: Integer
  readonly scale: number
}

/** The terms attainment depends on. */
export type AttainmentTerms = Pick<
  TargetTerms,
  'direction' | 'plan' | 'band' | 'tolerance' | 'baseline'
> & { readonly attainment?: TargetTerms['attainment'] }

const WHOLE: Ratio = quantityAsRatio(quantity('1'))

/**
 * How far an actual has come, as an exact ratio: 1 is met, and it may exceed 1 or be negative.
 *
 * - `atLeast`: 1 + (actual − plan) / |plan|; `atMost`: 1 − (actual − plan) / |plan|.
 * - `within` and `exactly`: 1 inside the band, undefined outside.
 * - Method `fromBaseline`, either direction: (actual − baseline) / (plan − baseline).
 *
 * `actual` undefined means that nothing was reported. Whether a target is met is never read off
 * this figure: see {@link verdictOn}.
 *
 * @example
 * attainment({ direction: 'atLeast', plan: quantity('201') }, quantity('202'))
 * //=> { numerator: '202', denominator: '201' }
 * attainment({ direction: 'atLeast' }, quantity('202')) //=> { undefined: 'noPlan' }
 */
export function attainment(
  terms: AttainmentTerms,
  actual: Quantity | Ratio | undefined,
): Attainment {
  return attainmentOf(terms, actual === undefined ? undefined : fractionOf(actual))
}

/** A quantity or ratio in the form the fold works in. */
function fractionOf(actual: Quantity | Ratio): ActualFraction {
  return typeof actual === 'string'
    ? { numerator: coefficientOf(actual), denominator: 1, scale: scaleOf(actual) }
    : {
        numerator: coefficientOf(actual.numerator),
        denominator: coefficientOf(actual.denominator),
        scale: 0,
      }
}

/** {@link attainment} of an actual that is still a fraction of integers. */
export function attainmentOf(
  terms: AttainmentTerms,
  actual: ActualFraction | undefined,
): Attainment {
  if (terms.plan === undefined && terms.band === undefined) return { undefined: 'noPlan' }
  if (actual === undefined) return { undefined: 'noReport' }
  if (actual.denominator === 0) return { undefined: 'zeroDenominator' }
  const uncapped = uncappedOf(terms, actual)
  const cap = terms.attainment?.cap
  if (cap === undefined || 'undefined' in uncapped) return uncapped
  const limit = quantityAsRatio(cap)
  return compareRatios(uncapped, limit) > 0 ? limit : uncapped
}

function uncappedOf(terms: AttainmentTerms, actual: ActualFraction): Attainment {
  if (terms.plan !== undefined && terms.attainment?.method === 'fromBaseline') {
    return shareOfChange(terms.baseline, terms.plan, actual)
  }
  if (terms.plan === undefined || terms.direction === 'within' || terms.direction === 'exactly') {
    const judge = judgeOf(terms, actual.scale)
    const met =
      judge !== undefined && verdictOn(judge, actual.numerator, actual.denominator) !== 'unmet'
    return met ? WHOLE : { undefined: 'outsideBand' }
  }
  return shareOfPlan(terms.direction, terms.plan, actual)
}

function shareOfPlan(
  direction: 'atLeast' | 'atMost',
  plan: Quantity,
  actual: ActualFraction,
): Attainment {
  const [reached, planned] = atOneScale(actual, plan)
  if (planned === 0) return { undefined: 'zeroPlan' }
  // For a positive plan 1 + (a − p) / |p| is a / p, and 1 − (a − p) / |p| is (2p − a) / p; for a
  // negative plan the two change places.
  const straight = (direction === 'atLeast') === sign(planned) > 0
  return ratioOfIntegers(straight ? reached : subtract(multiply(2, planned), reached), planned)
}

function shareOfChange(
  baseline: Quantity | undefined,
  plan: Quantity,
  actual: ActualFraction,
): Attainment {
  if (baseline === undefined) return { undefined: 'noBaseline' }
  const scale = Math.max(actual.scale, scaleOf(plan), scaleOf(baseline))
  const base = integerAt(scale, baseline)
  const span = subtract(integerAt(scale, plan), base)
  if (compare(span, 0) === 0) return { undefined: 'zeroSpan' }
  const reached = multiply(actual.numerator, powerOfTen(scale - actual.scale))
  return ratioOfIntegers(
    subtract(reached, multiply(base, actual.denominator)),
    multiply(span, actual.denominator),
  )
}

/** Actual and plan as integers of one unit: both times the actual's denominator, at one scale. */
function atOneScale(actual: ActualFraction, plan: Quantity): readonly [Integer, Integer] {
  const scale = Math.max(actual.scale, scaleOf(plan))
  return [
    multiply(actual.numerator, powerOfTen(scale - actual.scale)),
    multiply(integerAt(scale, plan), actual.denominator),
  ]
}
