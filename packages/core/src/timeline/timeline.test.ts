import { describe, expect, test } from 'vitest'
import { statusRule } from '../rule/status-rule.ts'
import { toldTarget, TOLD_TARGET, type Telling, type Told } from '../testing/telling.ts'
import { timeline } from './timeline.ts'

function report(quantity: number, on: string): Told {
  return { type: 'ReportProgress', quantity, on }
}

function cell(value: unknown): string {
  return typeof value === 'string' ? value : '-'
}

function rows(telling: Telling, asOf = '2021-12-31', knownAt?: string) {
  const view = { asOf, ...(knownAt !== undefined && { knownAt }) }
  return timeline(telling.events, TOLD_TARGET, view).map(({ on, plan, actual, state, events }) =>
    [on, ...[plan, actual, state].map(cell), events.join(' ')].join(' | '),
  )
}

describe('timeline', () => {
  test('has a row for each day on which something takes effect', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(4, '2020-02-01'))
    telling.tell(report(2, '2020-03-01'))
    telling.tell(report(1, '2020-03-01'))
    telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      effective: '2020-06-01',
      set: { plan: 7 },
      reason: 'r',
    })
    telling.tell({ type: 'CancelTarget', on: '2020-09-01', reason: 'r' })
    telling.tell({ type: 'ReopenTarget', on: '2020-10-01', reason: 'r' })
    telling.tell({ type: 'AddNote', text: 'n', on: '2020-11-01' })
    telling.tell({ type: 'AddNote', text: 'of no day' })
    expect(rows(telling)).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 4 | open | c2.1',
      '2020-03-01 | 10 | 7 | open | c3.1 c4.1',
      '2020-06-01 | 7 | 7 | completedEarly | c5.1',
      '2020-09-01 | 7 | 7 | cancelled | c6.1',
      '2020-10-01 | 7 | 7 | completedEarly | c7.1',
      '2020-11-01 | 7 | 7 | completedEarly | c8.1',
    ])
  })

  test('shows a report of the wrong day on its right one, and nothing on the wrong one', () => {
    const telling = toldTarget({ plan: 10 }).at('2020-06-01')
    telling.tell(report(4, '2020-02-01'))
    telling.tell(report(3, '2020-04-01'))
    telling.at('2020-06-02')
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', on: '2020-05-01' })
    expect(rows(telling, '2020-12-30')).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-04-01 | 10 | 3 | open | c3.1',
      '2020-05-01 | 10 | 7 | open | c2.1 c4.1',
    ])
    expect(rows(telling, '2020-12-30', '2020-06-01T23:00:00Z')).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 4 | open | c2.1',
      '2020-04-01 | 10 | 7 | open | c3.1',
    ])
  })

  test('has a row where only the passing of time changes the state', () => {
    expect(rows(toldTarget({ plan: 10 }))).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-12-31 | 10 | - | unreported | ',
    ])
    const sustained = toldTarget({ plan: 10, completion: { sustained: 5 } })
    sustained.tell(report(10, '2020-02-01'))
    expect(rows(sustained)).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 10 | open | c2.1',
      '2020-02-05 | 10 | 10 | completedEarly | ',
    ])
  })

  test('has a row at the end of a period in which a plan was missed', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(4, '2020-02-01'))
    telling.tell(report(1, '2020-03-01'))
    expect(rows(telling)).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 4 | open | c2.1',
      '2020-03-01 | 10 | 5 | open | c3.1',
      '2020-12-31 | 10 | 5 | missed | ',
    ])
  })

  test('has a row where time changes a status, and no event', () => {
    const fresh = statusRule({
      name: 'fresh@1',
      statuses: ['stale', 'fresh'],
      statusOf: ({ reports: { ageInDays = 99 } }) => (ageInDays > 7 ? 'stale' : 'fresh'),
    })
    const telling = toldTarget({ plan: 10, status: { rule: 'fresh@1' } }, [fresh])
    telling.tell(report(4, '2020-02-01'))
    const view = { asOf: '2020-03-01' }
    const found = timeline(telling.events, TOLD_TARGET, view, { rules: [fresh] })
    expect(found.map(({ on, status, events }) => [on, status, events])).toEqual([
      ['2020-01-01', 'stale', ['c1.1']],
      ['2020-02-01', 'fresh', ['c2.1']],
      ['2020-02-09', 'stale', []],
    ])
  })

  test('shows a correction where the report was, not where it was made', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(4, '2020-02-01'))
    telling.tell(report(1, '2020-04-01'))
    telling.at('2020-05-01').tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 9 })
    expect(rows(telling, '2020-06-01')).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 9 | open | c2.1 c4.1',
      '2020-04-01 | 10 | 10 | completedEarly | c3.1 c4.2',
    ])
    expect(rows(telling, '2020-06-01', '2020-04-30T00:00:00Z')).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-02-01 | 10 | 4 | open | c2.1',
      '2020-04-01 | 10 | 5 | open | c3.1',
    ])
  })

  test('has nothing before the target itself, also where it once began earlier', () => {
    const telling = toldTarget({ plan: 10 })
    const revise = { type: 'ReviseTarget', reason: 'r' } as const
    telling.tell({ ...revise, kind: 'change', effective: '2020-02-01', set: { plan: 7 } })
    telling.tell({
      ...revise,
      kind: 'correction',
      effective: '2020-01-01',
      set: { period: { from: '2020-03-01', to: '2020-12-31', zone: 'UTC' } },
    })
    expect(rows(telling, '2020-04-01')).toEqual(['2020-03-01 | 7 | - | open | c1.1 c2.1 c3.1'])
  })

  test('leaves out of a row what is not there', () => {
    const { events } = toldTarget({})
    const [row] = timeline(events, TOLD_TARGET, { asOf: '2020-02-01' })
    expect(row).toStrictEqual({
      on: '2020-01-01',
      attainment: { undefined: 'noPlan' },
      met: false,
      events: ['c1.1'],
    })
  })

  test('leaves out an actual that nothing was reported for', () => {
    const { events } = toldTarget({ plan: 10 })
    expect(timeline(events, TOLD_TARGET, { asOf: '2020-02-01' })).toStrictEqual([
      {
        on: '2020-01-01',
        plan: '10',
        attainment: { undefined: 'noReport' },
        met: false,
        state: 'open',
        events: ['c1.1'],
      },
    ])
  })

  test('shows what was declared or measured on its day, and on none that it was withdrawn or voided', () => {
    const telling = toldTarget({ plan: 10 }).at('2020-02-02')
    telling.tell(report(12, '2020-02-01'))
    telling.tell({ type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-01-20' })
    telling.tell({ type: 'WithdrawMilestone', milestone: 'exceeded', reason: 'too soon' })
    telling.tell({ type: 'VoidTarget', reason: 'typed twice' })
    telling.tell({ type: 'RestoreTarget', reason: 'it was not' })
    expect(rows(telling, '2020-12-30')).toEqual([
      '2020-01-01 | 10 | - | open | c1.1',
      '2020-01-20 | 10 | - | open | c3.1',
      '2020-02-01 | 10 | 12 | completedEarly | c2.1 c2.2 c2.3',
    ])
  })

  test('ends with the day asked about, which may lie before anything', () => {
    const telling = toldTarget({ plan: 10 })
    telling.tell(report(1, '2019-12-01'))
    expect(rows(telling, '2019-11-30')).toEqual([])
    expect(rows(telling, '2019-12-01')).toEqual(['2019-12-01 | 10 | - | notStarted | c2.1'])
  })

  test('of an indicator has no states', () => {
    const telling = toldTarget()
    telling.tell(report(1, '2020-02-01'))
    expect(rows(telling)).toEqual([
      '2020-01-01 | - | - | - | c1.1',
      '2020-02-01 | - | 1 | - | c2.1',
    ])
  })

  test('of what is not set is empty', () => {
    expect(timeline([], 't', { asOf: '2020-01-01' })).toEqual([])
    expect(rows(toldTarget(), '2020-12-31', '2019-12-31T00:00:00Z')).toEqual([])
    expect(timeline(toldTarget().events, 'other', { asOf: '2020-12-31' })).toEqual([])
  })
})
