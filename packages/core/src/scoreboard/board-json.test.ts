import { describe, expect, test } from 'vitest'
import { NO_ATTAINMENT } from '../attainment/attainment.ts'
import { statusRule } from '../rule/status-rule.ts'
import { given } from '../testing/given-when-then/given.ts'
import { refusedWith } from '../testing/refused.ts'
import { toldTarget } from '../testing/telling.ts'
import { reporting, setting } from '../testing/tracking.ts'
import { parseScoreboard } from './parse-scoreboard.ts'
import { scoreboard } from './scoreboard.ts'

const { events } = given([setting('a', 201), reporting('a', 202, '2020-12-20')])
const board = scoreboard(events, { asOf: '2020-12-31' })
const json = JSON.parse(JSON.stringify(board)) as { standings: readonly [object] }
const withField = (field: string, value: unknown) => ({
  ...json,
  standings: [{ ...json.standings[0], [field]: value }],
})

const report = 'c2.1'
const [on, over, period] = [
  '2020-01-02',
  { from: '2020-01-01', to: '2020-01-31' },
  { from: '2020-01-01', to: '2020-12-31' },
]
const value = { quantity: '5' }
const NOTICES = [
  { code: 'outsidePeriod', report, on, period },
  { code: 'straddlesPeriod', report, over, period },
  { code: 'overlapsReport', report, over, other: { report, over } },
  { code: 'overlapsReport', report, over, series: 'north', other: { report, over } },
  { code: 'restatedDownwards', report, on, value, before: { report, on, value } },
  { code: 'restatedDownwards', report, on, value, series: 'north', before: { report, on, value } },
]

describe('a board is read with', () => {
  test.each<[field: string, value: unknown]>([
    ['plan', { from: '1', to: '2.5' }],
    ['originalPlan', '-7'],
    ['actual', { numerator: '1', denominator: '3' }],
    ['fraction', { numerator: '1.5', denominator: '6' }],
    ['running', true],
    ['parts', { women: '3' }],
    ['notices', { count: 9, first: NOTICES }],
    ['attainment', { undefined: 'byRule', reason: 'tooFew' }],
    ...NO_ATTAINMENT.filter((reason) => reason !== 'byRule').map((reason): [string, unknown] => [
      'attainment',
      { undefined: reason },
    ]),
    [
      'milestones',
      [
        { milestone: 'completed', basis: 'measured', on },
        ...['confirmed', 'contradicted', 'unmeasured'].map((verdict) => ({
          milestone: 'exceeded',
          basis: 'declared',
          on,
          verdict,
        })),
      ],
    ],
  ])('%s: %j', (field, value) => {
    const read = parseScoreboard(withField(field, value))
    if (!read.ok) throw new Error(read.refusal.message)
    expect(read.value.target('a')).toHaveProperty([field], value)
  })

  test('an indicator', () => {
    const indicators = scoreboard(toldTarget().events, { asOf: '2020-12-31' })
    const read = parseScoreboard(JSON.stringify(indicators))
    expect(read.ok && read.value.toJSON()).toEqual(indicators.toJSON())
  })
})

describe('a board is refused with', () => {
  test.each<[field: string, value: unknown, at: string]>([
    ['kind', 'thing', 'kind'],
    ['running', false, 'running'],
    ['baseline', 1, 'baseline'],
    ['revision', 0, 'revision'],
    ['attainment', { undefined: 'byRule' }, 'attainment'],
    ['attainment', { undefined: 'noPlan', reason: 'tooFew' }, 'attainment'],
    ['attainment', { undefined: 'soon' }, 'attainment'],
    ['attainment', { numerator: '2', denominator: '4' }, 'attainment'],
    ['plan', { from: '1' }, 'plan'],
    ['fraction', { numerator: '1' }, 'fraction.denominator'],
    ['fraction', { numerator: '1', denominator: 2 }, 'fraction.denominator'],
    ['notices', { count: -1, first: [] }, 'notices.count'],
    ['notices', { count: 1, first: [{ code: 'soon' }] }, 'notices.first.0'],
    ['notices', { count: 1, first: [{ ...NOTICES[0], over }] }, 'notices.first.0'],
    ['milestones', [{ milestone: 'completed', basis: 'guessed', on }], 'milestones.0.basis'],
    [
      'milestones',
      [{ milestone: 'completed', basis: 'declared', on, verdict: 'maybe' }],
      'milestones.0.verdict',
    ],
    ['reports', { counted: 1, beforePeriod: 0, afterDeadline: 0, seen: 2 }, 'reports.seen'],
  ])('%s: %j', (field, value, at) => {
    const read = parseScoreboard(withField(field, value))
    expect(read.ok ? 'accepted' : read.refusal.field).toMatch(
      new RegExp(`^standings\\.0\\.${at.replaceAll('.', '\\.')}`),
    )
  })

  test('a figure that is no decimal, told as such', () => {
    const refused = (value: unknown) => {
      const read = parseScoreboard(withField('fraction', value))
      return read.ok ? 'accepted' : read.refusal
    }
    expect(refused({ numerator: '01', denominator: '2' })).toMatchObject({
      code: 'InvalidField',
      field: 'standings.0.fraction.numerator',
      remedy: 'Give a decimal number as text.',
      parameters: { types: ['quantity'] },
    })
  })

  test('a list of waiting events that miss none', () => {
    const waiting = [{ target: 'b', id: 'c9.1', revision: 2, missing: 1 }]
    expect(parseScoreboard({ ...json, waiting }).ok).toBe(true)
    for (const fault of [{ missing: 0 }, { revision: 0 }, { id: '' }, { since: 1 }]) {
      const read = parseScoreboard({ ...json, waiting: [{ ...waiting[0], ...fault }] })
      expect(read.ok ? 'accepted' : read.refusal.field).toMatch(/^waiting\.0\./)
    }
  })
})

test('a revised target is counted as such, as long as it is on the board', () => {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReviseTarget', kind: 'change', reason: 'r', set: { plan: 3 } })
  const revised = scoreboard(telling.events, { asOf: '2020-12-31' })
  expect(revised.counts).toMatchObject({ total: 1, revised: 1 })
  expect(revised.without(['target-1']).counts).toMatchObject({ total: 0, revised: 0 })
})

test('a rule that is missing is told when a board is made, also where only earlier terms name it', () => {
  const light = statusRule({ name: 'light@1', statuses: ['red'], statusOf: () => 'red' })
  const rules = [light]
  const telling = toldTarget({ plan: 10, status: { rule: 'light@1' } }, rules)
  const set = { status: null }
  const effective = '2020-06-01'
  telling.tell({ type: 'ReviseTarget', kind: 'change', reason: 'r', effective, set } as never)
  for (const asOf of ['2020-03-01', '2020-12-31']) {
    expect(scoreboard(telling.events, { asOf }, { rules }).size).toBe(1)
  }
  const early = () => scoreboard(telling.events, { asOf: '2020-03-01' })
  expect(refusedWith(early)).toMatchObject({ code: 'UnknownRule' })
})
