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

test('a day after the deadline is judged with its own reports, also where a new plan begins on it', () => {
  const members = new Telling()
  const terms = { title: 'Members', unit: 'person', measure: 'sum', plan: 5, period } as const
  members.tell({ type: 'SetTarget', ...terms, completion: { sustained: 3 } })
  members.tell({ type: 'ReportProgress', quantity: 5, on: '2020-01-30' })
  members.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-02-01',
    set: { plan: 7 },
    reason: 'the next year asks for more',
  })
  members.tell({ type: 'ReportProgress', quantity: 2, on: '2020-02-01' })
  const { state, completedOn } = members.standing('2020-02-01')
  expect([state, completedOn]).toStrictEqual(['completedLate', '2020-02-01'])
})
