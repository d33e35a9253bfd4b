import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { ended } from '../standing/asked-day.ts'
import { standingOf } from '../judgement/standing-of.ts'
import type { Standing } from '../standing/standing.ts'
import { shuffled } from '../testing/arbitraries/deliveries.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans, type SamplePoint } from '../testing/arbitraries/view-points.ts'
import { evolve, NOTHING_YET, type TargetState } from './evolve.ts'

const oneTarget = histories({ maxTargets: 1, voids: true })

function standingIn({ ledger, revision }: TargetState, point: SamplePoint): Standing | undefined {
  return ledger === undefined ? undefined : standingOf(ledger, revision, ended(point.asOf))
}

/** The standing of the same events in a ledger of their own. */
function standingApart(events: readonly TargetEvent[], point: SamplePoint): Standing | undefined {
  const [ledger] = ledgersOf(events).values()
  return ledger === undefined ? undefined : standingOf(ledger, events.length, ended(point.asOf))
}

test('folding one by one in order equals projecting in any order', () => {
  const delivered = oneTarget.chain((history) =>
    fc.tuple(fc.constant(history), shuffled(history.events), pointPlans()),
  )
  fc.assert(
    fc.property(delivered, ([history, delivery, plan]) => {
      const point = pointIn(history, plan)
      const state = history.events.reduce(evolve, NOTHING_YET)
      expect(standingIn(state, point)).toStrictEqual(standingApart(delivery, point))
    }),
  )
})

test('every state on the way keeps saying what it said, however far others have gone on', () => {
  fc.assert(
    fc.property(oneTarget, pointPlans(), ({ events, ...history }, plan) => {
      const point = pointIn({ ...history, events }, plan)
      const states = [NOTHING_YET]
      for (const event of events) states.push(evolve(states.at(-1) ?? NOTHING_YET, event))
      states.forEach((state, revision) => {
        const expected = standingApart(events.slice(0, revision), point)
        expect(standingIn(state, point)).toStrictEqual(expected)
      })
    }),
  )
})

test('two continuations of one state do not see each other', () => {
  const forks = fc.tuple(oneTarget, fc.nat({ max: 20 }), fc.nat({ max: 20 }), pointPlans())
  fc.assert(
    fc.property(forks, ([history, at, jump, plan]) => {
      const { events } = history
      const point = pointIn(history, plan)
      const shared = 1 + (at % events.length)
      const common = events.slice(0, shared)
      const left = events.slice(shared)
      // The other line of events leaves some of the first out, and never corrects what it lacks.
      const right = left
        .filter((event, index) => index >= jump || event.type !== 'ProgressReported')
        .filter(({ type }) => type !== 'ProgressCorrected' && type !== 'ProgressRetracted')
        .map((event, index) => ({ ...event, revision: shared + index + 1 }))
      const state = common.reduce(evolve, NOTHING_YET)
      let one = state
      let other = state
      for (let index = 0; index < left.length; index++) {
        const [a, b] = [left[index], right[index]]
        if (a !== undefined) one = evolve(one, a)
        if (b !== undefined) other = evolve(other, b)
      }
      expect(standingIn(one, point)).toStrictEqual(standingApart(events, point))
      expect(standingIn(other, point)).toStrictEqual(standingApart([...common, ...right], point))
      expect(standingIn(state, point)).toStrictEqual(standingApart(common, point))
    }),
  )
})
