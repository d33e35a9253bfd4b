import { expect, test } from 'vitest'
import { parsePercent } from './percent.ts'
import { quantity } from './quantity.ts'
import { ratioOf } from './ratio.ts'

test.each([
  ['100.5%', '201', '200', 1],
  ['100.50%', '201', '200', 2],
  ['-402%', '-201', '50', 0],
  ['0%', '0', '1', 0],
  ['-0.0%', '0', '1', 1],
  [`${'9'.repeat(400)}%`, '9'.repeat(400), '100', 0],
  [`0.${'0'.repeat(100)}%`, '0', '1', 100],
])('%s', (text, numerator, denominator, digits) => {
  expect(parsePercent(text)).toEqual({
    ok: true,
    value: { ratio: { numerator, denominator }, digits },
  })
})

test.each([
  ['100.5', 'Write it as a string that ends in a percent sign.'],
  [1.005, 'Write it as a string that ends in a percent sign.'],
  ['', 'Write it as a string that ends in a percent sign.'],
  ['100.5% ', 'Write it as a string that ends in a percent sign.'],
  ['%', 'Give digits, or leave the figure out where it is not known.'],
  ['100.5 %', 'Remove the space at its ends.'],
  ['100,5%', 'Leave out thousands separators and use a point as decimal sign.'],
  ['1e2%', 'Write the digits out, without an exponent.'],
  [`0.${'1'.repeat(101)}%`, 'Write at most 100 digits after the point.'],
])('%s is refused: %s', (text, remedy) => {
  const result = parsePercent(text)
  const message = expect.stringMatching(/^expected a percentage such as "100\.5%", found /)
  expect(result).toMatchObject({
    ok: false,
    refusal: { code: 'InvalidPercent', field: '', message, remedy },
  })
})

test.each([
  'a5%',
  '5a%',
  '1.a5%',
  '1.5a%',
  '1.%',
  '.5%',
  '1.2.3%',
  '1,23%',
  '12,34,567%',
  '1,2345%',
  '1 234%',
  '-%',
  '5-%5',
  '%%5',
])('%s is no percentage', (text) => {
  expect(parsePercent(text)).toMatchObject({ ok: false, refusal: { code: 'InvalidPercent' } })
})

test.each([
  ['en', '1,234,567.5%', '12345675', '1000', 1],
  ['en', '1234567.5%', '12345675', '1000', 1],
  ['en', '%5', '5', '100', 0],
  ['de', '-1.234,5 %', '-12345', '1000', 1],
  ['de', '-1234,5%', '-12345', '1000', 1],
  ['sv', '\u22125 %', '-5', '100', 0],
  ['sv', '-5 %', '-5', '100', 0],
  ['tr', '-%5', '-5', '100', 0],
  ['tr', '%-5', '-5', '100', 0],
  ['ar-EG', '\u0661\u0662\u066A', '12', '100', 0],
  ['en-IN', '12,34,567%', '1234567', '100', 0],
])('in %s %s is read', (locale, text, over, under, digits) => {
  const ratio = ratioOf(quantity(over), quantity(under))
  expect(parsePercent(text, { locale })).toEqual({ ok: true, value: { ratio, digits } })
})

test.each([
  '\u0661a\u066A',
  'a\u0661\u066A',
  '\u0661\u066Ba\u066A',
  '\u0661\u066Ba\u0661\u066A',
  '\u0661\u066B\u0661a\u066A',
  '\u0661\u066B\u066A',
  '\u0661\u066B\u0661\u066B\u0661\u066A',
])('in ar-EG %j is refused for its form', (text) => {
  expect(parsePercent(text, { locale: 'ar-EG' })).toMatchObject({
    refusal: {
      remedy: 'Write it as formatPercent does in ar-EG, percent sign included.',
      parameters: { fault: 'form' },
    },
  })
})

test('more languages than are remembered are still read rightly', () => {
  for (let n = 0; n < 140; n++) {
    const locale = `en-x-a${n % 70}`
    expect(parsePercent('1,250%', { locale })).toMatchObject({ value: { digits: 0 } })
  }
})
