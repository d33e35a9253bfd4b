import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { TargetStage } from '../testing/given-when-then/target-stage.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { addDays, type Day } from '../period/day.ts'
import {
  commandOfDeed,
  crowdedSettings,
  daysOfLife,
  deeds,
} from '../testing/arbitraries/crowded-lives.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { ended, running } from '../standing/asked-day.ts'
import { standingOf } from './standing-of.ts'

/** What a state says of a day, from what has been kept up on the way to it. */
function kept({ ledger, revision }: TargetState, asOf: Day, runs: boolean): unknown {
  return ledger && standingOf(ledger, revision, runs ? running(asOf) : ended(asOf))
}

/** The same from the events alone, folded anew. */
function rebuilt(events: readonly TargetEvent[], asOf: Day, runs: boolean): unknown {
  return kept(events.reduce(evolve, NOTHING_YET), asOf, runs)
}

const looks = fc.record({ asOf: daysOfLife(), runs: fc.boolean() })

test('what is kept up from look to look equals what is made anew, on every day', () => {
  const course = fc.array(fc.tuple(deeds(), fc.array(looks, { maxLength: 2 })), { maxLength: 90 })
  fc.assert(
    fc.property(crowdedSettings(), course, fc.array(looks), (setting, steps, last) => {
      const stage = new TargetStage([])
      stage.moveClock('2020-01-01')
      stage.put(setting)
      let state = stage.events.reduce(evolve, NOTHING_YET)
      for (const [deed, asked] of steps) {
        const command = commandOfDeed(setting, deed, stage.events)
        if (command !== undefined) stage.put(command)
        state = stage.events.slice(state.revision).reduce(evolve, state)
        for (const { asOf, runs } of asked) {
          expect(kept(state, asOf, runs)).toStrictEqual(rebuilt(stage.events, asOf, runs))
        }
      }
      for (const { asOf, runs } of last) {
        expect(kept(state, asOf, runs)).toStrictEqual(rebuilt(stage.events, asOf, runs))
      }
    }),
  )
})

test('what is kept up says the same of every earlier revision as the events up to it', () => {
  const plans = fc.tuple(histories({ maxTargets: 1, voids: true }), fc.array(fc.nat({ max: 60 })))
  fc.assert(
    fc.property(plans, ([{ events, firstDay }, places]) => {
      let state = NOTHING_YET
      for (const event of events) {
        state = evolve(state, event)
        kept(state, firstDay, true)
      }
      for (const place of places) {
        const asOf = addDays(firstDay, place - 10)
        const revision = place % (events.length + 1)
        const { ledger } = state
        const before = ledger && standingOf(ledger, revision, ended(asOf))
        expect(before).toStrictEqual(rebuilt(events.slice(0, revision), asOf, false))
        expect(kept(state, asOf, false)).toStrictEqual(rebuilt(events, asOf, false))
      }
    }),
  )
})
