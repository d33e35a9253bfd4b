import type { CsvStatement } from '@planfold/adapters/csv'

/** One row of a table: what it publishes, and what became of its cells. */
export interface TableRow {
  readonly table: TableName
  /** Line of the file it begins on, the headings being line 1. */
  readonly line: number
  readonly country: string
  /** Id of the indicator, as the table has it. */
  readonly indicator: string
  /** Year of the compact; absent in the table of indicators. */
  readonly year?: number
  /** Id of the target made of it, if any was. */
  readonly target: string
  /** Its cell for the share completed. */
  readonly published: string
  readonly publishedColumn: string
  readonly planColumn: string
  readonly actualColumn: string
  /** What it says, as commands; empty where a cell could not be read. */
  readonly statements: readonly CsvStatement[]
  /** Why it could not be read, a sentence for each cell. */
  readonly faults: readonly string[]
}

/** The table of indicators gives results over the whole compact, the other those of each year. */
export type TableName = 'overall' | 'yearly'
