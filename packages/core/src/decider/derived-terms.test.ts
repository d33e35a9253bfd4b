import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

type Set = Parameters<typeof toldTarget>[0]

const revise = (
  set: Extract<Told, { type: 'ReviseTarget' }>['set'],
  effective = '2020-07-01',
): Told => ({ type: 'ReviseTarget', kind: 'change', effective, set, reason: 'decided' })

describe('a direction left out', () => {
  test.each<[Set, string]>([
    [{ plan: 20, baseline: 120 }, 'atMost'],
    [{ plan: 120, baseline: 20 }, 'atLeast'],
    [{ plan: 20, baseline: 20 }, 'atLeast'],
    [{ plan: '-1.5', baseline: '-1.49' }, 'atMost'],
    [{ plan: 20 }, 'atLeast'],
    [{ baseline: 20 }, 'atLeast'],
    [{ band: { from: 1, to: 2 }, baseline: 120 }, 'within'],
    [{ measure: 'declared', plan: 20, baseline: 120 }, 'atLeast'],
  ])('of %o is %s', (terms, direction) => {
    const [set] = toldTarget(terms).events
    expect(set?.data).toMatchObject({ direction, derived: ['direction', 'completion'] })
  })

  test('with a plan to fall to completes nothing at its baseline', () => {
    const telling = toldTarget({ plan: 20, baseline: 120, attainment: 'fromBaseline' })
    telling.tell({ type: 'ReportProgress', quantity: 120, on: '2020-01-02' })
    expect(telling.standing('2020-01-02')).toMatchObject({
      direction: 'atMost',
      attainment: { numerator: '0', denominator: '1' },
      met: false,
      state: 'open',
      exceeded: false,
    })
  })

  test('is derived anew by a revision of plan or baseline, and the completion with it', () => {
    const telling = toldTarget({ plan: 20 })
    telling.tell({ type: 'ReportProgress', quantity: 20, on: '2020-02-01' })
    expect(telling.standing('2020-02-01')).toMatchObject({ state: 'completedEarly' })
    telling.tell(revise({ baseline: 120 }))
    expect(telling.standing('2020-06-30').direction).toBe('atLeast')
    // Held at the deadline, as every plan not to be passed.
    expect(telling.standing('2020-07-01')).toMatchObject({ direction: 'atMost', state: 'open' })
    telling.tell(revise({ plan: 150 }, '2020-09-01'))
    expect(telling.standing('2020-09-01').direction).toBe('atLeast')
  })

  test('stands once it was said outright', () => {
    const telling = toldTarget({ plan: 20 })
    expect(telling.tell(revise({ direction: 'atLeast' }))).toHaveLength(1)
    telling.tell(revise({ baseline: 120 }, '2020-08-01'))
    expect(telling.standing('2020-08-01').direction).toBe('atLeast')
  })

  test('and no other, is marked as derived', () => {
    const [set] = toldTarget({
      plan: 20,
      direction: 'atLeast',
      completion: 'heldAtDeadline',
    }).events
    expect(set?.data).not.toHaveProperty('derived')
  })
})

