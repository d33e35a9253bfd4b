import { describe, expect, test } from 'vitest'
import { formatPercent } from '../quantity/format.ts'
import { addQuantities } from '../quantity/arithmetic.ts'
import { quantity } from '../quantity/quantity.ts'
import { ratioOf } from '../quantity/ratio.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { valueOf } from '../refusal/result.ts'
import { aggregationRule, type AggregationRule } from '../rule/aggregation-rule.ts'
import { attainmentRule, type AttainmentFacts } from '../rule/attainment-rule.ts'
import type { Standing } from '../standing/standing.ts'
import type { ViewPoint } from '../standing/view-point.ts'
import type { SetTarget } from '../decider/commands.ts'
import { numbered, Telling, TOLD_TARGET } from '../testing/telling.ts'
import { rollUp, type RollUp, type RollUpAxis } from './roll-up.ts'
import { scoreboard } from './scoreboard.ts'
import { weightedAttainment } from './weighted-attainment.ts'

const YEAR = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }
const Q1 = { from: '2020-01-01', to: '2020-03-31', zone: 'UTC' }
const Q2 = { from: '2020-04-01', to: '2020-06-30', zone: 'UTC' }

/** A target with reports on the last day of its period, as it stands in the next year. */
function standing(terms: Partial<SetTarget>, ...reports: readonly object[]): Standing {
  return unplanned({ plan: '10', ...terms }, ...reports)
}

function unplanned(terms: Partial<SetTarget>, ...reports: readonly object[]): Standing {
  const telling = new Telling()
  const period = terms.period ?? YEAR
  telling.tell({
    type: 'SetTarget',
    title: 'A',
    unit: 'person',
    measure: 'sum',
    ...terms,
    period,
  })
  for (const report of reports) {
    telling.tell({ type: 'ReportProgress', on: period.to, ...report })
  }
  return telling.standing('2021-01-31')
}

function rolledUp(standings: readonly Standing[], axis: RollUpAxis): RollUp {
  return valueOf(rollUp(numbered(standings), axis))
}

function refusalCode(standings: readonly Standing[], axis: RollUpAxis): string {
  const result = rollUp(numbered(standings), axis)
  return result.ok ? 'accepted' : result.refusal.code
}

const cancelled = (): Standing => {
  const telling = new Telling()
  telling.tell({
    type: 'SetTarget',
    title: 'A',
    unit: 'person',
    measure: 'sum',
    period: YEAR,
    plan: 9,
  })
  telling.tell({ type: 'CancelTarget', on: '2020-05-01', reason: 'merged' })
  return telling.standing('2021-01-31')
}

describe('a roll-up over units', () => {
  test('adds sums and their plans, and names what is missing', () => {
    const found = rolledUp(
      [
        standing({}, { quantity: '7.5' }),
        standing({ plan: '20' }, { quantity: '24' }),
        standing({}),
      ],
      'units',
    )
    expect(found).toMatchObject({
      plan: '40',
      actual: '31.5',
      attainment: { numerator: '63', denominator: '80' },
      missing: ['target-3'],
    })
  })

  test('adds levels, and takes the extreme of extremes', () => {
    const level = (measure: 'latest' | 'max' | 'min') => [
      standing({ measure }, { quantity: '3' }),
      standing({ measure, plan: '4' }, { quantity: '8' }),
    ]
    expect(rolledUp(level('latest'), 'units')).toMatchObject({ plan: '14', actual: '11' })
    expect(rolledUp(level('max'), 'units')).toMatchObject({ plan: '10', actual: '8' })
    expect(rolledUp(level('min'), 'units')).toMatchObject({ plan: '4', actual: '3' })
  })

  test('adds numerators and denominators of ratios as they were counted, not as reduced', () => {
    const rate = (numerator: number, denominator: number, plan = '0.5') =>
      standing({ measure: 'ratio', plan }, { numerator, denominator })
    const found = rolledUp([rate(4, 10), rate(1, 10)], 'units')
    expect(found).toMatchObject({ plan: '0.5', actual: { numerator: '1', denominator: '4' } })
    expect(rolledUp([rate(4, 10), rate(3, 0)], 'units').actual).toEqual({
      numerator: '7',
      denominator: '10',
    })
    expect(rolledUp([rate(0, 0), rate(0, 0)], 'units').actual).toBeUndefined()
    expect(rolledUp([rate(4, 10), rate(1, 10, '0.6')], 'units')).toMatchObject({
      attainment: { undefined: 'noPlan' },
    })
  })

  test('has no plan where one has none, and no ratio of what was not reported', () => {
    const planned = standing({}, { quantity: '5' })
    const found = rolledUp([planned, unplanned({}, { quantity: '1' })], 'units')
    expect(found).toMatchObject({ actual: '6', attainment: { undefined: 'noPlan' } })
    expect(found).not.toHaveProperty('plan')
    const rate = (...reports: readonly object[]) =>
      standing({ measure: 'ratio', plan: '0.5' }, ...reports)
    expect(rolledUp([rate(), rate({ numerator: 1, denominator: 4 })], 'units')).toMatchObject({
      actual: { numerator: '1', denominator: '4' },
      missing: ['target-1'],
    })
    expect(rolledUp([rate(), rate()], 'units')).not.toHaveProperty('actual')
  })

  test('of two that are half way from their baselines is half way', () => {
    const half = (baseline: string, plan: string, quantity: string) =>
      standing({ measure: 'latest', attainment: 'fromBaseline', baseline, plan }, { quantity })
    expect(rolledUp([half('10', '20', '15'), half('2', '4', '3')], 'units')).toMatchObject({
      baseline: '12',
      attainment: { numerator: '1', denominator: '2' },
    })
  })

  test('leaves cancelled targets out', () => {
    expect(rolledUp([standing({}, { quantity: '5' }), cancelled()], 'units')).toMatchObject({
      plan: '10',
      actual: '5',
      missing: [],
    })
    expect(refusalCode([cancelled()], 'units')).toBe('NothingToRollUp')
  })
})

