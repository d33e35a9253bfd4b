import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addQuantities as add,
  compareQuantities as compare,
  multiplyQuantities as multiply,
  negateQuantity as negate,
  subtractQuantities as subtract,
} from './arithmetic.ts'
import { toQuantity } from './decimal.ts'
import { fromBigInt } from './integer.ts'
import { quantity } from './quantity.ts'

const Exact = Decimal.clone({ precision: 3000, toExpNeg: -3000, toExpPos: 3000 })
const BORDER = 2n ** 53n

const coefficients = fc.oneof(
  fc.bigInt({ min: -50n, max: 50n }),
  fc.bigInt({ min: BORDER - 3n, max: BORDER + 3n }),
  fc.bigInt({ min: -BORDER - 3n, max: -BORDER + 3n }),
  fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }),
)
const quantities = fc
  .tuple(coefficients, fc.integer({ min: 0, max: 20 }))
  .map(([coefficient, scale]) => toQuantity(fromBigInt(coefficient), scale))

test('arithmetic and order agree with the oracle', () => {
  fc.assert(
    fc.property(quantities, quantities, (a, b) => {
      const [x, y] = [new Exact(a), new Exact(b)]
      expect(add(a, b)).toBe(x.plus(y).toFixed())
      expect(subtract(a, b)).toBe(x.minus(y).toFixed())
      expect(multiply(a, b)).toBe(x.times(y).toFixed().replace(/^-0$/, '0'))
      expect(compare(a, b)).toBe(x.comparedTo(y))
    }),
  )
})

test('quantities are a commutative ring, to the letter', () => {
  const [zero, one] = [quantity(0), quantity(1)]
  fc.assert(
    fc.property(quantities, quantities, quantities, (a, b, c) => {
      expect(add(a, b)).toBe(add(b, a))
      expect(add(add(a, b), c)).toBe(add(a, add(b, c)))
      expect(add(a, zero)).toBe(a)
      expect(add(a, negate(a))).toBe(zero)
      expect(multiply(a, b)).toBe(multiply(b, a))
      expect(multiply(multiply(a, b), c)).toBe(multiply(a, multiply(b, c)))
      expect(multiply(a, one)).toBe(a)
      expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)))
      expect(subtract(a, b)).toBe(add(a, negate(b)))
    }),
  )
})

test('the order is that of the differences, and equal quantities are equal strings', () => {
  fc.assert(
    fc.property(quantities, quantities, (a, b) => {
      expect(compare(a, b)).toBe(compare(subtract(a, b), quantity(0)))
      expect(compare(a, b) === 0).toBe(a === b)
    }),
  )
})
