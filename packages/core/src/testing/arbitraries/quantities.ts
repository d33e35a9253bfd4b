import * as fc from 'fast-check'
import { quantity, type Quantity } from '../../quantity/quantity.ts'

/**
 * Small numbers, which meet their plans exactly again and again: -3 to 9, both included, in whole
 * numbers and in tenths. Shrinks towards 0.
 */
export function smallQuantities(): fc.Arbitrary<Quantity> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: fc.integer({ min: -3, max: 9 }).map(quantity) },
    { weight: 2, arbitrary: fc.integer({ min: -30, max: 90 }).map((n) => decimal(n, 1)) },
  )
}

/**
 * Quantities of every kind: small whole numbers, zero, negative ones, near ties that differ in a
 * late digit only, and numbers beyond binary floating point: of up to 41 digits, 25 of them after
 * the point. Shrinks towards 0.
 */
export function quantities(): fc.Arbitrary<Quantity> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 12, arbitrary: smallQuantities() },
    { weight: 1, arbitrary: nearTies() },
    { weight: 1, arbitrary: manyDigits() },
  )
}

/** {@link quantities} to plan; shrinks towards 5, which figures that have shrunk do not reach. */
export function plannedQuantities(): fc.Arbitrary<Quantity> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 9, arbitrary: fc.integer({ min: -4, max: 8 }).map((n) => quantity(5 - n)) },
    { weight: 5, arbitrary: quantities() },
  )
}

/** A whole number within 9 units of its 20th decimal place. */
function nearTies(): fc.Arbitrary<Quantity> {
  return fc
    .tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: -9, max: 9 }))
    .map(([whole, last]) => decimal(BigInt(whole) * 10n ** 20n + BigInt(last), 20))
}

/**
 * Quantities at a tie between two figures of so many digits after the point (0 to 100, absent: 0),
 * or nearer to it than any figure that is published: ten times to 10^20 times nearer than the next
 * digit. Shrinks towards half a unit, exactly.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * fc.assert(
 *   fc.property(roundingTies(1), (value) => {
 *     const [down, up] = [roundQuantity(value, 1, 'halfDown'), roundQuantity(value, 1, 'halfUp')]
 *     return (down === up) === !/^-?\d+\.\d5$/.test(value)
 *   }),
 * )
 */
export function roundingTies(digits = 0): fc.Arbitrary<Quantity> {
  return fc
    .record({
      figure: fc.integer({ min: -2_000, max: 2_000 }),
      aside: fc.constantFrom(0n, 1n, -1n),
      nearness: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ figure, aside, nearness }) => {
      const tie = BigInt(figure) * 10n + 5n
      return decimal(tie * 10n ** BigInt(nearness) + aside, digits + 1 + nearness)
    })
}

function manyDigits(): fc.Arbitrary<Quantity> {
  return fc
    .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 25 }))
    .map(([units, scale]) => decimal(units, scale))
}

/** So many units of the decimal place `scale`. */
function decimal(units: bigint | number, scale: number): Quantity {
  const text = String(units)
    .replace('-', '')
    .padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  const digits = scale === 0 ? '' : `.${text.slice(text.length - scale)}`
  return quantity(`${units < 0 ? '-' : ''}${whole}${digits}`)
}
