import { coefficientOf, toQuantity } from './decimal.ts'
import { multiply, powerOfTen, quotient, remainder, type Integer } from './integer.ts'
import { isQuantity, type Quantity } from './quantity.ts'
import { ratioOfIntegers, type Ratio } from './ratio.ts'

/**
 * A fraction in the plainest form that is exact: a quantity where it is a decimal number, else a ratio.
 * The denominator is not 0.
 *
 * @example
 * plainestOf(5, 4) //=> '1.25'
 * plainestOf(2, 6) //=> { numerator: '1', denominator: '3' }
 */
export function plainestOf(numerator: Integer, denominator: Integer): Quantity | Ratio {
  const ratio = Object.freeze(ratioOfIntegers(numerator, denominator))
  const under = coefficientOf(ratio.denominator)
  const twos = timesDivisible(under, 2)
  const fives = timesDivisible(twos.rest, 5)
  if (fives.rest !== 1) return ratio
  const scale = Math.max(twos.times, fives.times)
  const coefficient = quotient(multiply(coefficientOf(ratio.numerator), powerOfTen(scale)), under)
  const decimal = toQuantity(coefficient, scale)
  return isQuantity(decimal) ? decimal : ratio
}

function timesDivisible(
  value: Integer,
  divisor: number,
): { readonly times: number; readonly rest: Integer } {
  let times = 0
  let rest = value
  while (remainder(rest, divisor) === 0) {
    rest = quotient(rest, divisor)
    times++
  }
  return { times, rest }
}
