import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockChanges, momentsNear } from '../testing/arbitraries/clock-changes.ts'
import { addDays, day, dayOfNumber } from './day.ts'
import { endOfDayIn } from './end-of-day.ts'
import { moment, momentOfMilliseconds } from './moment.ts'
import { deadlineOf } from './period.ts'
import { runningDayIn } from './running-day.ts'
import { dayIn, offsetIn, zone, type Zone } from './zone.ts'

const near = clockChanges().chain(({ zone, moment }) =>
  fc.record({ zone: fc.constant(zone), at: momentsNear(moment) }),
)

test('a day is running until its deadline, and the day before it is over', () => {
  fc.assert(
    fc.property(near, ({ zone, at }) => {
      const running = runningDayIn(zone, at)
      const before = addDays(running, -1)
      expect(at < deadlineOf({ from: running, to: running, zone })).toBe(true)
      expect(at < deadlineOf({ from: before, to: before, zone })).toBe(false)
    }),
  )
})

test('where days do not go back, it is the day that the moment falls on', () => {
  fc.assert(
    fc.property(near, ({ zone, at }) => {
      expect(runningDayIn(zone, at)).toBe(dayIn(zone, at))
    }),
  )
})

/** The first instants in a year of UTC at which a zone shows another offset than before. */
function changesIn(name: Zone, year: number): readonly number[] {
  const first = Date.UTC(year, 0, 1)
  const found: number[] = []
  for (let at = first; at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    if (offsetIn(name, at) === offsetIn(name, at + 86_400_000)) continue
    let [before, after] = [at, at + 86_400_000]
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2)
      if (offsetIn(name, middle) === offsetIn(name, at)) before = middle
      else after = middle
    }
    found.push(after)
  }
  return found
}

/** The first day that has not ended, with nothing kept from one look to the next. */
function firstNotEnded(name: Zone, at: number): string {
  let number = Math.floor(at / 86_400_000) - 3
  while (endOfDayIn(name, number) <= at) number += 1
  return dayOfNumber(number)
}

const anyZone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone')).map(zone)

test('law: around every change of any zone in any year it is as if nothing had been kept', () => {
  const year = fc.integer({ min: 1880, max: 2037 })
  const steps = fc.array(fc.integer({ min: -90_000_000, max: 90_000_000 }), { maxLength: 8 })
  fc.assert(
    fc.property(anyZone, year, steps, (name, inYear, near) => {
      const changes = changesIn(name, inYear)
      const instants = changes.flatMap((at) => [0, -1, ...near].map((step) => at + step))
      for (const at of instants) {
        expect(runningDayIn(name, momentOfMilliseconds(at))).toBe(firstNotEnded(name, at))
      }
    }),
  )
})

test('law: at moments in any order it is as if nothing had been kept', () => {
  const instants = fc.array(fc.integer({ min: Date.UTC(1850, 0), max: Date.UTC(2100, 0) }), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(anyZone, instants, (name, all) => {
      for (const at of all) {
        expect(runningDayIn(name, momentOfMilliseconds(at))).toBe(firstNotEnded(name, at))
      }
    }),
  )
})

test('where the clocks go back over midnight, a day that comes back has not been over', () => {
  const stJohns = zone('America/St_Johns')
  // At 00:01 of 29 October 2006 the clocks were set to 23:01 of the 28th.
  const [before, within, back, over] = [
    '2006-10-29T02:29:59.999Z',
    '2006-10-29T02:30:30Z',
    '2006-10-29T02:31:00Z',
    '2006-10-29T03:30:00Z',
  ].map(moment)
  expect([before, within, back, over].map((at) => at && dayIn(stJohns, at))).toEqual([
    '2006-10-28',
    '2006-10-29',
    '2006-10-28',
    '2006-10-29',
  ])
  expect([before, within, back, over].map((at) => at && runningDayIn(stJohns, at))).toEqual([
    '2006-10-28',
    '2006-10-28',
    '2006-10-28',
    '2006-10-29',
  ])
})

test('at the ends of time it is the first and the last day there is', () => {
  const [first, last] = [moment('0001-01-01T00:00:00Z'), moment('9999-12-31T23:59:59.999Z')]
  expect(runningDayIn(zone('Pacific/Honolulu'), first)).toBe(day('0001-01-01'))
  expect(runningDayIn(zone('Pacific/Kiritimati'), last)).toBe(day('9999-12-31'))
})
