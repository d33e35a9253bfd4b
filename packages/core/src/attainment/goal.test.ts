import { expect, test } from 'vitest'
import { quantity } from '../quantity/quantity.ts'
import { goalIn, isIndicator, isSameGoal, judgeOf, verdictOn } from './goal.ts'

const q = quantity

/** The verdict on numerator / (denominator × 10^scale). */
function verdict(
  terms: Parameters<typeof goalIn>[0],
  numerator: number,
  denominator = 1,
  scale = 0,
) {
  const goal = goalIn(terms)
  return goal && verdictOn(judgeOf(goal, { scale }), numerator, denominator)
}

test('a third is compared with 0.333 and 0.334 exactly', () => {
  const atLeast = (plan: string) => verdict({ direction: 'atLeast', plan: q(plan) }, 1, 3)
  expect(atLeast('0.333')).toBe('better')
  expect(atLeast('0.334')).toBe('unmet')
  const atMost = (plan: string) => verdict({ direction: 'atMost', plan: q(plan) }, 1, 3)
  expect(atMost('0.333')).toBe('unmet')
  expect(atMost('0.334')).toBe('better')
})

test('the finer of plan and actual decides, whichever it is', () => {
  expect(verdict({ direction: 'atLeast', plan: q('1.001') }, 1)).toBe('unmet')
  expect(verdict({ direction: 'atLeast', plan: q('1') }, 1001, 1, 3)).toBe('better')
  expect(verdict({ direction: 'atLeast', plan: q('1') }, 1000, 1, 3)).toBe('met')
})

test('both ends of a band are in it', () => {
  const band = { direction: 'within', band: { from: q('-1'), to: q('1.5') } } as const
  expect([-11, -10, 15, 16].map((tenths) => verdict(band, tenths, 1, 1))).toEqual([
    'unmet',
    'met',
    'met',
    'unmet',
  ])
})

test('a fraction of nothing is unmet', () => {
  expect(verdict({ direction: 'atMost', plan: q('1') }, 0, 0)).toBe('unmet')
})

test('a goal is the plan of its direction, and nothing beside it', () => {
  const band = { from: q('1'), to: q('2') }
  const tolerance = q('0.5')
  const all = { plan: q('1'), band, tolerance }
  expect(goalIn({ direction: 'atLeast', ...all })).toEqual({ direction: 'atLeast', plan: '1' })
  expect(goalIn({ direction: 'atMost', ...all })).toEqual({ direction: 'atMost', plan: '1' })
  expect(goalIn({ direction: 'within', ...all })).toEqual({ direction: 'within', plan: band })
  expect(goalIn({ direction: 'exactly', ...all })).toEqual({
    direction: 'exactly',
    plan: '1',
    tolerance: '0.5',
  })
  expect(goalIn({ direction: 'atLeast', band })).toBeUndefined()
  expect(goalIn({ direction: 'within', plan: q('1') })).toBeUndefined()
})

test('goals are one where nothing tells them apart', () => {
  const exactly = goalIn({ direction: 'exactly', plan: q('1'), tolerance: q('0.5') })
  const goals = [
    undefined,
    exactly,
    goalIn({ direction: 'exactly', plan: q('1') }),
    goalIn({ direction: 'atLeast', plan: q('1') }),
    goalIn({ direction: 'atMost', plan: q('1') }),
    goalIn({ direction: 'atMost', plan: q('2') }),
    goalIn({ direction: 'within', band: { from: q('1'), to: q('2') } }),
    goalIn({ direction: 'within', band: { from: q('1'), to: q('3') } }),
    goalIn({ direction: 'within', band: { from: q('0'), to: q('2') } }),
  ]
  for (const [place, goal] of goals.entries()) {
    for (const [other, each] of goals.entries()) {
      expect(isSameGoal(goal && { ...goal }, each)).toBe(place === other)
    }
  }
  const band = () => goalIn({ direction: 'within', band: { from: q('1'), to: q('2') } })
  expect(isSameGoal(band(), band())).toBe(true)
})

test('an indicator has no goal; a declared target needs none', () => {
  const goal = goalIn({ direction: 'atLeast', plan: q('0') })
  expect(isIndicator(undefined, { measure: 'sum' })).toBe(true)
  expect(isIndicator(undefined, { measure: 'declared' })).toBe(false)
  expect(isIndicator(goal, { measure: 'sum' })).toBe(false)
})
