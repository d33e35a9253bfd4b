import type { ClockTolerance, Tracker } from '@planfold/core'
import { optionsIn, requireKind, type Kind } from '@planfold/core/store'
import { csvMapping } from '../mapping/mapping.schema.ts'
import type { CsvMapping } from '../mapping/mapping.ts'
import type { CsvOutcome, RowAccepted } from '../outcome.ts'
import { outcomesOf } from '../read-csv.ts'
import { READ_OPTIONS, type ReadCsvOptions } from '../read-options.ts'
import type { CsvSource } from '../records/source.ts'
import type { OutcomeReader } from '../rows/outcome-reader.ts'
import type { RowRecord } from '../rows/row.ts'
import { AccountKeeper, type CsvAccount, type FileSigns } from './account.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { RowImporter } from './row-importer.ts'
import { RowsAside } from './rows-aside.ts'
import { mayBeLifted, settled } from './settled.ts'

const TRACKER: Kind = [
  'tracker',
  'a tracker',
  (found) => {
    const { execute, history } = found as Partial<Record<keyof Tracker, unknown>>
    return typeof execute === 'function' && typeof history === 'function'
  },
]

/** How far an import has come. */
export interface CsvProgress {
  /** Bytes read; of a text as UTF-8. */
  readonly bytes: number
  /** Rows read. */
  readonly rows: number
  readonly refused: number
  /** Rows that wait for the end of the table, and are told of then. */
  readonly waiting: number
  /** Whether the import has ended. */
  readonly done: boolean
}

export interface ImportCsvOptions extends ReadCsvOptions {
  /**
   * Called with the outcome of each row: in order, but for those that wait for the end of the table.
   * Waited for where it gives a promise.
   */
  readonly onRow?: ((outcome: ImportOutcome) => unknown) | undefined
  /**
   * Called after each piece of the file, 64 kB at most, now and then while rows that have waited are
   * brought in, and at the end.
   */
  readonly onProgress?: ((progress: CsvProgress) => unknown) | undefined
  /** How many rows the account lists of those refused, and of duplicates; absent: 1,000. */
  readonly listed?: number | undefined
  /** How far the clock may stand before the last record of a target; absent: as for the tracker. */
  readonly clockTolerance?: ClockTolerance | undefined
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
 * - A row that the tracker refuses, as a reading that stands above its terms, or that leaves empty what
 *   was said before, waits for the end of the table, is tried again there until nothing more comes of
 *   it, and is told of then. So the same table changes nothing when it comes again, unless somebody
 *   else has changed its targets.
 * - To know rows that repeat or contradict each other, 28 bytes are kept for each reading, and up to
 *   three times as many, beside what the tracker keeps. Of rows that wait about 4 MB are held in memory,
 *   and more in the temporary folder of the system while the import runs.
 * - For a dry run, give a tracker on a {@link rehearsalStore}: what it says is what would happen.
 *
 * Rejects with {@link RefusedInput} where the mapping is none, with {@link MissingPeer} without
 * `csv-parse`, and where the tracker rejects or the temporary folder can't be written to. A source that
 * fails is `unreadable` from there on.
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
  const {
    onRow,
    onProgress,
    listed = 1_000,
  } = optionsIn(options, [...READ_OPTIONS, 'onRow', 'onProgress', 'listed', 'clockTolerance'])
  requireKind('tracker', tracker, TRACKER)
  const checked = csvMapping(mapping)
  const batches = outcomesOf(source, checked, options, { isBounded: false })
  const importer = new RowImporter(tracker, checked, options)
  const keeper = new AccountKeeper(listed)
  const aside = new RowsAside()
  let reader: OutcomeReader | undefined
  let isWhole = true
  let bytes = 0
  let waiting = 0
  let storedBefore: number | undefined
  let hasEmptied = false
  let signs: FileSigns = { unusedColumns: [], endsLine: true, readsAlsoAs: undefined }
  const progress = (done: boolean) =>
    onProgress?.({ bytes, rows: keeper.rows + waiting, refused: keeper.refused, waiting, done })
  const tell = async (outcome: ImportOutcome) => {
    keeper.take(outcome)
    await onRow?.(outcome)
  }

  try {
    for await (const batch of batches) {
      for (const { outcome, record } of batch.rows) {
        const brought = await broughtAtOnce(importer, outcome)
        if (typeof brought === 'object') await tell(brought)
        else {
          storedBefore ??= importer.stored
          hasEmptied ||= brought === 'emptied'
          waiting += 1
          await aside.put(record)
        }
      }
      if (batch.unreadable !== undefined) {
        isWhole = false
        await tell(batch.unreadable)
      }
      const { endsLine, readsAlsoAs } = batch
      reader = batch.reader
      bytes = batch.bytes
      signs = { unusedColumns: reader?.unusedColumns ?? [], endsLine, readsAlsoAs }
      progress(false)
    }
    if (reader !== undefined) {
      const table = { reader, isWhole }
      let tried = 0
      const rows = settled(aside, {
        bring: (row) => {
          tried += 1
          if (tried % ROWS_BETWEEN === 0) progress(false)
          return broughtLater(importer, row, table)
        },
        beforeLast: () => importer.lookAnew(),
        isSettled: !hasEmptied && importer.stored === storedBefore,
      })
      for await (const outcome of rows) {
        waiting -= 1
        await tell(outcome)
      }
    }
  } finally {
    await aside.close()
    progress(true)
  }
  return keeper.account(importer.counts, signs)
}

/** How many rows are brought in between two reports of progress once the table has been read. */
const ROWS_BETWEEN = 1_000

/** What has become of a row; or why that is known only at the end of the table. */
async function broughtAtOnce(
  importer: RowImporter,
  read: CsvOutcome,
): Promise<ImportOutcome | 'emptied' | 'refused'> {
  if (read.outcome !== 'accepted') return notBrought(read)
  // Whether a cell has become empty is known once no other row has filled it.
  if (await importer.hasEmptied(read)) return 'emptied'
  const outcome = await importer.import(read)
  return mayBeLifted(outcome) ? 'refused' : outcome
}

/** What has become of a row that was put aside, once the whole table has been read. */
async function broughtLater(
  importer: RowImporter,
  row: RowRecord,
  { reader, isWhole }: { readonly reader: OutcomeReader; readonly isWhole: boolean },
): Promise<ImportOutcome> {
  const { outcome: read } = reader.read(row)
  if (read.outcome !== 'accepted') return notBrought(read)
  // What another row fills may stand in the part of the file that could not be read.
  const emptied = isWhole ? read.missing.filter(({ commandId }) => !reader.isSaid(commandId)) : []
  return importer.import(read, emptied)
}

function notBrought(read: Exclude<CsvOutcome, RowAccepted>): ImportOutcome {
  return read.outcome === 'refused' ? { ...read, commands: [] } : read
}
