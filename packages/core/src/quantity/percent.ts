import { optionsIn } from '../refusal/reading.ts'
import type { Fault } from '../refusal/parameters.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { percentIn } from './number-reader.ts'
import { requireLocale } from './number-writer.ts'
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

/** In which language a percentage is written. */
export interface WrittenIn {
  /** BCP 47 language tag; `en` by default, never the environment's. */
  readonly locale?: string | undefined
}

/** Longer ones are no figures of anybody's. */
const LONGEST = 10_000

/**
 * Reads a published percentage: whatever {@link formatPercent} writes in that language, grouped or not,
 * with its own signs or plain ones. Refused as `InvalidPercent` otherwise; throws {@link RefusedInput}
 * `UnknownLocale` where there are no data of the language.
 *
 * @example
 * parsePercent('100.50%') //=> { ok: true, value: { ratio: { numerator: '201', denominator: '200' }, digits: 2 } }
 * parsePercent('1,250%') //=> { ok: true, value: { ratio: { numerator: '25', denominator: '2' }, digits: 0 } }
 * parsePercent('100,5%', { locale: 'vi' }) //=> { ok: true, value: { ratio: { numerator: '201', denominator: '200' }, digits: 1 } }
 */
export function parsePercent(
  text: unknown,
  options: WrittenIn = {},
): Result<WrittenPercent, Refusal<'InvalidPercent'>> {
  const { locale = 'en' } = optionsIn(options, ['locale'])
  requireLocale(locale)
  if (typeof text !== 'string' || text.length > LONGEST) {
    return refusedPercent(text, SIGN_MISSING)
  }
  const written = percentIn(text, locale)
  if (written === undefined) {
    const plain = text.endsWith('%') ? parseQuantity(text.slice(0, -1)) : undefined
    if (plain?.ok === false) return refusedPercent(text, ['number', plain.refusal.remedy])
    if (!/[%\u066A]$/u.test(text) && locale === 'en') {
      return refusedPercent(text, SIGN_MISSING)
    }
    const remedy = `Write it as formatPercent does in ${locale}, percent sign included.`
    return refusedPercent(text, ['form', remedy])
  }
  const value = parseQuantity(written)
  if (!value.ok) return refusedPercent(text, ['number', value.refusal.remedy])
  const digits = written.includes('.') ? written.length - written.indexOf('.') - 1 : 0
  if (digits > MAX_FRACTION_DIGITS) {
    const remedy = `Write at most ${MAX_FRACTION_DIGITS} digits after the point.`
    return refusedPercent(text, ['tooFine', remedy])
  }
  return accepted({ ratio: ratioOf(value.value, HUNDRED), digits })
}

const SIGN_MISSING: Fault = ['signMissing', 'Write it as a string that ends in a percent sign.']

function refusedPercent(
  found: unknown,
  [fault, remedy]: Fault,
): { readonly ok: false; readonly refusal: Refusal<'InvalidPercent'> } {
  return refused(
    refuse('InvalidPercent', '', found, 'a percentage such as "100.5%"', remedy, {
      fault,
      mostDigits: MAX_FRACTION_DIGITS,
    }),
  )
}
