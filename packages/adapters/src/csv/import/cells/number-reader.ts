import type { Result } from '@planfold/core'
import { multiplyQuantities, parseQuantity, quantity, type Quantity } from '@planfold/core/quantity'
import type { NumberFormat } from '../mapping/cell-format.ts'
import { refuseImport } from '../refusals.ts'
import { escaped } from './escaped.ts'
import { fractionIn, minutesIn } from './other-notations.ts'

/** Reads a number as it is written in a cell. */
export type NumberReader = (text: string) => Result<Quantity>

const HUNDREDTH = quantity('0.01')

/** A space that may stand between a figure and its sign. */
const GAP = '[ \u00A0\u202F]?'

/** Spaces before a footnote mark: a table may set its notes off by any number of them. */
const GAPS_AT_END = /[ \u00A0\u202F]+$/u

/** Longest cell that may be a number: one of as many digits as a quantity may have is shorter. */
const LONGEST = 2_500

/**
 * A reader of numbers in a format. What the format does not allow is refused as `InvalidNumber`:
 * never guessed at, and never read through a binary number.
 *
 * @example
 * const read = numberReader({ group: [','], currency: ['$'], parentheses: true })
 * read('($1,234.50)') //=> { ok: true, value: '-1234.5' }
 * read('1,23').ok //=> false
 */
export function numberReader(format: NumberFormat = {}): NumberReader {
  const shape = shapeOf(format)
  const groups = new RegExp(`[${classOf(format.group ?? [])}]`, 'gu')
  const hasGroups = (format.group ?? []).length > 0
  const marks = (format.footnotes ?? []).toSorted((a, b) => b.length - a.length)
  return (text) => {
    if (text.length > LONGEST) return refused(text, format)
    const noted = otherNotation(text, format)
    if (noted !== undefined) return { ok: true, value: noted }
    let figure: string | undefined = text
    let found: Found | undefined
    // A figure is read with as many of its characters as can be one; then marks are taken off it.
    while (figure !== undefined) {
      found = shape.exec(figure)?.groups
      if (found !== undefined) break
      figure = withoutMark(figure, marks)
    }
    if (found === undefined || isUnbalanced(found)) return refused(text, format)
    const { whole = '0', fraction = found['bare'] } = found
    const digits = hasGroups ? whole.replace(groups, '') : whole
    const isNegative =
      found['open'] !== undefined || isMinus(found['sign']) || isMinus(found['inner'])
    const written = `${isNegative ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`
    const value = parseQuantity(written)
    if (!value.ok) return refused(text, format)
    return found['percent'] !== undefined && format.percent === 'ratio'
      ? { ok: true, value: multiplyQuantities(value.value, HUNDREDTH) }
      : value
  }
}

/** A text without the mark at its end, the longest there is, and the spaces before it. */
function withoutMark(text: string, marks: readonly string[]): string | undefined {
  const mark = marks.find((each) => text.endsWith(each))
  return mark === undefined ? undefined : text.slice(0, -mark.length).replace(GAPS_AT_END, '')
}

function otherNotation(text: string, { fractions, clock }: NumberFormat): Quantity | undefined {
  return (
    (fractions === true ? fractionIn(text) : undefined) ??
    (clock === 'minutes' ? minutesIn(text) : undefined)
  )
}

function shapeOf(format: NumberFormat): RegExp {
  const { decimal = '.', group = [], parentheses = false } = format
  const signs = `[-${format.plusSign === true ? '+' : ''}${format.minusSign === true ? '\u2212' : ''}]`
  const currency = (format.currency ?? []).map(escaped).join('|')
  const before = currency === '' ? '' : `(?:(?<before>${currency})${GAP})?`
  const after = currency === '' ? '' : `(?:${GAP}(?<after>${currency}))?`
  const percent = format.percent === undefined ? '' : `(?:${GAP}(?<percent>%))?`
  // No grouped number begins with a zero: 0,123 is a decimal of another language.
  const separator =
    group.length === 0
      ? ''
      : `|[1-9]\\d{0,2}(?<group>[${classOf(group)}])\\d{3}(?:\\k<group>\\d{3})*`
  const bare = format.leadingDecimal === true ? `|${escaped(decimal)}(?<bare>\\d+)` : ''
  const number = `(?:(?<whole>\\d+${separator})(?:${escaped(decimal)}(?<fraction>\\d+))?${bare})`
  // The sign of a negative amount stands before or after that of its currency: -$5, $-5.
  const signed = `(?<sign>${signs})?${before}${before === '' ? '' : `(?<inner>${signs})?`}`
  return new RegExp(
    `^${parentheses ? String.raw`(?<open>\()?` : ''}${signed}${number}${percent}${after}` +
      `${parentheses ? String.raw`(?<close>\))?` : ''}$`,
    'u',
  )
}

