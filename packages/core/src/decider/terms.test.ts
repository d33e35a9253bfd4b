import { describe, expect, test } from 'vitest'
import type { Unit } from '../event/terms.ts'
import { statusRule } from '../rule/status-rule.ts'
import { Telling, toldTarget, type Told } from '../testing/telling.ts'

type Revision = Partial<Extract<Told, { type: 'ReviseTarget' }>>

function revise(fields: Revision): Told {
  return { type: 'ReviseTarget', kind: 'change', set: {}, reason: 'decided', ...fields }
}

const LIGHTS = statusRule({ name: 'lights@1', statuses: ['green'], statusOf: () => 'green' })

const PERIOD = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }

describe('SetTarget', () => {
  test('fills in every default', () => {
    const [set] = toldTarget({ plan: 201 }).events
    expect(set).toEqual({
      id: 'c1.1',
      type: 'TargetSet',
      v: 1,
      target: 'target-1',
      revision: 1,
      commit: 'c1',
      recordedAt: '2020-01-01T00:00:00.000Z',
      data: {
        title: 'Members',
        unit: { code: 'person' },
        measure: 'sum',
        reportedAs: 'increment',
        direction: 'atLeast',
        derived: ['direction', 'completion'],
        plan: '201',
        period: PERIOD,
        completion: 'whenReached',
        earlyBy: 1,
        attainment: { method: 'ofPlan' },
      },
    })
  })

  test.each([
    [{ measure: 'sum', plan: '1' }, 'whenReached'],
    [{ measure: 'max', plan: '1' }, 'whenReached'],
    [{ measure: 'steps', plan: '1' }, 'whenReached'],
    [{ measure: 'latest', plan: '1' }, 'heldAtDeadline'],
    [{ measure: 'average', plan: '1' }, 'heldAtDeadline'],
    [{ measure: 'min', plan: '1' }, 'heldAtDeadline'],
    [{ measure: 'ratio', plan: '1' }, 'heldAtDeadline'],
    [{ measure: 'declared' }, 'heldAtDeadline'],
    [{ measure: 'sum', plan: '1', direction: 'atMost' }, 'heldAtDeadline'],
    [{ measure: 'sum', plan: '1', direction: 'exactly' }, 'heldAtDeadline'],
    [{ measure: 'sum', band: { from: '1', to: '2' } }, 'heldAtDeadline'],
  ] as const)('of %o takes the completion %s', (terms, completion) => {
    expect(toldTarget(terms).events[0]?.data).toMatchObject({ completion })
  })

  test('keeps who said it and where it comes from', () => {
    const provenance = {
      recordedBy: 'clerk',
      source: 'report 7',
      correlation: 'import-1',
      causation: 'import-0',
      evidence: ['page 3'],
      ext: { row: 4 },
    }
    expect(toldTarget({ plan: '1', ...provenance }).events[0]).toMatchObject(provenance)
  })

  test('said again changes nothing, also in other words and with other provenance', () => {
    const telling = toldTarget({ plan: '10' })
    const again = { type: 'SetTarget', title: 'Members', measure: 'sum', period: PERIOD } as const
    expect(telling.tell({ ...again, unit: { code: 'person' }, plan: '10.0' })).toEqual([])
    expect(telling.tell({ ...again, unit: 'person', plan: 10, recordedBy: 'other' })).toEqual([])
  })

  test.each<[object, object]>([
    [{}, { weight: 1, labels: {}, earlyBy: 1, reportedAs: 'increment', attainment: 'ofPlan' }],
    [{}, { completion: 'whenReached' }],
    [{ direction: 'exactly' }, { direction: 'exactly', tolerance: 0 }],
    [
      { period: { ...PERIOD, zone: 'Asia/Saigon' } },
      { period: { ...PERIOD, zone: 'Asia/Ho_Chi_Minh' } },
    ],
  ])('said again with its defaults written out changes nothing: %o, %o', (first, again) => {
    const terms = { title: 'Members', unit: 'person', measure: 'sum', plan: 10 } as const
    for (const [one, other] of [
      [first, again],
      [again, first],
    ]) {
      const telling = toldTarget({ ...terms, period: PERIOD, ...one })
      const set = { type: 'SetTarget', ...terms, period: PERIOD, ...other } as const
      expect(telling.tell(set)).toEqual([])
    }
    // A direction that was said outright stays, whatever plan and baseline become.
    const telling = toldTarget({ ...terms, direction: 'atLeast' })
    expect(telling.refusal({ type: 'SetTarget', ...terms, period: PERIOD }).code).toBe(
      'TargetAlreadySet',
    )
  })

  test('with other terms is refused, also after revisions made them so', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(revise({ set: { plan: '12' } }))
    const again = {
      type: 'SetTarget',
      title: 'Members',
      unit: 'person',
      measure: 'sum',
      plan: '12',
      period: PERIOD,
    } as const
    expect(telling.refusal(again)).toMatchObject({
      code: 'TargetAlreadySet',
      field: 'target',
      value: 'target-1',
    })
  })
})

