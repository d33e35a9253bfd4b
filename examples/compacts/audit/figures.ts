import { addQuantities, type Quantity } from '@planfold/core/quantity'
import type { FigureCells } from '../tables/table-row.ts'
import { cellFigure } from './cell-figure.ts'

/** The figures of a row; what its cells leave out is absent. */
export interface Figures {
  readonly baseline?: Quantity
  readonly plan?: Quantity
  /** What the row itself reports, in the order of its days. */
  readonly readings: readonly Quantity[]
  /** What these come to: the last one, or where each adds to the ones before, their sum. */
  readonly actual?: Quantity
}

/** The figures in the cells of a row. */
export function figuresIn(cells: FigureCells): Figures {
  const [baseline, plan] = [cellFigure(cells.baseline), cellFigure(cells.plan)]
  const readings = cells.readings.flatMap((cell) => cellFigure(cell) ?? [])
  const actual = cells.classification === 'Incremental' ? sumOf(readings) : readings.at(-1)
  return {
    ...(baseline !== undefined && { baseline }),
    ...(plan !== undefined && { plan }),
    readings,
    ...(actual !== undefined && { actual }),
  }
}

/** The exact sum; undefined of nothing. */
export function sumOf(quantities: readonly Quantity[]): Quantity | undefined {
  return quantities.length === 0 ? undefined : quantities.reduce(addQuantities)
}
