import { formatPercent, type Unit } from '@planfold/core'
import {
  compareRatios,
  multiplyRatios,
  quantity,
  quantityAsRatio,
  roundQuantity,
  roundRatio,
  type Quantity,
  type Ratio,
} from '@planfold/core/quantity'

/**
 * What stands in one place of a row. A string is text, and guarded where a spreadsheet would take
 * it for a formula; a {@link Figure} is a number written out, which may begin with a minus sign.
 * `undefined` is an empty cell.
 */
export type Cell = string | number | boolean | Figure | undefined

export interface Figure {
  readonly figure: string
}

/** How the cells of a file are written. */
export interface CellStyle {
  /** The language titles are taken in. */
  readonly language: string
  /**
   * The decimal sign of the people the file is for, whose percentages have their sign; absent: for
   * machines, with a point.
   */
  readonly decimal: string | undefined
  /** Digits after the decimal sign of percentages, at most. */
  readonly digits: number
  /** Digits of the figures of the row at hand, for people; absent: all they have. */
  readonly unitDigits?: number
}

/** How figures in a unit are written: people are shown its digits, machines all of them. */
export function styleIn(unit: Unit | undefined, style: CellStyle): CellStyle {
  return unit?.digits === undefined || style.decimal === undefined
    ? style
    : { ...style, unitDigits: unit.digits }
}

/** Every digit of a quantity. */
export function figureCell(value: Quantity | undefined, style: CellStyle): Cell {
  return value === undefined ? undefined : { figure: figureText(value, style) }
}

/**
 * A decimal as a spreadsheet takes it for a number: Latin digits, a hyphen for the minus sign, nothing
 * between groups. Only the decimal sign depends on the reader.
 */
export function figureText(value: Quantity, { decimal, unitDigits }: CellStyle): string {
  const shown = unitDigits === undefined ? value : roundQuantity(value, unitDigits)
  return decimal === undefined ? shown : shown.replace('.', decimal)
}

// What roundRatio can be asked for at most.
const MOST_DIGITS = 100

/** A quantity, or a ratio as precise as a percentage: 95.3% and 0.953 have the same digits. */
export function actualCell(value: Quantity | Ratio | undefined, style: CellStyle): Cell {
  if (value === undefined || typeof value === 'string') return figureCell(value, style)
  return figureCell(
    roundRatio(value, style.unitDigits ?? Math.min(style.digits + 2, MOST_DIGITS)),
    style,
  )
}

const ONE = quantityAsRatio(quantity('1'))
const HUNDRED = quantityAsRatio(quantity('100'))

/** A ratio as a percentage, which never shows less than 1 as 100 or more. */
export function percentCell(value: Ratio, style: CellStyle): Cell {
  if (style.decimal === undefined) return { figure: percentOf(value, style.digits) }
  const percent = formatPercent(value, { locale: 'en', digits: style.digits })
  return { figure: percent.replaceAll(',', '').replace('.', style.decimal) }
}

function percentOf(value: Ratio, digits: number): string {
  const percent = multiplyRatios(value, HUNDRED)
  const rounded = roundRatio(percent, digits)
  const isHonest = compareRatios(value, ONE) >= 0 || rounded !== '100'
  return isHonest ? rounded : roundRatio(percent, digits, 'floor')
}
