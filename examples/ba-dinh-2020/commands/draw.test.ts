import { expect, test } from 'vitest'
import { drawFrom } from './draw.ts'

const ITEMS = Array.from({ length: 28 }, (_, index) => index)

test('the same seed draws the same, another seed something else', () => {
  expect(drawFrom(27).shuffled(ITEMS)).toEqual(drawFrom(27).shuffled(ITEMS))
  expect(drawFrom(27).shuffled(ITEMS)).not.toEqual(drawFrom(28).shuffled(ITEMS))
})

test('shuffling loses and doubles nothing', () => {
  expect(
    drawFrom(27)
      .shuffled(ITEMS)
      .toSorted((a, b) => a - b),
  ).toEqual(ITEMS)
  expect(drawFrom(27).shuffled([])).toEqual([])
})

test('a number drawn below a bound is below it, and every one of them comes up', () => {
  const draw = drawFrom(27)
  const drawn = new Set(Array.from({ length: 1000 }, () => draw.below(5)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
})
