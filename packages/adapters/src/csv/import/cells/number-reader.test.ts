import { describe, expect, test } from 'vitest'
import type { NumberFormat } from '../mapping/cell-format.ts'
import { numberReader } from './number-reader.ts'

function read(text: string, format: NumberFormat = {}): string {
  const result = numberReader(format)(text)
  return result.ok ? result.value : result.refusal.remedy
}

const EN: NumberFormat = { group: [','] }
const VI: NumberFormat = { decimal: ',', group: ['.'] }
const FR: NumberFormat = { decimal: ',', group: [' ', '\u00A0', '\u202F'] }
const CH: NumberFormat = { group: ["'", '’'] }

test.each<[string, NumberFormat, string]>([
  ['1234.5', {}, '1234.5'],
  ['-1234.50', {}, '-1234.5'],
  ['007', {}, '7'],
  ['.5', { leadingDecimal: true }, '0.5'],
  ['-,25', { ...VI, leadingDecimal: true }, '-0.25'],
  ['$.50', { currency: ['$'], leadingDecimal: true }, '0.5'],
  ['-0', {}, '0'],
  ['1,234.5', EN, '1234.5'],
  ['1,234,567', EN, '1234567'],
  ['1234,5', VI, '1234.5'],
  ['1.234,5', VI, '1234.5'],
  ['45 799', FR, '45799'],
  ['45\u00A0799,25', FR, '45799.25'],
  ['1\u202F045\u202F799', FR, '1045799'],
  ["1'234.5", CH, '1234.5'],
  ['1’234’567', CH, '1234567'],
  ['$8,319,937', { ...EN, currency: ['$'] }, '8319937'],
  ['-$5', { currency: ['$'] }, '-5'],
  ['$-5', { currency: ['$'] }, '-5'],
  ['$ 5', { currency: ['$'] }, '5'],
  ['1.234,50 €', { ...VI, currency: ['€'] }, '1234.5'],
  ['5 VND', { currency: ['₫', 'VND'] }, '5'],
  ['($5)', { currency: ['$'], parentheses: true }, '-5'],
  ['(1,234)', { ...EN, parentheses: true }, '-1234'],
  ['45%', { percent: 'number' }, '45'],
  ['45', { percent: 'number' }, '45'],
  ['45%', { percent: 'ratio' }, '0.45'],
  ['0.1%', { percent: 'ratio' }, '0.001'],
  ['0.45', { percent: 'ratio' }, '0.45'],
  ['45 %', { percent: 'number' }, '45'],
  ['12*', { footnotes: ['*'] }, '12'],
  ['12 [1][2]', { footnotes: ['[1]', '[2]'] }, '12'],
  ['12†‡', { footnotes: ['†', '‡'] }, '12'],
  ['\u22125', { minusSign: true }, '-5'],
  ['+5', { plusSign: true }, '5'],
  ['9007199254740993.1', {}, '9007199254740993.1'],
  ['2968          (2007)', { footnotes: ['(2007)'] }, '2968'],
  ['3/5', { fractions: true }, '0.6'],
  ['-7/4', { fractions: true }, '-1.75'],
  ['0/5', { fractions: true }, '0'],
  [`1/${2n ** 60n}`, { fractions: true }, `0.${(5n ** 60n).toString().padStart(60, '0')}`],
  ['2:45', { clock: 'minutes' }, '165'],
  ['0:05', { clock: 'minutes' }, '5'],
  ['100:00', { clock: 'minutes' }, '6000'],
  ['12.5', { fractions: true, clock: 'minutes' }, '12.5'],
])('%j is read', (text, format, value) => {
  expect(read(text, format)).toBe(value)
})

describe('what a format does not allow is refused, and says what to do', () => {
  test.each<[string, NumberFormat, RegExp]>([
    ['', {}, /name this word among those for a missing value/],
    ['TBD', {}, /name this word/],
    ['3/5', {}, /Write the fraction as a decimal/],
    ['1/3', { fractions: true }, /import numerator and denominator apart/],
    ['1/0', { fractions: true }, /import numerator and denominator apart/],
    ['3 / 5', { fractions: true }, /Leave out what is no part/],
    ['2:45', {}, /hours and minutes as one number/],
    [' 5', {}, /let the mapping trim/],
    ['1,234', {}, /Group in threes/],
    ['1,23', EN, /Group in threes/],
    ['0,123', EN, /The decimal sign of this column is "\."/],
    ['-0,500', EN, /The decimal sign of this column is "\."/],
    ['0.123', VI, /The decimal sign of this column is ","/],
    ['000,123', EN, /The decimal sign of this column is "\."/],
    ['1234,567', EN, /Group in threes/],
    ['12,34,567', EN, /Group in threes/],
    ['1,234.5', VI, /Group in threes/],
    ['1.23', VI, /Group in threes/],
    ['1 234\u00A0567', FR, /Group in threes/],
    ['1,234.567,8', EN, /Group in threes/],
    ['5.', {}, /Group in threes/],
    ['.5', {}, /Write a zero/],
    ['1e6', {}, /without an exponent/],
    ['45%', {}, /percent sign/],
    ['%', { percent: 'number' }, /Write a number/],
    ['$5', {}, /currency sign/],
    ['$5 $', { currency: ['$'] }, /currency sign/],
    ['-$-5', { currency: ['$'] }, /currency sign/],
    ['(5)', {}, /minus sign instead of the parentheses/],
    ['(5', { parentheses: true }, /Write a number/],
    ['(-5)', { parentheses: true }, /Write a number/],
    ['\u22125', {}, /U\+2212/],
    ['+5', {}, /plus sign/],
    ['(+5)', { parentheses: true }, /plus sign/],
    ['=1+1', {}, /this is a formula/],
    ['-2:45', { clock: 'minutes' }, /without a sign/],
    ['2:75', { clock: 'minutes' }, /minutes below 60/],
    ['5'.repeat(2_501), {}, /Shorten it/],
    ['--5', {}, /Write a number/],
    ['.5', {}, /Write a zero .* or allow it/],
    ['.', { leadingDecimal: true }, /Write a number/],
    ['.1,234', { ...EN, leadingDecimal: true }, /no part of the number/],
    ['12*', {}, /no part of the number/],
    ['31-May-08', {}, /no part of the number/],
    ['٥', {}, /Write a number/],
    ['NaN', {}, /Write a number/],
    ['Infinity', {}, /Write a number/],
    ['9'.repeat(1_001), {}, /Group in threes/],
  ])('%j', (text, format, remedy) => {
    expect(read(text, format)).toMatch(remedy)
  })

  // Tried in every way that they can be parted, these marks would take longer than anybody waits.
  test('and marks that are made of others are each tried once', () => {
    const read = numberReader({ footnotes: ['*', '**', '***'] })
    expect(read(`1${'*'.repeat(10_000)}x`).ok).toBe(false)
    expect(read(`1${'*'.repeat(2_400)}x`).ok).toBe(false)
    expect(read(`1${'*'.repeat(2_400)}`)).toEqual({ ok: true, value: '1' })
  })

  test('and names the format that was asked for', () => {
    const result = numberReader(VI)('1,234.5')
    expect(result.ok ? '' : result.refusal.message).toBe(
      'expected a number with "," as decimal sign and groups of three by ".", found "1,234.5". ' +
        'Group in threes and use the decimal sign of this column, or correct its format.',
    )
  })
})
