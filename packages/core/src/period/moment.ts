import type { Fault } from '../refusal/parameters.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, resultUnder, valueOf, type Result } from '../refusal/result.ts'
import {
  dayNumberOf,
  dayOfNumber,
  MAX_DAY_NUMBER,
  MIN_DAY_NUMBER,
  parseDay,
  type Day,
} from './day.ts'
import { threeDigits, threeDigitsAt, twoDigits, twoDigitsAt } from './digits.ts'

declare const momentBrand: unique symbol

/**
 * An instant in UTC to the millisecond, always written `YYYY-MM-DDTHH:mm:ss.sssZ`, in the years
 * 0001 to 9999. The order of the texts is the order in time, so moments compare with `<`.
 */
export type Moment = string & { readonly [momentBrand]: true }

/** Milliseconds in a day of UTC, which knows no leap seconds here. */
export const DAY_IN_MILLISECONDS = 86_400_000

const FIRST = MIN_DAY_NUMBER * DAY_IN_MILLISECONDS
const LAST = (MAX_DAY_NUMBER + 1) * DAY_IN_MILLISECONDS - 1

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:\d{2})?$/
const EXAMPLE = '2020-12-31T18:00:00Z or 2021-01-01T01:00:00+07:00'
const OUT_OF_RANGE: Fault = ['outOfRange', 'Give a moment in the years 0001 to 9999 of UTC.']

/**
 * Reads an instant: ISO 8601 text that says its offset from UTC (`Z` or `±HH:MM`; seconds may be
 * left out, and have at most three decimals), or a valid `Date`.
 *
 * Refuses what would have to be guessed or rounded: a local time without an offset, a day that
 * does not exist, 24:00, a leap second, more than three decimals, an instant outside the years
 * 0001 to 9999 of UTC.
 *
 * @example
 * parseMoment('2021-01-01T01:00+07:00') //=> { ok: true, value: '2020-12-31T18:00:00.000Z' }
 * parseMoment('2020-12-31T18:00:00').ok //=> false
 */
export function parseMoment(input: unknown): Result<Moment, Refusal<'InvalidMoment'>> {
  // What a clock tells is mostly written as it will be kept.
  if (isMoment(input)) return accepted(input)
  const read = typeof input === 'string' ? readText(input) : readDate(input)
  if (typeof read === 'number') return accepted(momentOfMilliseconds(read))
  const [fault, remedy] = read
  const expected = 'an instant with its offset from UTC'
  return refused(refuse('InvalidMoment', '', input, expected, remedy, { fault }))
}

/**
 * Mints a moment; throws {@link RefusedInput} where {@link parseMoment} refuses.
 *
 * @example
 * moment('2020-12-31T18:00:00Z') //=> '2020-12-31T18:00:00.000Z'
 */
export function moment(input: string | Date): Moment {
  return valueOf(parseMoment(input))
}

const CANONICAL = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/**
 * Whether the value is a moment already: what {@link parseMoment} would return unchanged, told
 * without reading it, since every event that comes out of storage is asked.
 *
 * @example
 * isMoment('2020-12-31T18:00:00.000Z') //=> true
 * isMoment('2020-12-31T18:00Z') //=> false
 */
export function isMoment(value: unknown): value is Moment {
  return typeof value === 'string' && CANONICAL.test(value) && parseDay(value.slice(0, 10)).ok
}

/**
 * The later of two moments, either of them where they are equal. Throws {@link RefusedInput}
 * `InvalidMoment` where one of them is not written as a moment.
 *
 * @example
 * laterMoment(moment('2020-12-31T18:00Z'), moment('2020-12-31T17:00Z')) //=> '2020-12-31T18:00:00.000Z'
 */
export function laterMoment(a: Moment, b: Moment): Moment {
  requireMoment('a', a)
  requireMoment('b', b)
  return later(a, b)
}

/** {@link laterMoment}, of what has been checked already. */
export function later(a: Moment, b: Moment): Moment {
  return a < b ? b : a
}

/** Throws {@link RefusedInput} `InvalidMoment` where something is not written as a moment. */
export function requireMoment(field: string, found: Moment): void {
  if (isMoment(found)) return
  const read = valueOf(resultUnder(field, parseMoment(found)))
  const remedy = `Write it as ${read}: moment(value).`
  const expected = 'a moment in UTC to the millisecond'
  valueOf(refused(refuse('InvalidMoment', field, found, expected, remedy, { fault: 'form' })))
}

/**
 * Milliseconds since 1970-01-01T00:00:00.000Z; negative before it.
 *
 * @example
 * millisecondsOf(moment('1970-01-02T00:00:00.001Z')) //=> 86400001
 */
