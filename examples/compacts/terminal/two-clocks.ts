import { formatPercent, formatQuantity, type Scoreboard, type Standing } from '@planfold/core'
import { table, type Column } from '../../terminal/table.ts'
import { PUBLISHED_AT, RESTATED_AT } from '../recording.ts'
import type { Restatement } from '../restatement.ts'

const COLUMNS: readonly Column[] = [
  { header: 'Known at' },
  { header: 'Actual', align: 'right' },
  { header: 'Percent complete', align: 'right' },
  { header: 'State' },
  { header: 'Completed in the country', align: 'right', apart: true },
  { header: 'of', align: 'right' },
]

/** One indicator and its country's counts, as they were known before and after a restatement. */
export function twoClocksTable(
  { row: { target, country } }: Restatement,
  before: Scoreboard,
  after: Scoreboard,
): readonly string[] {
  const rows = [
    [PUBLISHED_AT, before],
    [RESTATED_AT, after],
  ] as const
  return table(
    COLUMNS,
    rows.map(([knownAt, board]) => {
      const { completed, total } = countsIn(board, country)
      return [
        knownAt.slice(0, 10),
        ...figuresOf(board.target(target)),
        String(completed),
        String(total),
      ]
    }),
  )
}

function figuresOf({ actual, attainment, state }: Standing): readonly string[] {
  return [
    typeof actual === 'string' ? formatQuantity(actual, { locale: 'en' }) : '–',
    formatPercent(attainment, { locale: 'en', digits: 0 }),
    state ?? '',
  ]
}

function countsIn(board: Scoreboard, country: string) {
  const counts = board.programme(`${country}/overall`)?.counts
  return { completed: counts?.completed ?? 0, total: counts?.total ?? 0 }
}
