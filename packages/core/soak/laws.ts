import { deepStrictEqual } from 'node:assert/strict'
import * as fc from 'fast-check'
import { memoryLog, memoryStore } from '../src/store/memory-store.ts'
import type { Moment } from '../src/period/moment.ts'
import { scoreboard } from '../src/scoreboard/scoreboard.ts'
import { batchesOf, deliveriesOf } from '../src/testing/arbitraries/deliveries.ts'
import { histories } from '../src/testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../src/testing/arbitraries/view-points.ts'
import { ask } from '../src/testing/hostile/ask.ts'
import { doorInputs } from '../src/testing/hostile/door-inputs.ts'
import { referenceStanding } from '../src/testing/reference/reference-standing.ts'
import { referenceToday } from '../src/testing/reference/reference-today.ts'
import { storeContract, type CreateStoreHarness } from '../src/testing/store-contract.ts'
import type { SoakLaw } from './law.ts'

/** Every door answers hostile input with a value, a typed refusal or an error of planfold's. */
function hostileLaw(runs: number): SoakLaw {
  const answers = { value: 0, refusal: 0, error: 0 }
  const inputs = doorInputs()
  return {
    name: 'hostile input',
    async round(seed) {
      await fc.assert(
        fc.asyncProperty(inputs, async ({ door, input }) => {
          answers[await ask(door, input)] += 1
        }),
        { seed, numRuns: runs },
      )
      return runs
    },
    tally: () =>
      `${answers.value} values, ${answers.refusal} typed refusals, ${answers.error} other PlanfoldErrors`,
  }
}

/** The engine's standings are those that the plainest possible code resolves from the log. */
function referenceLaw(runs: number): SoakLaw {
  return {
    name: 'engine against the reference',
    async round(seed) {
      fc.assert(
        fc.property(histories(), pointPlans(), (history, plan) => {
          const point = pointIn(history, plan)
          const board = scoreboard(history.events, point)
          const at = history.events.at(-1)?.recordedAt as Moment
          const today = scoreboard(history.events, { at })
          for (const target of history.targets) {
            deepStrictEqual(board.find(target), referenceStanding(history.events, target, point))
            const asOf = referenceToday(history.events, target, at)
            const running = asOf && { asOf, running: true }
            const expected = running && referenceStanding(history.events, target, running)
            deepStrictEqual(today.find(target), expected)
          }
        }),
        { seed, numRuns: runs },
      )
      return runs
    },
  }
}

/** The order in which events are delivered, how often and in which batches, changes nothing. */
function deliveryLaw(runs: number): SoakLaw {
  const delivered = histories({ maxTargets: 6, maxSteps: 30 }).chain((history) =>
    fc.record({
      history: fc.constant(history),
      delivery: deliveriesOf(history.events).chain((events) => batchesOf(events)),
      plan: pointPlans(),
    }),
  )
  return {
    name: 'delivery',
    async round(seed) {
      fc.assert(
        fc.property(delivered, ({ history, delivery, plan }) => {
          const point = pointIn(history, plan)
          const [one, other] = [delivery, history.events].map((it) =>
            scoreboard(it, point).toJSON(),
          )
          deepStrictEqual(one, other)
        }),
        { seed, numRuns: runs },
      )
      return runs
    },
  }
}

/** The laws of the store port, on one store. */
export function contractLaw(store: string, createHarness: CreateStoreHarness): SoakLaw {
  const laws: (() => Promise<void>)[] = []
  storeContract(store, createHarness, {
    plans: 10,
    describe: (_, define) => define(),
    it: (_, test) => void laws.push(test),
  })
  return {
    name: `store contract on ${store}`,
    async round(seed) {
      fc.configureGlobal({ seed })
      try {
        for (const law of laws) await law()
      } finally {
        fc.resetConfigureGlobal()
      }
      return laws.length
    },
  }
}

/** The laws that need nothing but the core; a round asks the one of delivery so often, others more. */
export function coreLaws(runs = 100): readonly SoakLaw[] {
  const memory = contractLaw('memory', () => {
    const log = memoryLog()
    return { open: (tenant) => memoryStore(tenant === undefined ? { log } : { log, tenant }) }
  })
  return [hostileLaw(10 * runs), referenceLaw(2 * runs), deliveryLaw(runs), memory]
}
