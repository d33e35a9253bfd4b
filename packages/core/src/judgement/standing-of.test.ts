import { describe, expect, test } from 'vitest'
import { attainmentRule, type AttainmentFacts } from '../rule/attainment-rule.ts'
import { statusRule } from '../rule/status-rule.ts'
import { toldTarget, TOLD_TARGET, type Telling, type Told } from '../testing/telling.ts'
import { standing } from './standing-in.ts'

const report = (on: string, more: object): Told => ({ type: 'ReportProgress', on, ...more })

test('a standing has a field for each thing said, and none for what is not', () => {
  const terms = {
    owner: 'north',
    programme: 'term/economy',
    weight: 2,
    labels: { ward: '5' },
    baseline: 2,
    attainment: { method: 'fromBaseline' },
    plan: 12,
  } as const
  const told = toldTarget(terms)
  told.tell({ ...report('2020-02-01', { quantity: 7 }), parts: { women: 3 } } as Told)
  expect(told.standing('2020-06-30')).toMatchObject({
    owner: 'north',
    programme: 'term/economy',
    weight: '2',
    labels: { ward: '5' },
    baseline: '2',
    plan: '12',
    originalPlan: '12',
    parts: { women: '3' },
    attainment: { numerator: '1', denominator: '2' },
  })
  const exact = toldTarget({ plan: 12, direction: 'exactly', tolerance: 1 })
  expect(exact.standing('2020-06-30')).toMatchObject({ direction: 'exactly', tolerance: '1' })
  const { period } = told.standing('2020-06-30')
  expect(toldTarget().standing('2020-06-30')).toStrictEqual({
    target: TOLD_TARGET,
    kind: 'indicator',
    title: 'Members',
    unit: { code: 'person' },
    measure: 'sum',
    direction: 'atLeast',
    period,
    asOf: '2020-06-30',
    revision: 1,
    attainmentMethod: { method: 'ofPlan' },
    attainment: { undefined: 'noPlan' },
    met: false,
    exceeded: false,
    revised: false,
    contradicted: false,
    milestones: [],
    reports: { counted: 0, beforePeriod: 0, afterDeadline: 0 },
    notices: { count: 0, first: [] },
  })
})

test('what is told of its reports is their number, the last of them, and how old it is', () => {
  const told = toldTarget({ plan: 10 }).at('2021-02-01')
  told.tell(report('2019-12-31', { quantity: 1 }))
  told.tell(report('2020-02-01', { quantity: 2 }))
  told.tell(report('2020-03-01', { quantity: 3, status: 'provisional' }))
  told.tell(report('2021-01-01', { quantity: 4 }))
  expect(told.standing('2020-03-31').reports).toStrictEqual({
    counted: 2,
    beforePeriod: 1,
    afterDeadline: 0,
    lastOn: '2020-03-01',
    ageInDays: 30,
    status: 'provisional',
    last: { id: 'c4.1', on: '2020-03-01', value: { quantity: '3' }, status: 'provisional' },
  })
  expect(told.standing('2020-02-15').reports).toMatchObject({ counted: 1, status: 'final' })
  // The day judged is the deadline, from which a report is not getting older.
  expect(told.standing('2021-01-31').reports).toMatchObject({ afterDeadline: 1, ageInDays: 305 })
  expect(told.standing('2020-01-15').reports).toStrictEqual({
    counted: 0,
    beforePeriod: 1,
    afterDeadline: 0,
  })
})

test.each([
  ['sum', '10'],
  ['latest', '3'],
  ['max', '5'],
  ['min', '2'],
  ['average', { numerator: '10', denominator: '3' }],
] as const)('of what is measured as %s the actual is shown as %j', (measure, actual) => {
  const told = toldTarget({ plan: 20, measure })
  for (const [place, quantity] of [2, 5, 3].entries()) {
    told.tell(report(`2020-02-0${place + 1}`, { quantity }))
  }
  expect(told.standing('2020-06-30').actual).toEqual(actual)
  expect(told.standing('2020-06-30')).not.toHaveProperty('fraction')
  expect(toldTarget({ plan: 20, measure }).standing('2020-06-30')).not.toHaveProperty('actual')
})

test('of steps the actual is their number, and of a ratio what stands over the line is shown, too', () => {
  const steps = toldTarget({ plan: 20, measure: 'steps' })
  steps.tell(report('2020-02-01', { steps: 4 }))
  expect(steps.standing('2020-06-30').actual).toBe('4')
  const rate = toldTarget({ plan: 1, measure: 'ratio' })
  rate.tell(report('2020-02-01', { numerator: 0, denominator: 0 }))
  const none = { fraction: { numerator: '0', denominator: '0' } }
  expect(rate.standing('2020-06-30')).toMatchObject(none)
  expect(rate.standing('2020-06-30')).not.toHaveProperty('actual')
  rate.tell(report('2020-02-02', { numerator: '1.5', denominator: 6 }))
  expect(rate.standing('2020-06-30')).toMatchObject({
    actual: { numerator: '1', denominator: '4' },
    fraction: { numerator: '1.5', denominator: '6' },
  })
})

