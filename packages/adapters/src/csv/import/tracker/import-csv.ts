import type { Tracker } from '@planfold/core'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { CsvMapping } from '../mapping/mapping.ts'
import type { CsvOutcome, RowAccepted } from '../outcome.ts'
import { outcomesOf } from '../read-csv.ts'
import type { ReadCsvOptions } from '../read-options.ts'
import type { CsvSource } from '../records/source.ts'
import { AccountKeeper, type CsvAccount, type FileSigns } from './account.ts'
import type { ImportOutcome, RowNotImported } from './import-outcome.ts'
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
 * - A row that is no longer in the table takes nothing back; a reading that has become empty is a
 *   change as any other.
 * - Terms may come further down than readings, and a cell that one row leaves empty may be filled by
 *   another: up to 10,000 rows whose target is not set yet, or that leave empty what was said before,
 *   wait for the end of the table, and are told of then.
 * - To know rows that repeat or contradict each other, 28 bytes are kept for each reading, and up to
 *   three times as many, beside what the tracker keeps.
 * - For a dry run, give a tracker on a {@link rehearsalStore}: what it says is what would happen.
 *
 * Rejects with {@link RefusedInput} where the mapping is none, with {@link MissingPeer} without
 * `csv-parse`, and where the tracker rejects. A source that fails is `unreadable` from there on.
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
  const batches = outcomesOf(source, checked, options, { isBounded: false })
  const importer = new RowImporter(tracker, checked, options)
  const keeper = new AccountKeeper(listed)
  const waiting: RowAccepted[] = []
  let bytes = 0
  let signs: FileSigns = { unusedColumns: [], endsLine: true, readsAlsoAs: undefined }
  const progress = (done: boolean) =>
    onProgress?.({ bytes, rows: keeper.rows, refused: keeper.refused, done })
  const tell = async (outcome: ImportOutcome) => {
    keeper.take(outcome)
    await onRow?.(outcome)
  }

  try {
    let isSaid: (commandId: string) => boolean = () => false
    let isWhole = true
    for await (const batch of batches) {
      for (const read of batch.outcomes) {
        if (read.outcome === 'unreadable') isWhole = false
        const mayWait = read.outcome === 'accepted' && waiting.length < MOST_WAITING
        if (mayWait && (await importer.hasEmptied(read))) {
          const faults = await importer.faultsIn(read)
          // Whether a cell has become empty is known once no other row has filled it.
          if (faults.length === 0) {
            waiting.push(read)
            continue
          }
        }
        const outcome = await brought(importer, read)
        if (mayWait && outcome.outcome === 'refused' && isTooSoon(outcome)) {
          waiting.push(read)
          continue
        }
        await tell(outcome)
      }
      bytes = batch.bytes
      isSaid = (commandId) => batch.isSaid(commandId)
      const { unusedColumns, endsLine, readsAlsoAs } = batch
      signs = { unusedColumns, endsLine, readsAlsoAs }
      progress(false)
    }
    for (const row of waiting) {
      // What another row fills may stand in the part of the file that could not be read.
      const emptied = isWhole ? row.missing.filter(({ commandId }) => !isSaid(commandId)) : []
      await tell(await importer.import(row, emptied))
    }
  } finally {
    progress(true)
  }
  return keeper.account(importer.counts, signs)
}

/** Most rows that wait for the end of the table. */
const MOST_WAITING = 10_000

/** Whether a row is refused for nothing but that its target is not set yet. */
function isTooSoon({ faults, commands }: RowNotImported): boolean {
  return commands.length === 0 && faults.every(({ code }) => code === 'TargetNotSet')
}

function brought(importer: RowImporter, read: CsvOutcome): Promise<ImportOutcome> | ImportOutcome {
  if (read.outcome === 'accepted') return importer.import(read)
  return read.outcome === 'refused' ? { ...read, commands: [] } : read
}
