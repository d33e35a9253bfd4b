import * as fc from 'fast-check'
import { addDays, type Day } from '../../period/day.ts'
import type { Moment } from '../../period/moment.ts'
import type { SampleHistory } from './histories.ts'

/** On which day, and with whose knowledge, to look at a sample history. */
export interface SamplePoint {
  readonly asOf: Day
  readonly knownAt?: Moment
}

/** A point described without a history: days from its first, and how many events are not known. */
export interface PointPlan {
  readonly days: number
  readonly known: number | undefined
}

/** Days from before the periods of a sample history to after them; everything known, or a part. */
export function pointPlans(): fc.Arbitrary<PointPlan> {
  return fc.record({
    days: fc.oneof(fc.integer({ min: -6, max: 16 }), fc.integer({ min: -6, max: 60 })),
    known: fc.option(fc.nat({ max: 40 }), { nil: undefined, freq: 2 }),
  })
}

/** The point that a plan means in a history: a day near its events, and how much was known. */
export function pointIn(history: SampleHistory, { days, known }: PointPlan): SamplePoint {
  const asOf = addDays(history.firstDay, days)
  const knownAt = known === undefined ? undefined : momentAt(history, known)
  return knownAt === undefined ? { asOf } : { asOf, knownAt }
}

function momentAt({ events }: SampleHistory, place: number): Moment | undefined {
  return events.at(-1 - (place % events.length))?.recordedAt
}
