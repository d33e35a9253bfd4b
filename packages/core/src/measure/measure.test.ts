import { describe, expect, test } from 'vitest'
import { toldTarget, type Told } from '../testing/telling.ts'
import type { MeasureName } from '../event/terms.ts'
import { aggregationOf } from './aggregation.ts'
import { MEASURES } from './measure.ts'

type Terms = Parameters<typeof toldTarget>[0]
type Report = Partial<Extract<Told, { type: 'ReportProgress' }>>

/** The standing at the end of the year, after reports in the order they are given. */
function afterReports(terms: Terms, ...reports: readonly Report[]) {
  const telling = toldTarget(terms)
  reports.forEach((fields, month) => {
    const on = `2020-${String(month + 1).padStart(2, '0')}-15`
    telling.tell({ type: 'ReportProgress', on, ...fields })
  })
  return telling.standing('2020-12-31')
}

const values = (...quantities: readonly number[]): readonly Report[] =>
  quantities.map((quantity) => ({ quantity }))

describe('what the reports add up to', () => {
  test.each<[Terms, readonly Report[], unknown]>([
    [{ measure: 'sum' }, values(1, 2.5, -1), '2.5'],
    [{ measure: 'sum', reportedAs: 'runningTotal' }, values(1, 3, 6), '6'],
    [{ measure: 'latest' }, values(5, 9, 7), '7'],
    [{ measure: 'max' }, values(5, 9, 7), '9'],
    [{ measure: 'max' }, values(-5, -9), '-5'],
    [{ measure: 'min' }, values(5, 9, 7), '5'],
    [{ measure: 'average' }, values(1, 2, 2), { numerator: '5', denominator: '3' }],
    [{ measure: 'average' }, values(0.1, 0.2), { numerator: '3', denominator: '20' }],
    [{ measure: 'average' }, values(1, -1), { numerator: '0', denominator: '1' }],
    [{ measure: 'steps' }, [{ steps: 1 }, { steps: 2 }], '3'],
    [{ measure: 'steps', reportedAs: 'runningTotal' }, [{ steps: 1 }, { steps: 2 }], '2'],
    [
      { measure: 'ratio' },
      [
        { numerator: 1, denominator: 2 },
        { numerator: 3, denominator: 4 },
      ],
      { numerator: '2', denominator: '3' },
    ],
    [
      { measure: 'ratio', reportedAs: 'runningTotal' },
      [
        { numerator: 1, denominator: 2 },
        { numerator: 3, denominator: 4 },
      ],
      { numerator: '3', denominator: '4' },
    ],
  ])('%o of %o', (terms, reports, actual) => {
    expect(afterReports(terms, ...reports).actual).toEqual(actual)
  })

  test('without a report there is none, under any measure', () => {
    for (const measure of Object.keys(MEASURES) as (keyof typeof MEASURES)[]) {
      const standing = afterReports({ measure })
      expect(standing, measure).not.toHaveProperty('actual')
      expect(standing, measure).not.toHaveProperty('fraction')
    }
  })
})

describe('series are parts of one target', () => {
  const inSeries = (...reports: readonly (readonly [string, number])[]): readonly Report[] =>
    reports.map(([series, quantity]) => ({ series, quantity }))
  const reports = inSeries(['a', 4], ['b', 10], ['a', 6], ['b', 2])

  test.each<[Terms, unknown]>([
    [{ measure: 'sum' }, '22'],
    [{ measure: 'sum', reportedAs: 'runningTotal' }, '8'],
    [{ measure: 'latest' }, '8'],
    [{ measure: 'max' }, '10'],
    [{ measure: 'min' }, '2'],
    // (4 + 10 + 6 + 2) / 4
    [{ measure: 'average' }, { numerator: '11', denominator: '2' }],
  ])('%o', (terms, actual) => {
    expect(afterReports(terms, ...reports).actual).toEqual(actual)
  })

  test('the unnamed series is one of them', () => {
    const mixed = [{ quantity: 1 }, { series: 'a', quantity: 5 }, { quantity: 2 }]
    expect(afterReports({ measure: 'latest' }, ...mixed).actual).toBe('7')
  })

  test('an average over all readings, however many each series has: (1 + 2 + 1 + 0 + 0 + 0) / 6', () => {
    const reports = inSeries(['a', 1], ['b', 1], ['a', 2], ['c', 0], ['c', 0], ['c', 0])
    expect(afterReports({ measure: 'average' }, ...reports).actual).toEqual({
      numerator: '2',
      denominator: '3',
    })
  })

  test('at most 15 on average, 10 in the north and 20 in the south, is met', () => {
    const terms = { measure: 'average', direction: 'atMost', plan: 15 } as const
    const standing = afterReports(terms, ...inSeries(['north', 10], ['south', 20]))
    expect(standing).toMatchObject({
      actual: { numerator: '15', denominator: '1' },
      met: true,
      attainment: { numerator: '1', denominator: '1' },
    })
  })

  test('of a ratio add above and below the line apart', () => {
    const standing = afterReports(
      { measure: 'ratio', reportedAs: 'runningTotal' },
      { series: 'a', numerator: 1, denominator: 2 },
      { series: 'b', numerator: 1, denominator: 4 },
      { series: 'a', numerator: 2, denominator: 2 },
    )
    expect(standing).toMatchObject({
      actual: { numerator: '1', denominator: '2' },
      fraction: { numerator: '3', denominator: '6' },
    })
  })
})

