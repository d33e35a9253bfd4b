import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFirstRun, scaled } from '../../../laws/runs.ts'
import { compareQuantities, subtractQuantities } from '../../quantity/arithmetic.ts'
import { quantity } from '../../quantity/quantity.ts'
import { roundQuantity } from '../../quantity/rounding.ts'
import { quantities, roundingTies } from './quantities.ts'

test('a tie of rounding is met with, and missed on either side by less than a tenth of a digit', () => {
  const sides = new Set<number>()
  fc.assert(
    fc.property(roundingTies(2), (value) => {
      const nearest = roundQuantity(value, 2, 'floor')
      const tie = subtractQuantities(value, nearest)
      const side = compareQuantities(tie, quantity('0.005'))
      sides.add(side)
      expect(compareQuantities(tie, quantity('0.0045'))).toBe(1)
      expect(compareQuantities(tie, quantity('0.0055'))).toBe(-1)
    }),
    // Enough to meet with all three.
    { numRuns: inFirstRun(100, scaled(100)) },
  )
  expect([...sides].toSorted((a, b) => a - b)).toStrictEqual([-1, 0, 1])
})

test('quantities shrink to the plainest that fails', () => {
  for (const [values, least] of [
    [quantities(), '0'],
    [roundingTies(), '0.5'],
  ] as const) {
    const { counterexample } = fc.check(
      fc.property(values, () => false),
      { seed: 1 },
    )
    expect(counterexample).toStrictEqual([least])
  }
})
