import { describe, expect, test } from 'vitest'
import { refusedWith } from '../testing/refused.ts'
import {
  addQuantities,
  compareQuantities,
  multiplyQuantities,
  negateQuantity,
  subtractQuantities,
} from './arithmetic.ts'
import { formatPercent, formatQuantity } from './format.ts'
import { meanOf } from './mean.ts'
import { parseMean } from './parse-mean.ts'
import { parsePercent } from './percent.ts'
import { parseQuantity, type Quantity } from './quantity.ts'
import {
  addRatios,
  compareRatios,
  isRatio,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
  type Ratio,
} from './ratio.ts'
import { roundQuantity, roundRatio } from './rounding.ts'

const ONE = '1' as Quantity
const RATIO = { numerator: ONE, denominator: ONE }

/** An object that throws when a field of it is read. */
const hostile = new Proxy({}, { get: () => expect.unreachable() }) as never

describe.each<[field: string, ask: (found: never) => unknown]>([
  ['a', (found) => addQuantities(found, ONE)],
  ['b', (found) => addQuantities(ONE, found)],
  ['a', (found) => subtractQuantities(found, ONE)],
  ['b', (found) => subtractQuantities(ONE, found)],
  ['a', (found) => multiplyQuantities(found, ONE)],
  ['b', (found) => multiplyQuantities(ONE, found)],
  ['a', (found) => compareQuantities(found, ONE)],
  ['b', (found) => compareQuantities(ONE, found)],
  ['value', (found) => negateQuantity(found)],
  ['value', (found) => quantityAsRatio(found)],
  ['value', (found) => roundQuantity(found, 0)],
  ['numerator', (found) => ratioOf(found, ONE)],
  ['denominator', (found) => ratioOf(ONE, found)],
])('what takes a quantity as %s', (field, ask) => {
  test.each([5, '1.50', '1e5', '', undefined, null, [ONE]])(
    'says how to make one of what is none: %j',
    (found) => {
      const refusal = refusedWith(() => ask(found as never))
      expect(refusal).toMatchObject({ code: 'InvalidQuantity', field })
      expect(refusal.parameters).toStrictEqual({ fault: 'form', mostDigits: 1000 })
      expect(refusal.message).toMatch(new RegExp(`^${field}: expected a quantity, found .*`, 's'))
      expect(refusal.remedy).toBe('Mint it: quantity(value).')
    },
  )
})

describe.each<[field: string, ask: (found: never) => unknown]>([
  ['a', (found) => addRatios(found, RATIO)],
  ['b', (found) => addRatios(RATIO, found)],
  ['a', (found) => subtractRatios(found, RATIO)],
  ['b', (found) => subtractRatios(RATIO, found)],
  ['a', (found) => multiplyRatios(found, RATIO)],
  ['b', (found) => multiplyRatios(RATIO, found)],
  ['a', (found) => compareRatios(found, RATIO)],
  ['b', (found) => compareRatios(RATIO, found)],
  ['ratio', (found) => roundRatio(found, 0)],
  ['value', (found) => formatPercent(found)],
  ['value', (found) => meanOf([{ value: RATIO }]).compare(found)],
])('what takes a ratio as %s', (field, ask) => {
  test.each([
    {},
    { numerator: 1, denominator: 1 },
    { numerator: '1' },
    { denominator: '1' },
    { numerator: '1', denominator: '0' },
    { numerator: '0.5', denominator: '1' },
    { numerator: '1', denominator: '1.5' },
    { numerator: '01', denominator: '1' },
    { numerator: '1', denominator: '1\n' },
  ])('names it where it is none: %o', (found) => {
    expect(refusedWith(() => ask(found as never))).toMatchObject({
      code: 'InvalidField',
      field,
      message: expect.stringMatching(`^${field}: expected a ratio { numerator, denominator }, `),
      parameters: { types: ['ratio'] },
    })
  })
})

describe.each<[name: string, ask: (found: never) => unknown]>([
  ['formatPercent', (found) => formatPercent(found)],
  ['formatQuantity', (found) => formatQuantity(found)],
])('%s', (_, ask) => {
  test.each([null, 5, true, [ONE], () => ONE])('refuses what is no figure: case %#', (found) => {
    expect(refusedWith(() => ask(found as never))).toMatchObject({
      code: 'InvalidField',
      field: 'value',
      parameters: { types: ['object'] },
    })
  })
})

