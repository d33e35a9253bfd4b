import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiplyQuantities, subtractQuantities } from './arithmetic.ts'
import { toQuantity } from './decimal.ts'
import { fromBigInt } from './integer.ts'
import { quantity } from './quantity.ts'
import {
  addRatios,
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  ratioOfIntegers,
  subtractRatios,
} from './ratio.ts'

const BORDER = 2n ** 53n
const integers = fc.oneof(
  fc.bigInt({ min: -30n, max: 30n }),
  fc.bigInt({ min: BORDER - 3n, max: BORDER + 3n }),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
)
const divisors = integers.filter((divisor) => divisor !== 0n)

function ratio(numerator: bigint, denominator: bigint) {
  return ratioOfIntegers(fromBigInt(numerator), fromBigInt(denominator))
}

test('arithmetic and order agree with fractions of bigints', () => {
  fc.assert(
    fc.property(integers, divisors, integers, divisors, (n, d, m, e) => {
      const [a, b] = [ratio(n, d), ratio(m, e)]
      expect(addRatios(a, b)).toEqual(ratio(n * e + m * d, d * e))
      expect(subtractRatios(a, b)).toEqual(ratio(n * e - m * d, d * e))
      expect(multiplyRatios(a, b)).toEqual(ratio(n * m, d * e))
      const difference = (n * e - m * d) * d * e
      expect(compareRatios(a, b)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
    }),
  )
})

test('equal fractions are written alike, and keep their value', () => {
  fc.assert(
    fc.property(integers, divisors, divisors, (n, d, factor) => {
      const reduced = ratio(n, d)
      expect(isRatio(reduced)).toBe(true)
      expect(ratio(n * factor, d * factor)).toEqual(reduced)
      expect(BigInt(reduced.numerator) * d).toBe(BigInt(reduced.denominator) * n)
    }),
  )
})

test('the ratio of two quantities times the second is the first', () => {
  const scales = fc.integer({ min: 0, max: 20 })
  fc.assert(
    fc.property(integers, scales, divisors, scales, (n, nScale, d, dScale) => {
      const a = toQuantity(fromBigInt(n), nScale)
      const b = toQuantity(fromBigInt(d), dScale)
      const { numerator, denominator } = ratioOf(a, b)
      const left = multiplyQuantities(a, denominator)
      const right = multiplyQuantities(b, numerator)
      expect(subtractQuantities(left, right)).toBe('0')
      expect(multiplyRatios(ratioOf(a, b), quantityAsRatio(b))).toEqual(quantityAsRatio(a))
      expect(ratioOf(a, quantity(1))).toEqual(quantityAsRatio(a))
    }),
  )
})
