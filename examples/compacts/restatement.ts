import { isCompleted, type Quantity, type Scoreboard } from '@planfold/core'
import { stringify } from 'csv-stringify/sync'
import type { Audited } from './audit/tally.ts'
import { rowsIn } from './tables/records.ts'
import type { TableRow } from './tables/table-row.ts'
import type { Texts } from './tables/texts.ts'

/** A figure of the tables that this program restates: its own doing, and not the source's. */
export interface Restatement {
  readonly row: TableRow
  readonly was: string
  readonly now: Quantity
  /** The tables with the one cell changed. */
  readonly texts: Texts
}

/**
 * Restates the first figure that completes an indicator: it becomes the baseline, as if nothing had
 * been achieved. Undefined where no indicator of the tables is completed by a figure of its own.
 */
export function restatementOf(
  texts: Texts,
  audited: readonly Audited[],
  board: Scoreboard,
): Restatement | undefined {
  const rows = audited.filter(({ row: { table } }) => table === 'overall')
  for (const [place, { row, finding }] of rows.entries()) {
    if (finding.kind !== 'reproduced' || finding.by !== 'formula') continue
    const { baseline, state } = board.target(row.target)
    if (baseline === undefined || !isCompleted(state)) continue
    const { was, text } = withCell(texts.indicators, place, row.actualColumn, baseline)
    return { row, was, now: baseline, texts: { ...texts, indicators: text } }
  }
  return undefined
}

/** A table with another text in one cell, and what stood there; rows are counted from 0. */
function withCell(
  table: string,
  place: number,
  column: string,
  now: string,
): { readonly was: string; readonly text: string } {
  const records = rowsIn(table)
  const changed = records.map((record, at) =>
    at === place ? { ...record, [column]: now } : record,
  )
  return { was: records[place]?.[column] ?? '', text: stringify(changed, { header: true }) }
}
