import { describe, expect, test } from 'vitest'
import { quantity } from '../quantity/quantity.ts'
import { compareRatios, quantityAsRatio } from '../quantity/ratio.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import { TOLD_TARGET, toldTarget } from '../testing/telling.ts'
import { timeline } from '../timeline/timeline.ts'
import { RuleBroken } from './rule-broken.ts'
import { statusRule, type StatusFacts } from './status-rule.ts'

const NINE_TENTHS = quantityAsRatio(quantity('0.9'))

const light = statusRule({
  name: 'traffic-light@1',
  statuses: ['red', 'amber', 'green'],
  statusOf: ({ attainment, met }) => {
    if (met) return 'green'
    if ('undefined' in attainment) return 'red'
    return compareRatios(attainment, NINE_TENTHS) < 0 ? 'red' : 'amber'
  },
})

/** Whether somebody still cares. */
const fresh = statusRule({
  name: 'fresh@1',
  statuses: ['stale', 'ageing', 'fresh'],
  statusOf: ({ reports: { ageInDays = 999 } }) =>
    ageInDays > 30 ? 'stale' : ageInDays > 10 ? 'ageing' : 'fresh',
})

const LIGHT = { status: { rule: 'traffic-light@1' } } as const

function reported(amount: string) {
  const telling = toldTarget({ plan: 1000, ...LIGHT }, [light])
  telling.at('2020-05-01').tell({ type: 'ReportProgress', quantity: amount, on: '2020-05-01' })
  return telling
}

describe('a status rule', () => {
  test.each([
    ['899.99999999999999999999', 'red'],
    ['900', 'amber'],
    ['999.99999999999999999999', 'amber'],
    ['1000', 'green'],
  ])('judges the exact figures: %s of 1000 is %s', (amount, status) => {
    const standing = reported(amount).standing('2020-05-01')
    expect([standing.status, standing.statusRule]).toEqual([status, 'traffic-light@1'])
  })

  test('gives one to every standing: before the period, without a report, of what is cancelled', () => {
    const telling = toldTarget({ plan: 1000, ...LIGHT }, [light])
    telling.tell({ type: 'CancelTarget', on: '2020-06-01', reason: 'so' })
    for (const asOf of ['2019-12-31', '2020-01-01', '2020-06-01', '2021-01-01']) {
      expect(telling.standing(asOf).status).toBe('red')
    }
  })

  test('gives one to an indicator, too', () => {
    const indicator = toldTarget({ status: { rule: 'fresh@1' } }, [fresh])
    indicator.at('2020-05-01').tell({ type: 'ReportProgress', quantity: 1, on: '2020-05-01' })
    expect(indicator.standing('2020-05-12')).toMatchObject({ kind: 'indicator', status: 'ageing' })
  })

  test('is told the standing and nothing else, in a copy that is frozen through and through', () => {
    const seen: StatusFacts[] = []
    const rule = statusRule({
      name: 'seen@1',
      statuses: ['seen'],
      statusOf: (facts) => {
        seen.push(facts)
        return 'seen'
      },
    })
    const terms = { plan: 5, title: { en: 'Members' }, labels: { ward: 'north' } }
    const telling = toldTarget({ ...terms, status: { rule: 'seen@1' } }, [rule])
    const { status, statusRule: name, ...rest } = telling.standing('2020-02-01')
    expect([status, name]).toEqual(['seen', 'seen@1'])
    expect(seen.at(-1)).toStrictEqual(rest)
    for (const part of [seen[0], seen[0]?.title, seen[0]?.period, seen[0]?.labels, seen[0]?.unit]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
    // What the events hold is the caller's, and stays as it was.
    expect(Object.isFrozen(telling.standing('2020-02-01'))).toBe(true)
    expect(seen.at(-1)?.period).not.toBe(telling.standing('2020-02-01').period)
  })

  test('is no part of the promise: another one revises nothing', () => {
    const telling = toldTarget({ plan: 1000, ...LIGHT }, [light, fresh])
    const set = { status: { rule: 'fresh@1' } } as const
    telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      set,
      effective: '2020-07-01',
      reason: 'so',
    })
    telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      set: { status: null },
      effective: '2020-08-01',
      reason: 'no status any more',
    })
    const days = ['2020-06-30', '2020-07-01', '2020-08-01'].map((day) => telling.standing(day))
    expect(days.map(({ statusRule: rule }) => rule)).toEqual([
      'traffic-light@1',
      'fresh@1',
      undefined,
    ])
    expect(days.map(({ revised }) => revised)).toEqual([false, false, false])
    expect('status' in (days[2] as Standing)).toBe(false)
  })

  test('follows corrections, and leaves the judgement itself as it is', () => {
    const telling = reported('1000')
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 950 })
    const { status, statusRule: _rule, ...rest } = telling.standing('2020-05-01')
    expect(status).toBe('amber')
    const plain = telling.events.map((event) => {
      if (event.type !== 'TargetSet') return event
      const { status: _status, ...data } = event.data
      return { ...event, data }
    })
    const board = scoreboard(plain, { asOf: '2020-05-01' })
    expect(board.target(TOLD_TARGET)).toStrictEqual(rest)
  })

  test('shows on the timeline though it comes and goes between two events', () => {
    const quarters: ReadonlySet<string> = new Set(['2020-03-31', '2020-06-30', '2020-09-30'])
    const due = statusRule({
      name: 'due@1',
      statuses: ['due', 'ok'],
      statusOf: ({ asOf }) => (quarters.has(asOf) ? 'due' : 'ok'),
    })
    const telling = toldTarget({ plan: 5, status: { rule: 'due@1' } }, [due])
    const rows = timeline(telling.events, TOLD_TARGET, { asOf: '2020-12-30' }, { rules: [due] })
    expect(rows.map(({ on, status }) => `${on} ${status}`)).toEqual([
      '2020-01-01 ok',
      '2020-03-31 due',
      '2020-04-01 ok',
      '2020-06-30 due',
      '2020-07-01 ok',
      '2020-09-30 due',
      '2020-10-01 ok',
    ])
  })

  test('shows on the timeline on the days that nothing but time changes it', () => {
    const telling = toldTarget({ plan: 5, status: { rule: 'fresh@1' } }, [fresh])
    telling.at('2020-05-01').tell({ type: 'ReportProgress', quantity: 1, on: '2020-05-01' })
    const point = { asOf: '2020-12-31' }
    const rows = timeline(telling.events, TOLD_TARGET, point, { rules: [fresh] })
    expect(rows.map(({ on, state, status }) => [on, state, status])).toEqual([
      ['2020-01-01', 'open', 'stale'],
      ['2020-05-01', 'open', 'fresh'],
      ['2020-05-12', 'open', 'ageing'],
      ['2020-06-01', 'open', 'stale'],
      ['2020-12-31', 'missed', 'stale'],
    ])
  })
})

