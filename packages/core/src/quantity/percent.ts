import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { parseQuantity, type Quantity } from './quantity.ts'
import { ratioOf, type Ratio } from './ratio.ts'
import { MAX_FRACTION_DIGITS } from './rounding.ts'

/** A percentage as somebody wrote it. */
export interface WrittenPercent {
  /** Its value: 100% is 1/1. */
  readonly ratio: Ratio
  /** Digits after its decimal point as written, zeros included; 0 to 100. */
  readonly digits: number
}

const HUNDRED = '100' as Quantity

/**
 * Reads a published percentage: decimal digits and a percent sign, nothing between or around them.
 * Refused as `InvalidPercent` otherwise.
 *
 * @example
 * parsePercent('100.50%') //=> { ok: true, value: { ratio: { numerator: '201', denominator: '200' }, digits: 2 } }
 */
export function parsePercent(text: unknown): Result<WrittenPercent, Refusal<'InvalidPercent'>> {
  if (typeof text !== 'string' || !text.endsWith('%')) {
    return refusedPercent(text, 'Write it as a string that ends in a percent sign.')
  }
  const written = text.slice(0, -1)
  const value = parseQuantity(written)
  if (!value.ok) return refusedPercent(text, value.refusal.remedy)
  const digits = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0
  if (digits > MAX_FRACTION_DIGITS) {
    return refusedPercent(text, `Write at most ${MAX_FRACTION_DIGITS} digits after the point.`)
  }
  return accepted({ ratio: ratioOf(value.value, HUNDRED), digits })
}

function refusedPercent(
  found: unknown,
  remedy: string,
): { readonly ok: false; readonly refusal: Refusal<'InvalidPercent'> } {
  return refused(refuse('InvalidPercent', '', found, 'a percentage such as "100.5%"', remedy))
}
