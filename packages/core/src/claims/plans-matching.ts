import { coefficientOf, scaleOf, toQuantity } from '../quantity/decimal.ts'
import {
  add,
  compare,
  magnitude,
  multiply,
  negate,
  powerOfTen,
  subtract,
  type Integer,
} from '../quantity/integer.ts'
import { parsePercent } from '../quantity/percent.ts'
import { parseQuantity, type Quantity } from '../quantity/quantity.ts'
import { ratioOfIntegers, type Ratio } from '../quantity/ratio.ts'
import { roundedUnits, roundQuotient, type RoundingMode } from '../quantity/rounding.ts'
import { roundingOrigin, type RoundingOrigin } from '../quantity/rounding-origin.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { refusalUnder, refuse } from '../refusal/refusal.ts'
import type { Result } from '../refusal/result.ts'

/** What is known, beside the two figures, about how the percentage came to be. */
export interface PlansMatchingOptions {
  /** How the published percentage was rounded; `halfUp` by default. */
  readonly rounding?: RoundingMode | undefined
  /** Which side of the plan was the promise; `atLeast` by default. */
  readonly direction?: 'atLeast' | 'atMost' | undefined
}

/** All plans between two ends, in the unit of the actual. */
export interface PlanInterval {
  readonly from: Ratio
  readonly fromIncluded: boolean
  /** Absent where there is no greatest plan; `toIncluded` is false then. */
  readonly to?: Ratio
  readonly toIncluded: boolean
}

/** The whole numbers among the plans, both ends included. */
export interface WholePlans {
  readonly from: Quantity
  /** Absent where there is no greatest. */
  readonly to?: Quantity
  /** How many there are, 1 or more; absent where there is no end to them. */
  readonly count?: Quantity
}

/** The plans under which an actual has a published percentage. */
export interface PlansMatching {
  /** Absent where no plan matches: the two figures contradict each other. */
  readonly interval?: PlanInterval
  /** Absent where no whole number matches. */
  readonly whole?: WholePlans
  /** The only whole number that matches; absent where there are none or several. */
  readonly only?: Quantity
}

/**
 * The plans consistent with a published actual and a published percentage of plan: all plans p for
 * which the attainment, actual / p for `atLeast` and 2 - actual / p for `atMost`, rounds to the
 * percentage at the digits it is written with. A published percentage presupposes a plan greater
 * than zero, so only such plans are found.
 *
 * Throws {@link RefusedInput}: `InvalidQuantity` for `actual`, `InvalidPercent` for `published`,
 * `UnknownRounding` and `UnknownDirection` for the options.
 *
 * @example
 * plansMatching('202', '100.5%').only //=> '201'
 * plansMatching('202', '100%').whole //=> { from: '201', to: '203', count: '3' }
 */
export function plansMatching(
  actual: string | number | bigint,
  published: string,
  options: PlansMatchingOptions = {},
): PlansMatching {
  const { rounding = 'halfUp', direction = 'atLeast' } = optionsIn(options, [
    'rounding',
    'direction',
  ])
  const quantity = inField('actual', parseQuantity(actual))
  const { ratio, digits } = inField('published', parsePercent(published))
  const scale = digits + 2
  const halvesOfOne = multiply(powerOfTen(scale), 2)
  const attainments = roundingOrigin(roundedUnits(ratio, scale, rounding), rounding)
  const shares = sharesOf(attainments, direction, halvesOfOne)
  const interval = intervalOf(quantity, shares, halvesOfOne)
  if (interval === undefined) return {}
  const whole = wholeIn(interval)
  if (whole === undefined) return { interval }
  return whole.from === whole.to ? { interval, whole, only: whole.from } : { interval, whole }
}

/** The values of actual / plan that lead to the attainments. */
function sharesOf(
  attainments: RoundingOrigin,
  direction: 'atLeast' | 'atMost',
  one: Integer,
): RoundingOrigin {
  switch (direction) {
    case 'atLeast':
      return attainments
    case 'atMost': {
      const { from, to, ...included } = mirrored(attainments)
      const two = multiply(one, 2)
      return { ...included, from: add(from, two), to: add(to, two) }
    }
    default:
      throw unknownDirection(direction)
  }
}

/** The positive plans p with actual / p among the shares, which are counted in parts of `one`. */
function intervalOf(
  actual: Quantity,
  shares: RoundingOrigin,
  one: Integer,
): PlanInterval | undefined {
  const coefficient = coefficientOf(actual)
  if (coefficient === 0) {
    const everyPlan = { from: ratioOfIntegers(0, 1), fromIncluded: false, toIncluded: false }
    return hasZero(shares) ? everyPlan : undefined
  }
  const { from, fromIncluded, to, toIncluded } = coefficient < 0 ? mirrored(shares) : shares
  // Of a positive plan, a positive actual is a positive share: the greater it is, the less the plan.
  if (to <= 0) return undefined
  const dividend = multiply(magnitude(coefficient), one)
  const divisor = powerOfTen(scaleOf(actual))
  const least = {
    from: ratioOfIntegers(dividend, multiply(divisor, to)),
    fromIncluded: toIncluded,
  }
  if (from <= 0) return { ...least, toIncluded: false }
  return {
    ...least,
    to: ratioOfIntegers(dividend, multiply(divisor, from)),
    toIncluded: fromIncluded,
  }
}

function wholeIn(interval: PlanInterval): WholePlans | undefined {
  const first = interval.fromIncluded
    ? rounded(interval.from, 'ceiling')
    : add(rounded(interval.from, 'floor'), 1)
  const from = toQuantity(first, 0)
  if (interval.to === undefined) return { from }
  const last = interval.toIncluded
    ? rounded(interval.to, 'floor')
    : subtract(rounded(interval.to, 'ceiling'), 1)
  if (compare(first, last) > 0) return undefined
  return { from, to: toQuantity(last, 0), count: toQuantity(add(subtract(last, first), 1), 0) }
}

function rounded(ratio: Ratio, mode: RoundingMode): Integer {
  return roundQuotient(coefficientOf(ratio.numerator), coefficientOf(ratio.denominator), mode)
}

function hasZero({ from, fromIncluded, to, toIncluded }: RoundingOrigin): boolean {
  return (fromIncluded ? from <= 0 : from < 0) && (toIncluded ? to >= 0 : to > 0)
}

function mirrored({ from, fromIncluded, to, toIncluded }: RoundingOrigin): RoundingOrigin {
  return {
    from: negate(to),
    fromIncluded: toIncluded,
    to: negate(from),
    toIncluded: fromIncluded,
  }
}

function inField<Value>(field: string, result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new RefusedInput(refusalUnder(field, result.refusal))
}

function unknownDirection(direction: never): RefusedInput {
  return new RefusedInput(
    refuse(
      'UnknownDirection',
      'direction',
      direction,
      'atLeast or atMost',
      'Name one of these: a promise of another kind has no percentage of plan.',
      { allowed: ['atLeast', 'atMost'] },
    ),
  )
}
