import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  compare,
  fromBigInt,
  greatestCommonDivisor,
  magnitude,
  multiply,
  negate,
  quotient,
  remainder,
  sign,
  subtract,
  type Integer,
} from './integer.ts'

const BORDER = 2n ** 53n

/** Integers of every size, crowded around zero, 2^26.5 and 2^53 of either sign. */
const bigints = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -100_000_000n, max: 100_000_000n }),
  fc.bigInt({ min: BORDER - 5n, max: BORDER + 5n }),
  fc.bigInt({ min: -BORDER - 5n, max: -BORDER + 5n }),
  fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }),
)

function isNormal(value: Integer): boolean {
  return typeof value === 'number'
    ? Number.isSafeInteger(value) && !Object.is(value, -0)
    : value >= BORDER || value <= -BORDER
}

function agrees(found: Integer, exact: bigint): void {
  expect(BigInt(found)).toBe(exact)
  expect(isNormal(found)).toBe(true)
}

test('arithmetic agrees with bigint and keeps one representation', () => {
  fc.assert(
    fc.property(bigints, bigints, (x, y) => {
      const [a, b] = [fromBigInt(x), fromBigInt(y)]
      agrees(add(a, b), x + y)
      agrees(subtract(a, b), x - y)
      agrees(multiply(a, b), x * y)
      agrees(negate(a), -x)
      agrees(magnitude(a), x < 0n ? -x : x)
      expect(compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0)
      expect(sign(a)).toBe(x < 0n ? -1 : x > 0n ? 1 : 0)
      fc.pre(y !== 0n)
      agrees(quotient(a, b), x / y)
      agrees(remainder(a, b), x % y)
    }),
  )
})

test('the greatest common divisor divides both and leaves them coprime', () => {
  fc.assert(
    fc.property(bigints, bigints, bigints, (x, y, factor) => {
      const a = fromBigInt(x * factor)
      const b = fromBigInt(y * factor)
      const divisor = greatestCommonDivisor(a, b)
      expect(isNormal(divisor)).toBe(true)
      if (a === 0 && b === 0) {
        expect(divisor).toBe(0)
        return
      }
      expect(sign(divisor)).toBe(1)
      expect(remainder(a, divisor)).toBe(0)
      expect(remainder(b, divisor)).toBe(0)
      expect(greatestCommonDivisor(quotient(a, divisor), quotient(b, divisor))).toBe(1)
      expect(remainder(divisor, magnitude(fromBigInt(factor)))).toBe(0)
    }),
  )
})
