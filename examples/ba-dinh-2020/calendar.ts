import { addDays, day, moment, zone, type Day } from '@planfold/core'

export const ZONE = zone('Asia/Ho_Chi_Minh')

/** The year the report is about. */
export const YEAR = { from: day('2020-01-01'), to: day('2020-12-31'), zone: ZONE }

/** The year of the next goals. */
export const NEXT_YEAR = { from: day('2021-01-01'), to: day('2021-12-31'), zone: ZONE }

/** The term of the programmes; the source names its years, the days are the years' own. */
export const TERM = { from: day('2020-01-01'), to: day('2025-12-31'), zone: ZONE }

/** The day the board is about. */
export const AS_OF = YEAR.to

/** When everything is recorded: 17:00 in Hà Nội on the last day of the year, on every run. */
export const RECORDED_AT = moment('2020-12-31T10:00:00Z')

/** The months of 2020, each from its first day to its last. */
export const MONTHS: readonly { readonly from: Day; readonly to: Day }[] = Array.from(
  { length: 12 },
  (_, index) => {
    const from = firstOfMonth(index + 1)
    const to = index === 11 ? YEAR.to : addDays(firstOfMonth(index + 2), -1)
    return { from, to }
  },
)

function firstOfMonth(month: number): Day {
  return day(`2020-${String(month).padStart(2, '0')}-01`)
}
