import { expect, test } from 'vitest'
import { addQuantities } from '../quantity/arithmetic.ts'
import { quantity } from '../quantity/quantity.ts'
import { aggregationRule, type AggregationRule } from '../rule/aggregation-rule.ts'
import { Telling, TOLD_TARGET } from '../testing/telling.ts'
import { timeline } from './timeline.ts'

const overDays = aggregationRule({
  name: 'over-days@1',
  takes: 'quantity',
  series: 'together',
  overTime: 'add',
  overUnits: 'add',
  start: () => quantity(0),
  take: (sum, report) => (report.running ? sum : addQuantities(sum, report.quantity)),
  actualOf: (sum) => sum,
}) as AggregationRule

test('an aggregation rule is told which day still runs, and of no other day', () => {
  const members = new Telling([overDays])
  members.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: { rule: 'over-days@1' },
    plan: 5,
    period: { from: '2020-01-01', to: '2020-01-31', zone: 'UTC' },
  })
  for (const on of ['2020-01-01', '2020-01-02', '2020-01-03']) {
    members.at(on).tell({ type: 'ReportProgress', quantity: 2, on })
  }
  const actuals = (view: { at: string } | { asOf: string }): unknown =>
    timeline(members.events, TOLD_TARGET, view, { rules: [overDays] }).map(({ actual }) => actual)
  expect(actuals({ at: '2020-01-03T20:00:00Z' })).toStrictEqual(['2', '4', '4'])
  expect(actuals({ asOf: '2020-01-03' })).toStrictEqual(['2', '4', '6'])
})
