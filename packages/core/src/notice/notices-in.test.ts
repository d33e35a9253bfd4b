import { expect, test } from 'vitest'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { Command } from '../decider/commands.ts'
import { given } from '../testing/given-when-then/given.ts'
import type { Notice, Notices } from './notice.ts'

const january = { from: '2021-01-01', to: '2021-01-31' }
const firstQuarter = { from: '2021-01-01', to: '2021-03-31' }
const halfYear = { from: '2021-01-01', to: '2021-06-30' }

/** The notices of a target of the first half of 2021; its reports are `r0`, `r1` and so on. */
function noticesOf(reports: readonly object[], terms: object = {}): Notices {
  const period = { ...halfYear, zone: 'Asia/Ho_Chi_Minh' }
  const set = { type: 'SetTarget', target: 't', title: 'T', unit: 'person', measure: 'sum', period }
  const told = reports.map((report) => ({ type: 'ReportProgress', target: 't', ...report }))
  const { events } = given([{ ...set, plan: 500, ...terms }, ...told] as Command[])
  const ids = events.filter(({ type }) => type === 'ProgressReported').map(({ id }) => id)
  const { notices } = scoreboard(events, { asOf: '2021-12-31' }).target('t')
  const text = ids.reduce(
    (json, id, place) => json.replaceAll(`"${id}"`, `"r${place}"`),
    JSON.stringify(notices),
  )
  return JSON.parse(text) as Notices
}

test('January with 31 and a first quarter with 91 in one series are noticed', () => {
  const reports = [
    { quantity: 31, on: '2021-01-31', over: january },
    { quantity: 91, on: '2021-03-31', over: firstQuarter },
  ]
  const other = { report: 'r0', over: january }
  expect(noticesOf(reports)).toEqual({
    count: 1,
    first: [{ code: 'overlapsReport', report: 'r1', over: firstQuarter, other }],
  })
  const inTwoSeries = reports.map((report, place) => ({ ...report, series: `ward-${place}` }))
  expect(noticesOf(inTwoSeries)).toEqual({ count: 0, first: [] })
})

test('the later recorded of two is noticed, against the first recorded of those it overlaps', () => {
  const february = { from: '2021-02-01', to: '2021-02-28' }
  const { count, first } = noticesOf([
    { quantity: 91, on: '2021-03-31', over: firstQuarter },
    { quantity: 28, on: '2021-02-28', over: february },
    { quantity: 1, on: '2021-02-10' },
  ])
  expect(count).toBe(2)
  expect(first.map((notice) => [notice.report, otherIn(notice)])).toEqual([
    ['r2', 'r0'],
    ['r1', 'r0'],
  ])
})

function otherIn(notice: Notice): string | undefined {
  return notice.code === 'overlapsReport' ? notice.other.report : undefined
}

test.each<[string, readonly object[], object]>([
  ['months one after another', [month(1, 31), month(2, 28), month(3, 31)], {}],
  ['two figures for one day, neither with a span', [day('2021-02-01'), day('2021-02-01')], {}],
  ['readings over the same days', [month(1, 31), month(1, 31)], { measure: 'average' }],
  ['running totals over the same days', [month(1, 31), month(1, 31)], running()],
  ['a running total that stays', [day('2021-01-31'), day('2021-02-28')], running()],
  ['a span that is the period', [{ quantity: 1, on: '2021-06-30', over: halfYear }], {}],
])('nothing is noticed about %s', (_, reports, terms) => {
  expect(noticesOf(reports, terms)).toEqual({ count: 0, first: [] })
})

function month(number: number, days: number): object {
  const start = `2021-0${number}`
  const over = { from: `${start}-01`, to: `${start}-${days}` }
  return { quantity: days, on: over.to, over }
}

function day(on: string): object {
  return { quantity: 5, on }
}

function running(): object {
  return { reportedAs: 'runningTotal' }
}

test('a report outside the period is noticed, before and after it', () => {
  const { first } = noticesOf([day('2020-12-31'), day('2021-07-01')])
  expect(first).toEqual([
    { code: 'outsidePeriod', report: 'r0', on: '2020-12-31', period: halfYear },
    { code: 'outsidePeriod', report: 'r1', on: '2021-07-01', period: halfYear },
  ])
})

test.each([
  ['2021-01-15', { from: '2020-12-15', to: '2021-01-15' }, ['straddlesPeriod']],
  ['2021-06-30', { from: '2021-06-30', to: '2021-07-01' }, ['straddlesPeriod']],
  ['2021-03-01', { from: '2020-12-31', to: '2021-07-01' }, ['straddlesPeriod']],
  ['2021-07-01', { from: '2021-06-30', to: '2021-07-01' }, ['outsidePeriod', 'straddlesPeriod']],
  ['2021-07-31', { from: '2021-07-01', to: '2021-07-31' }, ['outsidePeriod']],
])('a report on %s over %j', (on, over, codes) => {
  const { first } = noticesOf([{ quantity: 1, on, over }])
  expect(first.map(({ code }) => code)).toEqual(codes)
})

test('a total restated downwards is noticed by day, whatever order the days were reported in', () => {
  const total = (quantity: number, on: string): object => ({ quantity, on })
  expect(noticesOf([total(95, '2021-03-31'), total(100, '2021-02-28')], running()).first).toEqual([
    {
      code: 'restatedDownwards',
      report: 'r0',
      on: '2021-03-31',
      value: { quantity: '95' },
      before: { report: 'r1', on: '2021-02-28', value: { quantity: '100' } },
    },
  ])
  // The last total of a day stands for it.
  const restated = [total(100, '2021-02-28'), total(90, '2021-03-31'), total(110, '2021-03-31')]
  expect(noticesOf(restated, running()).count).toBe(0)
})

test('of a running ratio either side may be restated downwards', () => {
  const terms = { ...running(), measure: 'ratio', plan: '0.9' }
  const rate = (numerator: number, denominator: number, on: string): object => ({
    numerator,
    denominator,
    on,
  })
  const rising = rate(90, 100, '2021-02-28')
  expect(noticesOf([rising, rate(95, 99, '2021-03-31')], terms).count).toBe(1)
  expect(noticesOf([rising, rate(89, 110, '2021-03-31')], terms).count).toBe(1)
  expect(noticesOf([rising, rate(90, 100, '2021-03-31')], terms).count).toBe(0)
})

test('of many notices the first hundred are shown, and all are counted', () => {
  const { count, first } = noticesOf(Array.from({ length: 130 }, () => day('2020-12-31')))
  expect([count, first.length]).toEqual([130, 100])
})
