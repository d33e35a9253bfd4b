import { expect, test } from 'vitest'
import { overlapBounds } from './overlap-bounds.ts'

test('of 27, with 23 early and 10 exceeded, 6 to 10 are both', () => {
  expect(overlapBounds({ total: 27, first: 23, second: 10 })).toEqual({ least: 6, greatest: 10 })
})

test.each([
  [
    { total: 0, first: 0, second: 0 },
    { least: 0, greatest: 0 },
  ],
  [
    { total: 10, first: 0, second: 10 },
    { least: 0, greatest: 0 },
  ],
  [
    { total: 10, first: 10, second: 10 },
    { least: 10, greatest: 10 },
  ],
  [
    { total: 10, first: 5, second: 5 },
    { least: 0, greatest: 5 },
  ],
])('%j', (sizes, bounds) => {
  expect(overlapBounds(sizes)).toEqual(bounds)
})

test('the greatest sizes are exact', () => {
  const total = Number.MAX_SAFE_INTEGER
  expect(overlapBounds({ total, first: total, second: total - 2 })).toEqual({
    least: total - 2,
    greatest: total - 2,
  })
})

test.each([
  ['total', { total: -1, first: 0, second: 0 }],
  ['total', { total: 2.5, first: 1, second: 1 }],
  ['total', { total: 2 ** 53, first: 1, second: 1 }],
  ['first', { total: 5, first: 6, second: 1 }],
  ['first', { total: 5, first: Number.NaN, second: 1 }],
  ['second', { total: 5, first: 5, second: -1 }],
])('a wrong %s is refused: %j', (field, sizes) => {
  expect(() => overlapBounds(sizes)).toThrow(
    expect.objectContaining({ code: 'InvalidSize', refusal: expect.objectContaining({ field }) }),
  )
})
