import { parseDay, type Day, type Result } from '@planfold/core'
import { refuseImport } from '../refusals.ts'
import { escaped } from './escaped.ts'

/** A pattern such as `d-MMM-yy`, ready to read days with. */
export interface DayPattern {
  readonly hasShortYear: boolean
  readonly hasDay: boolean
  /** The day, not yet checked to exist; undefined where the text is not written so. */
  read(text: string): string | undefined
}

const TOKEN = /d{1,2}|M{1,4}|y+|[^dMy]+/g

const ENGLISH = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** "Sept" is as common as "Sep". */
const ENGLISH_SHORT = [...ENGLISH.map((name) => name.slice(0, 3)), 'Sept']

interface PatternOptions {
  readonly pivot?: number
  readonly dayOfMonth?: number | 'last'
  readonly months?: readonly string[]
}

/**
 * Reads a pattern; refused as `InvalidDayFormat` where it does not say month and year once, and a day
 * once at most.
 */
export function dayPattern(
  format: string,
  { pivot = 0, dayOfMonth = 1, months }: PatternOptions = {},
): Result<DayPattern> {
  const tokens: readonly string[] = format.match(TOKEN) ?? []
  const shape = tokens.map((token) => groupOf(token, months)).join('')
  const parts = tokens.map(partOf).filter((part) => part !== undefined)
  const hasDay = parts.includes('day')
  const isWhole = parts.toSorted().join() === (hasDay ? 'day,month,year' : 'month,year')
  const hasOddYear = tokens.some((token) => /^y+$/.test(token) && !/^(?:yy|yyyy)$/.test(token))
  if (!isWhole || hasOddYear) {
    const expected = 'a pattern with day (d, dd), month (M to MMMM) and year (yy, yyyy), each once'
    const remedy =
      'Write it as yyyy-MM-dd, d-MMM-yy, dd/MM/yyyy or the like; only the day may be left out.'
    return { ok: false, refusal: refuseImport('InvalidDayFormat', '', format, expected, remedy) }
  }
  const pattern = new RegExp(`^${shape}$`, 'iu')
  const hasShortYear = tokens.includes('yy')
  return {
    ok: true,
    value: {
      hasShortYear,
      hasDay,
      read(text) {
        const found = pattern.exec(text)?.groups
        if (found === undefined) return undefined
        const year = hasShortYear ? inCentury(found['year'], pivot) : found['year']
        const month = `${year}-${monthOf(found, months)}`
        const day = found['day'] ?? String(dayOfMonth)
        return day === 'last' ? lastDayOf(month) : `${month}-${day.padStart(2, '0')}`
      },
    },
  }
}

/** The day a text stands for in one of the patterns; refused where there is none, or no such day. */
export function dayBy(patterns: readonly DayPattern[], text: string): Result<Day> | undefined {
  let impossible: Result<Day> | undefined
  for (const pattern of patterns) {
    const written = pattern.read(text)
    if (written === undefined) continue
    const parsed = parseDay(written)
    if (parsed.ok) return parsed
    impossible ??= parsed
  }
  return impossible
}

function groupOf(token: string, months: readonly string[] | undefined): string {
  switch (token) {
    case 'd':
      return String.raw`(?<day>\d{1,2})`
    case 'dd':
      return String.raw`(?<day>\d{2})`
    case 'M':
      return String.raw`(?<month>\d{1,2})`
    case 'MM':
      return String.raw`(?<month>\d{2})`
    case 'MMM':
    case 'MMMM':
      return `(?<name>${namesOf(token, months).map(escaped).join('|')})`
    case 'yy':
      return String.raw`(?<year>\d{2})`
    case 'yyyy':
      return String.raw`(?<year>\d{4})`
    default:
      return escaped(token)
  }
}

function partOf(token: string): 'day' | 'month' | 'year' | undefined {
  if (/^d+$/.test(token)) return 'day'
  if (/^M+$/.test(token)) return 'month'
  return /^y+$/.test(token) ? 'year' : undefined
}

function namesOf(token: 'MMM' | 'MMMM', months: readonly string[] | undefined): readonly string[] {
  return months ?? (token === 'MMMM' ? ENGLISH : ENGLISH_SHORT)
}

function monthOf(
  { month, name }: Readonly<Record<string, string>>,
  months: readonly string[] | undefined,
): string {
  if (month !== undefined) return month.padStart(2, '0')
  const names = months ?? ENGLISH
  const folded = (name ?? '').toLowerCase()
  const at = names.findIndex((each) => {
    const known = each.toLowerCase()
    return months === undefined ? known.slice(0, 3) === folded.slice(0, 3) : known === folded
  })
  return String(at + 1).padStart(2, '0')
}

/** The last day of a month; where there is no such month, a day that is none. */
function lastDayOf(month: string): string {
  const days = [31, 30, 29].map((day) => `${month}-${day}`)
  return days.find((day) => parseDay(day).ok) ?? `${month}-28`
}

/** The year of the hundred from `pivot` on that ends in these two digits. */
function inCentury(digits: string | undefined, pivot: number): string {
  const short = Number(digits)
  const year = pivot + ((((short - pivot) % 100) + 100) % 100)
  return String(year).padStart(4, '0')
}
