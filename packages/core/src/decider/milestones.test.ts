import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

type Milestone = Extract<Told, { type: 'DeclareMilestone' }>['milestone']

function declare(milestone: Milestone, on: string): Told {
  return { type: 'DeclareMilestone', milestone, on }
}

function withdraw(milestone: Milestone): Told {
  return { type: 'WithdrawMilestone', milestone, reason: 'too soon' }
}

describe('DeclareMilestone', () => {
  test.each([
    ['completed', 'TargetCompleted'],
    ['completedEarly', 'TargetCompletedEarly'],
    ['exceeded', 'TargetExceeded'],
  ] as const)('%s is stored as declared', (milestone, type) => {
    const telling = toldTarget({ measure: 'declared' })
    const [declared] = telling.tell({ ...declare(milestone, '2020-06-01'), note: 'n' } as Told)
    expect(declared).toMatchObject({ type, id: 'c2.1' })
    expect(declared?.data).toEqual({ basis: 'declared', on: '2020-06-01', note: 'n' })
  })

  test('said again for the same day changes nothing; for another day it is refused', () => {
    const telling = toldTarget({ measure: 'declared' })
    telling.tell(declare('completed', '2020-06-01'))
    expect(telling.tell(declare('completed', '2020-06-01'))).toEqual([])
    expect(telling.refusal(declare('completed', '2020-06-02'))).toMatchObject({
      code: 'MilestoneAlreadyDeclared',
      field: 'on',
      value: '2020-06-02',
    })
    const remarked = { type: 'DeclareMilestone', milestone: 'completed', note: 'n' } as const
    expect(telling.refusal({ ...remarked, on: '2020-06-01' }).code).toBe('MilestoneAlreadyDeclared')
    expect(telling.tell(declare('exceeded', '2020-06-02'))).toHaveLength(1)
  })

  test('completedEarly is refused where that day is not early', () => {
    const telling = toldTarget({ measure: 'declared', earlyBy: 10 })
    expect(telling.refusal(declare('completedEarly', '2020-12-22')).message).toBe(
      'on: expected 2020-12-21 or before, found "2020-12-22". Declare it completed, or give the day it was really completed on.',
    )
    expect(telling.tell(declare('completedEarly', '2020-12-21'))).toHaveLength(1)
  })

  test('is refused of an indicator, and on a day on which the target is cancelled', () => {
    expect(toldTarget().refusal(declare('completed', '2020-06-01'))).toMatchObject({
      code: 'MilestoneNotDefined',
      field: 'milestone',
      value: 'completed',
      parameters: { defined: [] },
    })
    const telling = toldTarget({ measure: 'declared' })
    telling.tell({ type: 'CancelTarget', on: '2020-06-01', reason: 'merged' })
    expect(telling.refusal(declare('completed', '2020-06-01'))).toMatchObject({
      code: 'TargetIsCancelled',
      field: 'on',
    })
    expect(telling.tell(declare('completed', '2020-05-31'))).toHaveLength(1)
  })

  test('exceeded may be declared of a ceiling, too: staying below it is better than plan', () => {
    const telling = toldTarget({ direction: 'atMost', plan: '10' })
    expect(telling.tell(declare('exceeded', '2020-06-01'))).toHaveLength(1)
  })

  test.each([
    { direction: 'within', band: { from: '1', to: '2' } },
    { direction: 'exactly', plan: '1' },
  ] as const)('exceeded is refused where nothing is better than plan: %o', (terms) => {
    const telling = toldTarget(terms)
    expect(telling.refusal(declare('exceeded', '2020-06-01'))).toMatchObject({
      code: 'MilestoneNotDefined',
      field: 'milestone',
      value: 'exceeded',
      parameters: { defined: ['completed', 'completedEarly'], direction: terms.direction },
    })
    expect(telling.tell(declare('completed', '2020-06-01'))).toHaveLength(1)
  })
})

describe('WithdrawMilestone', () => {
  test('takes a declaration back, which may then be made anew', () => {
    const telling = toldTarget({ measure: 'declared' })
    telling.tell(declare('completed', '2020-06-01'))
    const [withdrawn] = telling.tell(withdraw('completed'))
    expect(withdrawn?.data).toEqual({
      milestone: 'completed',
      basis: 'declared',
      reason: 'too soon',
    })
    expect(telling.standing('2020-12-31').state).toBe('unreported')
    telling.tell(declare('completed', '2020-12-31'))
    expect(telling.standing('2020-12-31').state).toBe('completedOnTime')
  })

  test('is refused where nothing was declared, also beside a measured milestone', () => {
    const telling = toldTarget({ plan: '1' }).at('2020-02-01')
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-02-01' })
    expect(telling.refusal(withdraw('completedEarly')).message).toBe(
      'milestone: expected a declared milestone, found "completedEarly". Withdraw only what was declared; measured milestones follow the reports.',
    )
  })
})

