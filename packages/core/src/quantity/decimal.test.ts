import { expect, test } from 'vitest'
import { coefficientOf, integerAt, rescale, scaleOf, toQuantity } from './decimal.ts'
import { quantity } from './quantity.ts'

test('a quantity is a whole coefficient and a scale', () => {
  expect([coefficientOf(quantity('12.5')), scaleOf(quantity('12.5'))]).toEqual([125, 1])
  expect([coefficientOf(quantity('-0.05')), scaleOf(quantity('-0.05'))]).toEqual([-5, 2])
  expect([coefficientOf(quantity('300')), scaleOf(quantity('300'))]).toEqual([300, 0])
  expect(coefficientOf(quantity('0'))).toBe(0)
})

test('a coefficient past 2^53 - 1 is a bigint, however it is written', () => {
  expect(coefficientOf(quantity('9007199254740991'))).toBe(9007199254740991)
  expect(coefficientOf(quantity('-9007199254740.991'))).toBe(-9007199254740991)
  expect(coefficientOf(quantity('9007199254740992'))).toBe(9007199254740992n)
  expect(coefficientOf(quantity('9007199254740993'))).toBe(9007199254740993n)
  expect(coefficientOf(quantity('-90071992547409.93'))).toBe(-9007199254740993n)
  expect(coefficientOf(quantity('0.0000000000000000000000000000001'))).toBe(1)
})

test('going back drops the zeros that say nothing', () => {
  expect(toQuantity(125, 1)).toBe('12.5')
  expect(toQuantity(-1250, 2)).toBe('-12.5')
  expect(toQuantity(1200, 2)).toBe('12')
  expect(toQuantity(-5, 3)).toBe('-0.005')
  expect(toQuantity(0, 4)).toBe('0')
  expect(toQuantity(10n ** 20n + 1n, 20)).toBe('1.00000000000000000001')
})

test('finer units keep the value', () => {
  expect(rescale(125, 1, 1)).toBe(125)
  expect(rescale(125, 1, 3)).toBe(12500)
  expect(rescale(-9, 0, 16)).toBe(-90000000000000000n)
  expect(integerAt(3, quantity('-12.5'))).toBe(-12500)
})
