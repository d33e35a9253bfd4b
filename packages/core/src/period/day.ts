import type { Fault } from '../refusal/parameters.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'
import { fourDigits, fourDigitsAt, twoDigits, twoDigitsAt } from './digits.ts'

declare const dayBrand: unique symbol

/**
 * A calendar day, `YYYY-MM-DD`, of the Gregorian calendar carried back before its introduction:
 * 0001-01-01 to 9999-12-31, both included. It belongs to no zone. The order of the texts is the
 * order of the days, so days compare with `<`.
 */
export type Day = string & { readonly [dayBrand]: true }

/** A day as the whole number of days since 1970-01-01; negative before it. */
export type DayNumber = number

/** The number of 0001-01-01, the first day there is. */
export const MIN_DAY_NUMBER: DayNumber = -719_162

/** The number of 9999-12-31, the last day there is. */
export const MAX_DAY_NUMBER: DayNumber = 2_932_896

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const STARTS_WITH_A_DAY = /^\d{4}-\d{2}-\d{2}[T ]/
const DAYS_BEFORE_1970 = 719_468

/**
 * Reads a calendar day. Refuses whatever is not exactly `YYYY-MM-DD` and a day that exists:
 * `2021-02-29`, `2020-1-1`, a timestamp (its day depends on a zone), a `Date`, a number.
 *
 * @example
 * parseDay('2020-02-29') //=> { ok: true, value: '2020-02-29' }
 * parseDay('2021-02-29').ok //=> false
 */
export function parseDay(input: unknown): Result<Day, Refusal<'InvalidDay'>> {
  const found = faultOf(input)
  if (found === undefined) return accepted(input as Day)
  const [fault, remedy] = found
  return refused(refuse('InvalidDay', '', input, 'a calendar day as YYYY-MM-DD', remedy, { fault }))
}

/**
 * Mints a day; throws {@link RefusedInput} where {@link parseDay} refuses.
 *
 * @example
 * day('2020-12-31') //=> '2020-12-31'
 */
export function day(input: string): Day {
  return valueOf(parseDay(input))
}

/**
 * Days since 1970-01-01. Exact for every day; validates nothing and allocates nothing, since
 * replay calls it for every event.
 *
 * Counts years from March, so that the leap day is the last day of its year (H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
 *
 * @example
 * dayNumberOf(day('1970-01-01')) //=> 0
 * dayNumberOf(day('2020-12-31')) //=> 18627
 */
export function dayNumberOf(day: Day): DayNumber {
  const month = twoDigitsAt(day, 5)
  const beforeMarch = month < 3 ? 1 : 0
  const year = fourDigitsAt(day, 0) - beforeMarch
  const monthFromMarch = month + 12 * beforeMarch - 3
  const dayOfYear = (((153 * monthFromMarch + 2) / 5) | 0) + twoDigitsAt(day, 8) - 1
  const leapDays = (year >> 2) - ((year / 100) | 0) + ((year / 400) | 0)
  return 365 * year + leapDays + dayOfYear - DAYS_BEFORE_1970
}

/**
 * The day so many days after 1970-01-01. Before the first day there is the first day, after the
 * last the last: the calendar ends there, and nothing can be asked of what lies beyond.
 * Throws {@link RefusedInput} on what is not a whole number.
 *
 * @example
 * dayOfNumber(18627) //=> '2020-12-31'
 * dayOfNumber(9_000_000) //=> '9999-12-31'
 */
export function dayOfNumber(n: DayNumber): Day {
  const sinceMarchOfYear0 = wholeDays(n) + DAYS_BEFORE_1970
  const era = Math.floor(sinceMarchOfYear0 / 146_097)
  const dayOfEra = sinceMarchOfYear0 - era * 146_097
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const firstOfYear = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - firstOfYear
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const afterDecember = monthFromMarch > 9 ? 1 : 0
  const month = monthFromMarch + 3 - 12 * afterDecember
  const year = era * 400 + yearOfEra + afterDecember
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}` as Day
}

/**
 * The day `n` days later, earlier where `n` is negative. Stops at the first and the last day
 * there is, and throws {@link RefusedInput} where `n` is no whole number.
 *
 * @example
 * addDays(day('2020-02-28'), 2) //=> '2020-03-01'
 * addDays(day('2020-01-01'), -1) //=> '2019-12-31'
 */
export function addDays(day: Day, n: number): Day {
  requireDay('day', day)
  if (!Number.isInteger(n)) return dayOfNumber(n)
  return dayOfNumber(dayNumberOf(day) + n)
}

/**
 * How many days `to` lies after `from`; negative where it lies before, 0 on the same day.
 *
 * @example
 * daysBetween(day('2020-01-01'), day('2020-12-31')) //=> 365
 */
export function daysBetween(from: Day, to: Day): number {
  requireDay('from', from)
  requireDay('to', to)
  return dayNumberOf(to) - dayNumberOf(from)
}

/** Throws {@link RefusedInput} `InvalidDay` where something has not the form of a day. */
export function requireDay(field: string, found: Day): void {
  if (typeof found === 'string' && SHAPE.test(found)) return
  const remedy = 'Mint it: day(value).'
  throw new RefusedInput(
    refuse('InvalidDay', field, found, 'a calendar day as YYYY-MM-DD', remedy, { fault: 'form' }),
  )
}

function wholeDays(n: DayNumber): DayNumber {
  if (Number.isInteger(n)) return Math.min(Math.max(n, MIN_DAY_NUMBER), MAX_DAY_NUMBER)
  const remedy = 'Give an integer.'
  return valueOf(refused(refuse('InvalidDayNumber', '', n, 'a whole number of days', remedy)))
}

function faultOf(input: unknown): Fault | undefined {
  if (typeof input !== 'string')
    return ['notText', 'Give the calendar day as text, such as 2020-12-31.']
  if (STARTS_WITH_A_DAY.test(input))
    return ['withTime', 'Give the calendar day alone, without a time.']
  if (!SHAPE.test(input)) {
    const remedy = 'Write the year with four digits, month and day with two, such as 2020-01-09.'
    return ['form', remedy]
  }
  const year = fourDigitsAt(input, 0)
  if (year === 0) return ['noSuchDay', 'Give a year from 0001 to 9999.']
  const month = twoDigitsAt(input, 5)
  if (month < 1 || month > 12) return ['noSuchDay', 'Give a month from 01 to 12.']
  const length = daysInMonth(year, month)
  const dayOfMonth = twoDigitsAt(input, 8)
  if (dayOfMonth >= 1 && dayOfMonth <= length) return undefined
  const remedy = `Give a day that exists: ${input.slice(0, 7)} has the days 01 to ${length}.`
  return ['noSuchDay', remedy]
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
