import { describe, expect, test } from 'vitest'
import { quantity } from './quantity.ts'
import { ratioOf } from './ratio.ts'
import { roundingOrigin } from './rounding-origin.ts'
import { roundQuantity, roundRatio, type RoundingMode } from './rounding.ts'

const VALUES = ['-2.5', '-1.5', '-1.1', '-0.5', '0', '0.5', '1.1', '1.5', '2.5', '1.9']

describe('to a whole number', () => {
  test.each<[RoundingMode, string]>([
    ['halfUp', '-3 -2 -1 -1 0 1 1 2 3 2'],
    ['halfDown', '-2 -1 -1 0 0 0 1 1 2 2'],
    ['halfEven', '-2 -2 -1 0 0 0 1 2 2 2'],
    ['up', '-3 -2 -2 -1 0 1 2 2 3 2'],
    ['down', '-2 -1 -1 0 0 0 1 1 2 1'],
    ['ceiling', '-2 -1 -1 0 0 1 2 2 3 2'],
    ['floor', '-3 -2 -2 -1 0 0 1 1 2 1'],
  ])('%s', (mode, expected) => {
    const rounded = VALUES.map((value) => roundQuantity(quantity(value), 0, mode))
    expect(rounded.join(' ')).toBe(expected)
  })
})

test('half up is the default, as published figures use it', () => {
  expect(roundRatio(ratioOf(quantity(202), quantity(201)), 3)).toBe('1.005')
  expect(roundQuantity(quantity('1.005'), 2)).toBe('1.01')
  expect(roundRatio(ratioOf(quantity('-1'), quantity('8')), 2)).toBe('-0.13')
})

test('a hair short of the tie is no tie', () => {
  const hairShort = quantity(`0.4${'9'.repeat(400)}`)
  expect(roundQuantity(hairShort, 0)).toBe('0')
  expect(roundQuantity(quantity(`0.5${'0'.repeat(399)}1`), 0, 'halfDown')).toBe('1')
  expect(roundQuantity(quantity('4503599627370495.5'), 0, 'halfEven')).toBe('4503599627370496')
  expect(roundQuantity(quantity('9007199254740992.5'), 0, 'halfEven')).toBe('9007199254740992')
})

test('digits that are not there are not added', () => {
  expect(roundQuantity(quantity('1.5'), 100)).toBe('1.5')
  expect(roundRatio(ratioOf(quantity(1), quantity(4)), 100)).toBe('0.25')
})

test.each([-1, 0.5, 101, Number.NaN, Number.POSITIVE_INFINITY])(
  '%s digits are refused',
  (digits) => {
    const refused = expect.objectContaining({ code: 'InvalidDigits' })
    expect(() => roundQuantity(quantity(1), digits)).toThrow(refused)
    expect(() => roundRatio(ratioOf(quantity(1), quantity(3)), digits)).toThrow(refused)
  },
)

test('digits and modes that are refused are named, with what to do', () => {
  expect(() => roundQuantity(quantity(1), 101)).toThrow(
    'digits: expected a whole number of digits from 0 to 100, found 101. Ask for so many digits.',
  )
  expect(() => roundQuantity(quantity('1.5'), 0, 'nearest' as RoundingMode)).toThrow(
    'rounding: expected one of halfUp, halfEven, halfDown, up, down, ceiling or floor, ' +
      'found "nearest". Name one of these.',
  )
})

test('a mode that is none is refused, also where nothing needs rounding', () => {
  const mode = 'nearest' as RoundingMode
  const refused = expect.objectContaining({ code: 'UnknownRounding' })
  expect(() => roundRatio(ratioOf(quantity(1), quantity(3)), 2, mode)).toThrow(refused)
  expect(() => roundRatio(ratioOf(quantity(3), quantity(1)), 2, mode)).toThrow(refused)
  expect(() => roundingOrigin(2, mode)).toThrow(refused)
})
