import { expect, test } from 'vitest'
import { parsePercent } from './percent.ts'

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
