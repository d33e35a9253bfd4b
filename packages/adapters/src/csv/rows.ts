import { inChunks } from '../chunks/in-chunks.ts'
import type { Cell, CellStyle } from './cell.ts'
import type { WrittenColumn } from './columns.ts'
import { guarded } from './guard.ts'
import type { RowStyle } from './options.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** Rows under a line of headings, as RFC 4180 has them, and a heading for the whole before it. */
export function csvOf<Row>(
  rows: Iterable<Row>,
  columns: readonly WrittenColumn<Row>[],
  cells: CellStyle,
  style: RowStyle,
  heading?: string,
): AsyncGenerator<string, void> {
  return inChunks(linesOf(rows, columns, cells, style, heading))
}

function* linesOf<Row>(
  rows: Iterable<Row>,
  columns: readonly WrittenColumn<Row>[],
  cells: CellStyle,
  style: RowStyle,
  heading: string | undefined,
): Generator<string> {
  if (style.bom) yield BYTE_ORDER_MARK
  if (heading !== undefined) yield lineOf([heading], style)
  yield lineOf(
    columns.map(({ header }) => header),
    style,
  )
  for (const row of rows) {
    yield lineOf(
      columns.map(({ of }) => of(row, cells)),
      style,
    )
  }
}

function lineOf(row: readonly Cell[], style: RowStyle): string {
  const line = row.map((cell) => textOf(cell, style)).join(style.delimiter)
  // An empty line is no row to most readers, and would be all there is of one empty cell.
  return `${row.length === 1 && line === '' ? '""' : line}${style.newline}`
}

// A return alone ends a row for some readers, whatever ends ours.
const NEEDS_QUOTES = /["\r\n]/
// Some readers split at more than one separator, or take spaces off.
const TEXT_NEEDS_QUOTES = /[,;|\t\u060C\u061B]|^\s|\s$/

function textOf(cell: Cell, { delimiter, guardFormulas }: RowStyle): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') {
    const text = guardFormulas ? guarded(cell) : cell
    return quoted(text, TEXT_NEEDS_QUOTES.test(text) || text.includes(delimiter))
  }
  const text = String(typeof cell === 'object' ? cell.figure : cell)
  return quoted(text, text.includes(delimiter))
}

function quoted(text: string, needsQuotes: boolean): string {
  return needsQuotes || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
