import type { Fault } from '../refusal/parameters.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'

declare const quantityBrand: unique symbol

/**
 * An exact decimal number in the one way it can be written: no leading or trailing zeros, no
 * exponent, no plus sign, no `-0`; so two quantities are equal exactly where their strings are.
 * JSON-safe. Minted by {@link quantity}; its unit is that of the target it belongs to.
 */
export type Quantity = string & { readonly [quantityBrand]: true }

/** Most digits a quantity may be given with. Results of arithmetic may have more. */
export const MAX_DIGITS = 1000

/** Written as they would be minted, so that a program which mints nothing has no code for it. */
export const ZERO = '0' as Quantity
export const ONE = '1' as Quantity

const LEAST_TOO_MANY = 10n ** BigInt(MAX_DIGITS)
const TOO_MANY = '9'.repeat(MAX_DIGITS + 1)

const CANONICAL = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/
const DECIMAL = /^-?\d+(?:\.\d+)?$/

/**
 * Reads a quantity from raw input and makes it canonical.
 *
 * Accepted are decimal strings (`-?\d+(\.\d+)?`, ASCII digits, zeros to spare), finite numbers
 * (they become the shortest decimal that reads back the same) and bigints, of at most
 * {@link MAX_DIGITS} digits. Everything else is refused as `InvalidQuantity`.
 *
 * @example
 * parseQuantity('007.50') //=> { ok: true, value: '7.5' }
 */
export function parseQuantity(input: unknown): Result<Quantity, Refusal<'InvalidQuantity'>> {
  const text = decimalText(input)
  if (text === undefined) return refusedQuantity(input, faultOf(input))
  if (countDigits(text) > MAX_DIGITS) {
    return refusedQuantity(input, ['tooLong', `Shorten it to ${MAX_DIGITS} digits.`])
  }
  if (CANONICAL.test(text)) return accepted(text as Quantity)
  if (DECIMAL.test(text)) return accepted(canonical(text))
  return refusedQuantity(input, faultOf(text))
}

/**
 * Mints a quantity; throws {@link RefusedInput} where {@link parseQuantity} refuses.
 *
 * @example
 * quantity('007.50') //=> '7.5'
 * quantity(1e-7) //=> '0.0000001'
 */
export function quantity(input: string | number | bigint): Quantity {
  return valueOf(parseQuantity(input))
}

/** Whether the value is a quantity already, as {@link parseQuantity} would have written it. */
export function isQuantity(value: unknown): value is Quantity {
  return typeof value === 'string' && countDigits(value) <= MAX_DIGITS && CANONICAL.test(value)
}

/** Whether the value is written as a quantity, of any length: results of arithmetic may be longer. */
export function isCanonicalDecimal(value: unknown): value is Quantity {
  return typeof value === 'string' && CANONICAL.test(value)
}

function decimalText(input: unknown): string | undefined {
  if (typeof input === 'string') return input
  if (typeof input === 'bigint') {
    // Not written out beyond what can be taken, which for a large one takes long.
    return input < LEAST_TOO_MANY && input > -LEAST_TOO_MANY ? input.toString() : TOO_MANY
  }
  return typeof input === 'number' && Number.isFinite(input)
    ? withoutExponent(String(input))
    : undefined
}

/** JavaScript writes numbers from 1e21 and below 1e-6 with an exponent; this writes them out. */
function withoutExponent(text: string): string {
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? mantissa.slice(1) : mantissa).split('.')
  const digits = whole + fraction
  const zeros = Number.parseInt(exponent, 10)
  const written =
    zeros < 0
      ? `0.${'0'.repeat(-zeros - whole.length)}${digits}`
      : digits + '0'.repeat(zeros - fraction.length)
  return negative ? `-${written}` : written
}

function canonical(decimal: string): Quantity {
  const negative = decimal.startsWith('-')
  const [digits = '', decimals = ''] = (negative ? decimal.slice(1) : decimal).split('.')
  const whole = digits.replace(/^0+(?=\d)/, '')
  const fraction = withoutTrailingZeros(decimals)
  const unsigned = fraction === '' ? whole : `${whole}.${fraction}`
  return (negative && unsigned !== '0' ? `-${unsigned}` : unsigned) as Quantity
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end--
  return digits.slice(0, end)
}

function countDigits(text: string): number {
  return text.length - (text.startsWith('-') ? 1 : 0) - (text.includes('.') ? 1 : 0)
}

function refusedQuantity(
  input: unknown,
  [fault, remedy]: Fault,
): { readonly ok: false; readonly refusal: Refusal<'InvalidQuantity'> } {
  const expected = `a decimal number of at most ${MAX_DIGITS} digits`
  return refused(
    refuse('InvalidQuantity', '', input, expected, remedy, { fault, mostDigits: MAX_DIGITS }),
  )
}

function faultOf(input: unknown): Fault {
  if (typeof input === 'number') {
    return ['notFinite', 'Give a finite number; leave out what is not known.']
  }
  if (typeof input !== 'string') {
    return ['notText', 'Give a string of decimal digits, a number or a bigint.']
  }
  if (input === '') {
    return ['empty', 'Give digits, or leave the figure out where it is not known.']
  }
  if (/^\s|\s$/.test(input)) return ['space', 'Remove the space at its ends.']
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(input)) {
    return ['exponent', 'Write the digits out, without an exponent.']
  }
  if (/^[+-]?[\d.]*,[\d.,]*$/.test(input)) {
    return ['comma', 'Leave out thousands separators and use a point as decimal sign.']
  }
  if (input.startsWith('+')) return ['plusSign', 'Leave out the plus sign.']
  if (/^-?\.\d+$/.test(input)) return ['leadingPoint', 'Write a zero before the decimal point.']
  if (/^-?\d+\.$/.test(input)) {
    return ['trailingPoint', 'Write digits after the decimal point, or leave it out.']
  }
  return ['form', 'Write it in digits 0 to 9 with a point as decimal sign, such as "-12.5".']
}
