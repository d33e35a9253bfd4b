import * as fc from 'fast-check'
import { addDays, type Day } from '../../period/day.ts'
import { millisecondsOf, moment, momentOfMilliseconds, type Moment } from '../../period/moment.ts'
import { zone, type Zone } from '../../period/zone.ts'

/** A zone, and the first moment at which its clocks show another offset from UTC than before. */
export interface ClockChange {
  readonly zone: Zone
  readonly moment: Moment
}

const CHANGES = [
  // By an hour, at night.
  ['Europe/London', '2019-03-31T01:00:00Z'],
  ['Europe/London', '2020-10-25T01:00:00Z'],
  ['America/St_Johns', '2020-03-08T05:30:00Z'],
  ['America/St_Johns', '2019-11-03T04:30:00Z'],
  // At midnight: a day without one, and a day that ends twice.
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2019-02-17T02:00:00Z'],
  // By half an hour; by a day, which was skipped; and to whole minutes, which were none before.
  ['Australia/Lord_Howe', '2020-04-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z'],
] as const

/**
 * Changes of clocks: summer time that begins and ends, at night and at midnight, by half an hour
 * too; the day that Apia skipped; the end of mean time in Monrovia. Shrinks towards London's summer
 * time of 2019.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * const near = clockChanges().chain(({ zone, moment }) =>
 *   fc.record({ zone: fc.constant(zone), moment: momentsNear(moment) }),
 * )
 * fc.assert(fc.property(near, ({ zone, moment }) => parseDay(dayIn(zone, moment)).ok))
 */
export function clockChanges(): fc.Arbitrary<ClockChange> {
  return fc.constantFrom(...CHANGES).map(([name, at]) => ({ zone: zone(name), moment: moment(at) }))
}

const SECOND = 1_000
const HOUR = 3_600 * SECOND

/**
 * Moments near another, a deadline for example: that very one, those a few milliseconds away, and
 * others up to 25 hours away, all bounds included. Shrinks towards the moment itself.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * const year = period({ from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' })
 * fc.assert(
 *   fc.property(momentsNear(deadlineOf(year)), (moment) => {
 *     return moment < deadlineOf(year) === dayIn(year.zone, moment) <= year.to
 *   }),
 * )
 */
export function momentsNear(moment: Moment): fc.Arbitrary<Moment> {
  return fc
    .oneof(
      { withCrossShrink: true },
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -2 * HOUR, max: 2 * HOUR }),
      fc.integer({ min: -25, max: 25 }).map((hours) => hours * HOUR),
    )
    .map((away) => momentOfMilliseconds(millisecondsOf(moment) + away))
}

/**
 * Days near another: mostly within 2 days of it, at times within 40, bounds included. Shrinks
 * towards the day itself.
 *
 * @example
 * import * as fc from 'fast-check'
 *
 * fc.assert(fc.property(daysNear(day('2020-02-29')), (near) => near >= '2020-01-20'))
 */
export function daysNear(day: Day): fc.Arbitrary<Day> {
  return fc
    .oneof(
      { withCrossShrink: true },
      { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
      { weight: 1, arbitrary: fc.integer({ min: -40, max: 40 }) },
    )
    .map((days) => addDays(day, days))
}
