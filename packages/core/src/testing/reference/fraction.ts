import { quantity, type Quantity } from '../../quantity/quantity.ts'
import type { Ratio } from '../../quantity/ratio.ts'

/** An exact fraction, `n / d` with `d` above 0, not reduced: arithmetic as taught at school. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

const NOTHING: Fraction = { n: 0n, d: 1n }
export const WHOLE: Fraction = { n: 1n, d: 1n }

/** A decimal as a fraction. `fractionOf('2.5') //=> { n: 25n, d: 10n }` */
export function fractionOf(decimal: string): Fraction {
  const [whole = '', digits = ''] = decimal.split('.')
  return { n: BigInt(whole + digits), d: 10n ** BigInt(digits.length) }
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { n: -b.n, d: b.d })
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** `a / b`; `b` must not be 0. */
export function over(a: Fraction, b: Fraction): Fraction {
  const sign = b.n < 0n ? -1n : 1n
  return { n: sign * a.n * b.d, d: sign * a.d * b.n }
}

/** Below 0 where a is less than b, 0 where they are equal, above 0 where it is greater. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = minus(a, b).n
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function total(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(plus, NOTHING)
}

export function greatest(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((a, b) => (compare(a, b) < 0 ? b : a))
}

export function least(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce((a, b) => (compare(a, b) > 0 ? b : a))
}

export function mean(fractions: readonly Fraction[]): Fraction {
  return over(total(fractions), { n: BigInt(fractions.length), d: 1n })
}

/** The fraction reduced. */
export function ratioFrom({ n, d }: Fraction): Ratio {
  const divisor = commonDivisor(n < 0n ? -n : n, d)
  return { numerator: quantity(n / divisor), denominator: quantity(d / divisor) }
}

/** The fraction as a decimal; its denominator must divide a power of ten. */
export function quantityFrom({ n, d }: Fraction): Quantity {
  let digits = 0
  while ((n * 10n ** BigInt(digits)) % d !== 0n) digits += 1
  const units = (n * 10n ** BigInt(digits)) / d
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  const place = text.length - digits
  const decimal = digits === 0 ? text : `${text.slice(0, place)}.${text.slice(place)}`
  return quantity(units < 0n ? `-${decimal}` : decimal)
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}
