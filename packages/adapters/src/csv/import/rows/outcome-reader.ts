import type { CsvMapping } from '../mapping/mapping.ts'
import type { CsvOutcome } from '../outcome.ts'
import type { ReadCsvOptions } from '../read-options.ts'
import { refuseImport } from '../refusals.ts'
import type { Decoder } from '../records/decoder.ts'
import { CsvCells } from './cells.ts'
import { Columns } from './columns.ts'
import { differencesIn, headingWithin, shown } from './difference.ts'
import { faultAt, firstOf, type CsvFault, type OrFaults } from './fault.ts'
import { MemoryOfSlots } from './memory-of-slots.ts'
import { Row, type RowRecord } from './row.ts'
import { Repetitions, type Contradiction } from './repetition.ts'
import { RowReader } from './row-reader.ts'

/** What becomes of a row, which is the same when an accepted one is read again. */
export interface RowRead {
  readonly outcome: CsvOutcome
  readonly record: RowRecord
}

/** Says of each row of a table what becomes of it. */
export interface OutcomeReader {
  /** Headings that the mapping does not name. */
  readonly unusedColumns: readonly string[]
  read(record: RowRecord): RowRead
  /** Whether a row read so far says something in the place of this command. */
  isSaid(commandId: string): boolean
}

interface TableAtHand {
  readonly headings: readonly string[]
  readonly mapping: CsvMapping
  readonly options: ReadCsvOptions
  readonly decode: Decoder
  /** The line of the headings. */
  readonly line: number
  /** Whether earlier rows may be forgotten after some while. */
  readonly isBounded: boolean
}

/** A reader of the rows under these headings; what the mapping asks for has to be among them. */
export function outcomeReader(table: TableAtHand): OrFaults<OutcomeReader> {
  const { headings, mapping, options, decode, line, isBounded } = table
  const { derive, file = mapping.name, recordedBy } = options
  const { rowNumbers } = mapping.file ?? {}
  const added = [...(rowNumbers === undefined ? [] : [rowNumbers]), ...(derive?.columns ?? [])]
  const columns = new Columns(headings, added, mapping, line)
  const origin = { file, ...(recordedBy !== undefined && { recordedBy }) }
  const rows = new RowReader(mapping, columns, origin, options)
  for (const heading of added) columns.named(heading)
  if (columns.faults.length > 0) return { ok: false, faults: columns.faults }

  const width = headings.length
  const repetitions = new Repetitions(new MemoryOfSlots({ isBounded }))
  const { short = 'refuse', long = 'refuse' } = mapping.file?.ragged ?? {}

  let rowsRead = 0

  function rowOf(record: RowRecord): Row {
    if (added.length === 0 || record.derived !== undefined) return new Row(record, width, decode)
    rowsRead += 1
    const numbered = rowNumbers === undefined ? [] : [String(rowsRead)]
    const row = new Row({ ...record, derived: numbered }, width, decode)
    if (derive === undefined) return row
    const byHeading = derive.of(new CsvCells(row, columns).toObject())
    const derived = [...numbered, ...derive.columns.map((heading) => byHeading[heading] ?? '')]
    return new Row({ ...record, derived }, width, decode)
  }

  function outcomeOf(row: Row): CsvOutcome {
    const { line } = row
    const base = { line, cells: new CsvCells(row, columns) }
    const refused = (faults: readonly CsvFault[] = row.faults): CsvOutcome => ({
      outcome: 'refused',
      ...base,
      faults: firstOf(faults),
    })
    // A footer of one cell is to be skipped by its rule, though it is too short.
    const reason = rows.skippedFor(row)
    if (row.faults.length > 0) return refused()
    if (reason !== undefined) return { outcome: 'skipped', ...base, reason }
    const { length } = row.record.cells
    if ((length < width && short === 'refuse') || (length > width && long === 'refuse')) {
      const remedy =
        'Look for a delimiter too many or too few, skip such rows by a rule, or allow them in the mapping.'
      const expected = `${width} cells, as headings`
      row.refuse(undefined, refuseImport('RaggedRow', '', length, expected, remedy, { width }))
      return refused()
    }
    const said = rows.read(row)
    if (said === undefined) return refused()
    const { statements, missing } = said
    const repetition = repetitions.judge(statements, missing, line)
    switch (repetition.kind) {
      case 'duplicate':
        return { outcome: 'duplicate', ...base, of: repetition.of }
      case 'contradiction':
        return refused(repetition.contradictions.flatMap((each) => faultsIn(each, line)))
      case 'none': {
        const fresh = repetition.fresh.map(({ statement, sameOn }) =>
          // Said again to the letter, it is the same command, and has the effect of once.
          sameOn === undefined ? statement : rows.asOnLine(sameOn, statement),
        )
        return { outcome: 'accepted', ...base, statements: fresh, missing }
      }
      default:
        return repetition satisfies never
    }
  }

  const read = (record: RowRecord): RowRead => {
    const row = rowOf(record)
    return { outcome: outcomeOf(row), record: row.record }
  }
  const isSaid = (commandId: string) => repetitions.isSaid(commandId)
  return { ok: true, value: { unusedColumns: columns.unused(), read, isSaid } }
}

/** A contradiction in words: of each field where what the earlier line said is known, else at all. */
function faultsIn({ statement, of, earlier }: Contradiction, line: number): readonly CsvFault[] {
  const remedy = 'Make the two rows agree, or leave one of them out by a rule.'
  if (statement.kind === 'report') {
    const { value } = statement.says
    const found = 'quantity' in value ? value.quantity : value
    const heading = headingWithin(statement.headings, Object.keys(value)[0] ?? '')
    const expected = `what line ${of} says of it`
    const refusal = refuseImport('ReadingContradicts', '', found, expected, remedy, { of })
    return [faultAt(line, heading, refusal)]
  }
  const differences = earlier === undefined ? [] : differencesIn(statement, earlier)
  if (differences.length === 0) {
    const expected = `the terms that line ${of} gives ${statement.command.target}`
    const refusal = refuseImport('TermsContradict', '', 'other terms', expected, remedy, { of })
    return [faultAt(line, headingWithin(statement.headings, 'target'), refusal)]
  }
  return differences.map(({ field, was, now, heading }) => {
    const expected = `${field} as on line ${of}, ${shown(was)}`
    const parameters = { of, term: field, ...(was !== undefined && { was: shown(was) }) }
    const refusal = refuseImport('TermsContradict', '', now, expected, remedy, parameters)
    return faultAt(line, heading, refusal)
  })
}
