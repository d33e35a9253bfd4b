import type { Tracker } from '@planfold/core'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { CsvMapping } from '../mapping/mapping.ts'
import type { CsvOutcome } from '../outcome.ts'
import { outcomesOf } from '../read-csv.ts'
import type { ReadCsvOptions } from '../read-options.ts'
import type { CsvSource } from '../records/source.ts'
import { AccountKeeper, type CsvAccount } from './account.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { RowImporter } from './row-importer.ts'

/** How far an import has come. */
export interface CsvProgress {
  /** Bytes read; of a text as UTF-8. */
  readonly bytes: number
  readonly rows: number
  readonly refused: number
  /** Whether the import has ended. */
  readonly done: boolean
}

export interface ImportCsvOptions extends ReadCsvOptions {
  /** Called with the outcome of each row, in order; waited for where it gives a promise. */
  readonly onRow?: (outcome: ImportOutcome) => unknown
  /** Called after each piece of the file, 64 kB at most, and at the end. */
  readonly onProgress?: (progress: CsvProgress) => unknown
  /** How many rows the account lists of those refused, and of duplicates; absent: 1,000. */
  readonly listed?: number
}

/**
 * Imports a table into a tracker: the commands of each row in order, through the same door as any.
 * Gives an account of what became of every row.
 *
 * - What was imported before is not stored again, whatever line, file or column order it comes in. What
 *   says otherwise now is refused, or corrected where the mapping says so.
 * - A row is all or nothing: its commands are tried first, and stored if none would be refused. Only
 *   another writer to the same targets, or a store that fails, can leave a part of a row; importing
 *   again completes it.
 * - What is no longer in the table is not taken back.
 * - For a dry run, give a tracker on a {@link rehearsalStore}: what it says is what would happen.
 *
 * Throws {@link RefusedInput} where the mapping is none. Rejects with {@link MissingPeer} without
 * `csv-parse`, and where the tracker rejects.
 *
 * @example
 * const tracker = await openTracker({ store: memoryStore() })
 * const mapping = csvMapping({
 *   name: 'roads',
 *   rows: [
 *     {
 *       target: { column: 'Id' },
 *       terms: {
 *         title: { column: 'Title' },
 *         unit: 'km',
 *         measure: 'sum',
 *         plan: { column: 'Plan' },
 *         period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
 *       },
 *       reports: [{ quantity: { column: 'Built' }, on: '2020-12-31' }],
 *     },
 *   ],
 * })
 * const table = 'Id,Title,Plan,Built\nroads,Roads,10,12\nparks,Parks,many,1\n'
 * await importCsv(tracker, table, mapping) //=> { rows: 2, imported: 1, refused: 1, ... }
 * await importCsv(tracker, table, mapping) //=> { rows: 2, unchanged: 1, refused: 1, ... }
 * const board = await tracker.scoreboard({ asOf: '2020-12-31' })
 * board.target('roads').state //=> 'completedOnTime'
 */
export async function importCsv(
  tracker: Tracker,
  source: CsvSource,
  mapping: CsvMapping,
  options: ImportCsvOptions = {},
): Promise<CsvAccount> {
  const { onRow, onProgress, listed = 1_000 } = options
  const checked = csvMapping(mapping)
  const batches = outcomesOf(source, checked, options)
  const importer = new RowImporter(tracker, checked, options)
  const keeper = new AccountKeeper(listed)
  let bytes = 0
  let unusedColumns: readonly string[] = []
  const progress = (done: boolean) =>
    onProgress?.({ bytes, rows: keeper.rows, refused: keeper.refused, done })

  for await (const batch of batches) {
    for (const read of batch.outcomes) {
      const outcome = await brought(importer, read)
      keeper.take(outcome)
      await onRow?.(outcome)
    }
    ;({ bytes, unusedColumns } = batch)
    progress(false)
  }
  progress(true)
  return keeper.account(importer.counts, unusedColumns)
}

function brought(importer: RowImporter, read: CsvOutcome): Promise<ImportOutcome> | ImportOutcome {
  if (read.outcome === 'accepted') return importer.import(read)
  return read.outcome === 'refused' ? { ...read, commands: [] } : read
}
