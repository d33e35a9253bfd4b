import { expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

type Terms = Parameters<typeof toldTarget>[0]
type Patch = Extract<Told, { type: 'ReviseTarget' }>['set']

const RATIO = { measure: 'ratio', unit: '%' } as const

test.each<[string, Terms, object]>([
  ['of a ratio', { measure: 'ratio' }, { code: 'person', per: '1' }],
  ['of a percentage', RATIO, { code: '%', per: '100' }],
  ['of a ratio per thousand', { ...RATIO, unit: '‰' }, { code: '‰', per: '1000' }],
  [
    'that says its per',
    { ...RATIO, unit: { code: '%', per: 10, scale: 0 } },
    { code: '%', per: '10', scale: 0 },
  ],
  ['of a sum', {}, { code: 'person' }],
])('the unit %s is set with the per that it needs', (_, terms, unit) => {
  expect(toldTarget(terms).events[0]?.data).toHaveProperty('unit', unit)
})

test.each<[string, Terms, Patch, Patch | object]>([
  [
    'a measure that becomes a ratio gives its unit a per',
    {},
    { measure: 'ratio' },
    { measure: 'ratio', unit: { code: 'person', per: '1' } },
  ],
  [
    'a measure that is no ratio any more takes the per away',
    RATIO,
    { measure: 'sum' },
    { measure: 'sum', unit: { code: '%' } },
  ],
  [
    'a ratio that stays one keeps its per',
    RATIO,
    { measure: 'ratio', weight: '2' },
    { measure: 'ratio', weight: '2' },
  ],
  ['a sum that becomes a maximum needs none', {}, { measure: 'max' }, { measure: 'max' }],
  ['a new unit of a ratio has one', RATIO, { unit: '‰' }, { unit: { code: '‰', per: '1000' } }],
  ['a new unit of a sum has none', {}, { unit: 'kg' }, { unit: { code: 'kg' } }],
  [
    'a measure and a unit go together',
    {},
    { measure: 'ratio', unit: { code: '%', title: 'percent' } },
    { measure: 'ratio', unit: { code: '%', title: 'percent', per: '100' } },
  ],
  ['a patch of other terms stays as it is', RATIO, { weight: '2' }, { weight: '2' }],
  [
    'a method alone is written out',
    { plan: 1 },
    { plan: '2', attainment: 'ofPlan' },
    { plan: '2', attainment: { method: 'ofPlan' } },
  ],
])('%s', (_, terms, set, stored) => {
  const [revised] = toldTarget(terms).tell({
    type: 'ReviseTarget',
    kind: 'correction',
    set,
    reason: 'r',
  })
  expect(revised?.data).toStrictEqual({ kind: 'correction', reason: 'r', set: stored })
})