describe('the newest report is the latest by day, then by revision', () => {
  test('a report that arrives late for an early day changes nothing after it', () => {
    const reports = [
      { quantity: 5, on: '2020-06-01' },
      { quantity: 9, on: '2020-03-01' },
    ]
    expect(afterReports({ measure: 'latest' }, ...reports).actual).toBe('5')
  })

  test('of two for one day the later word stands', () => {
    const reports = [
      { quantity: 5, on: '2020-06-01' },
      { quantity: 9, on: '2020-06-01' },
    ]
    expect(afterReports({ measure: 'latest' }, ...reports).actual).toBe('9')
  })
})

describe('a ratio with nothing below the line', () => {
  const nothing = { numerator: 0, denominator: 0 }

  test('has no actual, and after the deadline its target is unreported', () => {
    const standing = afterReports({ measure: 'ratio', plan: '0', direction: 'atMost' }, nothing)
    expect(standing).toMatchObject({
      fraction: { numerator: '0', denominator: '0' },
      attainment: { undefined: 'zeroDenominator' },
      met: false,
      state: 'unreported',
      milestones: [],
      reports: { counted: 1, lastOn: '2020-01-15' },
    })
    expect(standing).not.toHaveProperty('actual')
  })

  test('is not measured: a declaration decides, and is neither confirmed nor contradicted', () => {
    const telling = toldTarget({ measure: 'ratio', plan: '0.9' }).at('2020-12-31')
    telling.tell({ type: 'ReportProgress', on: '2020-06-30', ...nothing })
    telling.tell({ type: 'DeclareMilestone', milestone: 'completedEarly', on: '2020-06-30' })
    expect(telling.standing('2020-12-31')).toMatchObject({
      state: 'completedEarly',
      contradicted: false,
      milestones: [{ basis: 'declared', verdict: 'unmeasured' }],
    })
  })

  test('may come of a correction, which withdraws what had been measured', () => {
    const terms = { measure: 'ratio', plan: '0.5', completion: 'whenReached' } as const
    const telling = toldTarget(terms).at('2020-06-30')
    telling.tell({ type: 'ReportProgress', on: '2020-06-30', numerator: 1, denominator: 2 })
    expect(telling.standing('2020-12-31').state).toBe('completedEarly')
    const undone = telling.tell({ type: 'CorrectProgress', report: 'c2.1', ...nothing })
    expect(undone.at(-1)).toMatchObject({ type: 'MilestoneWithdrawn' })
    expect(telling.standing('2020-12-31')).toMatchObject({ state: 'unreported', milestones: [] })
  })

  test('may come of a running total that is restated', () => {
    const standing = afterReports(
      { measure: 'ratio', reportedAs: 'runningTotal', plan: '0.5' },
      { numerator: 1, denominator: 2 },
      nothing,
    )
    expect(standing).toMatchObject({ state: 'unreported', reports: { counted: 2 } })
  })

  test('counts as soon as something is', () => {
    const something = { numerator: 1, denominator: 2 }
    expect(afterReports({ measure: 'ratio', plan: '0.5' }, nothing, something)).toMatchObject({
      actual: { numerator: '1', denominator: '2' },
      attainment: { numerator: '1', denominator: '1' },
      state: 'completedEarly',
    })
  })
})

