import { expect, test } from 'vitest'
import type { Integer } from './integer.ts'
import { plainestOf } from './plainest.ts'

test.each<[Integer, Integer, string]>([
  [0, 7, '0'],
  [12, 4, '3'],
  [5, 4, '1.25'],
  [-1, 8, '-0.125'],
  [3, -20, '-0.15'],
  [7, 50, '0.14'],
  [10n ** 40n, 1, `1${'0'.repeat(40)}`],
  [1, 2n ** 80n, `0.${(5n ** 80n).toString().padStart(80, '0')}`],
])('%s / %s is the decimal number %s', (numerator, denominator, decimal) => {
  expect(plainestOf(numerator, denominator)).toBe(decimal)
})

test('what is no decimal number is a ratio in lowest terms, and frozen', () => {
  expect(plainestOf(2, 6)).toEqual({ numerator: '1', denominator: '3' })
  expect(plainestOf(-10, 35)).toEqual({ numerator: '-2', denominator: '7' })
  expect(Object.isFrozen(plainestOf(1, 3))).toBe(true)
})

test('so is one with more digits than a quantity may have', () => {
  const denominator = 2n ** 1_001n
  expect(plainestOf(1, denominator)).toEqual({ numerator: '1', denominator: String(denominator) })
  expect(typeof plainestOf(1, 2n ** 500n)).toBe('string')
})
