import { describe, expect, test } from 'vitest'
import { quantity } from '../../quantity/quantity.ts'
import { ratioOf } from '../../quantity/ratio.ts'
import { attainmentRule } from '../../rule/attainment-rule.ts'
import type { Command } from '../../decider/commands.ts'
import { ExpectationNotMet } from './expectation-not-met.ts'
import { given, type ExpectedStanding } from './given.ts'

const SET = {
  type: 'SetTarget',
  target: 'members',
  title: 'New members',
  unit: 'person',
  measure: 'sum',
  plan: 201,
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
} as const satisfies Command

function reported(quantity: number, on: string): Command {
  return { type: 'ReportProgress', target: 'members', quantity, on }
}

function failureOf(failing: () => unknown): ExpectationNotMet {
  try {
    failing()
  } catch (error) {
    if (error instanceof ExpectationNotMet) return error
    throw error
  }
  throw new Error('Everything was as expected.')
}

test('commands of the past, a command, its events and the standing after them', () => {
  given([SET, reported(200, '2020-11-30'), { at: '2020-12-21' }])
    .when(reported(2, '2020-12-20'))
    .then([
      { type: 'ProgressReported', id: 'c3.1', recordedAt: '2020-12-21T12:00:00.000Z' },
      { type: 'TargetCompletedEarly', id: 'c3.2', data: { on: '2020-12-20' } },
      { type: 'TargetExceeded', causation: undefined },
    ])
    .thenStanding({
      asOf: '2020-12-31',
      state: 'completedEarly',
      actual: '202',
      attainment: { numerator: '202', denominator: '201' },
      reports: { counted: 2 },
    })
    .thenStanding({ asOf: '2020-12-19', state: 'open', actual: '200' })
})

test('recorded events of the past, and the same history told by commands, are alike', () => {
  const { events } = given([SET, { at: '2020-02-01' }, reported(5, '2020-01-31')])
  expect(events.map(({ id, recordedAt }) => [id, recordedAt])).toStrictEqual([
    ['c1.1', '2020-01-01T00:00:00.000Z'],
    ['c2.1', '2020-02-01T12:00:00.000Z'],
  ])
  const told = given(events)
  expect(told.events).toStrictEqual(events)
  // Its id is one that no recorded event has, and it is not recorded before them.
  told
    .when(reported(1, '2020-02-01'))
    .then([{ type: 'ProgressReported', id: 'c3.1', recordedAt: '2020-02-01T12:00:00.000Z' }])
})

test('a standing may be asked about without a command, of any target, as known at any moment', () => {
  const other = { ...SET, target: 'other', plan: 1 }
  given([SET, { at: '2020-06-01T08:00:00Z' }, reported(201, '2020-05-31'), other])
    .thenStanding({ asOf: '2020-06-01', target: 'members', met: true })
    .thenStanding({
      asOf: '2020-06-01',
      knownAt: '2020-05-31T00:00:00Z',
      target: 'members',
      met: false,
    })
    .thenStanding({ asOf: '2020-06-01', state: 'open', plan: '1' })
})

test('a command that changes nothing leads to no events', () => {
  given([SET]).when(SET).then([])
})

test('the targets given stay as they are, whatever commands are put to them', () => {
  const targets = given([SET])
  for (const quantity of [1, 2]) {
    const { events } = targets.when(reported(quantity, '2020-02-01'))
    expect(events.map(({ id }) => id)).toStrictEqual(['c2.1'])
  }
  expect(targets.events).toHaveLength(1)
  targets.thenStanding({ asOf: '2020-12-31', state: 'unreported' })
})

test('a refusal is expected by its code, its field, both, or only as such', () => {
  const refused = given([SET]).when(reported(1, '2020-02-30'))
  for (const expected of [
    { code: 'InvalidDay' },
    { field: 'on' },
    { code: 'InvalidDay', field: 'on' },
    {},
  ]) {
    refused.then(expected).thenStanding({ asOf: '2020-12-31', state: 'unreported' })
  }
  given().when(reported(1, '2020-02-01')).then({ code: 'TargetNotSet', field: 'target' })
})

