import { refuse } from '@planfold/core'
import type { CsvMapping } from '../mapping/mapping.ts'
import type { CsvOutcome } from '../outcome.ts'
import type { ReadCsvOptions } from '../read-options.ts'
import type { Decoder } from '../records/decoder.ts'
import type { CsvRecord } from '../records/records.ts'
import { CsvCells } from './cells.ts'
import { Columns } from './columns.ts'
import { faultAt, type OrFaults } from './fault.ts'
import { MemoryOfSlots } from './memory-of-slots.ts'
import { Row } from './row.ts'
import { repetitionIn } from './repetition.ts'
import { RowReader } from './row-reader.ts'

/** Says of each row of a table what becomes of it. */
export interface OutcomeReader {
  /** Headings that the mapping does not name. */
  readonly unusedColumns: readonly string[]
  read(record: CsvRecord): CsvOutcome
}

interface TableAtHand {
  readonly headings: readonly string[]
  readonly mapping: CsvMapping
  readonly options: ReadCsvOptions
  readonly decode: Decoder
  /** The line of the headings. */
  readonly line: number
}

/** A reader of the rows under these headings; what the mapping asks for has to be among them. */
export function outcomeReader(table: TableAtHand): OrFaults<OutcomeReader> {
  const { headings, mapping, options, decode, line } = table
  const { derive, file = mapping.name, recordedBy } = options
  const columns = new Columns(headings, derive?.columns ?? [], mapping, line)
  const origin = { file, ...(recordedBy !== undefined && { recordedBy }) }
  const rows = new RowReader(mapping, columns, origin, options)
  for (const heading of derive?.columns ?? []) columns.named(heading)
  if (columns.faults.length > 0) return { ok: false, faults: columns.faults }

  const width = headings.length
  const memory = new MemoryOfSlots()
  const { short = 'refuse', long = 'refuse' } = mapping.file?.ragged ?? {}

  function rowOf(record: CsvRecord): Row {
    const row = new Row(record, width, decode)
    if (derive === undefined) return row
    const derived = derive.of(new CsvCells(row, columns).toObject())
    return new Row(
      record,
      width,
      decode,
      derive.columns.map((heading) => derived[heading] ?? ''),
    )
  }

  function read(record: CsvRecord): CsvOutcome {
    const { length } = record.cells
    const row = rowOf(record)
    const base = { line: record.line, cells: new CsvCells(row, columns) }
    if ((length < width && short === 'refuse') || (length > width && long === 'refuse')) {
      const remedy = 'Look for a delimiter too many or too few, or allow such rows in the mapping.'
      row.refuse(undefined, refuse('RaggedRow', '', length, `${width} cells, as headings`, remedy))
      return { outcome: 'refused', ...base, faults: [...row.faults] }
    }
    const reading = rows.read(row)
    if (row.faults.length > 0) return { outcome: 'refused', ...base, faults: [...row.faults] }
    if ('skipped' in reading) return { outcome: 'skipped', ...base, reason: reading.skipped }
    const { places } = reading
    const repetition = repetitionIn(memory, places, record.line)
    if (repetition.kind === 'duplicate') {
      const { of, isSame } = repetition
      return { outcome: 'duplicate', ...base, of, isSame }
    }
    if (repetition.kind === 'contradiction') {
      const remedy = 'Make the two rows agree, or leave one of them out by a rule.'
      const expected = `the terms of its target as on line ${repetition.of}`
      const refusal = refuse('TermsContradict', '', undefined, expected, remedy)
      return { outcome: 'refused', ...base, faults: [faultAt(row.line, undefined, refusal)] }
    }
    const statements = repetition.fresh.flatMap(({ place: { statement }, sameOn }) => {
      if (statement === undefined) return []
      // Said again to the letter, it is the same command, and has the effect of once.
      return [sameOn === undefined ? statement : rows.at(sameOn, statement)]
    })
    const missing = places.filter(({ statement }) => statement === undefined).length
    return { outcome: 'accepted', ...base, statements, missing }
  }

  return { ok: true, value: { unusedColumns: columns.unused(), read } }
}
