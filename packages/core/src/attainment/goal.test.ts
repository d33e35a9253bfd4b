import { expect, test } from 'vitest'
import { quantity } from '../quantity/quantity.ts'
import { goalOf, isIndicator, judgeOf, verdictOn } from './goal.ts'

const q = quantity

/** The verdict on numerator / (denominator × 10^scale). */
function verdict(
  terms: Parameters<typeof judgeOf>[0],
  numerator: number,
  denominator = 1,
  scale = 0,
) {
  const judge = judgeOf(terms, { scale })
  return judge === undefined ? undefined : verdictOn(judge, numerator, denominator)
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

test('without a goal there is nothing to judge by', () => {
  expect(judgeOf({ direction: 'atLeast' }, { scale: 0 })).toBeUndefined()
  expect(judgeOf({ direction: 'within' }, { scale: 0 })).toBeUndefined()
})

test('an indicator has no goal; a declared target needs none', () => {
  expect(isIndicator({ measure: 'sum' })).toBe(true)
  expect(isIndicator({ measure: 'declared' })).toBe(false)
  expect(isIndicator({ measure: 'sum', plan: q('0') })).toBe(false)
  expect(goalOf({ plan: q('1') })).toBe('1')
  expect(goalOf({ band: { from: q('1'), to: q('2') } })).toEqual({ from: '1', to: '2' })
})
