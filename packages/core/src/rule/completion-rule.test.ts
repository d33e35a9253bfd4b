import { describe, expect, test } from 'vitest'
import { compareRatios, quantityAsRatio } from '../quantity/ratio.ts'
import { attainment } from '../attainment/attainment.ts'
import { quantity } from '../quantity/quantity.ts'
import { addDays, daysBetween } from '../period/day.ts'
import { standing } from '../judgement/standing-in.ts'
import { given } from '../testing/given-when-then/given.ts'
import { TOLD_TARGET, toldTarget, type Telling } from '../testing/telling.ts'
import { timeline } from '../timeline/timeline.ts'
import { completionRule, type CompletionFacts } from './completion-rule.ts'
import { RuleBroken } from './rule-broken.ts'

const ALMOST = quantityAsRatio(quantity('0.9'))

/** Completed on the first day with nine tenths of the plan. */
const almost = completionRule({
  name: 'almost@1',
  completedOn: ({ course }) =>
    course.find((stretch) => {
      const share = attainment(stretch, stretch.actual)
      return !('undefined' in share) && compareRatios(share, ALMOST) >= 0
    })?.from,
})

/** Completed by the thirtieth day without a change. */
const settled = completionRule({
  name: 'settled@1',
  completedOn: ({ course }) => {
    const long = course.find(({ reported, from, to }) => reported && daysBetween(from, to) >= 29)
    return long === undefined ? undefined : addDays(long.from, 29)
  },
})

/** The rule {@link almost}, which answers no more. */
const broken1 = completionRule({
  name: 'almost@1',
  completedOn: () => {
    throw new Error('no more')
  },
})

function tried(completedOn: (facts: CompletionFacts) => unknown) {
  return completionRule({ name: 'tried@1', completedOn: completedOn as () => undefined })
}

/** What a rule is told of 150 people reported in May. */
function toldOf(asOf: string, tell: (telling: Telling) => void = () => undefined) {
  const seen: CompletionFacts[] = []
  const rule = tried((facts) => void seen.push(facts))
  const telling = toldTarget({ plan: 100, completion: { rule: 'tried@1' } }, [rule])
  telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 150, on: '2020-05-01' })
  tell(telling)
  telling.standing(asOf)
  return seen.at(-1)
}

function broken(completedOn: (facts: CompletionFacts) => unknown): RuleBroken {
  const telling = toldTarget({ plan: 100, completion: { rule: 'tried@1' } }, [tried(completedOn)])
  try {
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 150, on: '2020-05-01' })
  } catch (error) {
    if (error instanceof RuleBroken) return error
    throw error
  }
  throw new Error('The rule did not break.')
}

