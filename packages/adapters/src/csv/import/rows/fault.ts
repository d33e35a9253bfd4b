import { refuse, type Refusal } from '@planfold/core'

/** What is wrong with a row, and where: a refusal whose field is a heading. */
export interface CsvFault extends Refusal {
  /** The line the row begins on. */
  readonly line: number
  /** The heading of the column; absent where it is about no single one. */
  readonly column?: string
}

/** A value, or all that keeps it from being one. */
export type OrFaults<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly CsvFault[] }

/** A refusal as a fault of a cell: it names the line and the heading in place of a field. */
export function faultAt(line: number, column: string | undefined, refusal: Refusal): CsvFault {
  const { field, message } = refusal
  const rest = field === '' ? message : message.slice(field.length + 2)
  const named = column ?? field
  return {
    ...refusal,
    field: named,
    message: `line ${line}${named === '' ? '' : `, ${named}`}: ${rest}`,
    line,
    ...(column !== undefined && { column }),
  }
}

/** A cell that is needed and missing. */
export function missingCell(found: string | undefined, what: string): Refusal {
  const remedy = 'Fill it in, skip such rows by a rule, or say what is taken otherwise.'
  return refuse('MissingCell', '', found, what, remedy)
}
