import { formatPercent, RefusedInput, type Bounds } from '@planfold/core'
import { optionsIn, refuse } from '@planfold/core/store'
import type { CellStyle } from './cell.ts'

export interface CsvOptions {
  /** Which language of a title is taken; absent: `en`, else the first there is. */
  readonly language?: string | undefined
  /**
   * BCP 47 tag: figures are written as people of that language type them into a spreadsheet, with their
   * decimal sign, and percentages with `%`. Absent: for machines, with a point and no `%`.
   */
  readonly locale?: string | undefined
  /**
   * Digits after the decimal sign of percentages, 0 to 100, both included; absent: 1. Figures that
   * are ratios show two more.
   */
  readonly digits?: number | undefined
  /** One character between cells, no quote, apostrophe or line break; absent: a comma. */
  readonly delimiter?: string | undefined
  /** Ends each row; absent: `\r\n`, as RFC 4180 has it. */
  readonly newline?: '\r\n' | '\n' | undefined
  /** A byte order mark at the beginning, by which Excel knows UTF-8; absent: none. */
  readonly bom?: boolean | undefined
  /**
   * Whether an apostrophe stands before each sign that some spreadsheet would begin a formula with;
   * absent: it does. Figures are never touched. An importer takes it off again exactly
   * (`guardedFormulas`); turn it off for other programs that need the text to the letter.
   */
  readonly guardFormulas?: boolean | undefined
}

/** How rows become text. */
export interface RowStyle {
  readonly delimiter: string
  readonly newline: '\r\n' | '\n'
  readonly bom: boolean
  readonly guardFormulas: boolean
}

/** Throws {@link RefusedInput} `UnknownLocale` or `InvalidDigits`. */
export function cellStyleOf({ language = 'en', locale, digits = 1 }: CsvOptions): CellStyle {
  // Refuses what it cannot format by, before there is anything to format.
  formatPercent({ undefined: 'noPlan' }, { digits, ...(locale !== undefined && { locale }) })
  return { language, decimal: locale === undefined ? undefined : decimalSignOf(locale), digits }
}

/** What stands after the whole part where digits are Latin, as they are in figures that are typed. */
function decimalSignOf(locale: string): string {
  const latin = new Intl.Locale(locale, { numberingSystem: 'latn' })
  const parts = new Intl.NumberFormat(latin).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
}

const OPTIONS = [
  'columns',
  'language',
  'locale',
  'digits',
  'delimiter',
  'newline',
  'bom',
  'guardFormulas',
] as const

/** Options of one exporter and not of another. */
interface FurtherOptions {
  readonly columns?: unknown
  readonly order?: unknown
  readonly heading?: unknown
}

/** Throws {@link RefusedInput} `InvalidOptions` or `UnknownField`; `further` names options beside these. */
export function rowStyleOf(
  options: Omit<CsvOptions, 'language'> & FurtherOptions & { readonly language?: unknown },
  further: readonly (keyof FurtherOptions)[] = [],
): RowStyle {
  const {
    delimiter = ',',
    newline = '\r\n',
    bom = false,
    guardFormulas = true,
  } = optionsIn(options, [...OPTIONS, ...further])
  if (typeof delimiter !== 'string' || !/^[^"'\r\n]$/u.test(delimiter)) {
    const expected = 'one character, no quote, apostrophe or line break'
    throw refusal('delimiter', delimiter, expected, 'Leave it out for a comma.', {
      types: ['string'],
      least: 1,
      most: 1,
    })
  }
  if (newline !== '\r\n' && newline !== '\n') {
    throw refusal('newline', newline, String.raw`\r\n or \n`, String.raw`Leave it out for \r\n.`, {
      allowed: ['\r\n', '\n'],
    })
  }
  return { delimiter, newline, bom, guardFormulas }
}

function refusal(
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  bounds: Bounds,
): RefusedInput {
  return new RefusedInput(refuse('InvalidOptions', field, value, expected, remedy, bounds))
}
