import { expect, test } from 'vitest'
import { quantity } from './quantity.ts'
import {
  addRatios,
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
} from './ratio.ts'

function ratio(numerator: string, denominator: string) {
  return ratioOf(quantity(numerator), quantity(denominator))
}

test('a ratio is reduced, its denominator positive and whole', () => {
  expect(ratio('202', '201')).toEqual({ numerator: '202', denominator: '201' })
  expect(ratio('2.5', '-10')).toEqual({ numerator: '-1', denominator: '4' })
  expect(ratio('-0.3', '-0.45')).toEqual({ numerator: '2', denominator: '3' })
  expect(ratio('0', '-7')).toEqual({ numerator: '0', denominator: '1' })
  expect(quantityAsRatio(quantity('0.8'))).toEqual({ numerator: '4', denominator: '5' })
})

test('nothing is divided by zero', () => {
  expect(() => ratio('1', '0')).toThrow(expect.objectContaining({ code: 'ZeroDenominator' }))
  expect(() => ratio('0', '0.0')).toThrow(
    'denominator: expected a denominator other than zero, found "0". ' +
      'Leave the ratio undefined where there is nothing to divide by.',
  )
})

test('arithmetic is exact', () => {
  expect(addRatios(ratio('1', '6'), ratio('1', '3'))).toEqual(ratio('1', '2'))
  expect(subtractRatios(ratio('1', '3'), ratio('1', '3'))).toEqual(ratio('0', '1'))
  expect(multiplyRatios(ratio('2', '3'), ratio('-3', '2'))).toEqual(ratio('-1', '1'))
})

test('neighbours that are one and the same double differ', () => {
  const huge = '9'.repeat(400)
  const a = ratio(huge, `1${'0'.repeat(400)}`)
  expect(compareRatios(a, ratio('1', '1'))).toBe(-1)
  expect(compareRatios(ratio('1', '1'), a)).toBe(1)
  expect(compareRatios(a, a)).toBe(0)
  expect(compareRatios(ratio('-1', '3'), ratio('-1', '2'))).toBe(1)
})

test('only the reduced form is a ratio', () => {
  expect(isRatio({ numerator: '-1', denominator: '4' })).toBe(true)
  expect(isRatio({ numerator: '0', denominator: '1' })).toBe(true)
  const others = [
    { numerator: '2', denominator: '4' },
    { numerator: '0', denominator: '2' },
    { numerator: '1', denominator: '-4' },
    { numerator: '1', denominator: '0' },
    { numerator: '0.5', denominator: '1' },
    { numerator: '-0', denominator: '1' },
    { numerator: 1, denominator: 4 },
    { numerator: '1' },
    '1/4',
    Object.assign(() => 1, { numerator: '1', denominator: '4' }),
    null,
    undefined,
  ]
  for (const other of others) expect(isRatio(other)).toBe(false)
})