test.each<[object]>([
  [{ status: { rule: 'lights@1' } }],
  [{ owner: 'office', programme: 'term/economy', weight: '0.5', labels: { ward: 'north' } }],
  [{ direction: 'exactly', baseline: '3', tolerance: '2' }],
])('a target may be set with %o', (terms) => {
  const [set] = toldTarget({ plan: '10', ...terms }, [LIGHTS]).events
  expect(set?.data).toMatchObject(terms)
})

describe('ReviseTarget', () => {
  test('changes the plan in force from its effective day on', () => {
    const telling = toldTarget({ plan: '100' }).at('2020-06-15')
    const [revised] = telling.tell(revise({ set: { plan: '120' }, reference: '12/QD' }))
    expect(revised?.data).toEqual({
      effective: '2020-06-15',
      kind: 'change',
      reason: 'decided',
      reference: '12/QD',
      set: { plan: '120' },
    })
    expect(telling.standing('2020-06-14')).toMatchObject({ plan: '100', revised: false })
    expect(telling.standing('2020-06-15')).toMatchObject({
      plan: '120',
      originalPlan: '100',
      revised: true,
    })
  })

  test('as a correction rewrites the original plan, and leaves no mark of revision', () => {
    const telling = toldTarget({ plan: '100' }).at('2020-06-15')
    const [corrected] = telling.tell(revise({ kind: 'correction', set: { plan: '110' } }))
    expect(corrected?.data).toEqual({ kind: 'correction', reason: 'decided', set: { plan: '110' } })
    expect(telling.standing('2020-01-01')).toMatchObject({
      plan: '110',
      originalPlan: '110',
      revised: false,
    })
    expect(telling.standing('2020-12-31', '2020-06-14T00:00:00Z')).toMatchObject({ plan: '100' })
  })

  test('takes effect on the day it is recorded in the zone of the target', () => {
    const telling = toldTarget({ plan: '1', period: { ...PERIOD, zone: 'Asia/Ho_Chi_Minh' } })
    const [revised] = telling.at('2020-06-14T18:00:00Z').tell(revise({ set: { plan: '2' } }))
    expect(revised?.data).toMatchObject({ effective: '2020-06-15' })
  })

  test('takes effect on the day in the zone in force, where that was corrected', () => {
    const telling = toldTarget({ plan: '1' }).at('2020-06-14T18:00:00Z')
    const period = { ...PERIOD, zone: 'Asia/Ho_Chi_Minh' }
    telling.tell(revise({ kind: 'correction', set: { period } }))
    const [revised] = telling.tell(revise({ set: { plan: '2' } }))
    expect(revised?.data).toMatchObject({ effective: '2020-06-15' })
  })

  test('takes effect on the day in the zone that a change has put in force', () => {
    const telling = toldTarget({ plan: '1' }).at('2020-06-01')
    telling.tell(revise({ set: { period: { ...PERIOD, zone: 'Asia/Ho_Chi_Minh' } } }))
    const [revised] = telling.at('2020-06-14T18:00:00Z').tell(revise({ set: { plan: '2' } }))
    expect(revised?.data).toMatchObject({ effective: '2020-06-15' })
  })

  test('must make sense as the last word on its day', () => {
    const fromBaseline = { direction: 'atLeast', attainment: 'fromBaseline' } as const
    const telling = toldTarget({ plan: '10', baseline: '5', ...fromBaseline })
    const effective = '2020-06-01'
    telling.tell(revise({ set: { plan: '20' }, effective }))
    expect(telling.refusal(revise({ set: { plan: '4' }, effective }))).toMatchObject({
      code: 'TermsDoNotFit',
      field: 'set.baseline',
    })
  })

  test('of a target that has not begun takes effect on its first day', () => {
    const telling = toldTarget({ plan: '1' }).at('2019-11-01')
    expect(telling.tell(revise({ set: { plan: '2' } }))[0]?.data).toMatchObject({
      effective: '2020-01-01',
    })
    expect(telling.refusal(revise({ set: { plan: '3' }, effective: '2019-12-31' }))).toMatchObject({
      code: 'EffectiveBeforeStart',
      field: 'effective',
      value: '2019-12-31',
    })
  })

  test('moves no period forward as a change, and moves it back as a correction', () => {
    const period = { ...PERIOD, from: '2019-12-01' }
    const telling = toldTarget({ plan: '1' })
    const effective = '2019-12-01'
    expect(telling.refusal(revise({ set: { period }, effective })).code).toBe(
      'EffectiveBeforeStart',
    )
    telling.tell(revise({ kind: 'correction', set: { period } }))
    expect(telling.standing(effective)).toMatchObject({ period, state: 'open' })
  })

  test('on the first day of the period is in effect on that day', () => {
    const telling = toldTarget({ plan: '1' }).at('2020-01-01')
    const [revised] = telling.tell(revise({ set: { plan: '2' } }))
    expect(revised?.data).toMatchObject({ effective: '2020-01-01' })
  })

  test('takes the attainment in its short form and in its long one', () => {
    const telling = toldTarget({ plan: '10', baseline: '5' })
    const [short] = telling.tell(revise({ set: { attainment: 'fromBaseline' } }))
    expect(short?.data).toMatchObject({ set: { attainment: { method: 'fromBaseline' } } })
    const attainment = { method: 'ofPlan', cap: '1' } as const
    const [long] = telling.tell(revise({ set: { attainment } }))
    expect(long?.data).toHaveProperty('set', { attainment })
  })

  test('that says what is in force on its day is a change where it was something else before', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(revise({ set: { plan: '12' }, effective: '2020-06-01' }))
    expect(telling.tell(revise({ set: { plan: '12' }, effective: '2020-07-01' }))).toEqual([])
    expect(telling.tell(revise({ set: { plan: '12' }, effective: '2020-05-01' }))).toHaveLength(1)
    expect(telling.standing('2020-05-15').plan).toBe('12')
  })

  test('lets the later effective day win over the later word', () => {
    const telling = toldTarget({ plan: '1' })
    telling.tell(revise({ set: { plan: '3' }, effective: '2020-09-01' }))
    telling.tell(revise({ set: { plan: '2' }, effective: '2020-06-01' }))
    const plans = ['2020-05-31', '2020-06-01', '2020-08-31', '2020-09-01'].map(
      (asOf) => telling.standing(asOf).plan,
    )
    expect(plans).toEqual(['1', '2', '2', '3'])
  })

  test('ranks each term for itself', () => {
    const telling = toldTarget({ plan: '1' })
    telling.tell(revise({ set: { plan: '3', owner: 'early' }, effective: '2020-09-01' }))
    telling.tell(revise({ set: { owner: 'late' }, effective: '2020-09-01' }))
    expect(telling.standing('2020-12-31')).toMatchObject({ plan: '3', owner: 'late' })
  })

  test.each<[string, Revision]>([
    ['an empty patch', { set: {} }],
    ['an empty correction', { kind: 'correction', set: {} }],
    ['a plan that is in force already', { set: { plan: '10.0' } }],
    ['a correction to what was set', { kind: 'correction', set: { plan: '10' } }],
    ['a unit in its long form', { set: { unit: { code: 'person' } } }],
    ['a method in its long form', { set: { attainment: { method: 'ofPlan' } } }],
    ['the removal of what is not there', { set: { owner: null, weight: null } }],
  ])('with %s changes nothing', (_, fields) => {
    expect(toldTarget({ plan: '10' }).tell(revise(fields))).toEqual([])
  })

  test('a correction to the plan in force still corrects the original', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(revise({ set: { plan: '12' }, effective: '2020-01-01' }))
    expect(telling.tell(revise({ kind: 'correction', set: { plan: '12' } }))).toHaveLength(1)
    expect(telling.standing('2020-12-31')).toMatchObject({ plan: '12', originalPlan: '12' })
  })

  test('removes a term with null', () => {
    const telling = toldTarget({ plan: '1', owner: 'office', labels: { a: 'b' } })
    telling.tell(revise({ set: { owner: null, labels: null }, effective: '2020-06-01' }))
    expect(telling.standing('2020-05-31')).toMatchObject({ owner: 'office', labels: { a: 'b' } })
    expect(telling.standing('2020-06-01')).not.toHaveProperty('owner')
    expect(telling.standing('2020-06-01')).not.toHaveProperty('labels')
  })

  test('of what is no part of the promise leaves no mark of revision', () => {
    const telling = toldTarget({ plan: '1' })
    telling.tell(revise({ set: { owner: 'office', title: 'Other', weight: '2' } }))
    expect(telling.standing('2020-12-31')).toMatchObject({ revised: false, title: 'Other' })
  })

  test('from a plan to a band and back again leaves the other behind', () => {
    const telling = toldTarget({ plan: '5' })
    const band = { from: '1', to: '2' }
    telling.tell(revise({ set: { direction: 'within', band }, effective: '2020-03-01' }))
    telling.tell(revise({ set: { direction: 'atMost', plan: '4' }, effective: '2020-06-01' }))
    const plans = ['2020-02-29', '2020-03-01', '2020-06-01'].map(
      (asOf) => telling.standing(asOf).plan,
    )
    expect(plans).toEqual(['5', band, '4'])
  })

  test('turns an indicator into a target', () => {
    const telling = toldTarget()
    expect(telling.standing('2020-03-01')).toMatchObject({ kind: 'indicator' })
    telling.tell(revise({ set: { plan: '5' }, effective: '2020-06-01' }))
    expect(telling.standing('2020-05-31').kind).toBe('indicator')
    expect(telling.standing('2020-06-01')).toMatchObject({ kind: 'target', state: 'open' })
  })
})