describe('a completion rule', () => {
  test('says when the targets that name it are completed, and milestones are recorded so', () => {
    const telling = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 89, on: '2020-05-01' })
    const made = telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-05-02' })
    expect(made.map(({ type }) => type)).toEqual(['ProgressReported', 'TargetCompletedEarly'])
    expect(telling.standing('2020-05-02')).toMatchObject({
      state: 'completedEarly',
      completedOn: '2020-05-02',
      completionRule: 'almost@1',
      met: false,
      exceeded: false,
    })
    expect(telling.standing('2020-05-01')).toMatchObject({ state: 'open' })
  })

  test('is asked anew after a correction, and what it no longer says is withdrawn', () => {
    const telling = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 90, on: '2020-05-01' })
    const made = telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 89 })
    expect(made.map(({ type }) => type)).toEqual(['ProgressCorrected', 'MilestoneWithdrawn'])
  })

  test('tells the engine the day; the engine tells early from late, and what is exceeded', () => {
    const last = tried(({ course }) => course.findLast(({ verdict }) => verdict === 'better')?.to)
    const telling = toldTarget({ plan: 100, completion: { rule: 'tried@1' } }, [last])
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 150, on: '2020-05-01' })
    const of = (asOf: string) => {
      const { state, completedOn, exceeded } = telling.standing(asOf)
      return [state, completedOn, exceeded]
    }
    expect(of('2020-05-03')).toEqual(['completedEarly', '2020-05-03', true])
    expect(of('2020-12-31')).toEqual(['completedOnTime', '2020-12-31', true])
    expect(of('2021-01-02')).toEqual(['completedLate', '2021-01-02', true])
  })

  test('is told every day of the period up to the day asked about, judged, in stretches', () => {
    const goal = { direction: 'atLeast', plan: '100' }
    const reported = { reported: true, actual: { numerator: '150', denominator: '1' } }
    expect(
      toldOf('2021-02-01', (telling) => {
        const set = { plan: 150 }
        telling.tell({
          type: 'ReviseTarget',
          kind: 'change',
          effective: '2020-07-01',
          set,
          reason: 'more',
        })
        // Nothing that the days differ in, and so no stretch of its own.
        telling.tell({ type: 'ReportProgress', quantity: 0, on: '2020-09-01' })
        telling.tell({ type: 'ReportProgress', quantity: 5, on: '2021-01-10' })
      }),
    ).toEqual({
      course: [
        { from: '2020-01-01', to: '2020-04-30', ...goal, reported: false, verdict: 'unmet' },
        { from: '2020-05-01', to: '2020-06-30', ...goal, ...reported, verdict: 'better' },
        { from: '2020-07-01', to: '2021-01-09', ...goal, plan: '150', ...reported, verdict: 'met' },
        {
          from: '2021-01-10',
          to: '2021-02-01',
          ...goal,
          plan: '150',
          reported: true,
          actual: { numerator: '155', denominator: '1' },
          verdict: 'better',
        },
      ],
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
      deadline: '2020-12-31',
      asOf: '2021-02-01',
      running: false,
      earlyBy: 1,
      unit: { code: 'person' },
      measure: 'sum',
    })
  })

  test('is told so of a revision that begins before anything is reported', () => {
    const facts = toldOf('2020-05-01', (telling) => {
      const set = { plan: 7 }
      telling.tell({
        type: 'ReviseTarget',
        kind: 'change',
        effective: '2020-03-01',
        set,
        reason: 'less',
      })
    })
    expect(facts?.course.map(({ from, to, plan }) => [from, to, plan])).toEqual([
      ['2020-01-01', '2020-02-29', '100'],
      ['2020-03-01', '2020-04-30', '7'],
      ['2020-05-01', '2020-05-01', '7'],
    ])
  })

  test('is told nothing of what was reported for days before the period, and none of it is thawed', () => {
    const facts = toldOf('2020-05-01', (telling) => {
      telling.tell({ type: 'ReportProgress', quantity: 7, on: '2019-12-31' })
    })
    expect(facts?.course[0]).toMatchObject({ from: '2020-01-01', reported: false })
    for (const part of [
      facts,
      facts?.course,
      facts?.course[1],
      facts?.course[1]?.actual,
      facts?.period,
    ]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  test('is told of an actual there is none of, where nothing was counted below the line', () => {
    const seen: CompletionFacts[] = []
    const rule = tried((facts) => void seen.push(facts))
    const ratio = { measure: 'ratio', plan: '0.5', completion: { rule: 'tried@1' } } as const
    const telling = toldTarget(ratio, [rule])
    const nothing = { type: 'ReportProgress', numerator: 0, denominator: 0 } as const
    telling.at('2020-01-01').tell({ ...nothing, on: '2020-01-01' })
    expect(seen).toEqual([])
    telling.at('2020-01-02').tell({ ...nothing, denominator: 4, on: '2020-01-02' })
    expect(seen.at(-1)).toMatchObject({ running: true, asOf: '2020-01-02' })
    expect(seen.at(-1)?.course[0]).toEqual({
      from: '2020-01-01',
      to: '2020-01-01',
      direction: 'atLeast',
      plan: '0.5',
      reported: true,
      verdict: 'unmet',
    })
  })

  test('is not asked where nothing was reported, nor of an indicator', () => {
    const rule = tried(() => expect.unreachable())
    const unreported = toldTarget({ plan: 100, completion: { rule: 'tried@1' } }, [rule])
    unreported.at('2019-12-31').tell({ type: 'ReportProgress', quantity: 7, on: '2019-12-31' })
    expect(unreported.standing('2020-12-31').state).toBe('unreported')
    const indicator = toldTarget({ completion: { rule: 'tried@1' } }, [rule])
    indicator.at('2020-05-01').tell({ type: 'ReportProgress', quantity: 7, on: '2020-05-01' })
    expect(indicator.standing('2020-12-31')).toMatchObject({
      kind: 'indicator',
      completionRule: 'tried@1',
    })
  })

  test('may date a late completion alone', () => {
    const telling = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])
    telling.at('2021-02-01').tell({ type: 'ReportProgress', quantity: 100, on: '2021-01-15' })
    expect(telling.standing('2021-01-14').state).toBe('unreported')
    expect(telling.standing('2021-01-15')).toMatchObject({
      state: 'completedLate',
      completedOn: '2021-01-15',
    })
  })

  test('shows on the timeline on the day that nothing but time completes', () => {
    const telling = toldTarget({ plan: 100, completion: { rule: 'settled@1' } }, [settled])
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 100, on: '2020-05-01' })
    const rows = timeline(telling.events, TOLD_TARGET, { asOf: '9999-12-31' }, { rules: [settled] })
    expect(rows.map(({ on, state, events }) => [on, state, events.length])).toEqual([
      ['2020-01-01', 'open', 1],
      ['2020-05-01', 'open', 1],
      ['2020-05-30', 'completedEarly', 0],
    ])
    expect(telling.at('2020-05-29').tell({ type: 'AssessTarget' })).toEqual([])
    expect(telling.at('2020-05-30').tell({ type: 'AssessTarget' })).toMatchObject([
      { type: 'TargetCompletedEarly', data: { on: '2020-05-30' } },
    ])
  })

  test('and a declaration beside it are held against each other', () => {
    const telling = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])
    telling.at('2020-05-02').tell({ type: 'ReportProgress', quantity: 90, on: '2020-05-01' })
    telling.tell({ type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-05-02' })
    telling.tell({ type: 'DeclareMilestone', milestone: 'completedEarly', on: '2020-05-02' })
    expect(telling.standing('2020-05-02').milestones.slice(1)).toMatchObject([
      { milestone: 'exceeded', verdict: 'contradicted' },
      { milestone: 'completedEarly', verdict: 'confirmed' },
    ])
  })
})