describe('a roll-up over time', () => {
  test('adds flows, and lets the last level stand, in whatever order they come', () => {
    const sums = [
      standing({ period: Q2 }, { quantity: '4' }),
      standing({ period: Q1 }, { quantity: '3' }),
    ]
    expect(rolledUp(sums, 'time')).toMatchObject({ plan: '20', actual: '7' })
    const levels = [
      standing({ measure: 'latest', period: Q2, plan: '50' }, { quantity: '40' }),
      standing({ measure: 'latest', period: Q1 }, { quantity: '12' }),
    ]
    expect(rolledUp(levels, 'time')).toMatchObject({ plan: '50', actual: '40' })
  })

  test('has no level where that of the last period is missing', () => {
    const before = { from: '2019-10-01', to: '2019-12-31', zone: 'UTC' }
    const levels = [
      standing({ measure: 'latest', period: before }, { quantity: '11' }),
      standing({ measure: 'latest', period: Q1 }, { quantity: '12' }),
      standing({ measure: 'latest', period: Q2, plan: '50' }),
    ]
    const found = rolledUp(levels, 'time')
    expect(found.actual).toBeUndefined()
    expect(found).toMatchObject({ plan: '50', attainment: { undefined: 'noReport' } })
  })
})

describe('what would mean nothing', () => {
  const one = () => standing({}, { quantity: '1' })
  const apart = (field: string) => `Roll up each ${field} apart.`
  const noSum = 'Count the targets instead, or report sums or ratios.'

  test.each<readonly [string, string, string, () => readonly Standing[], RollUpAxis]>([
    [
      'NothingToRollUp',
      'standings: expected standings, found []',
      'Give one standing or more that is not cancelled.',
      () => [],
      'units',
    ],
    [
      'UnitsDiffer',
      'unit: expected {"code":"person"} throughout, found {"code":"VND"}',
      apart('unit'),
      () => [one(), standing({ unit: 'VND' })],
      'units',
    ],
    [
      'UnitsDiffer',
      'unit: expected {"code":"person"} throughout, found {"code":"person","scale":0}',
      apart('unit'),
      () => [one(), standing({ unit: { code: 'person', scale: 0 } })],
      'units',
    ],
    [
      'MeasuresDiffer',
      'measure: expected "sum" throughout, found "latest"',
      apart('measure'),
      () => [one(), standing({ measure: 'latest' })],
      'units',
    ],
    [
      'DirectionsDiffer',
      'direction: expected "atLeast" throughout, found "atMost"',
      apart('direction'),
      () => [one(), standing({ direction: 'atMost' })],
      'units',
    ],
    [
      'MethodsDiffer',
      'attainmentMethod: expected {"method":"ofPlan"} throughout, found {"method":"ofPlan","cap":"1.2"}',
      apart('attainmentMethod'),
      () => [one(), standing({ attainment: { method: 'ofPlan', cap: '1.2' } })],
      'units',
    ],
    [
      'PeriodsDiffer',
      'period: expected 2020-01-01 to 2020-03-31 throughout, found {"from":"2020-01-01","to":"2020-12-31","zone":"UTC"}',
      'Roll up the targets of each period apart, or over time.',
      () => [one(), standing({ period: Q1 })],
      'units',
    ],
    [
      'PeriodsDiffer',
      'period: expected 2020-01-01 to 2020-12-31 throughout, found {"from":"2020-02-01","to":"2020-12-31","zone":"UTC"}',
      'Roll up the targets of each period apart, or over time.',
      () => [one(), standing({ period: { ...YEAR, from: '2020-02-01' } })],
      'units',
    ],
    [
      'PeriodsOverlap',
      'period: expected a period after 2020-03-31, found {"from":"2020-03-31","to":"2020-12-31","zone":"UTC"}',
      'Roll up disjoint units first, then successive periods.',
      () => [standing({ period: { ...YEAR, from: '2020-03-31' } }), standing({ period: Q1 })],
      'time',
    ],
    [
      'NotAdditive',
      'measure: expected a measure and direction that add up over units, found "average atLeast"',
      noSum,
      () => [standing({ measure: 'average' })],
      'units',
    ],
    [
      'NotAdditive',
      'measure: expected a measure and direction that add up over time, found "sum exactly"',
      noSum,
      () => [standing({ direction: 'exactly' })],
      'time',
    ],
    [
      'NotAdditive',
      'measure: expected a measure and direction that add up over units, found "latest within"',
      noSum,
      () => [unplanned({ measure: 'latest', band: { from: 1, to: 2 } })],
      'units',
    ],
  ])('is refused: %s, %s', (code, message, remedy, standings, axis) => {
    const result = rollUp(numbered(standings()), axis)
    expect(result).toMatchObject({
      ok: false,
      refusal: { code, message: `${message}. ${remedy}`, remedy },
    })
  })

  test('has nothing beside what can be said', () => {
    expect(rolledUp([unplanned({})], 'units')).toStrictEqual({
      unit: { code: 'person' },
      measure: 'sum',
      direction: 'atLeast',
      attainment: { undefined: 'noPlan' },
      missing: ['target-1'],
      gaps: [],
    })
  })

  test('says which days lie between the periods and are not there', () => {
    const [q1, q2] = [Q1, Q2].map((period) => standing({ period }, { quantity: '1' }))
    const q4Period = { from: '2020-10-01', to: '2020-12-31', zone: 'UTC' }
    const q4 = standing({ period: q4Period }, { quantity: '1' })
    if (q1 === undefined || q2 === undefined) throw new Error('Expected two quarters.')
    expect(rolledUp([q1, q2], 'time').gaps).toEqual([])
    expect(rolledUp([q4, q1], 'time').gaps).toEqual([{ from: '2020-04-01', to: '2020-09-30' }])
    // Units of one period have no time between them.
    expect(rolledUp([q1, q1], 'units').gaps).toEqual([])
  })

  test('of a target given twice is refused, cancelled or not, over units and over time', () => {
    const one = standing({}, { quantity: '1' })
    const refusal = { code: 'TargetTwice', field: 'target', value: 'target-1' }
    expect(rollUp([one, one], 'units')).toMatchObject({ ok: false, refusal })
    expect(rollUp([one, one], 'time')).toMatchObject({ ok: false, refusal })
    expect(rollUp([one, cancelled()], 'units')).toMatchObject({ ok: false, refusal })
  })

  test('takes more standings than a call takes arguments', () => {
    const one = standing({}, { quantity: '1' })
    const many = numbered(Array.from({ length: 130_000 }, () => one))
    expect(valueOf(rollUp(many, 'units'))).toMatchObject({ plan: '1300000', actual: '130000' })
  })
})

