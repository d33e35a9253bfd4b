import { expect, test } from 'vitest'
import { Telling } from '../testing/telling.ts'

const period = { from: '2020-01-05', to: '2020-01-31', zone: 'UTC' }

function sumOfMembers(): Telling {
  const members = new Telling()
  members.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: 'sum',
    plan: 5,
    period,
  })
  return members
}

test('a later revision that repeats the measure does not bring it back after it was changed', () => {
  const members = sumOfMembers()
  members.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-01-10',
    set: { measure: 'sum', plan: 6 },
    reason: 'a greater plan, and the measure as it is',
  })
  members.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-01-05',
    set: { measure: 'latest' },
    reason: 'a stock, not a flow',
  })
  const days = ['2020-01-06', '2020-01-12']
  expect(days.map((day) => members.standing(day).measure)).toStrictEqual(['latest', 'latest'])
})

test('a changed measure holds on the days that a correction of the period adds before', () => {
  const members = sumOfMembers()
  members.tell({
    type: 'ReviseTarget',
    kind: 'change',
    effective: '2020-01-05',
    set: { measure: 'ratio' },
    reason: 'a rate',
  })
  members.tell({ type: 'ReportProgress', on: '2020-01-04', numerator: 3, denominator: 4 })
  members.tell({
    type: 'ReviseTarget',
    kind: 'correction',
    set: { period: { ...period, from: '2020-01-01' } },
    reason: 'it began with the year',
  })
  const { measure, actual } = members.standing('2020-01-04')
  expect([measure, actual]).toStrictEqual(['ratio', { numerator: '3', denominator: '4' }])
})