describe('what is not as expected is listed field by field', () => {
  test('events', () => {
    const { message, differences } = failureOf(() =>
      given([SET, { at: '2020-12-21' }])
        .when(reported(201, '2020-12-20'))
        .then([
          { type: 'ProgressReported', data: { value: { quantity: '202' }, on: '2020-12-20' } },
          { type: 'TargetCompleted' },
          { type: 'TargetExceeded', data: { basis: 'measured' } },
        ]),
    )
    expect(message).toBe(
      [
        'What came of ReportProgress is not as expected.',
        '  events.0.data.value.quantity: expected "202", found "201"',
        '  events.1.type: expected "TargetCompleted", found "TargetCompletedEarly"',
        '  events.2: expected {"type":"TargetExceeded","data":{"basis":"measured"}}, found nothing',
      ].join('\n'),
    )
    expect(differences).toHaveLength(3)
  })

  test('the order of events', () => {
    const completing = given([SET, { at: '2020-12-21' }]).when(reported(202, '2020-12-20'))
    const [first, second, third] = completing.events
    if (first === undefined || second === undefined || third === undefined) throw new Error()
    completing.then([first, second, third])
    expect(failureOf(() => completing.then([first, third, second])).message).toContain(
      'events.1.type: expected "TargetExceeded", found "TargetCompletedEarly"',
    )
  })

  test('a refusal, with what it says, where events were expected', () => {
    const refused = given().when(reported(1, '2020-02-01'))
    expect(failureOf(() => refused.then([{ type: 'ProgressReported' }])).message).toBe(
      [
        'What came of ReportProgress is not as expected.',
        '  events: expected 1 event (ProgressReported), found the refusal TargetNotSet: target: expected a target that has been set, found "members". Set the target first.',
      ].join('\n'),
    )
  })

  test('events where a refusal was expected', () => {
    const { message } = failureOf(() => given().when(SET).then({ code: 'TermsDoNotFit' }))
    expect(message).toContain(
      'refusal: expected {"code":"TermsDoNotFit"}, found 1 event (TargetSet)',
    )
    expect(failureOf(() => given([SET]).when(SET).then({})).message).toContain(
      'refusal: expected {}, found no events',
    )
  })

  test('a standing', () => {
    const reporting = given([SET])
      .when(reported(200, '2020-12-20'))
      .then([{ type: 'ProgressReported' }])
    const expected: ExpectedStanding = {
      asOf: '2020-12-31',
      state: 'completedEarly',
      plan: '201',
      actual: '201',
    }
    expect(failureOf(() => reporting.thenStanding(expected)).message).toBe(
      [
        'The standing of "members" as of 2020-12-31 is not as expected.',
        '  standing.state: expected "completedEarly", found "missed"',
        '  standing.actual: expected "201", found "200"',
      ].join('\n'),
    )
    const unknown = { ...expected, target: 'other', knownAt: '2020-12-31T00:00:00Z' }
    expect(failureOf(() => reporting.thenStanding(unknown)).message).toContain(
      'The standing of "other" as of 2020-12-31, known at 2020-12-31T00:00:00Z is not as expected.\n  standing: expected {"state"',
    )
  })
})

test('a command of the past that is refused never happened, and says so', () => {
  expect(() => given([SET, reported(1, '2020-02-30')])).toThrow(
    expect.objectContaining({
      code: 'InvalidDay',
      message: expect.stringMatching(/^given\.1\.on: /) as string,
    }),
  )
})

test('the clock is moved to a moment, and never back', () => {
  for (const at of [undefined, '', 'soon', '2020-02-30', 5]) {
    expect(() => given([SET, { at } as never])).toThrow(
      expect.objectContaining({
        code: 'InvalidMoment',
        message: expect.stringMatching(/^given\.1\.at: /) as string,
      }),
    )
  }
  expect(() => given([SET, {} as never])).toThrow(
    expect.objectContaining({ code: 'InvalidMoment' }),
  )
  expect(() => given([SET, { at: '2020-03-01' }, { at: '2020-02-29' }])).toThrow(
    expect.objectContaining({
      code: 'ClockGoesBack',
      message: expect.stringMatching(/^given\.2\.at: /) as string,
    }),
  )
  given([SET, { at: '2020-03-01' }, { at: '2020-03-01' }]).thenStanding({
    asOf: '2020-03-01',
    state: 'open',
  })
})

test('recorded events that are no history are told', () => {
  const [set, report] = given([SET, reported(1, '2020-02-01')]).events
  if (set === undefined || report === undefined) throw new Error()
  expect(() => given([report])).toThrow(expect.objectContaining({ code: 'HistoryCorrupt' }))
  expect(() => given([{ ...set, v: 7 } as never])).toThrow(
    expect.objectContaining({ code: 'HistoryCorrupt' }),
  )
})

test('rules that targets name are given beside the past', () => {
  const half = attainmentRule({
    name: 'half@1',
    attainmentOf: () => ratioOf(quantity(1), quantity(2)),
  })
  const ruled = { ...SET, attainment: { rule: 'half@1' } } as const
  given([ruled], { rules: [half] })
    .when(reported(1, '2020-02-01'))
    .then([{ type: 'ProgressReported' }])
    .thenStanding({ asOf: '2020-12-31', attainment: { numerator: '1', denominator: '2' } })
  given().when(ruled).then({ code: 'UnknownRule', field: 'attainment.method.rule' })
})