describe('the weighted mean of attainments', () => {
  test('is exact, goes across units, and names what it leaves out', () => {
    const { attainment, without } = weightedAttainment(
      numbered([
        standing({ weight: '2' }, { quantity: '10' }),
        standing({ unit: 'VND', plan: '3' }, { quantity: '1' }),
        standing({ plan: '5' }),
        unplanned({}, { quantity: '7' }),
        cancelled(),
      ]),
    )
    // (2 × 1 + 1 × 1/3) / 3
    if ('undefined' in attainment) throw new Error('Expected a mean.')
    expect(attainment.toRatio()).toEqual({ numerator: '7', denominator: '9' })
    expect(formatPercent(attainment, { digits: 1 })).toBe('77.8%')
    expect(without).toEqual(['target-3'])
  })

  test('of a target given twice is refused', () => {
    const one = standing({}, { quantity: '1' })
    expect(() => weightedAttainment([one, one])).toThrow(RefusedInput)
  })

  test('does not grow, however many plans there are and however long they are', () => {
    const one = standing({}, { quantity: '1' })
    const many = numbered(
      Array.from({ length: 3_000 }, (_, n) => ({
        ...one,
        attainment: { numerator: quantity(n + 1), denominator: quantity(100_003 + 2 * n) },
      })),
    )
    const { attainment } = weightedAttainment(many)
    expect(formatPercent(attainment, { digits: 2 })).toBe('1.44%')
    const long = numbered(
      Array.from({ length: 20 }, (_, n) => ({
        ...one,
        attainment: { numerator: quantity(1), denominator: quantity(`1${'0'.repeat(898)}${n}7`) },
      })),
    )
    expect(formatPercent(weightedAttainment(long).attainment)).toBe('0%')
  })

  test('is undefined, with the reason, where there is nothing to weigh', () => {
    expect(weightedAttainment([]).attainment).toEqual({ undefined: 'noReport' })
    const weightless = standing({ weight: 0 }, { quantity: '1' })
    expect(weightedAttainment([weightless]).attainment).toEqual({ undefined: 'zeroDenominator' })
  })
})

