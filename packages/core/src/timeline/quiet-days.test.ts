import { expect, test } from 'vitest'
import { Telling, TOLD_TARGET } from '../testing/telling.ts'
import { timeline } from './timeline.ts'

test('a run that is long enough completes a target on a day on which nothing is reported', () => {
  const members = new Telling()
  members.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: 'sum',
    plan: 5,
    period: { from: '2020-01-01', to: '2020-01-31', zone: 'UTC' },
    completion: { sustained: 7 },
  })
  members.tell({ type: 'ReportProgress', quantity: 6, on: '2020-01-08' })
  const rows = timeline(members.events, TOLD_TARGET, { asOf: '2020-01-20' })
  expect(rows.map(({ on, state, events }) => [on, state, events.length])).toStrictEqual([
    ['2020-01-01', 'open', 1],
    ['2020-01-08', 'open', 1],
    ['2020-01-14', 'completedEarly', 0],
  ])
})
