import { padded, toned, widthOf } from './text.ts'

/** A column of a table; text stands left, figures right. */
export interface Column {
  readonly header: string
  readonly align?: 'left' | 'right'
  /** Sets it off from the ones before it: it is not to be added to them. */
  readonly apart?: boolean
}

/** A table for a terminal: a header, a rule, and the rows, every column as wide as its widest cell. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const widths = columns.map(({ header }, place) =>
    Math.max(widthOf(header), ...rows.map((row) => widthOf(row[place] ?? ''))),
  )
  const lineOf = (cells: readonly string[]): string =>
    columns
      .map(({ align = 'left', apart = false }, place) => {
        const cell = padded(cells[place] ?? '', widths[place] ?? 0, align)
        return place === 0 ? cell : `${apart ? ' │ ' : '  '}${cell}`
      })
      .join('')
      .trimEnd()
  const header = lineOf(columns.map(({ header }) => header))
  const rule = columns
    .map(({ apart = false }, place) => {
      const line = '─'.repeat(widths[place] ?? 0)
      return place === 0 ? line : `${apart ? '─┼─' : '──'}${line}`
    })
    .join('')
  return [toned('heading', header), toned('faint', rule), ...rows.map(lineOf)]
}
