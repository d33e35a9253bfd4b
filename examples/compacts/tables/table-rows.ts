import type { ImportOutcome } from '@planfold/adapters/csv/import'
import type { Join } from './join.ts'
import type { CsvRow, Records } from './records.ts'
import type { FigureCells, TableName, TableRow } from './table-row.ts'
import { TableUnreadable } from './texts.ts'

/** What became of each row of both tables, in the order of the files. */
export interface Outcomes {
  readonly indicators: readonly ImportOutcome[]
  readonly years: readonly ImportOutcome[]
}

/**
 * Every row of both tables, with what became of it. Throws {@link TableUnreadable} where the importer
 * does not account for each of them, in order.
 */
export function tableRows(
  { indicators, years }: Records,
  outcomes: Outcomes,
  join: Join,
): readonly TableRow[] {
  const owners = join.indicatorsOf(years)
  return [
    ...paired(indicators, outcomes.indicators).map(([row, outcome]) =>
      rowOf('overall', row, outcome, {
        classification: row['classification'] ?? '',
        baseline: row['baseline'] ?? '',
        plan: row['end_of_compact_target'] ?? '',
        readings: [row['actual_to_date'] ?? ''],
      }),
    ),
    ...paired(years, outcomes.years).map(([row, outcome], at) =>
      rowOf('yearly', row, outcome, {
        classification: owners[at]?.['classification'] ?? '',
        baseline: owners[at]?.['baseline'] ?? '',
        plan: row['yearly_target'] ?? '',
        readings: ['q1', 'q2', 'q3', 'q4'].map((quarter) => row[quarter] ?? ''),
      }),
    ),
  ]
}

function paired(
  rows: readonly CsvRow[],
  outcomes: readonly ImportOutcome[],
): readonly (readonly [CsvRow, RowOutcome])[] {
  return Array.from({ length: Math.max(rows.length, outcomes.length) }, (_, at) => {
    const [row, outcome] = [rows[at], outcomes[at]]
    if (outcome?.outcome === 'unreadable') {
      throw new TableUnreadable(outcome.faults.map(({ message }) => message).join('\n'))
    }
    const id = outcome?.cells.get('indicator_id')
    if (row === undefined || outcome === undefined || id !== row['indicator_id']?.trim()) {
      throw new TableUnreadable(
        `Row ${at + 1}: expected the importer's row to be ${row?.['indicator_id']}, found ${id}.`,
      )
    }
    return [row, outcome]
  })
}

type RowOutcome = Exclude<ImportOutcome, { outcome: 'unreadable' }>

const COLUMNS = {
  overall: {
    publishedColumn: 'percent_complete_to_date',
    planColumn: 'end_of_compact_target',
    actualColumn: 'actual_to_date',
  },
  yearly: {
    publishedColumn: 'percent_complete',
    planColumn: 'yearly_target',
    actualColumn: 'q1 to q4',
  },
} as const satisfies Readonly<Record<TableName, object>>

function rowOf(table: TableName, row: CsvRow, outcome: RowOutcome, figures: FigureCells): TableRow {
  const { cells, line } = outcome
  const columns = COLUMNS[table]
  const faults = faultsOf(outcome)
  return {
    table,
    line,
    country: cells.get('country') ?? '',
    indicator: row['indicator_id'] ?? '',
    ...(table === 'yearly' && { year: Number(row['compact_year']) }),
    target: cells.get('target') ?? '',
    published: row[columns.publishedColumn] ?? '',
    ...columns,
    cells: figures,
    isImported: faults.length === 0,
    faults,
  }
}

function faultsOf(outcome: RowOutcome): readonly string[] {
  switch (outcome.outcome) {
    case 'imported':
    case 'corrected':
    case 'unchanged':
    case 'empty':
      return []
    case 'skipped':
      return [outcome.reason]
    case 'refused':
      // The line is told beside the row.
      return outcome.faults.map(({ message }) => message.replace(/^line \d+, /, ''))
    case 'duplicate':
      return [`the row of line ${outcome.of} is about the same`]
    default:
      return outcome satisfies never
  }
}
