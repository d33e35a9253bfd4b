/**
 * A whole number of any size, exactly: a `number` where it is a safe integer (at most 2^53 - 1 in
 * magnitude) and never -0, a `bigint` beyond. Each value so has one representation, and `===`
 * compares two of them. Everything here takes integers in that form and gives them back in it.
 */
export type Integer = number | bigint

const GREATEST = Number.MAX_SAFE_INTEGER

/** The sum. `add(2 ** 53 - 1, 1) //=> 9007199254740992n` */
export function add(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return fromBigInt(BigInt(a) + BigInt(b))
}

/** The first less the second. */
export function subtract(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return fromBigInt(BigInt(a) - BigInt(b))
}

/** The product. */
export function multiply(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    // Rounding is monotone and 2^53 is a double, so what comes out below 2^53 was exact.
    // Adding 0 turns -0 into 0.
    if (Number.isSafeInteger(product)) return product + 0
  }
  return fromBigInt(BigInt(a) * BigInt(b))
}

/** The whole part of a / b, cut towards zero. Throws a RangeError when b is zero. */
export function quotient(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    return (a - (a % b)) / b + 0
  }
  return fromBigInt(BigInt(a) / BigInt(b))
}

/** What {@link quotient} leaves, with the sign of a. Throws a RangeError when b is zero. */
export function remainder(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) return (a % b) + 0
  return fromBigInt(BigInt(a) % BigInt(b))
}

/** The same magnitude with the other sign. */
export function negate(a: Integer): Integer {
  // Subtracting from 0, where a minus sign would make -0.
  return typeof a === 'number' ? 0 - a : -a
}

/** The distance from zero. */
export function magnitude(a: Integer): Integer {
  return a < 0 ? negate(a) : a
}

/** -1 where a is less than b, 0 where they are equal, 1 where it is greater. */
export function compare(a: Integer, b: Integer): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}

/** -1 below zero, 0 at zero, 1 above. */
export function sign(a: Integer): -1 | 0 | 1 {
  return a < 0 ? -1 : a > 0 ? 1 : 0
}

/** A bigint in the form every {@link Integer} has. */
export function fromBigInt(value: bigint): Integer {
  // The one conversion to a double in the kernel; exact, because it is made of safe integers only.
  return value <= GREATEST && value >= -GREATEST ? Number(value) : value
}

const SMALL_POWERS = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
] as const

/** Ten to a whole exponent, 0 or more. */
export function powerOfTen(exponent: number): Integer {
  return SMALL_POWERS[exponent] ?? 10n ** BigInt(exponent)
}

/** The greatest integer that divides both, never negative; 0 where both are 0. */
export function greatestCommonDivisor(a: Integer, b: Integer): Integer {
  if (typeof a === 'number' && typeof b === 'number') return divisorOfNumbers(a, b)
  let divisor = magnitude(a)
  let rest = magnitude(b)
  while (rest !== 0) {
    const next = remainder(divisor, rest)
    divisor = rest
    rest = next
  }
  return divisor
}

function divisorOfNumbers(a: number, b: number): number {
  let divisor = a < 0 ? 0 - a : a
  let rest = b < 0 ? 0 - b : b
  while (rest !== 0) {
    const next = divisor % rest
    divisor = rest
    rest = next
  }
  return divisor
}
