import { isQuantity, refuse, RefusedInput } from '@planfold/core'
import type { Cell, CellStyle } from './cell.ts'

/** Columns by name: what each says of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row, style: CellStyle) => Cell>>

/** A column under a heading of one's own: one there is, or whatever a function makes of the row. */
export interface OwnColumn<Row, Name extends string> {
  readonly header: string
  readonly of: Name | ((row: Row) => string | number | boolean | undefined)
}

/** A column chosen by its name, which is its heading too, or one under a heading of one's own. */
export type ChosenColumn<Row, Name extends string> = Name | OwnColumn<Row, Name>

/** A column ready to be written. */
export interface WrittenColumn<Row> {
  readonly header: string
  readonly of: (row: Row, style: CellStyle) => Cell
}

/**
 * The columns chosen, in their order; all of them where none are. Throws {@link RefusedInput}
 * `InvalidOption` where there is no such column, or none at all.
 */
export function chosenColumns<Row, Name extends string>(
  known: Readonly<Record<Name, (row: Row, style: CellStyle) => Cell>>,
  chosen: readonly ChosenColumn<Row, Name>[] = Object.keys(known) as Name[],
): readonly WrittenColumn<Row>[] {
  if (chosen.length === 0) throw refusal(known, chosen)
  return chosen.map((column) => {
    const { header, of } = typeof column === 'string' ? { header: column, of: column } : column
    if (typeof of === 'function') return { header, of: (row) => ownCell(of(row)) }
    if (!Object.hasOwn(known, of)) throw refusal(known, of)
    return { header, of: known[of] }
  })
}

/** A quantity is a figure whoever gives it. */
function ownCell(value: string | number | boolean | undefined): Cell {
  return isQuantity(value) ? { figure: value } : value
}

function refusal(known: object, found: unknown): RefusedInput {
  const expected = `columns among ${Object.keys(known).join(', ')}`
  const remedy = 'Name one of these, or give { header, of }; leave columns out for all of them.'
  return new RefusedInput(refuse('InvalidOption', 'columns', found, expected, remedy))
}
