import { parse } from 'csv-parse/sync'
import type { DerivedColumns } from '@planfold/adapters/csv'
import type { Texts } from './texts.ts'
import { COMPACT_YEARS, compactStart, compactYear, type CompactStart } from './calendar.ts'

type Cells = Readonly<Record<string, string>>

const YEAR_COLUMNS = ['compact_from', 'year_from', 'year_to', 'q1_to', 'q2_to', 'q3_to', 'q4_to']
const INDICATOR_COLUMNS = ['country', 'indicator', 'classification', 'unit', 'baseline']

/** What the rows of one table say of those of the other. */
export interface Join {
  readonly indicators: DerivedColumns
  readonly years: DerivedColumns
  /** Ids that more than one indicator has. */
  readonly sharedIds: readonly string[]
  /** Indicators whose years the table does not date. */
  readonly undated: number
}

/**
 * Joins the two tables. An id does not name an indicator: some are used twice, for indicators of
 * different activities. The n-th block of years of an id is that of its n-th indicator. A join is good
 * for one reading of each table, since it counts along.
 */
export function joinOf(texts: Texts): Join {
  const indicators = recordsIn(texts.indicators)
  const years = recordsIn(texts.years)
  const indicatorOf = byTurn(indicators, ({ indicator_id: id }) => id ?? '')
  const firstYearOf = byTurn(
    years.filter(({ compact_year: year }) => year === '1'),
    ({ indicator_id: id }) => id ?? '',
  )
  const startOf = (turn: string): CompactStart =>
    compactStart(firstYearOf.get(turn)?.['timeframe'] ?? '')

  const nextIndicator = turns()
  const nextYear = turns()
  return {
    indicators: {
      columns: ['target', 'compact_from', 'compact_to'],
      of({ indicator_id: id = '', activity = '' }) {
        const start = startOf(nextIndicator(id)).on
        const { to } = compactYear(start, COMPACT_YEARS)
        return { target: `${id} (${activity})`, compact_from: start, compact_to: to }
      },
    },
    years: {
      columns: ['target', ...INDICATOR_COLUMNS, ...YEAR_COLUMNS],
      of({ indicator_id: id = '', compact_year: year = '' }) {
        const turn = nextYear(id, year)
        const indicator = indicatorOf.get(turn)
        const start = startOf(turn).on
        const { from, to, quarterEnds } = compactYear(start, Number(year))
        const target = `${id} (${indicator?.['activity']}), year ${year}`
        return {
          target,
          ...Object.fromEntries(INDICATOR_COLUMNS.map((name) => [name, indicator?.[name]])),
          compact_from: start,
          year_from: from,
          year_to: to,
          ...Object.fromEntries(quarterEnds.map((end, place) => [`q${place + 1}_to`, end])),
        }
      },
    },
    sharedIds: sharedIn(indicators.map(({ indicator_id: id = '' }) => id)),
    undated: [...firstYearOf.keys()].filter((turn) => startOf(turn).assumed).length,
  }
}

/** The rows of a table, by heading. */
export function recordsIn(text: string): readonly Cells[] {
  return parse(text, { columns: true, bom: true })
}

/** Names the turn of each call with the same words: the first, the second, … */
function turns(): (id: string, ...words: readonly string[]) => string {
  const taken = new Map<string, number>()
  return (id, ...words) => {
    const key = JSON.stringify([id, ...words])
    const turn = (taken.get(key) ?? 0) + 1
    taken.set(key, turn)
    return `${id} ${turn}`
  }
}

/** Rows by their id and by which of that id they are. */
function byTurn(rows: readonly Cells[], idOf: (row: Cells) => string): ReadonlyMap<string, Cells> {
  const next = turns()
  return new Map(rows.map((row) => [next(idOf(row)), row]))
}

function sharedIn(ids: readonly string[]): readonly string[] {
  return [...Map.groupBy(ids, (id) => id)].filter(([, { length }]) => length > 1).map(([id]) => id)
}
