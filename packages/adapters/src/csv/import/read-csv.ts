import { RefusedInput, type Refusal } from '@planfold/core'
import { optionsIn, refuse } from '@planfold/core/store'
import { parseCsvMapping } from './mapping/mapping.schema.ts'
import type { CsvMapping, Encoding } from './mapping/mapping.ts'
import type { CsvOutcome, FileUnreadable } from './outcome.ts'
import { decoderOf, type Decoder } from './records/decoder.ts'
import { opened, withoutLines, type Mark, type Opening } from './records/opening.ts'
import { recordsOf, sourceFailed, type CsvRecord, type RecordBatch } from './records/records.ts'
import { Pieces, SourceFailed, type CsvSource } from './records/source.ts'
import { tooManyColumns } from './rows/columns.ts'
import { faultAt, type CsvFault, type OrFaults } from './rows/fault.ts'
import { refuseImport } from './refusals.ts'
import { READ_OPTIONS, type ReadCsvOptions } from './read-options.ts'
import { outcomeReader, type OutcomeReader, type RowRead } from './rows/outcome-reader.ts'

/** The rows of one piece of a file. */
export interface OutcomeBatch {
  /** What becomes of each, worked out one by one, as they are asked for. */
  readonly rows: Iterable<RowRead>
  /** Where the file can't be read any further. */
  readonly unreadable?: FileUnreadable
  /** The reader of the rows; absent where it did not come to any. */
  readonly reader?: OutcomeReader
  /** Bytes read so far. */
  readonly bytes: number
  /** Whether the last byte read ends a line. */
  readonly endsLine: boolean
  /** Another encoding that all letters beyond ASCII read so far are written in as well. */
  readonly readsAlsoAs: Encoding | undefined
}

/** How much is remembered of earlier rows: the latest ones, or all. */
interface Remembering {
  readonly isBounded: boolean
}

/**
 * What each row of a table comes to, in order: nothing is stored yet. Every row is accounted for; the
 * memory it takes does not grow with the file: of earlier rows the last 786,432 readings are known at
 * least, by 28 bytes each, and a row that repeats an older one is not told as a duplicate.
 *
 * Throws {@link RefusedInput} where the mapping is none, and `InvalidOptions` where a name is none. Rejects with {@link MissingPeer} where
 * `csv-parse` is not installed.
 *
 * @example
 * const mapping = csvMapping({
 *   name: 'readings',
 *   cells: { number: { group: [','] } },
 *   rows: [
 *     {
 *       target: { column: 'Indicator' },
 *       reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' } }],
 *     },
 *   ],
 * })
 * const seen: string[] = []
 * for await (const row of readCsv('Indicator,Day,Value\nroads,2020-12-31,"1,234"\nroads,,7', mapping)) {
 *   seen.push(`${row.line} ${row.outcome}`)
 * }
 * seen //=> ['2 accepted', '3 refused']
 */
export function readCsv(
  source: CsvSource,
  mapping: CsvMapping,
  options: ReadCsvOptions = {},
): AsyncGenerator<CsvOutcome, void> {
  optionsIn(options, READ_OPTIONS)
  return oneByOne(outcomesOf(source, mapping, options, { isBounded: true }))
}

async function* oneByOne(batches: AsyncIterable<OutcomeBatch>): AsyncGenerator<CsvOutcome, void> {
  for await (const { rows, unreadable } of batches) {
    for (const { outcome } of rows) yield outcome
    if (unreadable !== undefined) yield unreadable
  }
}

/** {@link readCsv}, in batches. */
export function outcomesOf(
  source: CsvSource,
  mapping: CsvMapping,
  options: ReadCsvOptions,
  remembering: Remembering,
): AsyncGenerator<OutcomeBatch, void> {
  const parsed = parseCsvMapping(mapping)
  if (!parsed.ok) throw new RefusedInput(parsed.refusal)
  for (const option of ['file', 'recordedBy'] as const) {
    const name = options[option]
    if (name !== undefined && !isName(name)) throw new RefusedInput(noName(option, name))
  }
  return batchesOf(source, parsed.value, { ...options, ...remembering })
}

/** Longest name that leaves room for a line and a heading. */
const LONGEST_NAME = 1_000

function isName(name: unknown): boolean {
  return typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME
}

function noName(option: string, found: unknown): Refusal {
  const expected = `a name of 1 to ${LONGEST_NAME} characters`
  return refuse('InvalidOptions', option, found, expected, 'Give a name, or leave it out.', {
    types: ['string'],
    least: 1,
    most: LONGEST_NAME,
  })
}