test.each(['"weeks"', 'null', '1'])('an axis there is not is refused (%s)', (axis) => {
  const rolled = rollUp([standing({})], JSON.parse(axis) as RollUpAxis)
  expect(rolled).toMatchObject({
    ok: false,
    refusal: {
      code: 'InvalidAxis',
      field: 'axis',
      message: `axis: expected units or time, found ${axis}. Give one of these words.`,
      parameters: { allowed: ['units', 'time'] },
    },
  })
})

test.each<readonly [object, readonly Partial<SetTarget>[], RollUpAxis]>([
  [{ first: '{"code":"person"}' }, [{}, { unit: 'VND' }], 'units'],
  [{ first: '"atLeast"' }, [{}, { direction: 'atMost' }], 'units'],
  [{ from: '2020-01-01', to: '2020-03-31' }, [{}, { period: Q1 }], 'units'],
  [{ after: '2020-12-31' }, [{}, {}], 'time'],
  [
    { axis: 'time', measure: 'average', direction: 'atLeast' },
    [{ measure: 'average' }, { measure: 'average', period: Q1 }],
    'time',
  ],
])('a program may say in words of its own what would mean nothing: %o', (parameters, of, axis) => {
  const rolled = rollUp(numbered(of.map((terms) => standing(terms))), axis)
  expect(rolled.ok ? 'accepted' : rolled.refusal.parameters).toStrictEqual(parameters)
})

describe('what a rule is told of several targets as one', () => {
  /** What an attainment rule is told of targets with one person each, whose reports are as of a day. */
  function told(
    axis: RollUpAxis,
    view: ViewPoint,
    ...periods: readonly SetTarget['period'][]
  ): AttainmentFacts | undefined {
    let seen: AttainmentFacts | undefined
    const half = attainmentRule({
      name: 'half@1',
      attainmentOf: (facts) => {
        seen = facts
        return { undefined: 'noPlan' }
      },
    })
    const standings = periods.map((period) => {
      const telling = new Telling([half])
      const terms = { title: 'A', unit: 'person', measure: 'sum', plan: 10, period } as const
      telling.tell({ type: 'SetTarget', ...terms, attainment: { method: { rule: 'half@1' } } })
      telling.tell({ type: 'ReportProgress', on: period.from, quantity: 1 })
      return scoreboard(telling.events, view, { rules: [half] }).target(TOLD_TARGET)
    })
    seen = undefined
    valueOf(rollUp(numbered(standings), axis, { rules: [half] }))
    return seen
  }

  test('spans all periods, in the zone of the last, up to the last day judged', () => {
    expect(told('time', { asOf: '2020-05-15' }, { ...Q2, zone: 'Asia/Tokyo' }, Q1)).toMatchObject({
      period: { from: '2020-01-01', to: '2020-06-30', zone: 'Asia/Tokyo' },
      on: '2020-05-15',
      running: false,
    })
    expect(told('time', { asOf: '2021-01-31' }, Q1, Q2)?.on).toBe('2020-06-30')
    expect(told('units', { asOf: '2020-02-01' }, Q1, Q1)?.on).toBe('2020-02-01')
    expect(told('units', { asOf: '2020-03-31' }, Q1, Q1)?.on).toBe('2020-03-31')
  })

  test('says whether that day is still running for one of them', () => {
    const noon = { at: '2020-02-01T12:00:00Z' }
    expect(told('units', noon, Q1, Q1)).toMatchObject({ on: '2020-02-01', running: true })
    // Over in Kiritimati, where it is the next day that runs; in Honolulu the day before.
    const [kiritimati, honolulu] = ['Pacific/Kiritimati', 'Pacific/Honolulu'].map((zone) => ({
      ...Q1,
      zone,
    })) as [typeof Q1, typeof Q1]
    expect(told('units', noon, honolulu, kiritimati)).toMatchObject({
      on: '2020-02-02',
      running: true,
    })
    expect(told('units', noon, kiritimati, honolulu)).toMatchObject({
      on: '2020-02-02',
      running: true,
    })
    // The day that runs is after the last of both.
    const later = { at: '2020-07-01T12:00:00Z' }
    expect(told('time', later, Q1, Q2)).toMatchObject({ on: '2020-06-30', running: false })
  })
})

