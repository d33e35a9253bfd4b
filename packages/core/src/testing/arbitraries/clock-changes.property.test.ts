import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../period/day.ts'
import { millisecondsOf, momentOfMilliseconds } from '../../period/moment.ts'
import { deadlineOf } from '../../period/period.ts'
import { dayIn, offsetIn } from '../../period/zone.ts'
import { clockChanges, daysNear, momentsNear } from './clock-changes.ts'

test('at each of them the offset from UTC is another than a millisecond before', () => {
  for (const { zone, moment } of fc.sample(clockChanges(), { numRuns: 200, seed: 1 })) {
    const at = millisecondsOf(moment)
    expect(offsetIn(zone, at), zone).not.toBe(offsetIn(zone, at - 1))
  }
})

const deadlines = clockChanges().chain(({ zone, moment }) =>
  daysNear(dayIn(zone, moment)).chain((to) => {
    const period = { from: addDays(to, -3), to, zone }
    const deadline = deadlineOf(period)
    return fc.record({
      period: fc.constant(period),
      moment: fc.oneof(momentsNear(deadline), momentsNear(moment)),
    })
  }),
)

test('a moment is before the deadline exactly where its day is not after the last', () => {
  fc.assert(
    fc.property(deadlines, ({ period, moment }) => {
      expect(moment < deadlineOf(period)).toBe(dayIn(period.zone, moment) <= period.to)
    }),
  )
})

test('days never go back as time goes on, whatever the clocks do', () => {
  const pairs = clockChanges().chain(({ zone, moment }) =>
    fc.tuple(fc.constant(zone), momentsNear(moment), fc.nat({ max: 7_200_000 })),
  )
  fc.assert(
    fc.property(pairs, ([zone, moment, later]) => {
      const then = momentOfMilliseconds(millisecondsOf(moment) + later)
      expect(dayIn(zone, then) >= dayIn(zone, moment)).toBe(true)
    }),
  )
})

test('they shrink to what they are near to', () => {
  const { moment } = fc.sample(clockChanges(), { numRuns: 1, seed: 1 })[0] ?? {}
  if (moment === undefined) throw new Error()
  const found = fc.check(
    fc.property(momentsNear(moment), () => false),
    { seed: 5 },
  )
  expect(found.counterexample).toStrictEqual([moment])
})