describe('what the figures of an actual say beside their value', () => {
  const statusOf = (told: Telling, asOf: string) => told.standing(asOf).reports.status
  const latest = () => toldTarget({ plan: 10, measure: 'latest' })

  test('of a sum the least firm status, and the parts of all', () => {
    const told = toldTarget({ plan: 10 })
    told.tell(report('2020-01-10', { quantity: 5, parts: { women: 2, youth: 1 } }))
    expect(statusOf(told, '2020-01-10')).toBe('final')
    told.tell(report('2020-01-11', { quantity: 5, status: 'estimated', parts: { women: '0.5' } }))
    expect(statusOf(told, '2020-01-11')).toBe('estimated')
    told.tell(report('2020-01-12', { quantity: 5, status: 'provisional' }))
    expect(statusOf(told, '2020-01-12')).toBe('estimated')
    expect(told.standing('2020-01-10').parts).toStrictEqual({ women: '2', youth: '1' })
    expect(told.standing('2020-01-12').parts).toStrictEqual({ women: '2.5', youth: '1' })
    expect(Object.isFrozen(told.standing('2020-01-12').parts)).toBe(true)
  })

  test('of a figure carried forward that of the last of each series, the oldest of which is its age', () => {
    const told = latest()
    const [north, south] = [{ series: 'north' }, { series: 'south' }]
    told.tell(report('2020-01-10', { quantity: 5, status: 'estimated', ...north, parts: { w: 1 } }))
    told.tell(
      report('2020-01-12', { quantity: 5, status: 'provisional', ...south, parts: { w: 2 } }),
    )
    told.tell(report('2020-01-20', { quantity: 6, ...north, parts: { w: 4 } }))
    expect(told.standing('2020-01-15')).toMatchObject({
      parts: { w: '3' },
      reports: { status: 'estimated', ageInDays: 5, lastOn: '2020-01-12' },
    })
    expect(told.standing('2020-01-25')).toMatchObject({
      parts: { w: '6' },
      reports: { status: 'provisional', ageInDays: 13, lastOn: '2020-01-20' },
    })
    expect(told.standing('2020-01-05').reports).not.toHaveProperty('status')
  })

  test('of a figure that nobody parted there are no parts', () => {
    const told = latest()
    told.tell(report('2020-01-10', { quantity: 5 }))
    expect(told.standing('2020-01-15')).not.toHaveProperty('parts')
    expect(statusOf(told, '2020-01-15')).toBe('final')
  })
})

describe('rules', () => {
  test('a status rule names what it says, and itself', () => {
    const light = statusRule({
      name: 'light@1',
      statuses: ['green', 'red'],
      statusOf: ({ met }) => (met ? 'green' : 'red'),
    })
    const told = toldTarget({ plan: 10, status: { rule: 'light@1' } }, [light])
    expect(told.standing('2020-06-30')).toMatchObject({ status: 'red', statusRule: 'light@1' })
    expect(toldTarget({ plan: 10 }).standing('2020-06-30')).not.toHaveProperty('status')
  })

  test('an attainment rule is told of the day judged that it runs, while it does', () => {
    const seen: AttainmentFacts[] = []
    const half = attainmentRule({
      name: 'half@1',
      attainmentOf: (facts) => {
        seen.push(facts)
        return { undefined: 'noPlan' }
      },
    })
    const told = toldTarget({ plan: 10, attainment: { method: { rule: 'half@1' } } }, [half])
    told.tell(report('2020-02-01', { quantity: 5 }))
    const toldAt = (view: { at: string } | { asOf: string }) => {
      standing(told.events, TOLD_TARGET, view, { rules: [half] })
      const { on, running } = seen.at(-1) as AttainmentFacts
      return `${on} ${running}`
    }
    expect(toldAt({ at: '2020-03-01T12:00:00Z' })).toBe('2020-03-01 true')
    expect(toldAt({ asOf: '2020-03-01' })).toBe('2020-03-01 false')
    expect(toldAt({ at: '2020-12-31T12:00:00Z' })).toBe('2020-12-31 true')
    expect(toldAt({ at: '2021-01-01T12:00:00Z' })).toBe('2020-12-31 false')
  })
})
