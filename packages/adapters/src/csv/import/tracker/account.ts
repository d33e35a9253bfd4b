import type { Encoding } from '../mapping/mapping.ts'
import type { RowDuplicate } from '../outcome.ts'
import type { CsvFault } from '../rows/fault.ts'
import type { ImportOutcome } from './import-outcome.ts'
import type { CommandCounts } from './row-importer.ts'

/** What became of a table: every row is in one of the counts. */
export interface CsvAccount {
  /** Rows read: the sum of the next seven. */
  readonly rows: number
  readonly imported: number
  readonly corrected: number
  readonly unchanged: number
  readonly empty: number
  readonly skipped: number
  readonly refused: number
  readonly duplicates: number
  /** Commands that have stored something. */
  readonly commands: Readonly<CommandCounts>
  /** Readings that are none, since their cell is missing. */
  readonly missing: number
  /** Rows whose terms were corrected, and yet are others: somebody has changed them for later days. */
  readonly overruled: number
  /** Rows skipped, by the reason of the rule. */
  readonly skippedBy: Readonly<Record<string, number>>
  /** The first rows of the table that were refused, with all that is wrong with them. */
  readonly refusedRows: readonly RowFaults[]
  /** The first rows that an earlier one says the same as. */
  readonly duplicateRows: readonly Pick<RowDuplicate, 'line' | 'of'>[]
  /** Headings that the mapping does not name. */
  readonly unusedColumns: readonly string[]
  /** Whether the last line has no line end: a file that was cut in its last cell looks like that. */
  readonly endsWithinLine: boolean
  /** Another encoding that all letters beyond ASCII are written in as well: the mapping's may be wrong. */
  readonly readsAlsoAs?: Encoding
  /** Where the file could not be read any further; what came before has been imported. */
  readonly unreadable?: RowFaults
}

/** All that is wrong with a row. */
export interface RowFaults {
  readonly line: number
  readonly faults: readonly CsvFault[]
}

/** What has been noticed about the file as a whole. */
export interface FileSigns {
  readonly unusedColumns: readonly string[]
  readonly endsLine: boolean
  readonly readsAlsoAs: Encoding | undefined
}

type Counted = 'imported' | 'corrected' | 'unchanged' | 'empty' | 'skipped' | 'refused'

/** Keeps account of an import while it goes on. */
export class AccountKeeper {
  readonly #listed: number
  readonly #counts: Record<Counted | 'duplicates' | 'rows' | 'missing' | 'overruled', number> = {
    rows: 0,
    imported: 0,
    corrected: 0,
    unchanged: 0,
    empty: 0,
    skipped: 0,
    refused: 0,
    duplicates: 0,
    missing: 0,
    overruled: 0,
  }
  readonly #skippedBy = new Map<string, number>()
  #refusedRows: RowFaults[] = []
  readonly #duplicateRows: CsvAccount['duplicateRows'][number][] = []
  #unreadable: RowFaults | undefined

  /** `listed` is how many rows are listed of each kind. */
  constructor(listed: number) {
    this.#listed = listed
  }

  get rows(): number {
    return this.#counts.rows
  }

  get refused(): number {
    return this.#counts.refused
  }

  take(outcome: ImportOutcome): void {
    const { line } = outcome
    if (outcome.outcome === 'unreadable') {
      this.#unreadable = { line, faults: outcome.faults }
      return
    }
    this.#counts.rows += 1
    if (outcome.outcome === 'duplicate') {
      const { of } = outcome
      this.#counts.duplicates += 1
      if (this.#duplicateRows.length < this.#listed) this.#duplicateRows.push({ line, of })
      return
    }
    this.#counts[outcome.outcome] += 1
    if (outcome.outcome === 'skipped') {
      const { reason } = outcome
      this.#skippedBy.set(reason, (this.#skippedBy.get(reason) ?? 0) + 1)
    } else if (outcome.outcome === 'refused') {
      this.#refusedRows.push({ line, faults: outcome.faults })
      if (this.#refusedRows.length > 2 * this.#listed) this.#keepFirstRefused()
    } else {
      this.#counts.missing += outcome.missing
      if (outcome.overruled.length > 0) this.#counts.overruled += 1
    }
  }

  account(commands: CommandCounts, file: FileSigns): CsvAccount {
    this.#keepFirstRefused()
    const { unusedColumns, endsLine, readsAlsoAs } = file
    return {
      ...this.#counts,
      commands: { ...commands },
      skippedBy: Object.fromEntries(this.#skippedBy),
      refusedRows: this.#refusedRows,
      duplicateRows: this.#duplicateRows,
      unusedColumns,
      endsWithinLine: !endsLine,
      ...(readsAlsoAs !== undefined && { readsAlsoAs }),
      ...(this.#unreadable !== undefined && { unreadable: this.#unreadable }),
    }
  }
  /** Rows that have waited are told of at the end, wherever they stand in the table. */
  #keepFirstRefused(): void {
    const inOrder = this.#refusedRows.toSorted((a, b) => a.line - b.line)
    this.#refusedRows = inOrder.slice(0, this.#listed)
  }
}
