import { readCsv, type CsvOutcome } from '@planfold/adapters/csv'
import { joinOf } from './join.ts'
import { INDICATORS, YEARS } from './mappings.ts'
import type { TableName, TableRow } from './table-row.ts'
import { TableUnreadable, type Texts } from './texts.ts'

/** Every row of both tables, in the order of the files. Throws {@link TableUnreadable}. */
export async function rowsIn(texts: Texts): Promise<readonly TableRow[]> {
  const { indicators, years } = joinOf(texts)
  return [
    ...(await rowsOf('overall', readCsv(texts.indicators, INDICATORS, { derive: indicators }))),
    ...(await rowsOf('yearly', readCsv(texts.years, YEARS, { derive: years }))),
  ]
}

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

async function rowsOf(
  table: TableName,
  outcomes: AsyncIterable<CsvOutcome>,
): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  for await (const outcome of outcomes) rows.push(rowOf(table, outcome))
  return rows
}

function rowOf(table: TableName, outcome: CsvOutcome): TableRow {
  if (outcome.outcome === 'unreadable') {
    throw new TableUnreadable(outcome.faults.map(({ message }) => message).join('\n'))
  }
  const { cells, line } = outcome
  const columns = COLUMNS[table]
  const cell = (heading: string): string => cells.get(heading) ?? ''
  return {
    table,
    line,
    country: cell('country'),
    indicator: cell('indicator_id'),
    ...(table === 'yearly' && { year: Number(cell('compact_year')) }),
    target: cell('target'),
    published: cell(columns.publishedColumn),
    ...columns,
    statements: outcome.outcome === 'accepted' ? outcome.statements : [],
    faults: faultsOf(outcome),
  }
}

function faultsOf(outcome: Exclude<CsvOutcome, { outcome: 'unreadable' }>): readonly string[] {
  switch (outcome.outcome) {
    case 'accepted':
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
