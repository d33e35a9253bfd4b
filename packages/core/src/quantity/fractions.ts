import { coefficientOf } from './decimal.ts'
import { add, fromBigInt, multiply, type Integer } from './integer.ts'
import { ratioOfIntegers, type Ratio } from './ratio.ts'

/** A fraction that need not be reduced; its denominator is above zero. */
export interface Fraction {
  readonly numerator: Integer
  readonly denominator: Integer
}

/** Fractions by denominator, each with its numerator. */
type Sums = ReadonlyMap<Integer, Integer>

/**
 * Two fractions over 2^bits between which the sum of some fractions lies, both included. They are
 * one and the same where every fraction can be written over 2^bits.
 */
export function boundsOf(
  sums: Sums,
  bits: number,
): { readonly least: Fraction; readonly greatest: Fraction } {
  const shift = BigInt(bits)
  let least = 0n
  let inexact = 0n
  for (const [denominator, numerator] of sums) {
    const whole = BigInt(numerator) << shift
    const under = BigInt(denominator)
    const part = whole / under
    least += part
    const rest = whole - part * under
    if (rest === 0n) continue
    inexact++
    // Division cuts towards zero; a bound must lie below.
    if (rest < 0n) least--
  }
  const denominator = fromBigInt(1n << shift)
  return {
    least: { numerator: fromBigInt(least), denominator },
    greatest: { numerator: fromBigInt(least + inexact), denominator },
  }
}

/** The exact sum, not reduced. Added two by two, so that few of the numbers become long. */
export function addFractions(sums: Sums): Fraction {
  let level = Array.from(sums, ([denominator, numerator]): Fraction => ({ numerator, denominator }))
  while (level.length > 1) {
    const added: Fraction[] = []
    for (let place = 0; place < level.length; place += 2) {
      const [a, b] = [level[place] as Fraction, level[place + 1]]
      added.push(b === undefined ? a : plus(a, b))
    }
    level = added
  }
  return level[0] ?? { numerator: 0, denominator: 1 }
}

/** The exact sum of some ratios, reduced once at the end and not at every step. */
export function sumOfRatios(ratios: readonly Ratio[]): Ratio {
  const sums = new Map<Integer, Integer>()
  for (const ratio of ratios) {
    const denominator = coefficientOf(ratio.denominator)
    sums.set(denominator, add(sums.get(denominator) ?? 0, coefficientOf(ratio.numerator)))
  }
  const { numerator, denominator } = addFractions(sums)
  return ratioOfIntegers(numerator, denominator)
}

function plus(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: add(multiply(a.numerator, b.denominator), multiply(b.numerator, a.denominator)),
    denominator: multiply(a.denominator, b.denominator),
  }
}