type Found = Readonly<Record<string, string | undefined>>

/** One sign, one currency, and both parentheses or none. */
function isUnbalanced(found: Found): boolean {
  const { open, close, sign, inner, before, after } = found
  if ((open === undefined) !== (close === undefined)) return true
  if (sign !== undefined && inner !== undefined) return true
  if (before !== undefined && after !== undefined) return true
  if (open !== undefined && (sign !== undefined || inner !== undefined)) return true
  return before === undefined && inner !== undefined
}

function isMinus(sign: string | undefined): boolean {
  return sign === '-' || sign === '\u2212'
}

function refused(text: string, format: NumberFormat): Result<Quantity> {
  const { decimal = '.', group = [] } = format
  const grouped = group.length === 0 ? 'no grouping' : `groups of three by ${spelled(group)}`
  const expected = `a number with ${JSON.stringify(decimal)} as decimal sign and ${grouped}`
  const [fault, remedy] = whatIsWrong(text, format)
  const parameters = { fault, decimal, group, most: LONGEST }
  const refusal = refuseImport('InvalidNumber', '', text, expected, remedy, parameters)
  return { ok: false, refusal }
}

/** What keeps a cell from being a number, and what it would need, where that can be told. */
function whatIsWrong(text: string, format: NumberFormat): readonly [fault: string, remedy: string] {
  const { decimal = '.' } = format
  if (text.length > LONGEST) return ['tooLong', `Shorten it to ${LONGEST} characters.`]
  const elsewhere = 'or allow it in the format of this column'
  if (text.trim() !== text) {
    return ['spaces', 'Take the spaces around it off, or let the mapping trim this column.']
  }
  if (text.startsWith('=')) {
    return ['formula', 'Save the table with its values: this is a formula.']
  }
  if (/^\(?\+/.test(text) && format.plusSign !== true) {
    return ['plusSign', `Leave out the plus sign, ${elsewhere}.`]
  }
  if (/%/.test(text) && format.percent === undefined) {
    return ['percentSign', `Leave out the percent sign, ${elsewhere}.`]
  }
  if (/^\(.*\)$/.test(text) && format.parentheses !== true) {
    return ['parentheses', `Write a minus sign instead of the parentheses, ${elsewhere}.`]
  }
  if (/\u2212/.test(text) && format.minusSign !== true) {
    return ['minusSign', `Write a hyphen for the minus sign U+2212, ${elsewhere}.`]
  }
  if (/\p{Sc}/u.test(text)) return ['currencySign', `Leave out the currency sign, ${elsewhere}.`]
  if (/^-?\d+\/\d+$/.test(text)) {
    const remedy =
      'Write a fraction that has an end as a decimal, or import numerator and denominator apart.'
    return format.fractions === true
      ? ['endlessFraction', remedy]
      : ['fraction', `Write the fraction as a decimal, ${elsewhere}.`]
  }
  if (/^-?\d+:\d{2}$/.test(text)) {
    return format.clock === 'minutes'
      ? ['clockForm', 'Write hours and minutes without a sign, and minutes below 60.']
      : ['clock', `Write hours and minutes as one number, ${elsewhere}.`]
  }
  if (/^[-+]?[\d.,]+e[-+]?\d+$/i.test(text)) {
    return ['exponent', 'Write the digits out, without an exponent.']
  }
  if (/^-?0+[^\d]\d+$/.test(text)) {
    const sign = JSON.stringify(decimal)
    const remedy = `The decimal sign of this column is ${sign}: use it, or correct the format.`
    return ['decimalSign', remedy]
  }
  if (/^-?\d[\d.,'’ \u00A0\u202F]*$/u.test(text)) {
    const remedy = 'Group in threes and use the decimal sign of this column, or correct its format.'
    return ['grouping', remedy]
  }
  if (/^-?[.,]\d+$/.test(text)) {
    return ['leadingDecimal', `Write a zero before the decimal sign, ${elsewhere}.`]
  }
  if (/^-?[\d.,]*\d/.test(text)) {
    return ['moreThanNumber', `Leave out what is no part of the number, ${elsewhere}.`]
  }
  return ['noNumber', 'Write a number, or name this word among those for a missing value.']
}

function spelled(group: readonly string[]): string {
  return group.map((each) => JSON.stringify(each)).join(' or ')
}

function classOf(characters: readonly string[]): string {
  return characters.map(escaped).join('')
}
