import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { isQuantity, MAX_DIGITS, parseQuantity, quantity } from './quantity.ts'

function remedyOf(input: unknown): string {
  const result = parseQuantity(input)
  if (result.ok) throw new Error(`accepted as ${result.value}`)
  expect(result.refusal).toMatchObject({ code: 'InvalidQuantity', field: '' })
  return result.refusal.remedy
}

describe('strings', () => {
  test.each([
    ['202', '202'],
    ['007', '7'],
    ['000', '0'],
    ['1.50', '1.5'],
    ['5.000', '5'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['-000.050', '-0.05'],
    ['0.0000000000000000000000001', '0.0000000000000000000000001'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is %s', (input, canonical) => {
    expect(quantity(input)).toBe(canonical)
  })

  test('400 digits are kept', () => {
    const digits = '1234567890'.repeat(40)
    expect(quantity(digits)).toBe(digits)
    expect(quantity(`-0.${digits}1`)).toBe(`-0.${digits}1`)
  })

  test('the number of digits is bounded; sign and point are no digits', () => {
    const most = '9'.repeat(MAX_DIGITS - 1)
    expect(quantity(`-${most}.5`)).toBe(`-${most}.5`)
    expect(remedyOf(`-${most}.55`)).toBe('Shorten it to 1000 digits.')
    expect(remedyOf('0'.repeat(MAX_DIGITS + 1))).toBe('Shorten it to 1000 digits.')
  })
})

describe('numbers and bigints', () => {
  test.each([
    [1e21, '1000000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.5e-9, '-0.0000000015'],
    [-1.25e25, '-12500000000000000000000000'],
    [0.1 + 0.2, '0.30000000000000004'],
    [-0, '0'],
    [5e-324, `0.${'0'.repeat(323)}5`],
    [1.7976931348623157e308, `17976931348623157${'0'.repeat(292)}`],
    [-(10n ** 20n), '-100000000000000000000'],
  ])('%s is %s', (input, canonical) => {
    expect(quantity(input)).toBe(canonical)
  })
})

test('a bigint may have as many digits as a string', () => {
  const most = 10n ** BigInt(MAX_DIGITS) - 1n
  expect(quantity(most)).toBe('9'.repeat(MAX_DIGITS))
  expect(quantity(-most)).toBe(`-${'9'.repeat(MAX_DIGITS)}`)
  for (const more of [most + 1n, -most - 1n, most * most]) {
    expect(remedyOf(more)).toBe('Shorten it to 1000 digits.')
  }
})

describe('what is refused says what to do', () => {
  test.each([
    ['1e5', 'Write the digits out, without an exponent.'],
    ['-12.5E+10', 'Write the digits out, without an exponent.'],
    ['+1e-5', 'Write the digits out, without an exponent.'],
    ['1,000', 'Leave out thousands separators and use a point as decimal sign.'],
    ['12,5', 'Leave out thousands separators and use a point as decimal sign.'],
    ['-1.000,5', 'Leave out thousands separators and use a point as decimal sign.'],
    ['+1,000', 'Leave out thousands separators and use a point as decimal sign.'],
    ['', 'Give digits, or leave the figure out where it is not known.'],
    [' 5', 'Remove the space at its ends.'],
    ['5\n', 'Remove the space at its ends.'],
    ['.5', 'Write a zero before the decimal point.'],
    ['-.55', 'Write a zero before the decimal point.'],
    ['-15.', 'Write digits after the decimal point, or leave it out.'],
    ['5.', 'Write digits after the decimal point, or leave it out.'],
    ['+5', 'Leave out the plus sign.'],
    [Number.NaN, 'Give a finite number; leave out what is not known.'],
    [Number.POSITIVE_INFINITY, 'Give a finite number; leave out what is not known.'],
    [null, 'Give a string of decimal digits, a number or a bigint.'],
    [undefined, 'Give a string of decimal digits, a number or a bigint.'],
    [['5'], 'Give a string of decimal digits, a number or a bigint.'],
    [{ valueOf: () => 5 }, 'Give a string of decimal digits, a number or a bigint.'],
    [true, 'Give a string of decimal digits, a number or a bigint.'],
  ])('%j: %s', (input, remedy) => {
    expect(remedyOf(input)).toBe(remedy)
  })

  test.each([
    'NaN',
    '∞',
    'Infinity',
    '0x10',
    '５',
    '١',
    '1 000',
    '1_000',
    '--1',
    '-',
    '.',
    '1.2.3',
    '12a',
    'a12e5',
    '12e5a',
    '12ea5',
    'a1,000',
    '1,000a',
    'a.5',
    '.5a',
    'a5.',
    '5.a',
  ])('%s', (input) => {
    expect(remedyOf(input)).toMatch(/^Write it in digits/)
  })

  test('minting throws the same refusal', () => {
    expect(() => quantity('1e5')).toThrow(RefusedInput)
    expect(() => quantity('1e5')).toThrow(
      'expected a decimal number of at most 1000 digits, found "1e5". ' +
        'Write the digits out, without an exponent.',
    )
  })
})

test('only the canonical form is a quantity already', () => {
  for (const text of ['0', '-1', '12.5', '0.05', '9'.repeat(1000)]) {
    expect(isQuantity(text)).toBe(true)
  }
  expect(isQuantity(`-${'9'.repeat(999)}.5`)).toBe(true)
  const unlike = ['-0', '007', '1.50', '5.', '.5', '', '+1', '1e5', '9'.repeat(1001), 5, 5n, ['5']]
  for (const other of unlike) {
    expect(isQuantity(other)).toBe(false)
  }
})