describe('a completion rule that breaks', () => {
  test.each<[string, unknown]>([
    ['a day before the period', '2019-12-31'],
    ['a day after the one asked about', '2020-05-03'],
    ['a day there is none of', '2020-02-30'],
    ['a day written otherwise', '2020-5-1'],
    ['a moment', '2020-05-01T00:00:00Z'],
    ['a number', 18_383],
    ['yes', true],
    ['null', null],
    ['nothing in an object', {}],
    ['an hour', new Date(Number.NaN)],
  ])('with %s says so', (_, answer) => {
    const { fault } = broken(() => answer)
    expect(fault).toMatchObject({
      kind: 'completion',
      rule: 'tried@1',
      target: TOLD_TARGET,
      expected: 'a day from 2020-01-01 to 2020-05-02, or undefined',
    })
  })

  test('by throwing is named with its cause, and nothing has happened', () => {
    const cause = new Error('no course')
    const error = broken(() => {
      throw cause
    })
    expect(error.cause).toBe(cause)
    expect(error.message).toBe(
      'The completion rule tried@1, asked about target "target-1": expected an answer, found ' +
        '"a throw of Error: no course". Correct the rule.',
    )
  })

  test('leaves the target as it was, so that the mended rule takes over', () => {
    let isMended = false
    const rule = tried(({ asOf }) => (isMended ? asOf : 5))
    const telling = toldTarget({ plan: 100, completion: { rule: 'tried@1' } }, [rule])
    const report = { type: 'ReportProgress', quantity: 150, on: '2020-05-01' } as const
    expect(() => telling.at('2020-05-01').tell(report)).toThrow(RuleBroken)
    expect(telling.events).toHaveLength(1)
    isMended = true
    expect(telling.tell(report).map(({ revision }) => revision)).toEqual([2, 3, 4])
  })
})