test('a status rule shows on the timeline of a target that names it only now', () => {
  const telling = toldTarget({ plan: 5 }, [fresh])
  telling.at('2020-05-01').tell({ type: 'ReportProgress', quantity: 1, on: '2020-05-01' })
  telling.at('2020-05-10').tell({
    type: 'ReviseTarget',
    kind: 'change',
    set: { status: { rule: 'fresh@1' } },
    reason: 'watched from now on',
  })
  const rows = timeline(telling.events, TOLD_TARGET, { asOf: '2020-06-30' }, { rules: [fresh] })
  expect(rows.map(({ on, status }) => `${on} ${status ?? 'none'}`)).toEqual([
    '2020-01-01 none',
    '2020-05-01 none',
    '2020-05-10 fresh',
    '2020-05-12 ageing',
    '2020-06-01 stale',
  ])
})

describe('a status rule that breaks', () => {
  function broken(statusOf: () => unknown): RuleBroken {
    const rule = statusRule({
      name: 'tried@1',
      statuses: ['red', 'green'],
      statusOf: statusOf as () => 'red',
    })
    const telling = toldTarget({ status: { rule: 'tried@1' } }, [rule])
    // Milestones do not depend on it, and so it stands in no command's way.
    expect(telling.tell({ type: 'AddNote', text: 'all the same' })).toHaveLength(1)
    try {
      telling.standing('2020-02-01')
    } catch (error) {
      if (error instanceof RuleBroken) return error
      throw error
    }
    throw new Error('The rule did not break.')
  }

  test.each<[string, unknown]>([
    ['a status it has not declared', 'blue'],
    ['nothing', undefined],
    ['a number', 1],
    ['a status in an object', { status: 'red' }],
    ['a status with something behind it', 'red '],
  ])('with %s says so', (_, answer) => {
    expect(broken(() => answer).fault).toEqual({
      kind: 'status',
      rule: 'tried@1',
      target: TOLD_TARGET,
      expected: 'one of red, green',
      found: answer,
    })
  })

  test('by throwing is named with its cause', () => {
    const cause = new Error('no light')
    const error = broken(() => {
      throw cause
    })
    expect(error.cause).toBe(cause)
  })
})

describe('a status rule that was not given', () => {
  test('is refused where it is named, and named by views', () => {
    expect(() => toldTarget({ ...LIGHT })).toThrow(
      /^status\.rule: expected the name of a rule for status/,
    )
    const { events } = reported('5')
    expect(() => scoreboard(events, { asOf: '2020-06-01' }, { rules: [fresh] })).toThrow(
      /^rules: expected the status rule traffic-light@1, which target "target-1" names, found \["fresh@1"\]/,
    )
  })
})
