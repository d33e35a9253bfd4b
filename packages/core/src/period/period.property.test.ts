import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, dayOfNumber, MAX_DAY_NUMBER, MIN_DAY_NUMBER } from './day.ts'
import { millisecondsOf, momentOfMilliseconds } from './moment.ts'
import { deadlineOf, includesDay, lengthInDays, parsePeriod, type Period } from './period.ts'
import { dayIn, zone } from './zone.ts'

const zones = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone')).map(zone)
// The last day but one is the last whose deadline lies on a later day that exists.
const dayNumbers = fc.oneof(
  fc.integer({ min: MIN_DAY_NUMBER, max: MAX_DAY_NUMBER - 1 }),
  fc.integer({ min: -40_000, max: 25_000 }),
)
const lengths = fc.integer({ min: 1, max: 1_000 })

const periods: fc.Arbitrary<Period> = fc
  .record({ first: dayNumbers, length: lengths, zone: zones })
  .map(({ first, length, zone }) => ({
    from: dayOfNumber(first),
    to: dayOfNumber(Math.min(first + length - 1, MAX_DAY_NUMBER - 1)),
    zone,
  }))

/** The days on which clocks changed in ways that a naive "next midnight" gets wrong. */
const oddEnds = fc.constantFrom<readonly [string, string]>(
  ['America/Sao_Paulo', '2018-11-03'],
  ['America/Sao_Paulo', '2018-02-17'],
  ['Asia/Beirut', '2021-03-27'],
  ['Asia/Beirut', '2021-10-30'],
  ['Africa/Cairo', '2023-04-27'],
  ['America/Havana', '2021-03-13'],
  ['America/St_Johns', '2006-04-01'],
  ['America/St_Johns', '2006-10-28'],
  ['America/Scoresbysund', '2024-03-30'],
  ['Australia/Lord_Howe', '2020-04-05'],
  ['Pacific/Apia', '2011-12-29'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Kiritimati', '1994-12-31'],
  ['Pacific/Kwajalein', '1969-09-30'],
  ['Pacific/Kwajalein', '1993-08-20'],
  ['America/Juneau', '1867-10-18'],
  ['Asia/Manila', '1844-12-30'],
  ['Africa/Monrovia', '1972-01-06'],
)
const oddPeriods: fc.Arbitrary<Period> = fc
  .tuple(oddEnds, fc.integer({ min: -2, max: 2 }))
  .map(([[name, text], shift]) => {
    const to = addDays(day(text), shift)
    return { from: to, to, zone: zone(name) }
  })

test('the deadline falls on a later day than the last, the millisecond before it does not', () => {
  fc.assert(
    fc.property(fc.oneof(periods, oddPeriods), (period) => {
      const deadline = deadlineOf(period)
      const before = momentOfMilliseconds(millisecondsOf(deadline) - 1)
      expect(dayIn(period.zone, deadline) > period.to).toBe(true)
      expect(dayIn(period.zone, before) <= period.to).toBe(true)
    }),
  )
})

test('whatever is recorded on a day of the period is before the deadline', () => {
  const hours = fc.integer({ min: -48 * 3_600_000, max: 48 * 3_600_000 })
  fc.assert(
    fc.property(fc.oneof(periods, oddPeriods), hours, (period, shift) => {
      const deadline = deadlineOf(period)
      const moment = momentOfMilliseconds(millisecondsOf(deadline) + shift)
      if (moment >= deadline) expect(dayIn(period.zone, moment) > period.to).toBe(true)
      if (dayIn(period.zone, moment) <= period.to) expect(moment < deadline).toBe(true)
    }),
  )
})

test('a period that ends later never has an earlier deadline', () => {
  fc.assert(
    fc.property(fc.oneof(periods, oddPeriods), lengths, (period, n) => {
      expect(deadlineOf(period) <= deadlineOf({ ...period, to: addDays(period.to, n) })).toBe(true)
    }),
  )
})

test('as many days belong to a period as its length says', () => {
  fc.assert(
    fc.property(dayNumbers, fc.integer({ min: 1, max: 40 }), (first, length) => {
      const last = Math.min(first + length - 1, MAX_DAY_NUMBER)
      const period = { from: dayOfNumber(first), to: dayOfNumber(last), zone: zone('UTC') }
      let included = 0
      for (let n = first - 2; n <= last + 2; n += 1) {
        const within = n >= MIN_DAY_NUMBER && n <= MAX_DAY_NUMBER
        if (within && includesDay(period, dayOfNumber(n))) included += 1
      }
      expect(lengthInDays(period)).toBe(included)
    }),
  )
})

test('a period survives being written as JSON and read again', () => {
  fc.assert(
    fc.property(periods, (period) => {
      expect(parsePeriod(JSON.parse(JSON.stringify(period)))).toEqual({ ok: true, value: period })
    }),
  )
})

test('reading anything at all gives a value or a refusal, never an error', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withNullPrototype: true }), (input) => {
      expect(parsePeriod(input)).toHaveProperty('ok')
    }),
  )
})
