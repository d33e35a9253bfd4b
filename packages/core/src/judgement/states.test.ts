import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'

function report(quantity: string | number, on: string): Told {
  return { type: 'ReportProgress', quantity, on }
}

// The counting law: each state, and what it hides. The period is 2020, so its deadline is
// 2020-12-31 and the first early day, counted back by earlyBy, is 2020-12-30.
describe('every target is in exactly one state', () => {
  test('notStarted before its first day, whatever is reported', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(10, '2019-12-31'))
    telling.tell(report(10, '2020-01-01'))
    expect(telling.standing('2019-12-31')).toMatchObject({
      state: 'notStarted',
      met: false,
      attainment: { undefined: 'noReport' },
      reports: { counted: 0, beforePeriod: 1 },
    })
    expect(telling.standing('2020-01-01').state).toBe('completedEarly')
  })

  test('open before the deadline, missed or unreported from it on', () => {
    const silent = toldTarget({ plan: 10 })
    const short = toldTarget({ plan: 10 })
    short.tell(report('9.99', '2020-06-01'))
    for (const [asOf, ...states] of [
      ['2020-01-01', 'open', 'open'],
      ['2020-12-30', 'open', 'open'],
      ['2020-12-31', 'unreported', 'missed'],
      ['2030-01-01', 'unreported', 'missed'],
    ] as const) {
      expect([silent.standing(asOf).state, short.standing(asOf).state]).toEqual(states)
    }
  })

  test.each([
    [1, '2020-12-30', 'completedEarly'],
    [1, '2020-12-31', 'completedOnTime'],
    [1, '2021-01-01', 'completedLate'],
    [30, '2020-12-01', 'completedEarly'],
    [30, '2020-12-02', 'completedOnTime'],
    [365, '2020-01-01', 'completedEarly'],
    [366, '2020-01-01', 'completedOnTime'],
  ])('with earlyBy %i and the plan reached on %s it is %s', (earlyBy, on, state) => {
    const telling = toldTarget({ plan: 10, earlyBy })
    telling.tell(report(10, on))
    expect(telling.standing('2021-06-01')).toMatchObject({ state, completedOn: on })
  })

  test('late completion takes the reports after the deadline in, which the actual leaves out', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(7, '2020-12-31'))
    telling.tell(report(2, '2021-01-10'))
    telling.tell(report(1, '2021-02-10'))
    expect(telling.standing('2021-02-09')).toMatchObject({
      state: 'missed',
      actual: '7',
      reports: { counted: 1, afterDeadline: 1 },
    })
    expect(telling.standing('2021-02-10')).toMatchObject({
      state: 'completedLate',
      completedOn: '2021-02-10',
      actual: '7',
      met: false,
      exceeded: false,
      attainment: { numerator: '7', denominator: '10' },
      reports: { counted: 1, afterDeadline: 2, lastOn: '2020-12-31', ageInDays: 0 },
    })
  })

  test('a late report alone leaves a target unreported until it completes it', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(9, '2021-01-10'))
    expect(telling.standing('2021-01-10')).toMatchObject({
      state: 'unreported',
      attainment: { undefined: 'noReport' },
      reports: { counted: 0, afterDeadline: 1 },
    })
    telling.tell(report(1, '2021-01-11'))
    expect(telling.standing('2021-01-11').state).toBe('completedLate')
  })

  test('held at the deadline there is no late completion', () => {
    const telling = toldTarget({ plan: 10, completion: 'heldAtDeadline' })
    telling.tell(report(9, '2020-12-31'))
    telling.tell(report(1, '2021-01-01'))
    expect(telling.standing('2021-06-01').state).toBe('missed')
  })

  test('cancelled hides everything else', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell({ type: 'CancelTarget', on: '2019-06-01', reason: 'merged' })
    for (const asOf of ['2019-06-01', '2020-06-01', '2021-06-01']) {
      expect(telling.standing(asOf).state).toBe('cancelled')
    }
    expect(telling.standing('2019-05-31').state).toBe('notStarted')
  })

  test('a period of one day is decided on that day', () => {
    const period = { from: '2020-02-29', to: '2020-02-29', zone: 'UTC' }
    const telling = toldTarget({ plan: 10, period })
    expect(telling.standing('2020-02-28').state).toBe('notStarted')
    expect(telling.standing('2020-02-29').state).toBe('unreported')
    telling.tell(report(10, '2020-02-29'))
    expect(telling.standing('2020-02-29').state).toBe('completedOnTime')
  })

  test('an indicator is in none', () => {
    const telling = toldTarget()
    telling.tell(report(10, '2020-06-01'))
    const standing = telling.standing('2021-06-01')
    expect(standing).toMatchObject({
      kind: 'indicator',
      actual: '10',
      met: false,
      exceeded: false,
      attainment: { undefined: 'noPlan' },
      milestones: [],
    })
    expect(standing).not.toHaveProperty('state')
    expect(standing).not.toHaveProperty('plan')
  })
})

