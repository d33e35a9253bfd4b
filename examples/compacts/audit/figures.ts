import type { CsvStatement } from '@planfold/adapters/csv'
import { addQuantities, type Quantity } from '@planfold/core'

/** The figures of a row as its commands give them; what its cells leave out is absent. */
export interface Figures {
  readonly baseline?: Quantity
  readonly plan?: Quantity
  /** What the row itself reports, in the order of its days. */
  readonly readings: readonly Quantity[]
  /** What these come to: the last one, or where each adds to the ones before, their sum. */
  readonly actual?: Quantity
}

/** The figures that a row's commands carry. */
export function figuresIn(statements: readonly CsvStatement[]): Figures {
  const terms = statements.find((statement) => statement.kind === 'terms')?.says
  const readings = statements.flatMap((statement) =>
    statement.kind === 'report' && 'quantity' in statement.says.value
      ? [statement.says.value.quantity]
      : [],
  )
  const adds = terms?.measure === 'sum' && terms.reportedAs === 'increment'
  const actual = adds ? sumOf(readings) : readings.at(-1)
  return {
    ...(terms?.baseline !== undefined && { baseline: terms.baseline }),
    ...(terms?.plan !== undefined && { plan: terms.plan }),
    readings,
    ...(actual !== undefined && { actual }),
  }
}

/** The exact sum; undefined of nothing. */
export function sumOf(quantities: readonly Quantity[]): Quantity | undefined {
  return quantities.length === 0 ? undefined : quantities.reduce(addQuantities)
}
