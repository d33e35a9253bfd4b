import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { fromBigInt, multiply, powerOfTen, type Integer } from './integer.ts'
import { MAX_DIGITS, type Quantity } from './quantity.ts'

/** Digits after the decimal point. `scaleOf(quantity('12.5')) //=> 1` */
export function scaleOf(text: Quantity): number {
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.length - point - 1
}

const MINUS = 45
const DIGIT_ZERO = 48

// The greatest safe integer has 16 digits; a sign and a point may come with them.
const LONGEST_SAFE = 18

/**
 * The quantity without its decimal point, in units of 10^-{@link scaleOf}.
 *
 * @example
 * coefficientOf(quantity('12.5')) //=> 125
 */
export function coefficientOf(text: Quantity): Integer {
  if (text.length <= LONGEST_SAFE) {
    let coefficient = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code >= DIGIT_ZERO) coefficient = coefficient * 10 + (code - DIGIT_ZERO)
    }
    // Past 2^53 - 1 the loop may have rounded, but never back below it.
    if (coefficient <= Number.MAX_SAFE_INTEGER) {
      return signed(text, coefficient)
    }
  }
  return fromBigInt(bigIntOf(text))
}

function bigIntOf(text: Quantity): bigint {
  try {
    return BigInt(text.replace('.', ''))
  } catch {
    const parameters = { fault: 'form', mostDigits: MAX_DIGITS }
    const remedy = 'Mint it: quantity(value).'
    throw new RefusedInput(refuse('InvalidQuantity', '', text, 'a quantity', remedy, parameters))
  }
}

const POINT = 46

/**
 * A quantity in units of 10^-scale, read in one go; undefined where its text is finer than that, or too
 * long to be read so.
 */
export function integerIfAt(scale: number, text: Quantity): Integer | undefined {
  const { length } = text
  if (length > LONGEST_SAFE) return undefined
  let coefficient = 0
  let point = length
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= DIGIT_ZERO) coefficient = coefficient * 10 + (code - DIGIT_ZERO)
    else if (code === POINT) point = at + 1
  }
  // Past 2^53 - 1 the loop may have rounded, but never back below it.
  if (coefficient > Number.MAX_SAFE_INTEGER) return undefined
  const missing = scale - (length - point)
  if (missing < 0) return undefined
  if (missing > 0) return multiply(signed(text, coefficient), powerOfTen(missing))
  return signed(text, coefficient)
}

function signed(text: Quantity, coefficient: number): number {
  return text.charCodeAt(0) === MINUS ? 0 - coefficient : coefficient
}

/** The same value in finer units: `rescale(125, 1, 3) //=> 12500`. `to` is at least `from`. */
export function rescale(coefficient: Integer, from: number, to: number): Integer {
  return from === to ? coefficient : multiply(coefficient, powerOfTen(to - from))
}

/** A quantity in units of 10^-scale, which is at least as fine as its text. */
export function integerAt(scale: number, text: Quantity): Integer {
  return rescale(coefficientOf(text), scaleOf(text), scale)
}

/**
 * The quantity of so many units of 10^-scale; `scale` is whole, 0 or more.
 *
 * @example
 * toQuantity(-1250, 2) //=> '-12.5'
 */
export function toQuantity(coefficient: Integer, scale: number): Quantity {
  if (scale === 0) return String(coefficient) as Quantity
  const unit = powerOfTen(scale)
  if (typeof coefficient === 'number' && typeof unit === 'number') {
    return ofNumber(coefficient, scale, unit)
  }
  const text = String(coefficient)
  const sign = coefficient < 0 ? '-' : ''
  const digits = text.slice(sign.length).padStart(scale + 1, '0')
  const point = digits.length - scale
  let end = digits.length
  while (end > point && digits.charCodeAt(end - 1) === DIGIT_ZERO) end--
  const whole = sign + digits.slice(0, point)
  return (end === point ? whole : `${whole}.${digits.slice(point, end)}`) as Quantity
}

/** Arithmetic writes faster than taking texts apart; `unit` is ten to the power of the scale. */
function ofNumber(coefficient: number, scale: number, unit: number): Quantity {
  const size = coefficient < 0 ? 0 - coefficient : coefficient
  let part = size % unit
  const whole = (size - part) / unit
  const sign = coefficient < 0 ? '-' : ''
  if (part === 0) return `${sign}${whole}` as Quantity
  let digits = scale
  for (; part % 10 === 0; part /= 10) digits--
  const written = String(part)
  const padded = written.length < digits ? written.padStart(digits, '0') : written
  return `${sign}${whole}.${padded}` as Quantity
}
