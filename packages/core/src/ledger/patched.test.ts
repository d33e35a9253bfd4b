import { expect, test } from 'vitest'
import type { TargetTerms, TermsPatch } from '../event/terms.ts'
import { quantity } from '../quantity/quantity.ts'
import { toldTarget } from '../testing/telling.ts'
import { patched, wholePatch } from './patched.ts'

const one = quantity(1)
const band = { from: one, to: quantity(2) }

test.each<[string, TermsPatch, TermsPatch]>([
  ['other terms take nothing away', { owner: 'office' }, { owner: 'office' }],
  [
    'a band takes the plan and its tolerance away',
    { direction: 'within', band },
    { direction: 'within', band, plan: null, tolerance: null },
  ],
  [
    'a plan that is given stays for the door to refuse',
    { direction: 'within', plan: one },
    { direction: 'within', plan: one },
  ],
  [
    'another direction takes the band away',
    { direction: 'atMost' },
    { direction: 'atMost', band: null },
  ],
  [
    'a band that is given stays for the door to refuse',
    { direction: 'atMost', band },
    { direction: 'atMost', band },
  ],
  ['a band alone says nothing of a direction', { band }, { band }],
  ['a plan that goes takes its tolerance along', { plan: null }, { plan: null, tolerance: null }],
  [
    'a tolerance that is given stays',
    { plan: null, tolerance: one },
    { plan: null, tolerance: one },
  ],
  ['a tolerance alone stays alone', { tolerance: one }, { tolerance: one }],
])('%s', (_, patch, whole) => {
  expect(wholePatch(patch)).toStrictEqual(whole)
})

/** The terms of a target, of which those that are said are others. */
function termsOf(said: Parameters<typeof toldTarget>[0]): TargetTerms {
  const [set] = toldTarget(said).events
  if (set?.type !== 'TargetSet') throw new Error('Expected a target that was set.')
  return set.data
}

test('fields that are given replace, and null removes', () => {
  const terms = termsOf({ plan: 10, owner: 'office', direction: 'atLeast' })
  const next = patched(terms, { plan: one, owner: null, weight: one })
  const { owner: _, ...kept } = terms
  expect(next).toStrictEqual({ ...kept, plan: '1', weight: '1' })
})

test('without a plan attainment is measured by the plan again, unless it is said how', () => {
  const attainment = { method: 'fromBaseline', cap: '2' } as const
  const terms = termsOf({ plan: 10, baseline: 5, direction: 'atLeast', attainment })
  expect(patched(terms, { plan: null }).attainment).toStrictEqual({ method: 'ofPlan', cap: '2' })
  expect(patched(terms, { plan: one }).attainment).toStrictEqual(attainment)
  expect(patched(terms, { owner: 'office' }).attainment).toStrictEqual(attainment)
  const said = patched(terms, { plan: null, attainment: { method: 'fromBaseline' } })
  expect(said.attainment).toStrictEqual({ method: 'fromBaseline' })
})
