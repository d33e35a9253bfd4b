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
import { RowReader, type Place } from './row-reader.ts'
import { digestOf } from './slot.ts'

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
  const columns = new Columns([...headings, ...(derive?.columns ?? [])], mapping, line)
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
    return judged(row, places, base)
  }

  function judged(
    row: Row,
    places: readonly Place[],
    base: { readonly line: number; readonly cells: CsvCells },
  ): CsvOutcome {
    const known = places.map((place) => {
      const content = digestOf([JSON.stringify(place.statement?.says ?? null)])
      return { place, content, earlier: memory.find(place.slot.key, content) }
    })
    const terms = known.find(({ place }) => place.kind === 'terms')
    const reports = known.filter(({ place }) => place.kind === 'report')
    const telling = reports.length > 0 ? reports : known
    const other = telling.find(({ earlier }) => earlier?.isSame === false)
    const first = telling[0]?.earlier
    if (other?.earlier !== undefined) {
      return { outcome: 'duplicate', ...base, of: other.earlier.line, isSame: false }
    }
    if (first !== undefined && telling.every(({ earlier }) => earlier !== undefined)) {
      const isSame = terms?.earlier?.isSame !== false
      return { outcome: 'duplicate', ...base, of: first.line, isSame }
    }
    if (terms?.earlier?.isSame === false) {
      const remedy = 'Make the two rows agree, or leave one of them out by a rule.'
      const expected = `the terms of its target as on line ${terms.earlier.line}`
      const refusal = refuse('TermsContradict', '', undefined, expected, remedy)
      return { outcome: 'refused', ...base, faults: [faultAt(row.line, undefined, refusal)] }
    }
    for (const { place, content, earlier } of known) {
      if (earlier === undefined) memory.keep(place.slot.key, content, row.line)
    }
    const fresh = known.filter(
      ({ earlier, place }) => earlier === undefined || place.kind === 'terms',
    )
    const statements = fresh.flatMap(({ place, earlier }) => {
      if (place.statement === undefined) return []
      // Said again to the letter, it is the same command, and has the effect of once.
      return [earlier === undefined ? place.statement : rows.at(earlier.line, place.statement)]
    })
    const missing = places.filter(({ statement }) => statement === undefined).length
    return { outcome: 'accepted', ...base, statements, missing }
  }

  return { ok: true, value: { unusedColumns: columns.unused(), read } }
}
