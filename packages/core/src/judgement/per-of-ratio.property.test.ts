import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { quantity } from '../quantity/quantity.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { decide } from '../decider/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import { commitId } from '../event/identifiers.ts'
import { histories } from '../testing/arbitraries/histories.ts'
import { pointIn, pointPlans } from '../testing/arbitraries/view-points.ts'
import { outOf } from '../testing/reference/rewritten.ts'
import type { Standing } from '../standing/standing.ts'

const points = fc.array(pointPlans(), { minLength: 1, maxLength: 4 })

function withoutFigures(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { actual: _actual, plan: _plan, originalPlan: _original, ...rest } = standing
  const { unit: _unit, baseline: _baseline, tolerance: _tolerance, ...judgement } = rest
  return judgement
}

test('what a ratio is out of means nothing, as long as its plan is out of the same', () => {
  const ratios = histories({ maxTargets: 1, measures: ['ratio'] })
  const factors = fc.constantFrom('100', '1000', '0.5', '3', '100000').map(quantity)
  fc.assert(
    fc.property(ratios, points, factors, (history, plans, factor) => {
      const events = outOf(factor, history.events)
      for (const plan of plans) {
        const point = pointIn(history, plan)
        const [target] = history.targets
        expect(withoutFigures(scoreboard(events, point).find(target ?? ''))).toStrictEqual(
          withoutFigures(scoreboard(history.events, point).find(target ?? '')),
        )
      }
    }),
  )
})

test('the title and the digits of a unit may change at any time, and change nothing', () => {
  const readers = fc.record(
    { title: fc.constantFrom('people', { vi: 'người' }), digits: fc.nat({ max: 100 }) },
    { requiredKeys: ['title'] },
  )
  fc.assert(
    fc.property(histories({ maxTargets: 1 }), points, readers, (history, plans, shown) => {
      const { events } = history
      const state = events.reduce<TargetState>(evolve, NOTHING_YET)
      const board = (all: readonly TargetEvent[], asOf: string) =>
        scoreboard(all, { asOf }).find(events[0]?.target ?? '')
      for (const plan of plans) {
        const { asOf } = pointIn(history, plan)
        const before = board(events, asOf)
        const last = events.at(-1)
        if (before === undefined || last === undefined) return
        const unit = { ...before.unit, ...shown }
        const { target, recordedAt } = last
        const revise = { type: 'ReviseTarget', target, kind: 'change', reason: 'shown so' } as const
        const decided = decide(
          { id: commitId('shown'), recordedAt, command: { ...revise, set: { unit } } },
          state,
        )
        const after = board([...events, ...(decided.ok ? decided.value : [])], asOf)
        expect(decided.ok).toBe(true)
        expect({ ...after, revision: 0 }).toStrictEqual({ ...before, unit, revision: 0 })
      }
    }),
  )
})
