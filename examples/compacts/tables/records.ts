import { parse } from 'csv-parse/sync'
import type { Texts } from './texts.ts'

/** A row of a table by heading, to the letter. */
export type CsvRow = Readonly<Record<string, string>>

/** The rows of both tables, read without the importer: what its account is held against. */
export interface Records {
  readonly indicators: readonly CsvRow[]
  readonly years: readonly CsvRow[]
}

export function recordsIn(texts: Texts): Records {
  return { indicators: rowsIn(texts.indicators), years: rowsIn(texts.years) }
}

/** The rows of one table. */
export function rowsIn(text: string): readonly CsvRow[] {
  return parse(text, { columns: true, bom: true })
}
