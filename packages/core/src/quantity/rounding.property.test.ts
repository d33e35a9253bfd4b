import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toQuantity } from './decimal.ts'
import { compare, fromBigInt, multiply } from './integer.ts'
import { ratioOf, ratioOfIntegers } from './ratio.ts'
import { roundingOrigin } from './rounding-origin.ts'
import { roundQuantity, roundQuotient, roundRatio, type RoundingMode } from './rounding.ts'

// Far finer than the distance of any of these fractions from a tie, so that rounding twice is once.
const Exact = Decimal.clone({ precision: 1500, toExpNeg: -3000, toExpPos: 3000 })

const ORACLE: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  halfUp: Decimal.ROUND_HALF_UP,
  halfDown: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
  ceiling: Decimal.ROUND_CEIL,
  floor: Decimal.ROUND_FLOOR,
}
const modes = fc.constantFrom(...(Object.keys(ORACLE) as RoundingMode[]))
const digitCounts = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 100 }))
const BORDER = 2n ** 53n
const integers = fc.oneof(
  fc.bigInt({ min: -200n, max: 200n }),
  fc.bigInt({ min: BORDER - 3n, max: BORDER + 3n }),
  fc.bigInt({ min: -(10n ** 400n), max: 10n ** 400n }),
)
const divisors = fc.oneof(
  fc.constantFrom(1n, 2n, 3n, 8n, 20n, 200n, 201n, 2000n),
  fc.bigInt({ min: 1n, max: 10n ** 30n }),
)

function rounded(value: Decimal, digits: number, mode: RoundingMode): string {
  return value.toDecimalPlaces(digits, ORACLE[mode]).toFixed().replace(/^-0$/, '0')
}

test('rounding a ratio agrees with the oracle in every mode', () => {
  fc.assert(
    fc.property(integers, divisors, digitCounts, modes, (n, d, digits, mode) => {
      const ratio = ratioOfIntegers(fromBigInt(n), fromBigInt(d))
      const exact = new Exact(n.toString()).div(d.toString())
      expect(roundRatio(ratio, digits, mode)).toBe(rounded(exact, digits, mode))
    }),
  )
})

test('rounding a quantity agrees with the oracle on ties and a hair beside them', () => {
  const hairs = fc.constantFrom(-1n, 0n, 1n)
  const hairScales = fc.constantFrom(1, 3, 40, 400)
  fc.assert(
    fc.property(integers, hairs, hairScales, digitCounts, modes, (n, hair, fine, digits, mode) => {
      const halfway = (2n * n + 1n) * 5n * 10n ** BigInt(fine) + hair
      const value = toQuantity(fromBigInt(halfway), digits + 1 + fine)
      const exact = rounded(new Exact(value), digits, mode)
      expect(roundQuantity(value, digits, mode)).toBe(exact)
      expect(roundRatio(ratioOf(value, toQuantity(1, 0)), digits, mode)).toBe(exact)
    }),
  )
})

test('a value is in the origin of an integer exactly where it rounds to it', () => {
  // All of them: sixths around each integer hold its ties, its ends and what lies beside them.
  const integersNear = [-4, -3, -2, -1, 0, 1, 2, 3, 4]
  const sixths = Array.from({ length: 61 }, (_, index) => index - 30)
  for (const mode of Object.keys(ORACLE) as RoundingMode[]) {
    for (const target of integersNear) {
      const origin = roundingOrigin(target, mode)
      const within = sixths.filter(
        (value) =>
          compare(multiply(origin.from, 3), value) < (origin.fromIncluded ? 1 : 0) &&
          compare(value, multiply(origin.to, 3)) < (origin.toIncluded ? 1 : 0),
      )
      const becoming = sixths.filter((value) => roundQuotient(value, 6, mode) === target)
      expect([mode, target, within]).toEqual([mode, target, becoming])
    }
  }
})
