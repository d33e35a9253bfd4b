import * as fc from 'fast-check'
import { addDays, day, type Day } from '../../period/day.ts'
import type { Period } from '../../period/period.ts'
import { zone, type Zone } from '../../period/zone.ts'

/**
 * Zones where days are easily mistaken: both ends of the world, one that skipped a day (Apia), one
 * that changes its clocks (London), one with half an hour (St John's), and the plainest.
 */
export function zones(): fc.Arbitrary<Zone> {
  return fc
    .constantFrom(
      'UTC',
      'Asia/Ho_Chi_Minh',
      'Pacific/Honolulu',
      'Europe/London',
      'Pacific/Kiritimati',
      'Pacific/Apia',
      'America/St_Johns',
    )
    .map(zone)
}

/**
 * A day to begin with, after which something happens to the calendar or to a clock within weeks:
 * the end of a year, a leap day, summer time, the day that Apia skipped.
 */
export function firstDays(): fc.Arbitrary<Day> {
  return fc.constantFrom('2020-12-20', '2020-02-20', '2019-03-20', '2011-12-20').map(day)
}

/** A period described without a calendar, so that it shrinks apart from the day it begins near. */
export interface PeriodShape {
  /** Days from the day it begins near to its first. */
  readonly begins: number
  /** Days from its first to its last. */
  readonly lasts: number
  readonly zone: Zone
}

/**
 * Short periods, mostly of days, of 40 at most; shrinks towards ten days in UTC, so that what is
 * recorded on the first of them is recorded before the deadline.
 */
export function periodShapes(): fc.Arbitrary<PeriodShape> {
  return fc.record({
    begins: fc.integer({ min: -3, max: 3 }),
    lasts: fc.constantFrom(9, ...upTo(12), ...upTo(12), ...upTo(12), ...upTo(39)),
    zone: zones(),
  })
}

function upTo(most: number): readonly number[] {
  return Array.from({ length: most + 1 }, (_, n) => n)
}

export function periodNear(firstDay: Day, { begins, lasts, zone }: PeriodShape): Period {
  const from = addDays(firstDay, begins)
  return { from, to: addDays(from, lasts), zone }
}

/** Periods of every shape that begin within three days of a given one. */
export function periods(firstDay: Day): fc.Arbitrary<Period> {
  return periodShapes().map((shape) => periodNear(firstDay, shape))
}
