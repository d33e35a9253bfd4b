import { requireKind, type Kind } from '../refusal/kinds.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { coefficientOf, integerAt, scaleOf, toQuantity } from './decimal.ts'
import {
  add,
  compare,
  greatestCommonDivisor,
  multiply,
  negate,
  powerOfTen,
  quotient,
  sign,
  subtract,
  type Integer,
} from './integer.ts'
import type { Quantity } from './quantity.ts'
import { requireQuantity } from './required.ts'

/**
 * An exact fraction in the one way it can be written: whole numbers without a common divisor, the
 * denominator positive, zero as 0/1. A pure number; as an attainment, 1 is met. JSON-safe.
 */
export interface Ratio {
  /** A whole number; carries the sign. */
  readonly numerator: Quantity
  /** A whole number, 1 or more. */
  readonly denominator: Quantity
}

/**
 * The ratio of two quantities. Throws {@link RefusedInput} `ZeroDenominator` where the second is 0.
 *
 * @example
 * ratioOf(quantity('2.5'), quantity('-10')) //=> { numerator: '-1', denominator: '4' }
 */
export function ratioOf(numerator: Quantity, denominator: Quantity): Ratio {
  requireQuantity('numerator', numerator)
  requireQuantity('denominator', denominator)
  const scale = Math.max(scaleOf(numerator), scaleOf(denominator))
  return ratioOfIntegers(integerAt(scale, numerator), integerAt(scale, denominator))
}

/** The ratio of two integers, as {@link ratioOf}. */
export function ratioOfIntegers(numerator: Integer, denominator: Integer): Ratio {
  if (denominator === 0) throw zeroDenominator()
  const common = greatestCommonDivisor(numerator, denominator)
  const divisor = denominator < 0 ? negate(common) : common
  return {
    numerator: toQuantity(quotient(numerator, divisor), 0),
    denominator: toQuantity(quotient(denominator, divisor), 0),
  }
}

/** A quantity as a ratio. `quantityAsRatio(quantity('0.8')) //=> { numerator: '4', denominator: '5' }` */
export function quantityAsRatio(value: Quantity): Ratio {
  requireQuantity('value', value)
  return ratioOfIntegers(coefficientOf(value), powerOfTen(scaleOf(value)))
}

/** -1 where a is less than b, 0 where they are equal, 1 where it is greater. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  requireRatio('a', a)
  requireRatio('b', b)
  return compare(
    multiply(coefficientOf(a.numerator), coefficientOf(b.denominator)),
    multiply(coefficientOf(b.numerator), coefficientOf(a.denominator)),
  )
}

/** The exact sum. */
export function addRatios(a: Ratio, b: Ratio): Ratio {
  return combine(a, b, add)
}

/** The first less the second, exactly. */
export function subtractRatios(a: Ratio, b: Ratio): Ratio {
  return combine(a, b, subtract)
}

/** The exact product. */
export function multiplyRatios(a: Ratio, b: Ratio): Ratio {
  requireRatio('a', a)
  requireRatio('b', b)
  return ratioOfIntegers(
    multiply(coefficientOf(a.numerator), coefficientOf(b.numerator)),
    multiply(coefficientOf(a.denominator), coefficientOf(b.denominator)),
  )
}

const WHOLE = /^(?:0|-?[1-9]\d*)$/

/** Whether the value has the form of a ratio: whole, reduced, its denominator positive. */
export function isRatio(value: unknown): value is Ratio {
  if (typeof value !== 'object' || value === null) return false
  const parts = partsOf(value)
  if (parts === undefined) return false
  const under = coefficientOf(parts.denominator)
  return sign(under) === 1 && greatestCommonDivisor(coefficientOf(parts.numerator), under) === 1
}

const RATIO: Kind = [
  'ratio',
  'a ratio { numerator, denominator }',
  (found) => {
    const { numerator, denominator } = found as Partial<Record<keyof Ratio, unknown>>
    return isWhole(numerator) && isWhole(denominator) && denominator !== '0'
  },
]

/** Throws {@link RefusedInput} `InvalidField` where a value is no ratio. */
export function requireRatio(field: string, found: Ratio): void {
  requireKind(field, found, RATIO)
}

function partsOf(value: object): Ratio | undefined {
  try {
    const { numerator, denominator } = value as Partial<Record<keyof Ratio, unknown>>
    return isWhole(numerator) && isWhole(denominator) ? { numerator, denominator } : undefined
  } catch {
    // What throws when it is read is no ratio.
    return undefined
  }
}

function isWhole(value: unknown): value is Quantity {
  return typeof value === 'string' && WHOLE.test(value)
}

function combine(a: Ratio, b: Ratio, operation: (a: Integer, b: Integer) => Integer): Ratio {
  requireRatio('a', a)
  requireRatio('b', b)
  const aUnder = coefficientOf(a.denominator)
  const bUnder = coefficientOf(b.denominator)
  return ratioOfIntegers(
    operation(
      multiply(coefficientOf(a.numerator), bUnder),
      multiply(coefficientOf(b.numerator), aUnder),
    ),
    multiply(aUnder, bUnder),
  )
}

function zeroDenominator(): RefusedInput {
  return new RefusedInput(
    refuse(
      'ZeroDenominator',
      'denominator',
      '0',
      'a denominator other than zero',
      'Leave the ratio undefined where there is nothing to divide by.',
    ),
  )
}
