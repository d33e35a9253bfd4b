import { expect, test } from 'vitest'
import { targetId } from '../event/identifiers.ts'
import { day, dayNumberOf } from '../period/day.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { enter } from './enter.ts'
import { openLedger, recordedAtOf, type Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { reportAt } from './report-at.ts'
import { ReportsInForce } from './reports.ts'

const on = (text: string) => dayNumberOf(day(text))

/** Both ways of keeping what came of a telling. */
function ledgersFor(telling: ReturnType<typeof toldTarget>): readonly Ledger[] {
  const entered = openLedger(targetId(TOLD_TARGET))
  for (const event of telling.events) enter(entered, event)
  return [entered, ...ledgersOf(telling.events).values()]
}

test('reports up to a day are those of the day and before, by their places', () => {
  const telling = toldTarget()
  const over = { from: '2020-02-01', to: '2020-02-03' }
  telling.tell({ type: 'ReportProgress', quantity: 3, on: '2020-02-03', series: 'a', over })
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01', status: 'estimated' })
  telling.tell({ type: 'ReportProgress', quantity: 2, on: '2020-02-02' })
  telling.tell({ type: 'CorrectProgress', report: 'c4.1', series: 'b' })
  for (const ledger of ledgersFor(telling)) {
    const upTo = (text: string) => new ReportsInForce(ledger, 1, on(text))
    const lengths = ['2020-01-31', '2020-02-01', '2020-02-02', '2020-02-03'].map((text) => {
      const { days, length } = upTo(text)
      return [days, length]
    })
    expect(lengths).toStrictEqual([0, 1, 2, 3].map((n) => [n, n]))
    const reports = upTo('2020-02-02')
    expect(
      ['2020-02-01', '2020-02-02', '2020-02-04'].map((text) => reports.before(on(text))),
    ).toEqual([0, 1, 2])
    const all = upTo('2020-12-31')
    expect([0, 1, 2].map((n) => all.dayAt(n))).toStrictEqual(
      ['2020-02-01', '2020-02-02', '2020-02-03'].map(on),
    )
    expect([0, 1, 2].map((n) => ledger.seriesNames[all.seriesAt(n)])).toStrictEqual(['', 'b', 'a'])
    expect([0, 1, 2].map((n) => all.overAt(n))).toStrictEqual([undefined, undefined, over])
    expect([0, 1, 2].map((n) => all.statusOf(all.rowAt(n)))).toStrictEqual([
      'estimated',
      'final',
      'final',
    ])
    expect(reportAt(all, 0, 'quantity')).toStrictEqual({
      id: 'c3.1',
      on: '2020-02-01',
      value: { quantity: '1' },
      status: 'estimated',
    })
    expect(reportAt(all, 1, 'steps')).toStrictEqual({
      id: 'c4.1',
      on: '2020-02-02',
      value: { steps: '2' },
      status: 'final',
      series: 'b',
    })
    expect([all.haveRemarks, all.haveSpans, all.areFractions]).toStrictEqual([true, true, false])
  }
})

test('whether any report says more, or which span it covers, is known of the whole', () => {
  const said = (fields: object) => {
    const telling = toldTarget()
    telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01', ...fields })
    return ledgersFor(telling).map((ledger) => {
      const { haveRemarks, haveSpans } = new ReportsInForce(ledger, 1, on('2020-12-31'))
      return [haveRemarks, haveSpans]
    })
  }
  const both = (found: readonly boolean[]) => [found, found]
  expect(said({})).toStrictEqual(both([false, false]))
  expect(said({ parts: { women: 1 } })).toStrictEqual(both([true, false]))
  expect(said({ over: { from: '2020-02-01', to: '2020-02-01' } })).toStrictEqual(
    both([false, true]),
  )
})

test('whether reports are fractions is told of a life by itself', () => {
  const fraction = { numerator: 1, denominator: 2 }
  const whole = { quantity: 1 }
  /** A life of such reports, and another after it. */
  const lives = (first: object, second: object) => {
    const measureOf = (report: object) => (report === fraction ? 'ratio' : 'sum')
    const telling = toldTarget({ measure: measureOf(first) })
    telling.tell({ type: 'ReportProgress', on: '2020-02-01', ...first })
    telling.tell({ type: 'VoidTarget', reason: 'typed twice' })
    telling.tell({
      type: 'SetTarget',
      title: 'Others',
      unit: 'person',
      measure: measureOf(second),
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    })
    const since = telling.events.length
    telling.tell({ type: 'ReportProgress', on: '2020-02-01', ...second })
    return ledgersFor(telling).map((ledger) => {
      const reports = new ReportsInForce(ledger, since, on('2020-12-31'))
      return reports.areFractions
    })
  }
  const both = (found: unknown) => [found, found]
  expect(lives(fraction, whole)).toStrictEqual(both(false))
  expect(lives(whole, fraction)).toStrictEqual(both(true))
  expect(lives(fraction, fraction)).toStrictEqual(both(true))
  expect(lives(whole, whole)).toStrictEqual(both(false))
  const telling = toldTarget({ measure: 'ratio' })
  telling.tell({ type: 'ReportProgress', on: '2020-02-01', ...fraction })
  for (const ledger of ledgersFor(telling)) {
    expect(new ReportsInForce(ledger, 1, on('2020-12-31')).areFractions).toBe(true)
  }
})

test('a revision is known by the moment it was recorded at', () => {
  const telling = toldTarget()
  telling.at('2020-02-02').tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  for (const ledger of ledgersFor(telling)) {
    expect([0, 1, 2, 3].map((revision) => recordedAtOf(ledger, revision))).toStrictEqual([
      undefined,
      '2020-01-01T00:00:00.000Z',
      '2020-02-02T12:00:00.000Z',
      undefined,
    ])
  }
})
