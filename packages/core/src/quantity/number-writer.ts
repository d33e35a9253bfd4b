import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { coefficientOf, scaleOf, toQuantity } from './decimal.ts'
import { multiply } from './integer.ts'
import type { Quantity } from './quantity.ts'
import { MAX_FRACTION_DIGITS } from './rounding.ts'

/** How a number is written: the style, and how many digits follow its decimal point. */
export interface NumberStyle {
  /** `percent` writes 1 as 100%. */
  readonly style: 'decimal' | 'percent'
  readonly leastDigits: number
  readonly mostDigits: number
}

/** Writes a number in one language and style; the number has no more digits than the style. */
export type NumberWriter = (value: Quantity) => string

// Locales and digits are few in practice; the bound is for callers who take them from outside.
const MOST_WRITERS = 64
const writers = new Map<string, NumberWriter>()

/**
 * The writer for a BCP 47 language tag. Throws {@link RefusedInput} `UnknownLocale` where the tag
 * is malformed or its language has no data here: Intl would silently take the environment's.
 */
export function numberWriter(locale: string, style: NumberStyle): NumberWriter {
  if (typeof locale !== 'string') throw unknownLocale(locale)
  const key = `${style.style} ${style.leastDigits} ${style.mostDigits} ${locale}`
  const known = writers.get(key)
  if (known !== undefined) return known
  if (!isSupported(locale)) throw unknownLocale(locale)
  if (writers.size >= MOST_WRITERS) writers.clear()
  const writer = makeWriter(locale, style)
  writers.set(key, writer)
  return writer
}

// Intl formats a decimal string exactly while it has a finite double beside it.
const MOST_CHARACTERS = 300

function makeWriter(locale: string, style: NumberStyle): NumberWriter {
  const format = new Intl.NumberFormat(locale, {
    style: style.style,
    minimumFractionDigits: style.leastDigits,
    maximumFractionDigits: style.mostDigits,
  })
  return (value) => {
    const isLong = value.length > MOST_CHARACTERS || scaleOf(value) > MAX_FRACTION_DIGITS
    if (isLong) return writeLong(value, locale, style)
    // A quantity is a numeric literal by its grammar, which the type of a branded string can't say.
    const literal: string = value
    return format.format(literal as `${number}`)
  }
}

/**
 * Writes what is past the reach of Intl, which shows 400 digits as ∞ and at most 100 decimals: the
 * sign, the percent sign and the decimal sign are those of a small number, the digits our own.
 */
function writeLong(value: Quantity, locale: string, { style, leastDigits }: NumberStyle): string {
  const isPercent = style === 'percent'
  const shown = isPercent ? toQuantity(multiply(coefficientOf(value), 100), scaleOf(value)) : value
  const isNegative = shown.startsWith('-')
  const [whole = '', decimals = ''] = shown.slice(isNegative ? 1 : 0).split('.')
  const fraction = decimals.padEnd(leastDigits, '0')
  const digit = new Intl.NumberFormat(locale)
  const model = new Intl.NumberFormat(locale, { style, minimumFractionDigits: 1 })
  const size = isPercent ? 0.011 : 1.1
  const written = model.formatToParts(isNegative ? -size : size).map((part) => {
    if (part.type === 'integer') return new Intl.NumberFormat(locale).format(BigInt(whole))
    if (part.type === 'decimal') return fraction === '' ? '' : part.value
    if (part.type !== 'fraction') return part.value
    return Array.from(fraction, (each) => digit.format(BigInt(each))).join('')
  })
  return written.join('')
}

/** Throws {@link RefusedInput} `UnknownLocale` where Intl would silently take the environment's. */
export function requireLocale(locale: string): void {
  if (typeof locale !== 'string' || !isSupported(locale)) throw unknownLocale(locale)
}

function isSupported(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf([locale]).length === 1
  } catch {
    return false
  }
}

function unknownLocale(locale: string): RefusedInput {
  return new RefusedInput(
    refuse(
      'UnknownLocale',
      'locale',
      locale,
      'a BCP 47 language tag with locale data',
      'Give a tag such as "en", "vi" or "de-CH".',
    ),
  )
}
