import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  fromBigInt,
  greatestCommonDivisor,
  multiply,
  negate,
  powerOfTen,
  quotient,
  remainder,
  subtract,
} from './integer.ts'

const GREATEST = Number.MAX_SAFE_INTEGER

describe('the border between numbers and bigints', () => {
  test('a sum past the safe integers widens, and narrows on the way back', () => {
    const beyond = add(GREATEST, 1)
    expect(beyond).toBe(9007199254740992n)
    expect(subtract(beyond, 1)).toBe(GREATEST)
    expect(add(-GREATEST, -1)).toBe(-9007199254740992n)
  })

  test('a product that a double would round is exact', () => {
    expect(multiply(94906267, 94906267)).toBe(9007199515875289n)
    expect(multiply(3, 3002399751580331)).toBe(9007199254740993n)
    expect(multiply(6361, 1416003655831)).toBe(9007199254740991)
  })

  test('a power of ten past 10^15 is exact', () => {
    expect(powerOfTen(15)).toBe(1_000_000_000_000_000)
    expect(powerOfTen(16)).toBe(10_000_000_000_000_000n)
  })

  test('a number compares with a bigint by value', () => {
    expect(compare(GREATEST, 9007199254740992n)).toBe(-1)
    expect(compare(-9007199254740992n, -GREATEST)).toBe(-1)
    expect(compare(9007199254740993n, 9007199254740992n)).toBe(1)
  })
})

describe('zero', () => {
  test('never comes out negative', () => {
    const zeros = [
      multiply(0, -5),
      multiply(-5, 0),
      negate(0),
      subtract(0, 0),
      quotient(-1, 2),
      quotient(0, -2),
      remainder(-4, 2),
      greatestCommonDivisor(0, 0),
      fromBigInt(-0n),
    ]
    for (const zero of zeros) expect(zero).toBe(0)
  })

  test('divides nothing, in either representation', () => {
    expect(() => quotient(1, 0)).toThrow(RangeError)
    expect(() => remainder(1, 0)).toThrow(RangeError)
    expect(() => quotient(10n ** 20n, 0)).toThrow(RangeError)
  })
})

test('a divisor common to a number and a bigint is found', () => {
  expect(greatestCommonDivisor(10n ** 20n, 48)).toBe(16)
  expect(greatestCommonDivisor(-12, 18)).toBe(6)
  expect(greatestCommonDivisor(0, -7)).toBe(7)
  expect(greatestCommonDivisor(-(3n * 10n ** 20n), 10n ** 20n)).toBe(10n ** 20n)
})
