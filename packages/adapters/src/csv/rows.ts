import type { stringify } from 'csv-stringify/sync'
import { inChunks } from '../chunks/in-chunks.ts'
import { loadPeer } from '../peer/load-peer.ts'
import type { Cell, CellStyle } from './cell.ts'
import type { WrittenColumn } from './columns.ts'
import type { RowStyle } from './options.ts'

type Stringify = typeof stringify

/** Rows under a line of headings, as text; rejects with {@link MissingPeer} without csv-stringify. */
export async function* csvOf<Row>(
  rows: Iterable<Row>,
  columns: readonly WrittenColumn<Row>[],
  cells: CellStyle,
  style: RowStyle,
): AsyncGenerator<string, void> {
  const { stringify } = await loadPeer('csv-stringify', () => import('csv-stringify/sync'))
  yield* inChunks(linesOf(rows, columns, cells, style, stringify))
}

function* linesOf<Row>(
  rows: Iterable<Row>,
  columns: readonly WrittenColumn<Row>[],
  cells: CellStyle,
  style: RowStyle,
  stringify: Stringify,
): Generator<string> {
  const lineOf = (row: readonly Cell[], bom = false): string =>
    stringify([row], {
      bom,
      delimiter: style.delimiter,
      record_delimiter: style.newline,
      // A return alone ends a row for some readers, whatever ends ours.
      quote_record_delimiter: true,
      escape_formulas: style.guardFormulas,
      // An empty line is no row to most readers, and would be all there is of one empty cell.
      quoted_empty: columns.length === 1,
      cast: { boolean: String, object: ({ figure }) => unguarded(String(figure)) },
    })
  yield lineOf(
    columns.map(({ header }) => header),
    style.bom,
  )
  for (const row of rows) yield lineOf(columns.map(({ of }) => of(row, cells)))
}

/** A minus sign begins no formula where it begins a figure. */
function unguarded(figure: string) {
  return figure.startsWith('-') ? { value: figure, escape_formulas: false } : figure
}