describe('what the reports of a target are read by', () => {
  const fixed: readonly (readonly [string, Revision['set'], string])[] = [
    ['measure', { measure: 'max' }, 'MeasureFixedByReports'],
    ['reportedAs', { reportedAs: 'runningTotal' }, 'MeasureFixedByReports'],
    ['unit', { unit: 'household' }, 'UnitFixedByReports'],
    ['unit', { unit: { code: 'person', scale: 2 } }, 'UnitFixedByReports'],
  ]

  test.each(fixed)('does not change under existing reports: %s', (term, set, code) => {
    const telling = toldTarget({ plan: '10' })
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    const refusal = telling.refusal(revise({ kind: 'correction', ...(set && { set }) }))
    expect(refusal).toMatchObject({
      code,
      field: `set.${term}`,
      remedy: 'Retract the reports first, or set another target.',
    })
  })

  test.each(fixed)('may change where there are none, then for all days: %s', (term, set) => {
    const telling = toldTarget({ plan: '10' })
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    const change = revise(set === undefined ? {} : { set })
    expect(telling.at('2020-03-01').tell(change)).toHaveLength(1)
    const [before, after] = ['2020-02-01', '2020-04-01'].map((asOf) => telling.standing(asOf))
    expect([before?.measure, before?.unit]).toEqual([after?.measure, after?.unit])
    expect(telling.tell(change), term).toEqual([])
  })

  test.each<[Unit, Unit, number]>([
    [{ code: 'person', scale: 0 }, { code: 'person', scale: 1 }, 1],
    [{ code: 'person', scale: 0 }, { code: 'person' }, 1],
    [{ code: 'person', scale: 1 }, { code: 'person', scale: 1 }, 0],
  ])('but a unit may be read more finely under them: %o as %o', (before, unit, events) => {
    const telling = toldTarget({ plan: '10', unit: before })
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    expect(telling.tell(revise({ kind: 'correction', set: { unit } }))).toHaveLength(events)
    expect(telling.standing('2020-12-31').unit).toEqual(unit)
  })

  test.each<[Unit, Unit]>([
    [
      { code: 'person', scale: 1 },
      { code: 'person', scale: 0 },
    ],
    [{ code: 'person' }, { code: 'person', scale: 9 }],
    [
      { code: 'person', scale: 0 },
      { code: 'household', scale: 1 },
    ],
  ])('nor a unit, less finely or as another: %o as %o', (before, unit) => {
    const telling = toldTarget({ plan: '10', unit: before })
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    const refusal = telling.refusal(revise({ kind: 'correction', set: { unit } }))
    expect(refusal).toMatchObject({ code: 'UnitFixedByReports', field: 'set.unit', value: unit })
  })

  test('may be said again under existing reports', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    const set = { measure: 'sum', unit: 'person', plan: '11' } as const
    expect(telling.tell(revise({ set }))).toHaveLength(1)
  })
})

