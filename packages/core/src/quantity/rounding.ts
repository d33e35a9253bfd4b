import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { coefficientOf, scaleOf, toQuantity } from './decimal.ts'
import {
  add,
  compare,
  magnitude,
  multiply,
  negate,
  powerOfTen,
  quotient,
  remainder,
  sign,
  type Integer,
} from './integer.ts'
import type { Quantity } from './quantity.ts'
import { requireRatio, type Ratio } from './ratio.ts'
import { requireQuantity } from './required.ts'

/**
 * Which neighbour a value between two figures becomes.
 * - `halfUp`, `halfDown`, `halfEven`: the nearer; of two equally near the one away from zero,
 *   towards zero, or with an even last digit.
 * - `up`, `down`: the one away from zero, towards zero.
 * - `ceiling`, `floor`: the greater, the less.
 *
 * `halfUp` is the default everywhere, as published figures use it.
 */
export type RoundingMode = 'halfUp' | 'halfEven' | 'halfDown' | 'up' | 'down' | 'ceiling' | 'floor'

/** Most digits after the decimal point that can be asked for. */
export const MAX_FRACTION_DIGITS = 100

/**
 * The ratio to so many digits after the decimal point: 0 to 100, both
 * included. Throws {@link RefusedInput} `InvalidDigits` for others.
 *
 * @example
 * roundRatio(ratioOf(quantity(202), quantity(201)), 3) //=> '1.005'
 */
export function roundRatio(ratio: Ratio, digits: number, mode: RoundingMode = 'halfUp'): Quantity {
  requireRatio('ratio', ratio)
  checkDigits(digits)
  return toQuantity(roundedUnits(ratio, digits, mode), digits)
}

/**
 * The quantity to at most so many digits after the decimal point, as {@link roundRatio}.
 *
 * @example
 * roundQuantity(quantity('-2.5'), 0) //=> '-3'
 * roundQuantity(quantity('-2.5'), 0, 'halfEven') //=> '-2'
 */
export function roundQuantity(
  value: Quantity,
  digits: number,
  mode: RoundingMode = 'halfUp',
): Quantity {
  requireQuantity('value', value)
  checkDigits(digits)
  const scale = scaleOf(value)
  if (scale <= digits) return value
  return toQuantity(roundQuotient(coefficientOf(value), powerOfTen(scale - digits), mode), digits)
}

/** The ratio in whole units of 10^-digits; any number of digits from 0. */
export function roundedUnits(ratio: Ratio, digits: number, mode: RoundingMode): Integer {
  return roundQuotient(
    multiply(coefficientOf(ratio.numerator), powerOfTen(digits)),
    coefficientOf(ratio.denominator),
    mode,
  )
}

/** The integer that numerator / denominator becomes; the denominator is positive. */
export function roundQuotient(
  numerator: Integer,
  denominator: Integer,
  mode: RoundingMode,
): Integer {
  const whole = quotient(magnitude(numerator), denominator)
  const rest = remainder(magnitude(numerator), denominator)
  const away = goesAway(numerator, whole, compare(multiply(rest, 2), denominator), mode)
  const rounded = away && rest !== 0 ? add(whole, 1) : whole
  return numerator < 0 ? negate(rounded) : rounded
}

/** Whether a value strictly between two figures becomes the one farther from zero. */
function goesAway(
  value: Integer,
  nearerZero: Integer,
  beyondHalf: -1 | 0 | 1,
  mode: RoundingMode,
): boolean {
  switch (mode) {
    case 'halfUp':
      return beyondHalf >= 0
    case 'halfDown':
      return beyondHalf > 0
    case 'halfEven':
      return beyondHalf > 0 || (beyondHalf === 0 && remainder(nearerZero, 2) !== 0)
    case 'up':
      return true
    case 'down':
      return false
    case 'ceiling':
      return sign(value) > 0
    case 'floor':
      return sign(value) < 0
    default:
      throw unknownRounding(mode)
  }
}

/** Refuses a number of digits that no figure can have; see {@link roundRatio}. */
export function checkDigits(digits: number): void {
  if (Number.isInteger(digits) && digits >= 0 && digits <= MAX_FRACTION_DIGITS) return
  const expected = `a whole number of digits from 0 to ${MAX_FRACTION_DIGITS}`
  throw new RefusedInput(
    refuse('InvalidDigits', 'digits', digits, expected, 'Ask for so many digits.', {
      least: 0,
      most: MAX_FRACTION_DIGITS,
    }),
  )
}

/** The refusal of a mode that is none; only untyped callers meet it. */
export function unknownRounding(mode: never): RefusedInput {
  const allowed = ['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'ceiling', 'floor']
  const modes = `${allowed.slice(0, -1).join(', ')} or floor`
  return new RefusedInput(
    refuse('UnknownRounding', 'rounding', mode, `one of ${modes}`, 'Name one of these.', {
      allowed,
    }),
  )
}
