import { expect, test } from 'vitest'
import { statusRule } from '../../rule/status-rule.ts'
import { OWN_RULES } from '../own-rules/by-rules.ts'
import { toldTarget } from '../telling.ts'
import { story } from './story.ts'

test('a history is told line by line, and reports are called by their line', () => {
  const telling = toldTarget({ plan: 15 }).at('2020-05-03')
  telling.tell({ type: 'ReportProgress', quantity: 12, on: '2020-05-03' })
  telling.at('2020-05-04').tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 15 })
  telling.at('2020-05-05').tell({ type: 'RetractProgress', report: 'c2.1', reason: 'twice' })
  expect(story(telling.events)).toMatchInlineSnapshot(`
    "1. On 2020-01-01: set: Members, at least 15 person, sum, 2020-01-01 to 2020-12-31 (UTC). Completed when reached.
    2. On 2020-05-03: reported 12 on 2020-05-03.
    3. On 2020-05-04: corrected report 2 from 12 to 15.
    4. On 2020-05-04: completed early on 2020-05-03, measured.
    5. On 2020-05-05: retracted report 2 of 15; twice.
    6. On 2020-05-05: withdrew measured completedEarly; undone by line 5."
  `)
})

test('the day of recording is that of the zone of the target, as it is by then', () => {
  const telling = toldTarget({
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
  })
  telling.at('2020-12-31T18:00:00Z').tell({ type: 'AddNote', text: 'late' })
  const period = { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' }
  telling.tell({ type: 'ReviseTarget', kind: 'change', set: { period }, reason: 'moved' })
  const lines = story(telling.events).split('\n')
  expect(lines[1]).toBe('2. On 2021-01-01: noted: late')
  expect(lines[2]).toContain('3. On 2020-12-31: revised')
})

test('what the terms say beside plan and period is in the first line', () => {
  const { events } = toldTarget({
    measure: 'sum',
    reportedAs: 'runningTotal',
    plan: 10,
    baseline: 2,
    completion: { sustained: 3 },
    earlyBy: 7,
    attainment: { method: 'fromBaseline', cap: '1.5' },
  })
  expect(story(events)).toMatchInlineSnapshot(
    `"1. On 2020-01-01: set: Members, at least 10 person, sum, 2020-01-01 to 2020-12-31 (UTC). Completed once met for 3 days running; reports are running totals; baseline 2; early by 7 days; attainment fromBaseline, capped at 1.5."`,
  )
})

test('of several targets each line names its own', () => {
  const one = toldTarget().events
  const other = toldTarget().events.map((event) => ({ ...event, target: 'target-2' as never }))
  expect(
    story([...one, ...other])
      .split('\n')
      .map((line) => line.slice(0, 36)),
  ).toEqual(['1. On 2020-01-01 (target-1): set: Me', '2. On 2020-01-01 (target-2): set: Me'])
})

test('rules are told by their names', () => {
  const light = statusRule({ name: 'light@1', statuses: ['red'], statusOf: () => 'red' })
  const { events } = toldTarget(
    {
      measure: { rule: 'max@1' },
      completion: { rule: 'sustained-2@1' },
      attainment: { rule: 'of-plan@1' },
      status: { rule: 'light@1' },
    },
    [...OWN_RULES, light],
  )
  expect(story(events)).toBe(
    '1. On 2020-01-01: set: Members, no plan, by rule max@1, 2020-01-01 to 2020-12-31 (UTC). ' +
      'Completed by rule sustained-2@1; attainment by rule of-plan@1; status by rule light@1.',
  )
})
