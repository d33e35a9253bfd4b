import { escapeMarkdown } from './escape.ts'

/** A column of a table: its heading, what it says of a row, and whether that is a figure. */
export interface Column<Row> {
  readonly heading: string
  readonly of: (row: Row) => string
  /** Figures stand at the right. */
  readonly isFigure?: boolean
}

/** The lines of a table; none where there are no rows. */
export function* tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
): Generator<string> {
  let isHeaded = false
  for (const row of rows) {
    if (!isHeaded) {
      yield lineOf(columns.map(({ heading }) => heading))
      yield `| ${columns.map(({ isFigure }) => (isFigure === true ? '---:' : '---')).join(' | ')} |\n`
      isHeaded = true
    }
    yield lineOf(columns.map(({ of }) => of(row)))
  }
}

/** A chapter with a heading and a table, set off by an empty line; nothing where there are no rows. */
export function* chapterOf<Row>(
  heading: string,
  columns: readonly Column<Row>[],
  rows: Iterable<Row>,
): Generator<string> {
  let isHeaded = false
  for (const line of tableOf(columns, rows)) {
    if (!isHeaded) yield `\n## ${escapeMarkdown(heading)}\n\n`
    isHeaded = true
    yield line
  }
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map(escapeMarkdown).join(' | ')} |\n`
}