test('before it is set a target takes no other command', () => {
  const commands: readonly Told[] = [
    revise({ set: { plan: '1' } }),
    { type: 'CancelTarget', on: '2020-01-01', reason: 'r' },
    { type: 'ReopenTarget', on: '2020-01-01', reason: 'r' },
    { type: 'ReportProgress', quantity: 1, on: '2020-01-01' },
    { type: 'CorrectProgress', quantity: 1, report: 'c1.1' },
    { type: 'RetractProgress', report: 'c1.1' },
    { type: 'DeclareMilestone', milestone: 'completed', on: '2020-01-01' },
    { type: 'WithdrawMilestone', milestone: 'completed', reason: 'r' },
    { type: 'AddNote', text: 'n' },
    { type: 'AssessTarget' },
  ]
  for (const command of commands) {
    expect(new Telling().refusal(command)).toMatchObject({
      code: 'TargetNotSet',
      message:
        'target: expected a target that has been set, found "target-1". Set the target first.',
    })
  }
})

test('set again in another period is refused, in the same zone by another name it changes nothing', () => {
  const again = (period: typeof PERIOD): Told => ({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: 'sum',
    period,
  })
  const telling = toldTarget({ period: { ...PERIOD, zone: 'Asia/Ho_Chi_Minh' } })
  expect(telling.tell(again({ ...PERIOD, zone: 'Asia/Saigon' }))).toStrictEqual([])
  for (const period of [PERIOD, { ...PERIOD, zone: 'Asia/Saigon', to: '2020-12-30' }]) {
    expect(telling.refusal(again(period)).code).toBe('TargetAlreadySet')
  }
})

