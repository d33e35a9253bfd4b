import { NOTHING } from '../wording/figures.ts'
import type { Style } from './options.ts'
import type { Column } from './table.ts'

/** What a status rule says, in its own words; no column where none says anything. */
export function statusColumn<Row extends { readonly status?: string }>(
  rows: Iterable<Row>,
  { words: { headings } }: Style,
): readonly Column<Row>[] {
  for (const { status } of rows) {
    if (status !== undefined) {
      return [{ heading: headings.status, of: (row) => row.status ?? NOTHING }]
    }
  }
  return []
}