export function millisecondsOf(moment: Moment): number {
  // The day's arithmetic reads the first ten characters only, so the moment need not be cut.
  return dayNumberOf(moment as string as Day) * DAY_IN_MILLISECONDS + timeOfDay(moment)
}

/**
 * The moment so many milliseconds after 1970-01-01T00:00:00.000Z, parts of one dropped. Before the
 * first moment there is the first, 0001-01-01T00:00:00.000Z; after the last the last,
 * 9999-12-31T23:59:59.999Z. Throws {@link RefusedInput} on NaN.
 *
 * @example
 * momentOfMilliseconds(86_400_001) //=> '1970-01-02T00:00:00.001Z'
 */
export function momentOfMilliseconds(milliseconds: number): Moment {
  const held = Math.min(Math.max(Math.floor(milliseconds), FIRST), LAST)
  const minute = Math.floor(held / MINUTE_IN_MILLISECONDS)
  if (minute !== lastMinute) {
    lastText = textOfMinute(minute)
    lastMinute = minute
  }
  const rest = held - minute * MINUTE_IN_MILLISECONDS
  const second = Math.floor(rest / 1_000)
  return `${lastText}${twoDigits(second)}.${threeDigits(rest - second * 1_000)}Z` as Moment
}

const MINUTE_IN_MILLISECONDS = 60_000
const MINUTES_IN_A_DAY = 1_440

// Moments are mostly written in the order of a clock, many in one minute.
let lastMinute = 0
let lastText = textOfMinute(lastMinute)

/** A minute, counted from 1970, as a moment begins: `2020-12-31T18:00:`. */
function textOfMinute(minute: number): string {
  const dayNumber = Math.floor(minute / MINUTES_IN_A_DAY)
  const rest = minute - dayNumber * MINUTES_IN_A_DAY
  return `${dayOfNumber(dayNumber)}T${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}:`
}

function timeOfDay(moment: Moment): number {
  const minutes = twoDigitsAt(moment, 11) * 60 + twoDigitsAt(moment, 14)
  const seconds = minutes * 60 + twoDigitsAt(moment, 17)
  return seconds * 1_000 + threeDigitsAt(moment, 20)
}

/** Milliseconds since 1970, or why the text is no instant. */
function readText(text: string): number | Fault {
  const parts = SHAPE.exec(text)
  if (parts === null) return ['form', `Write it as ${EXAMPLE}.`]
  const [, dayText, time = '', second = '00', decimals = '', offset] = parts
  const parsed = parseDay(dayText)
  if (!parsed.ok) return ['noSuchDay', parsed.refusal.remedy]
  if (time.slice(0, 2) === '24') {
    return ['midnight', 'Write midnight as 00:00 of the day that it begins.']
  }
  if (second === '60') {
    const remedy = 'Leave out the leap second: give second 59, or 00 of the next minute.'
    return ['leapSecond', remedy]
  }
  if (time > '23:59' || time.slice(3) > '59' || second > '59') {
    return ['noSuchTime', 'Give a time from 00:00:00 to 23:59:59.']
  }
  if (decimals.length > 3) return ['tooFine', 'Give at most three decimals of the second.']
  if (offset === undefined) return ['offsetMissing', `Say its offset from UTC: ${EXAMPLE}.`]
  const shift = offsetInMinutes(offset)
  if (shift === undefined) return ['noSuchOffset', 'Give an offset from -23:59 to +23:59.']
  const local = `${parsed.value}T${time}:${second}.${decimals.padEnd(3, '0')}Z` as Moment
  return within(millisecondsOf(local) - shift * 60_000)
}

function offsetInMinutes(offset: string): number | undefined {
  if (offset === 'Z') return 0
  const hours = twoDigitsAt(offset, 1)
  const minutes = twoDigitsAt(offset, 4)
  if (hours > 23 || minutes > 59) return undefined
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** Milliseconds since 1970, or why the input is no valid `Date`. */
function readDate(input: unknown): number | Fault {
  try {
    // Unlike `instanceof`, this also knows a Date from another realm (an iframe, a test runner).
    const milliseconds = Date.prototype.getTime.call(input as Date)
    return Number.isNaN(milliseconds)
      ? ['invalidDate', 'Give a Date that is valid.']
      : within(milliseconds)
  } catch {
    return ['notText', `Give text such as ${EXAMPLE}, or a Date.`]
  }
}

function within(milliseconds: number): number | Fault {
  return milliseconds >= FIRST && milliseconds <= LAST ? milliseconds : OUT_OF_RANGE
}