describe('what a declaration alone makes of a target', () => {
  test.each<[readonly Told[], string, object]>([
    [
      [declare('completed', '2020-12-31')],
      '2020-12-31',
      { state: 'completedOnTime', exceeded: false },
    ],
    [
      [declare('completed', '2020-12-30')],
      '2020-12-31',
      { state: 'completedEarly', completedOn: '2020-12-30' },
    ],
    [[declare('completed', '2021-01-01')], '2021-01-01', { state: 'completedLate' }],
    [[declare('completed', '2021-01-01')], '2020-12-31', { state: 'unreported' }],
    [[declare('completed', '2020-06-01')], '2020-05-31', { state: 'open' }],
    [[declare('completedEarly', '2020-06-01')], '2020-06-01', { state: 'completedEarly' }],
    [
      [declare('exceeded', '2020-06-01')],
      '2020-06-01',
      { state: 'completedEarly', exceeded: true },
    ],
    [
      [declare('exceeded', '2020-06-01'), declare('completed', '2020-12-31')],
      '2020-12-31',
      { state: 'completedEarly', completedOn: '2020-06-01', exceeded: true },
    ],
  ])('%o as of %s', (commands, asOf, standing) => {
    const telling = toldTarget({ measure: 'declared' })
    for (const command of commands) telling.tell(command)
    expect(telling.standing(asOf)).toMatchObject({
      ...standing,
      contradicted: false,
      attainment: { undefined: 'noPlan' },
    })
  })
})

describe('a declaration beside measurements', () => {
  const verdicts = (telling: ReturnType<typeof toldTarget>, asOf: string) =>
    telling
      .standing(asOf)
      .milestones.filter(({ basis }) => basis === 'declared')
      .map(({ milestone, verdict }) => `${milestone} ${String(verdict)}`)

  test('is unmeasured until something is reported', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(declare('completed', '2020-06-01'))
    expect(telling.standing('2020-06-30')).toMatchObject({ state: 'completedEarly' })
    expect(verdicts(telling, '2020-06-30')).toEqual(['completed unmeasured'])
  })

  test('is contradicted by reports that fall short, and measured wins', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(declare('completed', '2020-06-01'))
    telling.tell({ type: 'ReportProgress', quantity: '9', on: '2020-07-01' })
    expect(telling.standing('2020-06-30').state).toBe('completedEarly')
    expect(telling.standing('2020-07-01')).toMatchObject({ state: 'open', contradicted: true })
    expect(telling.standing('2020-12-31')).toMatchObject({ state: 'missed', contradicted: true })
  })

  test('is confirmed by reports that bear it out, and measured dates it', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(declare('completedEarly', '2020-06-01'))
    telling.tell(declare('exceeded', '2020-06-01'))
    telling.tell({ type: 'ReportProgress', quantity: '10', on: '2020-07-01' })
    expect(telling.standing('2020-07-01')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-07-01',
      exceeded: false,
      contradicted: true,
    })
    expect(verdicts(telling, '2020-07-01')).toEqual([
      'completedEarly confirmed',
      'exceeded contradicted',
    ])
    telling.tell({ type: 'ReportProgress', quantity: '1', on: '2020-08-01' })
    expect(verdicts(telling, '2020-08-01')).toEqual([
      'completedEarly confirmed',
      'exceeded confirmed',
    ])
  })

  test('of early completion is contradicted by one in time', () => {
    const telling = toldTarget({ plan: '10' })
    telling.tell(declare('completedEarly', '2020-12-01'))
    telling.tell({ type: 'ReportProgress', quantity: '10', on: '2020-12-31' })
    expect(telling.standing('2020-12-31')).toMatchObject({
      state: 'completedOnTime',
      contradicted: true,
    })
  })

  test('is borne out by a plan that is met, before the deadline decides', () => {
    const telling = toldTarget({ plan: '10', completion: 'heldAtDeadline' })
    telling.tell(declare('completed', '2020-06-01'))
    telling.tell({ type: 'ReportProgress', quantity: '10', on: '2020-06-01' })
    expect(telling.standing('2020-06-30').state).toBe('open')
    expect(verdicts(telling, '2020-06-30')).toEqual(['completed confirmed'])
  })
})