async function* batchesOf(
  source: CsvSource,
  mapping: CsvMapping,
  options: ReadCsvOptions & Remembering,
): AsyncGenerator<OutcomeBatch, void> {
  const parts = new Pieces(source)
  const pieces = parts.read()
  try {
    yield* tableOf(parts, await opened(pieces), mapping, options)
  } catch (error) {
    // Before anything was read; later it is told where it happened.
    if (!(error instanceof SourceFailed)) throw error
    yield noRows(parts, [faultAt(1, undefined, sourceFailed(error, 1))])
  } finally {
    // A file that is not read to its end is closed all the same.
    await pieces.return()
  }
}

async function* tableOf(
  parts: Pieces,
  { mark, pieces }: Opening,
  mapping: CsvMapping,
  options: ReadCsvOptions & Remembering,
): AsyncGenerator<OutcomeBatch, void> {
  const { file = {} } = mapping
  const { encoding = 'utf-8', headings = 1 } = file
  const misread = parts.isText ? undefined : faultInMark(mark, encoding)
  if (misread !== undefined) {
    yield noRows(parts, [faultAt(1, undefined, misread)])
    return
  }
  const decode = decoderOf(parts.isText ? 'utf-8' : encoding)
  const firstLine = typeof headings === 'number' ? headings : 1
  const readerOf = (named: readonly string[], line: number) =>
    outcomeReader({ headings: named, mapping, options, decode, line, isBounded: options.isBounded })
  let reader = typeof headings === 'number' ? undefined : readerOf(headings, firstLine)
  for await (const batch of recordsOf(withoutLines(pieces, firstLine - 1), file, firstLine)) {
    let records = batch.records
    const [first] = records
    if (reader === undefined && first !== undefined) {
      const named = headingsIn(first, firstLine, decode)
      reader = named.ok ? readerOf(named.value, firstLine) : named
      records = records.slice(1)
    }
    if (reader?.ok === false) {
      yield noRows(parts, reader.faults)
      return
    }
    if (reader !== undefined) yield batchOf(records, batch.fault, reader.value, parts, decode)
    else if (batch.fault !== undefined) yield noRows(parts, [faultIn(batch.fault)])
    if (batch.fault !== undefined) return
  }
  if (reader === undefined) yield noRows(parts, [noHeadings(firstLine)])
}

function batchOf(
  records: readonly CsvRecord[],
  fault: RecordBatch['fault'],
  reader: OutcomeReader,
  { bytes, endsLine }: Pieces,
  decode: Decoder,
): OutcomeBatch {
  function* rows(): Generator<RowRead> {
    for (const record of records) yield reader.read(record)
  }
  return {
    rows: rows(),
    ...(fault !== undefined && { unreadable: unreadable([faultIn(fault)]) }),
    reader,
    bytes,
    endsLine,
    get readsAlsoAs() {
      return decode.readsAlsoAs
    },
  }
}

function noRows({ bytes }: Pieces, faults: readonly CsvFault[]): OutcomeBatch {
  const rest = { bytes, endsLine: true, readsAlsoAs: undefined }
  return { rows: [], unreadable: unreadable(faults), ...rest }
}

function unreadable(faults: readonly CsvFault[]): FileUnreadable {
  return { outcome: 'unreadable', line: faults[0]?.line ?? 1, faults }
}

function faultIn({ line, refusal }: NonNullable<RecordBatch['fault']>): CsvFault {
  return faultAt(line, undefined, refusal)
}

function headingsIn(
  { cells, line }: CsvRecord,
  expected: number,
  decode: Decoder,
): OrFaults<readonly string[]> {
  // The line may be empty, and what stands below it is no heading.
  if (line !== expected) return { ok: false, faults: [noHeadings(expected)] }
  const tooMany = tooManyColumns(cells.length)
  if (tooMany !== undefined) return { ok: false, faults: [faultAt(line, undefined, tooMany)] }
  const decoded = cells.map((cell) => decode.text(cell))
  const faults = decoded.flatMap((heading) =>
    heading.ok ? [] : [faultAt(line, undefined, heading.refusal)],
  )
  // In another encoding all of them are wrong, and one is told.
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, 1) }
  return { ok: true, value: decoded.flatMap((heading) => (heading.ok ? [heading.value] : [])) }
}

function noHeadings(line: number): CsvFault {
  const remedy = 'Name the line that the headings are on, or look whether the file is whole.'
  const expected = `headings on line ${line}`
  const refusal = refuseImport('NoHeadings', '', undefined, expected, remedy, { line })
  return faultAt(line, undefined, refusal)
}

function faultInMark(mark: Mark, encoding: string): Refusal | undefined {
  if (mark === undefined || mark === encoding) return undefined
  const remedy =
    mark === 'utf-8'
      ? 'Name the encoding utf-8 in the mapping.'
      : 'Save the table as CSV UTF-8 and import that.'
  const found = `the mark of ${mark}`
  return refuseImport('EncodingDiffers', '', found, `a file in ${encoding}`, remedy, {
    encoding,
    mark,
  })
}
