import { expect, test } from 'vitest'
import {
  addQuantities,
  compareQuantities,
  multiplyQuantities,
  negateQuantity,
  subtractQuantities,
} from './arithmetic.ts'
import { quantity } from './quantity.ts'

test('a tenth and two tenths are three tenths', () => {
  expect(addQuantities(quantity('0.1'), quantity('0.2'))).toBe('0.3')
})

test('scales meet at the finer one and leave no zeros behind', () => {
  expect(addQuantities(quantity('1.75'), quantity('0.25'))).toBe('2')
  expect(subtractQuantities(quantity('1'), quantity('0.999'))).toBe('0.001')
  expect(multiplyQuantities(quantity('-2.5'), quantity('0.4'))).toBe('-1')
})

test('zero has no sign', () => {
  expect(negateQuantity(quantity(0))).toBe('0')
  expect(multiplyQuantities(quantity(0), quantity('-3.5'))).toBe('0')
})

test('sizes far apart lose nothing', () => {
  const huge = quantity('9'.repeat(400))
  const tiny = quantity(`0.${'0'.repeat(399)}1`)
  expect(addQuantities(huge, tiny)).toBe(`${huge}.${'0'.repeat(399)}1`)
  expect(subtractQuantities(addQuantities(huge, tiny), huge)).toBe(tiny)
})

test('a product may have more digits than a quantity may be given with', () => {
  const wide = quantity('9'.repeat(1000))
  expect(multiplyQuantities(wide, wide)).toBe(`${'9'.repeat(999)}8${'0'.repeat(999)}1`)
})

test('quantities sort as numbers, not as text', () => {
  const mixed = ['10', '9', '-1', '-1.5', '0.05', '0', '9007199254740993', '9007199254740992']
  expect(mixed.map((text) => quantity(text)).toSorted(compareQuantities)).toEqual([
    '-1.5',
    '-1',
    '0',
    '0.05',
    '9',
    '10',
    '9007199254740992',
    '9007199254740993',
  ])
})
