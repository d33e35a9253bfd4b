import { addDays, day, type Day } from '@planfold/core'

/** How many years a compact runs. */
export const COMPACT_YEARS = 5

/**
 * The first day of a compact whose table does not date its years. No figure depends on it, since
 * every reading stands in a row of its own year.
 */
const ASSUMED_START = day('2006-04-01')

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** When a compact began, and whether its table says so. */
export interface CompactStart {
  readonly on: Day
  readonly assumed: boolean
}

/**
 * The first day of a compact, by what its first year is said to be.
 *
 * @example
 * compactStart('(Oct-2006 to Sept-2007)') //=> { on: '2006-10-01', assumed: false }
 * compactStart('Compact Year 1') //=> { on: '2006-04-01', assumed: true }
 */
export function compactStart(timeframe: string): CompactStart {
  const [, name, year] = /\(([A-Z][a-z]{2})-(\d{4}) to /.exec(timeframe) ?? []
  const month = MONTHS.indexOf(name ?? '') + 1
  return month === 0 || year === undefined
    ? { on: ASSUMED_START, assumed: true }
    : { on: firstOf(Number(year), month), assumed: false }
}

/** The days of one year of a compact, counted from 1. */
export interface CompactYear {
  readonly from: Day
  readonly to: Day
  /** The last day of each quarter. */
  readonly quarterEnds: readonly [Day, Day, Day, Day]
}

/** One year of a compact that began on the first day of a month. */
export function compactYear(start: Day, year: number): CompactYear {
  const [startYear, startMonth] = start.split('-').map(Number) as [number, number]
  const endOf = (quarter: number): Day =>
    addDays(firstOf(startYear + year - 1, startMonth + 3 * quarter), -1)
  return {
    from: firstOf(startYear + year - 1, startMonth),
    to: endOf(4),
    quarterEnds: [endOf(1), endOf(2), endOf(3), endOf(4)],
  }
}

/** The first day of a month; months go on counting after 12. */
function firstOf(year: number, month: number): Day {
  const years = year + Math.floor((month - 1) / 12)
  const rest = ((month - 1) % 12) + 1
  return day(`${years}-${String(rest).padStart(2, '0')}-01`)
}