test('a correction that has the period begin earlier may hold from any day of it on', () => {
  const period = { ...PERIOD, from: '2019-01-01' }
  const earlier = (fields: Revision) => revise({ set: { period }, ...fields })
  const correction = { kind: 'correction', effective: '2019-06-01' } as const
  expect(toldTarget().tell(earlier(correction))).toHaveLength(1)
  for (const fields of [
    { ...correction, effective: '2018-12-31' },
    { ...correction, set: { weight: '2' } },
    { ...correction, kind: 'change' } as const,
  ]) {
    expect(toldTarget().refusal(earlier(fields)).code).toBe('EffectiveBeforeStart')
  }
})

test('a correction that has the period begin later may hold from the day it began on before', () => {
  const period = { ...PERIOD, from: '2020-03-01' }
  const later = { kind: 'correction', effective: '2020-02-01', set: { period } } as const
  expect(toldTarget().tell(revise(later))).toHaveLength(1)
})

test('a change without a day holds from the day it is recorded on, or from the first of the period', () => {
  const effective = (on: string): unknown => {
    const telling = toldTarget({ period: { ...PERIOD, from: '2020-06-01' } }).at(on)
    const [revised] = telling.tell(revise({ set: { weight: '2' } }))
    return revised?.type === 'TargetRevised' && revised.data.effective
  }
  expect(['2020-02-01', '2020-06-01', '2020-07-01'].map(effective)).toStrictEqual([
    '2020-06-01',
    '2020-06-01',
    '2020-07-01',
  ])
})