describe('a completion rule that was not given', () => {
  const told = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])

  test('is named by views, before anything is reported too', () => {
    expect(() => standing(told.events, TOLD_TARGET, { asOf: '2020-06-01' })).toThrow(
      /^rules: expected the completion rule almost@1, which target "target-1" names, found \[\]/,
    )
  })

  test.each([
    { type: 'AddNote', text: 'so' },
    { type: 'AssessTarget' },
    { type: 'CancelTarget', on: '2020-05-01', reason: 'so' },
    { type: 'ReportProgress', quantity: 5, on: '2020-05-01' },
    { type: 'ReviseTarget', kind: 'change', set: { plan: 5 }, reason: 'so' },
    { type: 'ReviseTarget', kind: 'change', set: { plan: 100 }, reason: 'nothing new' },
  ] as const)('leaves every command about its targets refused, such as $type', (command) => {
    given(told.events)
      .when({ ...command, target: TOLD_TARGET })
      .then({ code: 'UnknownRule', field: 'rules' })
  })

  test('but not the revision that takes its name out on every day', () => {
    const revise = {
      type: 'ReviseTarget',
      target: TOLD_TARGET,
      set: { completion: 'whenReached' },
      reason: 'the rule is gone',
    } as const
    given(told.events)
      .when({ ...revise, kind: 'correction' })
      .then([{ type: 'TargetRevised' }])
      .thenStanding({ asOf: '2020-06-01', state: 'open', completionRule: undefined })
    given(told.events)
      .when({ ...revise, kind: 'change', effective: '2020-02-01' })
      .then({ code: 'UnknownRule', field: 'rules' })
  })

  test.each(['correction', 'change'] as const)(
    'makes way by a %s though a milestone hangs on it, which falls with it',
    (kind) => {
      const completed = toldTarget({ plan: 100, completion: { rule: 'almost@1' } }, [almost])
      completed.at('2020-02-02').tell({ type: 'ReportProgress', quantity: 100, on: '2020-02-01' })
      const revise = {
        type: 'ReviseTarget',
        target: TOLD_TARGET,
        kind,
        effective: '2020-01-01',
        set: { completion: 'heldAtDeadline' },
        reason: 'the rule is gone',
      } as const
      // A change leaves the original terms with the name in them; with the rule given, both do.
      const rules = kind === 'change' ? [broken1] : []
      given(completed.events, { rules })
        .when(revise)
        .then([{ type: 'TargetRevised' }, { type: 'MilestoneWithdrawn', data: { cause: 'c3.1' } }])
    },
  )

  test('cannot be named by a target', () => {
    const named = { type: 'SetTarget', target: 'other', ...TERMS } as const
    given().when(named).then({ code: 'UnknownRule', field: 'completion.rule' })
    given([{ ...named, completion: 'whenReached' }])
      .when({
        type: 'ReviseTarget',
        target: 'other',
        kind: 'change',
        set: { completion: { rule: 'almost@2' } },
        reason: 'so',
      })
      .then({ code: 'UnknownRule', field: 'set.completion.rule' })
  })
})

const TERMS = {
  title: 'Members',
  unit: 'person',
  measure: 'sum',
  plan: 100,
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  completion: { rule: 'almost@1' },
} as const