test('formatQuantity names a text that is no quantity, and what is no ratio', () => {
  expect(refusedWith(() => formatQuantity('1.50' as never))).toMatchObject({
    code: 'InvalidQuantity',
    field: 'value',
  })
  expect(refusedWith(() => formatQuantity({ numerator: ONE } as never))).toMatchObject({
    code: 'InvalidField',
    field: 'ratio',
  })
})

test.each([5, null, ['en'], 'en_US'])('no figure is written or read in %o', (locale) => {
  for (const ask of [
    () => formatPercent(RATIO, { locale: locale as never }),
    () => formatQuantity(ONE, { locale: locale as never }),
    () => parsePercent('1%', { locale: locale as never }),
  ]) {
    expect(refusedWith(ask)).toMatchObject({
      code: 'UnknownLocale',
      field: 'locale',
      remedy: 'Give a tag such as "en", "vi" or "de-CH".',
    })
  }
})

test.each([
  ['digits', { digit: 1 }],
  ['locale', { locales: 'vi' }],
  ['rounding', { round: 'up' }],
])('an option that is meant as %s is told by its name', (meant, options) => {
  for (const ask of [
    () => formatPercent(RATIO, options as never),
    () => formatQuantity(ONE, options as never),
  ]) {
    expect(refusedWith(ask)).toMatchObject({ code: 'UnknownField' })
    expect(refusedWith(ask).remedy).toContain(meant)
  }
})

test('a program may say in words of its own why digits or a mode are refused', () => {
  expect(refusedWith(() => roundRatio(RATIO, 101)).parameters).toStrictEqual({
    least: 0,
    most: 100,
  })
  expect(refusedWith(() => roundRatio(RATIO, 0, 'nearest' as never)).parameters).toStrictEqual({
    allowed: ['halfUp', 'halfEven', 'halfDown', 'up', 'down', 'ceiling', 'floor'],
  })
})

describe('a mean', () => {
  test.each([undefined, null, 5, {}, RATIO])('is not taken of %o', (found) => {
    expect(refusedWith(() => meanOf(found as never))).toMatchObject({
      code: 'InvalidField',
      field: 'values',
    })
  })

  test.each([
    undefined,
    null,
    ONE,
    RATIO,
    {},
    { value: 5 },
    { value: null },
    { value: {} },
    { value: { numerator: ONE } },
    { value: { denominator: ONE } },
    { value: { numerator: 1, denominator: '1' } },
    { value: { numerator: '1', denominator: 1 } },
    { value: ONE, weight: 1 },
    { value: ONE, weight: null },
  ])('has no value such as %o', (found) => {
    const refusal = refusedWith(() => meanOf([{ value: ONE }, found] as never))
    expect(refusal).toMatchObject({
      code: 'InvalidField',
      field: 'values',
      remedy: 'Give values { value, weight }.',
      parameters: { types: ['object'] },
    })
  })

  test('names text in it that is no number', () => {
    const long = { numerator: 'x'.repeat(20), denominator: ONE }
    for (const value of ['x', long]) {
      expect(refusedWith(() => meanOf([{ value }] as never))).toMatchObject({
        code: 'InvalidQuantity',
        remedy: 'Mint it: quantity(value).',
        parameters: { fault: 'form', mostDigits: 1000 },
      })
    }
  })

  test.each([undefined, null, 5, {}, RATIO])('is not merged with %o', (found) => {
    const mean = meanOf([{ value: ONE }])
    for (const ask of [() => mean.merge(found as never), () => mean.without(found as never)]) {
      expect(refusedWith(ask)).toMatchObject({
        code: 'InvalidField',
        field: 'other',
        remedy: 'Give a mean.',
        parameters: { types: ['mean'] },
      })
    }
  })

  test('without weight has no value to compare, to round or to write as a ratio', () => {
    const none = meanOf([])
    for (const ask of [() => none.compare(ONE), () => none.round(0), () => none.toRatio()]) {
      expect(refusedWith(ask)).toMatchObject({
        code: 'ZeroDenominator',
        field: 'weight',
        message:
          'weight: expected weights that come to more than zero, found "0". ' +
          'Leave the mean undefined where nothing weighs anything.',
      })
    }
  })

  test.each([
    [null, '', 'the data of a mean', ['object']],
    ['mean', '', 'the data of a mean', ['object']],
    [{ weight: '01', sums: [] }, 'weight', 'a quantity', ['string']],
    [{ weight: '1', sums: {} }, 'sums', 'an array of pairs', ['array']],
    [{ weight: '1', sums: [['1']] }, 'sums.0', 'a whole number above 0 and a quantity', ['array']],
    [{ weight: '1', sums: ['11'] }, 'sums.0', 'a whole number above 0 and a quantity', ['array']],
    [
      { weight: '1', sums: [['1.5', '1']] },
      'sums.0',
      'a whole number above 0 and a quantity',
      ['array'],
    ],
    [
      { weight: '1', sums: [['-1', '1']] },
      'sums.0',
      'a whole number above 0 and a quantity',
      ['array'],
    ],
  ])('is not read from %o', (data, field, expected, types) => {
    const read = parseMean(data)
    expect(read.ok ? 'accepted' : read.refusal).toMatchObject({
      code: 'InvalidField',
      field,
      message: expect.stringContaining(`expected ${expected}, found `),
      remedy: 'Give what JSON.stringify(mean) has written, parsed.',
      parameters: { types },
    })
  })

  test('is read where its denominators have more than one digit', () => {
    const read = parseMean({ weight: '2', sums: [['12', '5']] })
    expect(read.ok && read.value.toRatio()).toEqual({ numerator: '5', denominator: '24' })
  })

  test('has each denominator once', () => {
    const twice = {
      weight: '2',
      sums: [
        ['1', '1'],
        ['1', '2'],
      ],
    }
    const read = parseMean(twice)
    expect(read.ok ? 'accepted' : read.refusal).toMatchObject({
      code: 'DuplicateName',
      field: 'sums.1.0',
      message:
        'sums.1.0: expected each denominator once, found "1". ' +
        'Add up what stands over one denominator.',
    })
  })

  test('is not read from what throws when it is read', () => {
    const read = parseMean(hostile)
    expect(read.ok ? 'accepted' : read.refusal.code).toBe('UnreadableInput')
  })
})