describe('what stands behind an actual', () => {
  test('the least firm status of the reports that make it up', () => {
    const reports: readonly Report[] = [
      { quantity: 1, status: 'estimated' },
      { quantity: 2, status: 'provisional' },
      { quantity: 3 },
    ]
    expect(afterReports({ measure: 'sum' }, ...reports).reports.status).toBe('estimated')
    expect(afterReports({ measure: 'max' }, ...reports).reports.status).toBe('estimated')
    expect(afterReports({ measure: 'latest' }, ...reports).reports.status).toBe('final')
    const total = { measure: 'sum', reportedAs: 'runningTotal' } as const
    expect(afterReports(total, ...reports.slice(0, 2)).reports.status).toBe('provisional')
    expect(afterReports({ measure: 'sum' }).reports).toEqual({
      counted: 0,
      beforePeriod: 0,
      afterDeadline: 0,
    })
  })

  test('a correction firms it up', () => {
    const telling = toldTarget()
    telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01', status: 'estimated' })
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', status: 'final' })
    expect(telling.standing('2020-12-31').reports.status).toBe('final')
  })

  test('its parts, added up by name and never to the actual', () => {
    const reports: readonly Report[] = [
      { quantity: 6, parts: { women: 1, young: '0.5' } },
      { quantity: 4 },
      { quantity: 5, parts: { women: 2 } },
    ]
    expect(afterReports({ measure: 'sum' }, ...reports)).toMatchObject({
      actual: '15',
      parts: { women: '3', young: '0.5' },
    })
    expect(afterReports({ measure: 'latest' }, ...reports).parts).toEqual({ women: '2' })
    expect(afterReports({ measure: 'sum' }, { quantity: 4 })).not.toHaveProperty('parts')
  })

  test('the parts that stand for each series, where figures are carried forward', () => {
    const reports: readonly Report[] = [
      { series: 'a', quantity: 6, parts: { women: 1 } },
      { series: 'b', quantity: 4, parts: { women: 3 } },
      { series: 'a', quantity: 8, parts: { women: 2 } },
    ]
    expect(afterReports({ measure: 'latest' }, ...reports).parts).toEqual({ women: '5' })
  })

  test('parts follow corrections and retractions', () => {
    const telling = toldTarget()
    telling.tell({ type: 'ReportProgress', quantity: 6, on: '2020-02-01', parts: { women: 1 } })
    telling.tell({ type: 'ReportProgress', quantity: 4, on: '2020-03-01', parts: { women: 2 } })
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', parts: { women: 4 } })
    telling.tell({ type: 'RetractProgress', report: 'c3.1' })
    expect(telling.standing('2020-12-31')).toMatchObject({ actual: '6', parts: { women: '4' } })
  })

  test('the last report in the actual, as its last correction says it', () => {
    const telling = toldTarget({ measure: 'sum', plan: 5 })
    expect(telling.standing('2020-12-31').reports.last).toBeUndefined()
    const [reported] = telling.tell({ type: 'ReportProgress', quantity: 2, on: '2020-12-01' })
    telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-11-01', series: 'north' })
    telling.tell({ type: 'ReportProgress', quantity: 9, on: '2021-01-01' })
    const report = reported?.id ?? ''
    const last = { id: report, on: '2020-12-01', value: { quantity: '2' }, status: 'final' }
    expect(telling.standing('2021-02-01').reports.last).toEqual(last)
    telling.tell({ type: 'CorrectProgress', report, quantity: 3, status: 'estimated' })
    const corrected = { ...last, value: { quantity: '3' }, status: 'estimated' }
    expect(telling.standing('2021-02-01').reports.last).toEqual(corrected)
    telling.tell({ type: 'RetractProgress', report })
    expect(telling.standing('2021-02-01').reports.last).toMatchObject({ series: 'north' })
  })

  test('how old the last figure is on the day judged', () => {
    const telling = toldTarget({ measure: 'latest', plan: 5 })
    telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-12-01' })
    telling.tell({ type: 'ReportProgress', quantity: 6, on: '2021-01-15' })
    expect(telling.standing('2020-12-01').reports).toMatchObject({ ageInDays: 0 })
    expect(telling.standing('2020-12-11').reports).toMatchObject({
      lastOn: '2020-12-01',
      ageInDays: 10,
    })
    // Past the deadline the deadline is judged.
    expect(telling.standing('2021-02-01').reports).toMatchObject({
      counted: 1,
      beforePeriod: 0,
      afterDeadline: 1,
      lastOn: '2020-12-01',
      ageInDays: 30,
      status: 'final',
    })
  })

  test('reports before the period and after the deadline are counted, and left out', () => {
    const reports = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((on) => ({
      quantity: 1,
      on,
    }))
    const telling = toldTarget({ plan: 100 })
    for (const report of reports) telling.tell({ type: 'ReportProgress', ...report })
    expect(telling.standing('2021-06-01')).toMatchObject({
      actual: '2',
      reports: { beforePeriod: 1, counted: 2, afterDeadline: 1, lastOn: '2020-12-31' },
    })
  })

  test('a reading before the period is not carried into it', () => {
    const telling = toldTarget({ measure: 'latest', plan: 5 })
    telling.tell({ type: 'ReportProgress', quantity: 9, on: '2019-12-31' })
    expect(telling.standing('2020-12-31')).toMatchObject({ state: 'unreported', met: false })
  })
})

test('a measure restates totals where it folds them otherwise than figures that add up', () => {
  for (const [measure, { restates }] of Object.entries(MEASURES)) {
    const [adding, restating] = (['increment', 'runningTotal'] as const).map((reportedAs) =>
      aggregationOf(measure as MeasureName, reportedAs),
    )
    expect(adding !== restating, measure).toBe(restates)
  }
})