describe('exceeded is completed and strictly better than plan', () => {
  test.each([
    ['atLeast', '10', '10', false],
    ['atLeast', '10', '10.001', true],
    ['atLeast', '-10', '-10', false],
    ['atLeast', '-10', '-9', true],
    ['atLeast', '0', '0', false],
    ['atMost', '10', '10', false],
    ['atMost', '10', '9.999', true],
    ['atMost', '0', '0', false],
    ['atMost', '0', '-1', true],
    ['exactly', '10', '10', false],
  ] as const)('%s %s at %s: %s', (direction, plan, actual, exceeded) => {
    const telling = toldTarget({ direction, plan })
    telling.tell(report(actual, '2020-06-01'))
    expect(telling.standing('2020-12-31')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-06-01',
      exceeded,
    })
  })

  test('never within a band, however far from its ends', () => {
    const telling = toldTarget({ band: { from: '1', to: '9' } })
    telling.tell(report(5, '2020-06-01'))
    expect(telling.standing('2020-12-31')).toMatchObject({
      state: 'completedEarly',
      exceeded: false,
    })
  })

  test('exactly with a tolerance is met at its ends, and not beyond', () => {
    const state = (actual: string) => {
      const telling = toldTarget({ direction: 'exactly', plan: 10, tolerance: '0.5' })
      telling.tell(report(actual, '2020-06-01'))
      return telling.standing('2020-12-31').state
    }
    expect(['9.49', '9.5', '10.5', '10.51'].map(state)).toEqual([
      'missed',
      'completedEarly',
      'completedEarly',
      'missed',
    ])
  })

  test('is dated by the run that is better, never before completion', () => {
    const telling = toldTarget({ measure: 'latest', direction: 'atMost', plan: 5 })
    telling.tell(report(3, '2020-02-01'))
    telling.tell(report(5, '2020-03-01'))
    telling.tell(report(4, '2020-04-01'))
    expect(telling.standing('2020-12-30').milestones).toEqual([])
    expect(telling.standing('2020-12-31').milestones).toEqual([
      { milestone: 'completedEarly', basis: 'measured', on: '2020-02-01' },
      { milestone: 'exceeded', basis: 'measured', on: '2020-04-01' },
    ])
  })

  test('is judged at the deadline, not on what came after it', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(10, '2020-12-31'))
    telling.tell(report(5, '2021-01-01'))
    expect(telling.standing('2021-06-01')).toMatchObject({ exceeded: false, actual: '10' })
  })

  test('is not said of what is cancelled or not yet decided', () => {
    const telling = toldTarget({ plan: 10, completion: 'heldAtDeadline' })
    telling.tell(report(11, '2020-02-01'))
    expect(telling.standing('2020-12-30')).toMatchObject({
      state: 'open',
      exceeded: false,
      met: true,
    })
    expect(telling.standing('2020-12-31').exceeded).toBe(true)
    telling.tell({ type: 'CancelTarget', on: '2020-12-31', reason: 'merged' })
    expect(telling.standing('2020-12-31').exceeded).toBe(false)
  })
})

test('zero accidents planned: nothing reported is not zero', () => {
  const telling = toldTarget({ direction: 'atMost', plan: 0, unit: 'accident' })
  expect(telling.standing('2020-12-31')).toMatchObject({ state: 'unreported', met: false })
  telling.tell(report(0, '2020-06-30'))
  expect(telling.standing('2020-12-30')).toMatchObject({ state: 'open', met: true })
  expect(telling.standing('2020-12-31')).toMatchObject({
    state: 'completedEarly',
    attainment: { undefined: 'zeroPlan' },
  })
  telling.tell(report(1, '2020-12-31'))
  expect(telling.standing('2020-12-31')).toMatchObject({ state: 'missed', met: false })
})
