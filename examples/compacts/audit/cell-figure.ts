import {
  addQuantities,
  compareRatios,
  multiplyQuantities,
  parseQuantity,
  quantity,
  quantityAsRatio,
  ratioOf,
  roundRatio,
  type Quantity,
} from '@planfold/core/quantity'

/**
 * The figure in a cell of these tables, read a second time: the audit must not believe the importer
 * it audits. Undefined where the cell is empty, or no number that the tables are known to hold.
 *
 * @example
 * cellFigure('$8,319,937 ') //=> '8319937'
 * cellFigure('2:45') //=> '165'
 */
export function cellFigure(cell: string): Quantity | undefined {
  const text = cell.replace('(2007)', '').replace('$', '').replace(/%$/, '').trim()
  const [whole = '', ...rest] = text.split('/')
  if (rest.length === 1) return quotient(figureOf(whole), figureOf(rest[0] ?? ''))
  const [hours = '', minutes] = text.split(':')
  if (minutes !== undefined) return minutesIn(figureOf(hours), figureOf(minutes))
  return figureOf(text)
}

/** Digits in groups of three, with a point. */
function figureOf(text: string): Quantity | undefined {
  const [first = '', ...groups] = text.split(',')
  const last = groups.at(-1)?.split('.')[0] ?? '000'
  const isGrouped =
    last.length === 3 &&
    groups.slice(0, -1).every(({ length }) => length === 3) &&
    (groups.length === 0 || !/^-?0|^-?\d{4}/.test(first))
  const value = parseQuantity([first, ...groups].join(''))
  return isGrouped && value.ok ? value.value : undefined
}

function quotient(above: Quantity | undefined, below: Quantity | undefined): Quantity | undefined {
  if (above === undefined || below === undefined || below === ZERO) return undefined
  const ratio = ratioOf(above, below)
  const decimal = roundRatio(ratio, 20)
  return compareRatios(quantityAsRatio(decimal), ratio) === 0 ? decimal : undefined
}

function minutesIn(
  hours: Quantity | undefined,
  minutes: Quantity | undefined,
): Quantity | undefined {
  return hours && minutes && addQuantities(multiplyQuantities(hours, SIXTY), minutes)
}

const ZERO = quantity(0)
const SIXTY = quantity(60)
