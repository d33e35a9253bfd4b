import { OBJECT, requireKind } from '../refusal/kinds.ts'
import { optionsIn } from '../refusal/reading.ts'
import { compareQuantities } from './arithmetic.ts'
import { toQuantity } from './decimal.ts'
import { compare, powerOfTen, subtract, type Integer } from './integer.ts'
import type { Mean } from './mean.ts'
import { numberWriter } from './number-writer.ts'
import { ONE, type Quantity } from './quantity.ts'
import { requireRatio, type Ratio } from './ratio.ts'
import { requireQuantity } from './required.ts'
import {
  checkDigits,
  roundQuantity,
  roundRatio,
  roundedUnits,
  type RoundingMode,
} from './rounding.ts'

/** How figures are written for people. */
export interface QuantityFormat {
  /** Digits after the decimal point, exactly so many: 0 to 100, both included. */
  readonly digits?: number | undefined
  /** BCP 47 language tag; `en` by default, never the environment's. */
  readonly locale?: string | undefined
  /** How what does not fit the digits is rounded; `halfUp` by default. */
  readonly rounding?: RoundingMode | undefined
  /** What stands for a value there is none of; an en dash by default. */
  readonly missing?: string | undefined
}

/** How percentages are written for people; 0 digits by default. */
export interface PercentFormat extends QuantityFormat {
  /**
   * `honest`, the default, never shows less than 1 as 100% or more, nor 1 or more as less than
   * 100%: where rounding would, the nearest figure on the right side is shown. `plain` rounds and
   * no more, as published figures do.
   */
  readonly display?: 'honest' | 'plain' | undefined
}

const QUANTITY_OPTIONS = ['digits', 'locale', 'rounding', 'missing'] as const
const PERCENT_OPTIONS = [...QUANTITY_OPTIONS, 'display'] as const

/** A value that is not there, with the reason why; how an undefined attainment looks. */
export interface UndefinedValue {
  readonly undefined: string
}

/**
 * A ratio or a mean as a percentage. A mean without weight is missing. Throws {@link RefusedInput} `InvalidDigits`, `UnknownLocale` or
 * `UnknownRounding` for such options.
 *
 * @example
 * formatPercent(ratioOf(quantity(202), quantity(201)), { digits: 1, locale: 'vi' }) //=> '100,5%'
 * formatPercent(ratioOf(quantity(1999), quantity(2000))) //=> '99%'
 * formatPercent(ratioOf(quantity(1999), quantity(2000)), { display: 'plain' }) //=> '100%'
 * formatPercent({ undefined: 'noReport' }) //=> '–'
 */
export function formatPercent(
  value: Ratio | Mean | UndefinedValue,
  format: PercentFormat = {},
): string {
  const {
    digits = 0,
    locale = 'en',
    rounding = 'halfUp',
    display = 'honest',
    missing = '–',
  } = optionsIn(format, PERCENT_OPTIONS)
  checkDigits(digits)
  const write = numberWriter(locale, { style: 'percent', leastDigits: digits, mostDigits: digits })
  requireKind('value', value, OBJECT)
  if ('undefined' in value || isWeightless(value)) return missing
  if (!isMean(value)) requireRatio('value', value)
  const scale = digits + 2
  const plain = isMean(value)
    ? value.roundedUnits(scale, rounding)
    : roundedUnits(value, scale, rounding)
  return write(toQuantity(display === 'plain' ? plain : honest(value, plain, scale), scale))
}

// Digits of a ratio nobody asked digits for; a quantity shows all it has.
const RATIO_DIGITS = 2

/**
 * A quantity, ratio or mean as a number. Without `digits` a quantity shows every digit it has, however
 * many, and a ratio or mean is rounded to at most 2 digits after the decimal point. Throws as
 * {@link formatPercent} does.
 *
 * @example
 * formatQuantity(quantity('1234567.25')) //=> '1,234,567.25'
 * formatQuantity(ratioOf(quantity(2), quantity(3)), { locale: 'vi' }) //=> '0,67'
 * formatQuantity(quantity(5), { digits: 2 }) //=> '5.00'
 * formatQuantity(undefined) //=> '–'
 */
export function formatQuantity(
  value: Quantity | Ratio | Mean | undefined,
  format: QuantityFormat = {},
): string {
  const {
    digits,
    locale = 'en',
    rounding = 'halfUp',
    missing = '–',
  } = optionsIn(format, QUANTITY_OPTIONS)
  if (digits !== undefined) checkDigits(digits)
  const leastDigits = digits ?? 0
  const write = numberWriter(locale, { style: 'decimal', leastDigits, mostDigits: digits ?? 100 })
  if (value === undefined) return missing
  if (typeof value === 'string') requireQuantity('value', value)
  else requireKind('value', value, OBJECT)
  if (isWeightless(value)) return missing
  if (isMean(value)) return write(value.round(digits ?? RATIO_DIGITS, rounding))
  if (typeof value !== 'string') return write(roundRatio(value, digits ?? RATIO_DIGITS, rounding))
  return write(digits === undefined ? value : roundQuantity(value, digits, rounding))
}

/**
 * Keeps what was rounded, in units of 10^-scale, below 1 where the exact value is. What is 1 or more
 * stays so by itself: 1 is among the figures rounded to.
 */
function honest(exact: Ratio | Mean, rounded: Integer, scale: number): Integer {
  const isShort = isMean(exact)
    ? exact.compare(ONE) < 0
    : compareQuantities(exact.numerator, exact.denominator) < 0
  const one = powerOfTen(scale)
  return isShort && compare(rounded, one) >= 0 ? subtract(one, 1) : rounded
}

function isWeightless(value: Ratio | Mean | Quantity): boolean {
  return isMean(value) && value.weight === '0'
}

// Told by what it can do, so that whoever formats ratios alone need not load means.
function isMean(value: Ratio | Mean | Quantity): value is Mean {
  return (
    typeof value === 'object' && 'roundedUnits' in value && typeof value.roundedUnits === 'function'
  )
}
