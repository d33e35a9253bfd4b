import type { Refusal } from '@planfold/core'
import { refuseImport, type CsvImportRefusals } from '../refusals.ts'

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

/** Faults of one row, or of the headings, that are told of. */
const MOST_FAULTS = 100

/** The first faults; where there are more, the last one says how many. */
export function firstOf(faults: readonly CsvFault[]): readonly CsvFault[] {
  const { length } = faults
  if (length <= MOST_FAULTS) return [...faults]
  const expected = `at most ${MOST_FAULTS} faults`
  const remedy = 'Mend those that are named first.'
  const more = refuseImport('MoreFaults', '', length, expected, remedy, { most: MOST_FAULTS })
  return [...faults.slice(0, MOST_FAULTS), faultAt(faults[0]?.line ?? 1, undefined, more)]
}

/** Texts that a message names one by one, and the length of each. */
const MOST_NAMED = 20
const LONGEST_NAMED = 80

/** Texts in quotes; of many the first, and how many more there are. */
export function quotedList(texts: readonly string[]): string {
  const named = firstNamed(texts).map((text) => JSON.stringify(text))
  const more = texts.length - named.length
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** The first of some texts, each cut where it is too long to be named. */
export function firstNamed(texts: readonly string[]): readonly string[] {
  return texts
    .slice(0, MOST_NAMED)
    .map((text) => (text.length <= LONGEST_NAMED ? text : `${text.slice(0, LONGEST_NAMED)}…`))
}

/** A cell that is needed and missing. */
export function missingCell(
  found: string | undefined,
  what: string,
  parameters: CsvImportRefusals['MissingCell'],
): Refusal {
  const remedy = 'Fill it in, skip such rows by a rule, or say what is taken otherwise.'
  return refuseImport('MissingCell', '', found, what, remedy, parameters)
}