test('a ratio whose reports came to nothing is told from one that nobody reported', () => {
  const rate = (...reports: readonly object[]) =>
    standing({ measure: 'ratio', plan: '0.5' }, ...reports)
  const attainmentOf = (...standings: readonly Standing[]) =>
    rolledUp(standings, 'units').attainment
  expect(attainmentOf(rate(), rate())).toEqual({ undefined: 'noReport' })
  expect(attainmentOf(rate({ numerator: 0, denominator: 0 }), rate())).toEqual({
    undefined: 'zeroDenominator',
  })
  expect(attainmentOf(standing({}), standing({}))).toEqual({ undefined: 'noReport' })
})

test('targets without an actual are named in the order they were given, and by period over time', () => {
  const many = Array.from({ length: 24 }, () => standing({}))
  const names = many.map((_, place) => `target-${place + 1}`)
  expect(rolledUp(many, 'units').missing).toEqual(names)
  const quarters = [Q2, Q1].map((period) => standing({ period }))
  expect(rolledUp(quarters, 'time').missing).toEqual(['target-2', 'target-1'])
})

test('terms that not all have are combined into none', () => {
  const rate = (terms: Partial<SetTarget>) =>
    unplanned({ measure: 'ratio', ...terms }, { numerator: 1, denominator: 2 })
  expect(rolledUp([rate({ plan: '0.5' }), rate({})], 'units')).not.toHaveProperty('plan')
  expect(rolledUp([rate({}), rate({ plan: '0.5' })], 'units')).not.toHaveProperty('plan')
  expect(rolledUp([rate({ plan: '0.5' }), rate({ plan: '0.5' })], 'units').plan).toBe('0.5')
})

test('figures that only a rule leaves, such as a third, are added and compared as they are', () => {
  const rules = (['greatest', 'least'] as const).map(
    (overTime) =>
      aggregationRule({
        name: `${overTime}@1`,
        takes: 'quantity',
        series: 'together',
        overTime,
        overUnits: 'add',
        start: () => quantity(0),
        take: (sum, { quantity: more }) => addQuantities(sum, more),
        actualOf: (sum) => ratioOf(sum, quantity(3)),
      }) as AggregationRule,
  )
  const of = (
    rule: `${string}@1`,
    period: SetTarget['period'],
    ...quantities: readonly number[]
  ) => {
    const telling = new Telling(rules)
    const terms = { title: 'A', unit: 'person', measure: { rule }, plan: 10, period } as const
    telling.tell({ type: 'SetTarget', ...terms })
    for (const each of quantities) {
      telling.tell({ type: 'ReportProgress', on: period.from, quantity: each })
    }
    return scoreboard(telling.events, { asOf: '2021-01-31' }, { rules }).target(TOLD_TARGET)
  }
  const actualOf = (axis: RollUpAxis, ...standings: readonly Standing[]) =>
    valueOf(rollUp(numbered(standings), axis, { rules })).actual
  const third = of('greatest@1', Q1, 1)
  // A third and five thirds are two; a third and one are four thirds.
  expect(actualOf('units', third, of('greatest@1', Q1, 5))).toBe('2')
  expect(actualOf('units', third, of('greatest@1', Q1, 3))).toEqual({
    numerator: '4',
    denominator: '3',
  })
  expect(actualOf('units', third, of('greatest@1', Q1))).toEqual({
    numerator: '1',
    denominator: '3',
  })
  expect(actualOf('units', of('greatest@1', Q1), of('greatest@1', Q1))).toBeUndefined()
  expect(actualOf('time', third, of('greatest@1', Q2, 3))).toBe('1')
  expect(actualOf('time', of('greatest@1', Q1, 3), of('greatest@1', Q2, 1))).toBe('1')
  expect(actualOf('time', of('least@1', Q1, 3), of('least@1', Q2, 1))).toEqual({
    numerator: '1',
    denominator: '3',
  })
})
