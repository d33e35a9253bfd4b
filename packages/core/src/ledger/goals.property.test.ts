import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSameGoal } from '../attainment/goal.ts'
import { changedAhead } from '../testing/arbitraries/revised-histories.ts'
import { goalAmong, goalChanges, goalOn } from './goals.ts'
import { landmarksAt } from './landmarks.ts'
import { ledgersOf } from './ledgers.ts'

const histories = changedAhead({ voids: true })
  .map(({ events }) => [...ledgersOf(events).values()])
  .map((ledgers) => ledgers.flatMap((ledger) => landmarksAt(ledger, ledger.complete) ?? []))
  .map((landmarks) => landmarks.map(({ history }) => history))

test('law: the goal on a day is the last that changed by then', () => {
  fc.assert(
    fc.property(histories, (all) => {
      for (const history of all) {
        const changes = goalChanges(history)
        for (const { from } of history.stretches.slice(1)) {
          for (const on of [from - 1, from, from + 1]) {
            const last = changes.findLast((change) => change.from <= on)
            expect(goalOn(history, on)).toEqual(last?.goal)
            expect(goalAmong(changes, on)).toBe(last?.goal)
          }
        }
      }
    }),
  )
})

test('law: each goal differs from the one before, and the first holds before all days', () => {
  fc.assert(
    fc.property(histories, (all) => {
      for (const history of all) {
        const changes = goalChanges(history)
        expect(changes[0]?.from).toBe(-Infinity)
        for (const [place, { goal }] of changes.slice(1).entries()) {
          expect(isSameGoal(changes[place]?.goal, goal)).toBe(false)
        }
      }
    }),
  )
})

test('a plan that changes is a change of the goal, a title is none', () => {
  const sample = fc.sample(histories, { numRuns: 100, seed: 1 }).flat()
  const lengths = sample.map((history) => [history.stretches.length, goalChanges(history).length])
  expect(lengths.some(([, goals = 0]) => goals > 1)).toBe(true)
  expect(lengths.some(([stretches = 0, goals = 0]) => goals < stretches)).toBe(true)
})
