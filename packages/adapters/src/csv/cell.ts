import {
  compareRatios,
  formatPercent,
  formatQuantity,
  multiplyRatios,
  quantity,
  quantityAsRatio,
  roundRatio,
  type Quantity,
  type Ratio,
} from '@planfold/core'

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
  /** For people of this language; absent: for machines, with a point and without grouping. */
  readonly locale: string | undefined
  /** Digits after the decimal sign of percentages, at most. */
  readonly digits: number
}

/** Every digit of a quantity. */
export function figureCell(value: Quantity | undefined, { locale }: CellStyle): Cell {
  if (value === undefined) return undefined
  return { figure: locale === undefined ? value : formatQuantity(value, { locale }) }
}

// What roundRatio can be asked for at most.
const MOST_DIGITS = 100

/** A quantity, or a ratio as precise as a percentage: 95.3% and 0.953 have the same digits. */
export function actualCell(value: Quantity | Ratio | undefined, style: CellStyle): Cell {
  if (value === undefined || typeof value === 'string') return figureCell(value, style)
  return figureCell(roundRatio(value, Math.min(style.digits + 2, MOST_DIGITS)), style)
}

const ONE = quantityAsRatio(quantity('1'))
const HUNDRED = quantityAsRatio(quantity('100'))

/** A ratio as a percentage, which never shows less than 1 as 100 or more. */
export function percentCell(value: Ratio, { locale, digits }: CellStyle): Cell {
  if (locale !== undefined) return { figure: formatPercent(value, { locale, digits }) }
  const percent = multiplyRatios(value, HUNDRED)
  const rounded = roundRatio(percent, digits)
  const isHonest = compareRatios(value, ONE) >= 0 || rounded !== '100'
  return { figure: isHonest ? rounded : roundRatio(percent, digits, 'floor') }
}
