import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockChanges, momentsNear } from '../testing/arbitraries/clock-changes.ts'
import { addDays, day } from './day.ts'
import { moment } from './moment.ts'
import { deadlineOf } from './period.ts'
import { runningDayIn } from './running-day.ts'
import { dayIn, zone } from './zone.ts'

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
