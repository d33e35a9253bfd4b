import { isQuantity } from '@planfold/core/quantity'
import { foundColumns, type ChosenColumn, type OwnCell } from '../board/chosen-column.ts'
import type { Cell, CellStyle } from './cell.ts'

/** Columns by name: what each says of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row, style: CellStyle) => Cell>>

/** A column ready to be written. */
export interface WrittenColumn<Row> {
  readonly header: string
  readonly of: (row: Row, style: CellStyle) => Cell
}

/**
 * The columns chosen, in their order; all of them where none are. A name is its heading, too. Throws
 * {@link RefusedInput} `InvalidOptions` where there is no such column, or none at all.
 */
export function chosenColumns<Row, Name extends string>(
  known: Readonly<Record<Name, (row: Row, style: CellStyle) => Cell>>,
  chosen: readonly ChosenColumn<Row, Name>[] = Object.keys(known) as Name[],
): readonly WrittenColumn<Row>[] {
  return foundColumns(known, chosen).map((column) =>
    'of' in column
      ? { header: column.header, of: (row) => ownCell(column.of(row)) }
      : { header: column.header ?? column.name, of: known[column.name] },
  )
}

/** A quantity is a figure whoever gives it. */
function ownCell(value: OwnCell): Cell {
  return isQuantity(value) ? { figure: value } : value
}