describe('a plan that is dropped', () => {
  test('leaves an indicator from that day on, and a target before it', () => {
    const telling = toldTarget({ plan: 20, baseline: 0, attainment: 'fromBaseline' })
    telling.tell({ type: 'ReportProgress', quantity: 25, on: '2020-02-01' })
    telling.tell(revise({ plan: null }))
    expect(telling.standing('2020-06-30')).toMatchObject({ kind: 'target', exceeded: true })
    const after = telling.standing('2020-07-01')
    expect(after).toMatchObject({
      kind: 'indicator',
      originalPlan: '20',
      baseline: '0',
      actual: '25',
      attainmentMethod: { method: 'ofPlan' },
      attainment: { undefined: 'noPlan' },
      revised: true,
      milestones: [],
    })
    expect(after).not.toHaveProperty('state')
    expect(after).not.toHaveProperty('plan')
  })

  test('withdraws no milestone that was recorded, and one that is set again judges anew', () => {
    const telling = toldTarget({ plan: 20 }).at('2020-02-01')
    telling.tell({ type: 'ReportProgress', quantity: 25, on: '2020-02-01' })
    telling.at('2020-07-01')
    expect(telling.tell(revise({ plan: null })).map(({ type }) => type)).toEqual(['TargetRevised'])
    telling.at('2020-09-01')
    const [revised, ...withdrawn] = telling.tell(revise({ plan: 30 }, '2020-09-01'))
    const undone = { type: 'MilestoneWithdrawn', data: { cause: revised?.id } }
    expect(withdrawn).toMatchObject([undone, undone])
  })

  test('takes the tolerance with it, and the direction that needs a plan', () => {
    const telling = toldTarget({ plan: 20, direction: 'exactly', tolerance: 1 })
    telling.tell(revise({ plan: null }))
    const after = telling.standing('2020-07-01')
    expect(after).toMatchObject({ kind: 'indicator', direction: 'atLeast' })
    expect(after).not.toHaveProperty('tolerance')
  })

  test('is dropped from the first day by a correction, and from the original', () => {
    const telling = toldTarget({ plan: 20 })
    telling.tell({ type: 'ReviseTarget', kind: 'correction', set: { plan: null }, reason: 'none' })
    const standing = telling.standing('2020-12-31')
    expect(standing.kind).toBe('indicator')
    expect(standing).not.toHaveProperty('originalPlan')
  })

  test('may come back', () => {
    const telling = toldTarget({ plan: 20 })
    telling.tell(revise({ plan: null }))
    telling.tell(revise({ plan: 30 }, '2020-09-01'))
    expect(
      ['2020-06-30', '2020-08-31', '2020-09-01'].map((on) => telling.standing(on).plan),
    ).toEqual(['20', undefined, '30'])
  })

  test('keeps the cap, as long as no other method is said', () => {
    const telling = toldTarget({ plan: 20, attainment: { method: 'ofPlan', cap: 1 } })
    telling.tell(revise({ plan: null }))
    expect(telling.standing('2020-07-01').attainmentMethod).toEqual({ method: 'ofPlan', cap: '1' })
    const refusal = telling.refusal(
      revise({ plan: null, attainment: 'fromBaseline' }, '2020-08-01'),
    )
    expect(refusal).toMatchObject({ code: 'TermsDoNotFit', field: 'set.attainment' })
  })
})

test('a band that is dropped leaves an indicator; a plan in its place leaves a target', () => {
  const telling = toldTarget({ band: { from: 1, to: 2 }, direction: 'within' })
  telling.tell(revise({ band: null }))
  expect(telling.standing('2020-07-01')).toMatchObject({ kind: 'indicator', direction: 'atLeast' })
  telling.tell(revise({ plan: 5, baseline: 9 }, '2020-09-01'))
  expect(telling.standing('2020-09-01')).toMatchObject({ plan: '5', direction: 'atMost' })
})

test('a correction beside which a later change makes no sense names that change', () => {
  const telling = toldTarget({ plan: 20 })
  telling.tell(revise({ direction: 'exactly', tolerance: 1 }, '2020-07-01'))
  const correction = {
    type: 'ReviseTarget',
    kind: 'correction',
    set: { plan: null },
    reason: 'none',
  } as const
  expect(telling.refusal(correction)).toMatchObject({
    code: 'TermsDoNotFit',
    field: 'set.plan',
    remedy: 'Give the plan. From 2020-07-01 on revision 2 stands over it: revise that first.',
    parameters: { fault: 'planMissing', revision: 2, effective: '2020-07-01' },
  })
  // What makes no sense in itself blames nobody else.
  expect(
    telling.refusal({ ...correction, set: { plan: '20', weight: '-1' } }).parameters,
  ).not.toHaveProperty('revision')
})
