import { expect, test } from 'vitest'
import { Telling } from '../testing/telling.ts'

const period = { from: '2020-01-05', to: '2020-01-31', zone: 'UTC' }

test('a correction that comes into effect later leaves the days before it to the terms as set', () => {
  const members = new Telling()
  members.tell({ type: 'SetTarget', title: 'Members', unit: 'person', measure: 'sum', period })
  members.tell({
    type: 'ReviseTarget',
    kind: 'correction',
    effective: '2020-01-10',
    set: { plan: 2, period: { ...period, from: '2020-01-01' } },
    reason: 'planned after all, and since the year began',
  })
  members.tell({ type: 'ReportProgress', quantity: 3, on: '2020-01-03' })
  const days = ['2020-01-03', '2020-01-09', '2020-01-10']
  expect(days.map((day) => members.standing(day).kind)).toStrictEqual([
    'indicator',
    'indicator',
    'target',
  ])
  expect(days.map((day) => members.standing(day).met)).toStrictEqual([false, false, true])
})
