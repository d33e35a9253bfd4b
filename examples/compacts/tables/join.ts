import type { DerivedColumns } from '@planfold/adapters/csv/import'
import { COMPACT_YEARS, compactStart, compactYear, type CompactStart } from './calendar.ts'
import type { CsvRow, Records } from './records.ts'

const QUARTER_COLUMNS = ['q1_to', 'q2_to', 'q3_to', 'q4_to']
const YEAR_COLUMNS = ['compact_from', 'year_from', 'year_to', ...QUARTER_COLUMNS]
const INDICATOR_COLUMNS = ['country', 'indicator', 'classification', 'unit', 'baseline']

/**
 * What the rows of one table say of those of the other. An id does not name an indicator: some are
 * used several times, even within one activity. Only their order tells them apart: the n-th block of
 * years of an id is that of its n-th indicator.
 */
export class Join {
  readonly #indicators: ReadonlyMap<string, CsvRow>
  readonly #firstYears: ReadonlyMap<string, CsvRow>
  /** Ids that more than one indicator has. */
  readonly sharedIds: readonly string[]

  constructor({ indicators, years }: Records) {
    this.#indicators = byTurn(indicators)
    this.#firstYears = byTurn(years.filter(({ compact_year: year }) => year === '1'))
    this.sharedIds = sharedIn(indicators.map(idOf))
  }

  /** How many indicators have years that the table does not date. */
  get undated(): number {
    return [...this.#firstYears.keys()].filter((turn) => this.#startOf(turn).assumed).length
  }

  /** The indicator of each row of years. */
  indicatorsOf(years: readonly CsvRow[]): readonly (CsvRow | undefined)[] {
    const next = turns()
    return years.map((row) => this.#indicators.get(next(idOf(row), row['compact_year'])))
  }

  /** Columns for the table of indicators; good for reading it once, since it counts along. */
  forIndicators(): DerivedColumns {
    const next = turns()
    return {
      columns: ['target', 'compact_from', 'compact_to'],
      of: (cells) => {
        const turn = next(idOf(cells))
        const start = this.#startOf(turn).on
        return {
          target: turn,
          compact_from: start,
          compact_to: compactYear(start, COMPACT_YEARS).to,
        }
      },
    }
  }

  /** Columns for the table of years; good for reading it once, since it counts along. */
  forYears(): DerivedColumns {
    const next = turns()
    return {
      columns: ['target', ...INDICATOR_COLUMNS, ...YEAR_COLUMNS],
      of: (cells) => {
        const year = cells['compact_year'] ?? ''
        const turn = next(idOf(cells), year)
        const indicator = this.#indicators.get(turn)
        const start = this.#startOf(turn).on
        const { from, to, quarterEnds } = compactYear(start, Number(year))
        return {
          target: `${turn}, year ${year}`,
          ...Object.fromEntries(INDICATOR_COLUMNS.map((name) => [name, indicator?.[name]])),
          compact_from: start,
          year_from: from,
          year_to: to,
          ...Object.fromEntries(quarterEnds.map((end, at) => [QUARTER_COLUMNS[at], end])),
        }
      },
    }
  }

  #startOf(turn: string): CompactStart {
    return compactStart(this.#firstYears.get(turn)?.['timeframe'] ?? '')
  }
}

function idOf({ indicator_id: id = '' }: CsvRow): string {
  return id
}

/** Names the turn of each call with the same words: the first, the second, … */
function turns(): (id: string, ...words: readonly (string | undefined)[]) => string {
  const taken = new Map<string, number>()
  return (id, ...words) => {
    const key = JSON.stringify([id, ...words])
    const turn = (taken.get(key) ?? 0) + 1
    taken.set(key, turn)
    return `${id} [${turn}]`
  }
}

/** Rows by their id and by which of that id they are. */
function byTurn(rows: readonly CsvRow[]): ReadonlyMap<string, CsvRow> {
  const next = turns()
  return new Map(rows.map((row) => [next(idOf(row)), row]))
}

function sharedIn(ids: readonly string[]): readonly string[] {
  return [...Map.groupBy(ids, (id) => id)].filter(([, { length }]) => length > 1).map(([id]) => id)
}
