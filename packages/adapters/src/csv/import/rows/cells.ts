import type { Columns } from './columns.ts'
import type { Row } from './row.ts'

/** The cells of a row by heading, as they are meant: trimmed and so on where the mapping says so. */
export class CsvCells {
  readonly #row: Row
  readonly #columns: Columns

  constructor(row: Row, columns: Columns) {
    this.#row = row
    this.#columns = columns
  }

  /** The cell under a heading, derived ones too; undefined where there is no such column. */
  get(heading: string): string | undefined {
    const column = this.#columns.find(heading)
    return column === undefined ? undefined : this.#row.raw(column)
  }

  /** All cells by heading; of columns with the same heading the first. */
  toObject(): Readonly<Record<string, string>> {
    const all = this.#columns
      .all()
      .map((column) => [column.heading, this.#row.raw(column)] as const)
    return Object.fromEntries(all.toReversed())
  }
}
