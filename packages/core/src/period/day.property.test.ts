// Each from its own file: the index of date-fns reads three hundred.
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { parseISO } from 'date-fns/parseISO'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayNumberOf,
  dayOfNumber,
  daysBetween,
  MAX_DAY_NUMBER,
  MIN_DAY_NUMBER,
  parseDay,
  type Day,
} from './day.ts'

const DAY_IN_MILLISECONDS = 86_400_000

const dayNumbers = fc.integer({ min: MIN_DAY_NUMBER, max: MAX_DAY_NUMBER })
const days = dayNumbers.map(dayOfNumber)

/** The engine's own calendar, in UTC, so that the machine's zone has no say. */
function dayByDate(n: number): string {
  return new Date(n * DAY_IN_MILLISECONDS).toISOString().slice(0, 10)
}

function firstOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1) / DAY_IN_MILLISECONDS
}

describe('days and their numbers', () => {
  test('agree with the calendar of Date on any day', () => {
    fc.assert(
      fc.property(dayNumbers, (n) => {
        expect(dayOfNumber(n)).toBe(dayByDate(n))
        expect(dayNumberOf(dayByDate(n) as Day)).toBe(n)
      }),
    )
  })

  test.each([1, 4, 100, 400, 1600, 1900, 1970, 2000, 2020, 2100, 9900, 9999])(
    'agree with the calendar of Date on every day of the year %i',
    (year) => {
      const disagreeing: string[] = []
      for (let n = firstOfYear(year); n < firstOfYear(year + 1); n += 1) {
        const expected = dayByDate(n)
        if (dayOfNumber(n) !== expected && n <= MAX_DAY_NUMBER) disagreeing.push(expected)
        if (dayNumberOf(expected as Day) !== n) disagreeing.push(expected)
        if (!parseDay(expected).ok) disagreeing.push(expected)
      }
      expect(disagreeing).toEqual([])
    },
  )
})

test('of every year exactly the days that Date keeps are accepted', () => {
  const texts = (count: number) => Array.from({ length: count }, (_, n) => `${n}`.padStart(2, '0'))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999 }), (year) => {
      const wrong = texts(14).flatMap((month) =>
        texts(33).filter((dayOfMonth) => {
          const text = `${`${year}`.padStart(4, '0')}-${month}-${dayOfMonth}`
          const milliseconds = new Date(0).setUTCFullYear(year, Number(month) - 1, +dayOfMonth)
          const isKept = new Date(milliseconds).toISOString().slice(0, 10) === text
          return parseDay(text).ok !== isKept
        }),
      )
      expect(wrong).toEqual([])
    }),
  )
})

test('the order of the texts is the order of the days', () => {
  fc.assert(
    fc.property(dayNumbers, dayNumbers, (a, b) => {
      expect(dayOfNumber(a) < dayOfNumber(b)).toBe(a < b)
    }),
  )
})

test('adding the days between two days leads from one to the other', () => {
  fc.assert(
    fc.property(days, days, (from, to) => {
      expect(addDays(from, daysBetween(from, to))).toBe(to)
      expect(daysBetween(to, from) + daysBetween(from, to)).toBe(0)
    }),
  )
})

test('a day that comes from a number is accepted as a day', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(parseDay(dayOfNumber(n)).ok).toBe(true)
    }),
  )
})

test('reading anything at all gives a value or a refusal, never an error', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withNullPrototype: true }), (input) => {
      expect(parseDay(input)).toHaveProperty('ok')
    }),
  )
})

test('days between agree with date-fns in whatever zone the machine is', () => {
  // From 1900 on: earlier local clocks were off by odd seconds that date-fns does not know of.
  const recent = fc.integer({ min: -25_567, max: MAX_DAY_NUMBER }).map(dayOfNumber)
  fc.assert(
    fc.property(recent, recent, (from, to) => {
      expect(daysBetween(from, to)).toBe(differenceInCalendarDays(parseISO(to), parseISO(from)))
    }),
  )
})