test.each([
  [hostile, false],
  [null, false],
  [{ numerator: '1', denominator: '0' }, false],
  [{ numerator: '1', denominator: '-1' }, false],
  [{ numerator: '2', denominator: '4' }, false],
  [{ numerator: '0', denominator: '2' }, false],
  [{ numerator: '0', denominator: '1' }, true],
  [{ numerator: '-1', denominator: '4' }, true],
])('whether it is a ratio: case %#', (found, expected) => {
  expect(isRatio(found as Ratio)).toBe(expected)
})

test('nothing is divided by zero', () => {
  expect(refusedWith(() => ratioOf(ONE, '0' as Quantity))).toMatchObject({
    code: 'ZeroDenominator',
    field: 'denominator',
    message:
      'denominator: expected a denominator other than zero, found "0". ' +
      'Leave the ratio undefined where there is nothing to divide by.',
  })
})

test.each([
  ['1e5', 'exponent'],
  ['1,000', 'comma'],
  ['', 'empty'],
  [' 5', 'space'],
  ['.5', 'leadingPoint'],
  ['5.', 'trailingPoint'],
  ['+5', 'plusSign'],
  ['12a', 'form'],
  ['9'.repeat(1001), 'tooLong'],
  [Number.NaN, 'notFinite'],
  [null, 'notText'],
])('what is wrong with the quantity %j is called %s', (input, fault) => {
  const read = parseQuantity(input)
  expect(read.ok ? 'accepted' : read.refusal.parameters).toStrictEqual({ fault, mostDigits: 1000 })
})

test.each([
  ['100.5', 'en', 'signMissing', 'Write it as a string that ends in a percent sign.'],
  [
    `${'1'.repeat(10_000)}%`,
    'en',
    'signMissing',
    'Write it as a string that ends in a percent sign.',
  ],
  ['1e2%', 'en', 'number', 'Write the digits out, without an exponent.'],
  [`${'1'.repeat(1001)}%`, 'en', 'number', 'Shorten it to 1000 digits.'],
  [`0.${'1'.repeat(101)}%`, 'en', 'tooFine', 'Write at most 100 digits after the point.'],
  ['1', 'vi', 'form', 'Write it as formatPercent does in vi, percent sign included.'],
])('what is wrong with the percentage %.20s in %s is called %s', (text, locale, fault, remedy) => {
  const read = parsePercent(text, { locale })
  expect(read.ok ? 'accepted' : read.refusal).toMatchObject({
    remedy,
    parameters: { fault, mostDigits: 100 },
  })
})
