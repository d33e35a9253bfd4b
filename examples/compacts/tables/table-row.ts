/** The table of indicators gives results over the whole compact, the other those of each year. */
export type TableName = 'overall' | 'yearly'

/** One row of a table: what it publishes, what its cells say, and what became of it. */
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
  /** The cells behind that share, as they stand in the tables. */
  readonly cells: FigureCells
  /** Whether its commands were accepted. */
  readonly isImported: boolean
  /** Why they were not, a sentence for each cell. */
  readonly faults: readonly string[]
}

/** The cells that a share is worked out from. */
export interface FigureCells {
  readonly classification: string
  readonly baseline: string
  readonly plan: string
  /** In the order of their days. */
  readonly readings: readonly string[]
}
