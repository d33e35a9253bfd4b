import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { millisecondsOf, momentOfMilliseconds, type Moment } from '../period/moment.ts'
import { deadlineOf } from '../period/period.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { histories, type SampleHistory } from '../testing/arbitraries/histories.ts'
import { referenceStanding } from '../testing/reference/reference-standing.ts'
import { referenceToday } from '../testing/reference/reference-today.ts'
import { timeline } from '../timeline/timeline.ts'

const MINUTE = 60_000

/** Moments of a history: those of its records, and others from before its first day to long after. */
function momentIn(history: SampleHistory, { place, minutes }: { place: number; minutes: number }) {
  const recorded = history.events[place % history.events.length]?.recordedAt as Moment
  return momentOfMilliseconds(millisecondsOf(recorded) + minutes * MINUTE)
}

const seen = histories().chain((history) =>
  fc.record({
    history: fc.constant(history),
    at: fc
      .record({
        place: fc.nat({ max: 60 }),
        minutes: fc.oneof(fc.constant(0), fc.integer({ min: -2_000, max: 60_000 })),
      })
      .map((plan) => momentIn(history, plan)),
  }),
)

test('a standing at a moment equals resolving the cut log on its running day', () => {
  fc.assert(
    fc.property(seen, ({ history: { events, targets }, at }) => {
      const board = scoreboard(events, { at })
      const known = events.filter(({ recordedAt }) => recordedAt <= at)
      for (const target of targets) {
        const asOf = referenceToday(known, target, at)
        const expected = asOf && referenceStanding(known, target, { asOf, running: true })
        expect(board.find(target)).toStrictEqual(expected)
      }
    }),
  )
})

test('asked again later, a moment gives the same view: what is recorded later does not matter', () => {
  fc.assert(
    fc.property(seen, ({ history: { events, targets }, at }) => {
      const then = events.filter(({ recordedAt }) => recordedAt <= at)
      expect(scoreboard(events, { at }).toJSON()).toStrictEqual(scoreboard(then, { at }).toJSON())
      for (const target of targets) {
        expect(timeline(events, target, { at })).toStrictEqual(timeline(then, target, { at }))
      }
    }),
  )
})

test('before its deadline a target is neither missed nor unreported, and nothing is held', () => {
  fc.assert(
    fc.property(seen, ({ history: { events }, at }) => {
      for (const standing of scoreboard(events, { at }).targets()) {
        expect(standing.running).toBe(true)
        if (at >= deadlineOf(standing.period)) continue
        expect(['missed', 'unreported', 'completedLate']).not.toContain(standing.state)
      }
    }),
  )
})

test('a day that has ended is what its running day was at last, or more is decided', () => {
  fc.assert(
    fc.property(seen, ({ history: { events }, at }) => {
      for (const standing of scoreboard(events, { at }).targets()) {
        const { target, asOf } = standing
        const over = scoreboard(events, { asOf, knownAt: at }).target(target)
        expect(over.actual).toStrictEqual(standing.actual)
        expect(over.attainment).toStrictEqual(standing.attainment)
        expect(over.met).toBe(standing.met)
        const { state } = standing
        if (state === 'open') continue
        // With the end of the day a run may be long enough, also past the deadline.
        const isCompletable = state === 'missed' || state === 'unreported'
        expect(isCompletable ? [state, 'completedLate'] : [state]).toContain(over.state)
      }
    }),
  )
})

test('no measured milestone of a target decided at its deadline is recorded before it', () => {
  fc.assert(
    fc.property(histories(), ({ events, targets }) => {
      for (const target of targets) {
        const own = events.filter((event) => event.target === target)
        for (const [place, event] of own.entries()) {
          if (event.type !== 'TargetCompleted' && event.type !== 'TargetCompletedEarly') continue
          if (event.data.basis === 'declared') continue
          const at = event.recordedAt
          const standing = scoreboard(own.slice(0, place), { at }).target(target)
          const set = own.find(({ type }) => type === 'TargetSet')
          const isFixed = !own.some(({ type }) => type === 'TargetRevised')
          if (!isFixed || set?.type !== 'TargetSet') continue
          if (set.data.completion !== 'heldAtDeadline') continue
          expect(at >= deadlineOf(standing.period)).toBe(true)
        }
      }
    }),
  )
})
