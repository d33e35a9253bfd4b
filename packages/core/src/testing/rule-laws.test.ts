import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inFirstRun, scaled } from '../../laws/runs.ts'
import { decodeEvent } from '../event/codec.ts'
import { nameOfTerm } from '../event/rule-name.ts'
import type { ProgressReported, Reported, TargetEvent } from '../event/events.ts'
import type { TargetTerms } from '../event/terms.ts'
import { addDays, day, daysBetween, type Day } from '../period/day.ts'
import { quantity } from '../quantity/quantity.ts'
import {
  compareRatios,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  type Ratio,
} from '../quantity/ratio.ts'
import { roundRatio } from '../quantity/rounding.ts'
import { standing } from '../judgement/standing-in.ts'
import type { Standing } from '../standing/standing.ts'
import {
  DEFAULT_RUNS,
  lawsOf,
  ruleLaws,
  type RuleLawOptions,
  type RuleSuiteOptions,
} from './rule-laws.ts'
import type { KpiRule, RulePoint } from './rule-laws/kpi-rule.ts'
import type { RuleLaw, RuleTrial } from './rule-laws/law.ts'
import type { RuleSource } from './rule-laws/law-form.ts'
import { RuleLawBroken } from './rule-laws/rule-law-broken.ts'
import type { Share } from './rule-laws/thresholds.ts'

function standingIn(events: readonly TargetEvent[], point: RulePoint): Standing | undefined {
  return standing(events, events[0]?.target ?? '', point)
}

/** A rule about the standing of a target; false where it is not set. */
function ruleOn(judge: (standing: Standing) => unknown): KpiRule {
  return {
    name: 'rule@1',
    judge: (events, point) => {
      const found = standingIn(events, point)
      return found === undefined ? false : judge(found)
    },
  }
}

const isMet = ruleOn(({ met }) => met)

const ONE = quantityAsRatio(quantity('1'))

// A fault is looked for until it is found; that nothing else is found, less often in a first run.
const ENOUGH = 500
const RUNS = Math.min(scaled(12), 100)
const RUNS_OF_ROUNDING = inFirstRun(5, 100)

/** The laws that a rule is found to break, by name. */
function brokenLaws<Judgement>(
  rule: KpiRule<Judgement> | RuleSource<Judgement>,
  options: RuleLawOptions<Judgement> = {},
  expected: readonly string[] = [],
): readonly string[] {
  return lawsOf(rule, options)
    .filter((law) => isFound(law, expected.includes(law.name) ? ENOUGH : RUNS))
    .map(({ name }) => name)
}

/** Whether a law is found broken; the smallest case of it is not looked for. */
function isFound({ property }: RuleLaw, numRuns: number, seed = 1): boolean {
  return fc.check(property, { seed, numRuns, endOnFailure: true }).failed
}

/** The log without events of one type, as if they had never been recorded. */
function without(type: TargetEvent['type'], events: readonly TargetEvent[]) {
  return renumbered(events.filter((event) => event.type !== type))
}

function isNoCorrectedPlan({ type, data }: TargetEvent): boolean {
  return type !== 'TargetRevised' || data.kind !== 'correction' || data.set.plan === undefined
}

/** The log without some reports, nor what amends them. */
function withoutReports(
  isLeftOut: (report: ProgressReported) => boolean,
  events: readonly TargetEvent[],
): readonly TargetEvent[] {
  const leftOut = new Set(
    events
      .filter((event) => event.type === 'ProgressReported' && isLeftOut(event))
      .map(({ id }) => id),
  )
  return renumbered(
    events.filter(
      ({ id, data }) => !leftOut.has(id) && !('report' in data && leftOut.has(data.report)),
    ),
  )
}

/** The log without what was reported in a series. */
function unnamed(events: readonly TargetEvent[]): readonly TargetEvent[] {
  const lastWords = new Map(
    events.flatMap((event) =>
      event.type === 'ProgressCorrected' ? [[event.data.report, event.data.now] as const] : [],
    ),
  )
  return withoutReports(({ id, data }) => {
    const { series } = lastWords.get(id) ?? data
    return series !== undefined
  }, events)
}

/** A report for a later day as one for today. */
function broughtForward(event: TargetEvent, asOf: Day): TargetEvent {
  const forward = <Words extends Reported>(words: Words): Words =>
    words.on <= asOf ? words : { ...words, on: asOf }
  if (event.type === 'ProgressReported') return { ...event, data: forward(event.data) }
  if (event.type !== 'ProgressCorrected') return event
  return { ...event, data: { ...event.data, now: forward(event.data.now) } }
}

function renumbered(events: readonly TargetEvent[]): readonly TargetEvent[] {
  const log = events.toSorted((a, b) => a.revision - b.revision)
  return log.map((event, place) => ({ ...event, revision: place + 1 }))
}

const YEAR_IS_OVER = (): boolean => new Date().getFullYear() > 2_050

const EVERY_CLAIM = {
  monotonic: [false, true],
  inclusive: true,
  scaleInvariant: true,
  splittable: true,
  additiveOverSeries: true,
} as const

/**
 * By law, trials that a sound rule passes. They are the same for all rules, and to make them takes
 * longer than to ask.
 */
const trialsOf = new Map(
  lawsOf(isMet, { claims: EVERY_CLAIM }).map(({ name, property }) => {
    const verbose = fc.VerbosityLevel.VeryVerbose
    const { executionSummary } = fc.check(property, { seed: 1, numRuns: RUNS, verbose })
    const passed = executionSummary.filter(({ status }) => status === fc.ExecutionStatus.Success)
    return [name, passed.map(({ value }): [RuleTrial] => value)] as const
  }),
)

/** By law, a rule that breaks it and no other. */
const FAULTS: Readonly<
  Record<string, { readonly rule: KpiRule | RuleSource<unknown>; readonly claims?: object }>
> = {
  'it has an answer for every history': {
    rule: ruleOn(({ actual, met }) => (actual === undefined ? undefined : met)),
  },
  'the same question has the same answer': {
    rule: ruleOn(({ met }) => (YEAR_IS_OVER() ? 'over' : met)),
  },
  'it changes nothing it is given': {
    rule: {
      name: 'sorting@1',
      judge: (events, point) => {
        ;(events as TargetEvent[]).sort((a, b) => b.revision - a.revision)
        return isMet.judge(events, point)
      },
    },
  },
  'judging as events come in equals judging the whole': {
    rule: () => {
      let everMet = false
      const judge: KpiRule['judge'] = (events, point) =>
        (everMet ||= isMet.judge(events, point) === true)
      return { name: 'remembering@1', judge }
    },
  },
  'the order of delivery means nothing': {
    rule: {
      name: 'first-of-array@1',
      judge: (events, point) => events[0]?.type === 'TargetSet' && isMet.judge(events, point),
    },
  },
  'a correction equals having reported rightly': {
    rule: {
      name: 'uncorrected@1',
      judge: (events, point) => isMet.judge(without('ProgressCorrected', events), point),
    },
  },
  'a retraction equals never having reported': {
    rule: {
      name: 'unretracted@1',
      judge: (events, point) => isMet.judge(without('ProgressRetracted', events), point),
    },
  },
  'what was not known by then does not count': {
    rule: {
      name: 'all-knowing@1',
      judge: (events, { asOf }) => isMet.judge(events, { asOf }),
    },
  },
  'a figure for a later day changes nothing': {
    rule: {
      name: 'far-sighted@1',
      judge: (events, point) =>
        isMet.judge(
          events.map((event) => broughtForward(event, point.asOf)),
          point,
        ),
    },
  },
  'a plan for later days changes nothing': {
    rule: {
      name: 'latest-plan@1',
      judge: (events, point) => {
        const reported = withoutReports(({ data }) => data.on > point.asOf, events)
        return isMet.judge(reported, { ...point, asOf: day('2099-12-31') })
      },
    },
  },
  'a correction of the plan equals having set it rightly': {
    rule: {
      name: 'first-plan@1',
      judge: (events, point) => isMet.judge(renumbered(events.filter(isNoCorrectedPlan)), point),
    },
  },
  'it judges before it rounds': {
    rule: ruleOn(
      ({ attainment }) => 'numerator' in attainment && roundRatio(attainment, 2) === '1',
    ),
  },
  'more progress is never judged worse': {
    rule: ruleOn(({ met }) => !met),
    claims: { monotonic: [false, true] },
  },
  'the very figure is enough': {
    rule: ruleOn(
      ({ attainment }) => 'numerator' in attainment && compareRatios(attainment, ONE) > 0,
    ),
    claims: { inclusive: true },
  },
  'the unit of measurement means nothing': {
    rule: ruleOn(({ plan }) => Number(plan) >= 4),
    claims: { scaleInvariant: true },
  },
  'a report in two parts is the same report': {
    rule: ruleOn(({ met, reports }) => met && reports.counted % 2 === 1),
    claims: { splittable: true },
  },
  'how reports are spread over series means nothing': {
    rule: {
      name: 'unnamed@1',
      judge: (events, point) => isMet.judge(unnamed(events), point),
    },
    claims: { additiveOverSeries: true },
  },
}

describe('lawsOf', () => {
  test('finds nothing in a sound rule, whatever it claims', () => {
    const names = lawsOf(isMet, { claims: EVERY_CLAIM }).map(({ name }) => name)
    expect([...trialsOf].map(([name, trials]) => [name, trials.length])).toEqual(
      names.map((name) => [name, RUNS]),
    )
  })

  test.each(Object.entries(FAULTS))('"%s" is found broken, and nothing else', (law, fault) => {
    const { rule, claims = {} } = fault
    const broken = lawsOf(rule, { claims }).filter((one) => {
      if (one.name === law) return isFound(one, ENOUGH)
      const examples = trialsOf.get(one.name) ?? []
      return fc.check(one.property, { examples, numRuns: RUNS, endOnFailure: true }).failed
    })
    expect(broken.map(({ name }) => name)).toEqual([law])
  })

  test('a claim about none of the targets that a rule is for is an error', () => {
    const latest = { histories: { measures: ['latest'] } } as const
    expect(() => lawsOf(isMet, { ...latest, claims: { splittable: true } })).toThrow(
      'The claim splittable is about targets with sum, ratio, steps, and the rule is for latest.',
    )
  })

  test('a threshold that is not the plan is reached by the very figure, too', () => {
    const sums = { measures: ['sum'], directions: ['atLeast'] } as const
    const light = (isGreen: (side: number) => boolean) =>
      ruleOn(({ attainment }) => {
        if ('undefined' in attainment) return 'red'
        const side = compareRatios(attainment, quantityAsRatio(quantity('0.9')))
        return isGreen(side) ? 'green' : 'red'
      })
    const [from, beyond] = [light((side) => side >= 0), light((side) => side > 0)]
    const thresholds = { attainment: ['0.9'] }
    const options = { histories: sums, thresholds, claims: { inclusive: true } } as const
    expect(brokenLaws(from, options)).toEqual([])
    expect(brokenLaws(beyond, options, ['the very figure is enough'])).toEqual([
      'the very figure is enough',
    ])
  })

  test('the very figure is enough of what no decimal tells, and near a plan, too', () => {
    const thresholds = [ratioOf(quantity(1), quantity(13))]
    const claims = { inclusive: true } as const
    const thirteenth = (isDue: (side: number) => boolean) =>
      ruleOn(({ plan, actual }) => {
        if (typeof plan !== 'string' || typeof actual !== 'string') return 'none'
        const times = multiplyRatios(quantityAsRatio(quantity(13)), quantityAsRatio(actual))
        return isDue(compareRatios(times, quantityAsRatio(plan))) ? 'due' : 'notDue'
      })
    const sums = { histories: { measures: ['sum'], directions: ['atLeast'] }, thresholds } as const
    expect(
      brokenLaws(
        thirteenth((side) => side >= 0),
        { ...sums, claims },
      ),
    ).toEqual([])
    expect(
      brokenLaws(
        thirteenth((side) => side > 0),
        { ...sums, claims },
        ['the very figure is enough'],
      ),
    ).toEqual(['the very figure is enough'])
    const near = { histories: { directions: ['exactly'] } } as const
    expect(brokenLaws(isMet, { ...near, claims })).toEqual([])
  })

  test('thresholds that move from day to day accuse nobody of days in between', () => {
    const due = ({ period }: TargetTerms, asOf: Day): readonly Share[] => [
      ratioOf(
        quantity(daysBetween(period.from, asOf) + 1),
        quantity(daysBetween(period.from, period.to) + 1),
      ),
    ]
    const isBehind = (events: readonly TargetEvent[], asOf: Day): boolean => {
      const { plan, actual, period } = standingIn(events, { asOf }) ?? {}
      if (typeof plan !== 'string' || typeof actual !== 'string' || period === undefined)
        return false
      const [share] = due({ period } as TargetTerms, asOf)
      return (
        compareRatios(
          quantityAsRatio(actual),
          multiplyRatios(share as Ratio, quantityAsRatio(plan)),
        ) < 0
      )
    }
    const behindForThreeDays: KpiRule = {
      name: 'behind@1',
      judge: (events, { asOf }) =>
        [0, -1, -2].every((days) => isBehind(events, addDays(day(asOf), days))),
    }
    const law = lawsOf(behindForThreeDays, {
      histories: { measures: ['sum'], directions: ['atLeast'] },
      thresholds: due,
    }).find(({ name }) => name === 'it judges before it rounds')
    expect(law && isFound(law, inFirstRun(30, 300))).toBe(false)
  })

  test('what is judged only after the deadline is asked about, too', () => {
    const late = (judge: (found: Standing) => unknown) =>
      ruleOn((found) => (found.asOf <= found.period.to ? 'pending' : judge(found)))
    const rounded = late(
      ({ attainment }) => 'numerator' in attainment && roundRatio(attainment, 0) === '1',
    )
    expect(brokenLaws(rounded, {}, ['it judges before it rounds'])).toEqual([
      'it judges before it rounds',
    ])
    const beyond = late(
      ({ attainment }) => 'numerator' in attainment && compareRatios(attainment, ONE) > 0,
    )
    expect(
      brokenLaws(beyond, { claims: { inclusive: true } }, ['the very figure is enough']),
    ).toEqual(['the very figure is enough'])
  })

  test('judgements outside the order that is claimed break the claim', () => {
    const MONOTONIC = 'more progress is never judged worse'
    const claims = { monotonic: ['red', 'green'] }
    expect(brokenLaws(isMet, { claims }, [MONOTONIC])).toEqual([MONOTONIC])
  })

  test('of targets that people declare, there is nothing to round', () => {
    const histories = { measures: ['declared'] } as const
    const isCompleted = ruleOn(({ state }) => state === 'completedOnTime')
    const names = lawsOf(isCompleted, { histories }).map(({ name }) => name)
    const all = lawsOf(isCompleted).map(({ name }) => name)
    expect(names).toEqual(all.filter((name) => name !== 'it judges before it rounds'))
    expect(brokenLaws(isCompleted, { histories })).toEqual([])
  })

  test('histories are about what a rule is for', () => {
    const histories = { measures: ['latest'], directions: ['atMost'], maxSteps: 3 } as const
    const fastidious = ruleOn(({ measure, direction, met, reports }) => {
      if (measure !== 'latest' || direction !== 'atMost') throw new Error(nameOfTerm(measure))
      return met && reports.counted < 5
    })
    expect(brokenLaws(fastidious, { histories })).toEqual([])
  })
})

describe('judging before rounding', () => {
  const ROUNDING = 'it judges before it rounds'

  /** From each of three seeds. */
  function isFoundRounding(
    rule: KpiRule,
    options: RuleLawOptions = {},
    numRuns = 100,
  ): readonly boolean[] {
    const law = lawsOf(rule, options).find(({ name }) => name === ROUNDING)
    return [1, 2, 3].map((seed) => law !== undefined && isFound(law, numRuns, seed))
  }

  test.each([0, 1, 2, 5, 12, 17, 20])(
    'percentages rounded to %i digits before they are judged are found',
    (digits) => {
      const isDone = ruleOn(
        ({ attainment }) =>
          'numerator' in attainment && Number(roundRatio(attainment, digits + 2)) >= 1,
      )
      const isBeyond = ruleOn(({ attainment }) => {
        if (!('numerator' in attainment)) return false
        const cut = quantityAsRatio(roundRatio(attainment, digits + 2, 'floor'))
        return compareRatios(cut, quantityAsRatio(quantity('1'))) > 0
      })
      for (const rule of [isDone, isBeyond]) {
        expect(isFoundRounding(rule)).toEqual([true, true, true])
      }
    },
  )

  test('judging in binary floating point is found', () => {
    const atLeast = { histories: { measures: ['sum'], directions: ['atLeast'] } } as const
    const isReached = ruleOn(({ actual, plan }) => Number(actual) >= Number(plan))
    expect(isFoundRounding(isReached, atLeast)).toEqual([true, true, true])
    const isNear = ruleOn(({ actual, plan }) => Math.abs(Number(actual) - Number(plan)) < 1e-9)
    expect(isFoundRounding(isNear, atLeast)).toEqual([true, true, true])
  })

  const TO_REACH = { directions: ['atLeast', 'atMost'], measures: ['sum', 'latest'] } as const

  function shareRule(shares: (terms: TargetTerms, asOf: string) => readonly Share[]): KpiRule {
    return {
      name: 'colour@1',
      judge: (events, point) => {
        const found = standingIn(events, point)
        const set = events.find((event) => event.type === 'TargetSet')
        if (typeof found?.plan !== 'string' || typeof found.actual !== 'string') return 0
        if (set === undefined) return 0
        const plan = quantityAsRatio(found.plan)
        const actual = quantityAsRatio(found.actual)
        return shares(set.data, point.asOf).map((share) => {
          const due = typeof share === 'string' ? quantityAsRatio(quantity(share)) : share
          return compareRatios(actual, multiplyRatios(due, plan))
        })
      },
    }
  }

  test.each([
    ['decimals', () => ['0.9', '0.995', '1', '1.1']],
    [
      'ratios',
      () => [ratioOf(quantity('1'), quantity('3')), ratioOf(quantity('2'), quantity('3'))],
    ],
    ['zero', () => ['0']],
    ['none', () => []],
    [
      'shares of the period gone by',
      ({ period: { from, to } }: TargetTerms, asOf: string) => [
        ratioOf(
          quantity(daysBetween(from, asOf as typeof from) + 1),
          quantity(daysBetween(from, to) + 1),
        ),
      ],
    ],
  ] as const)('exact thresholds that a rule states are no rounding: %s', (_, thresholds) => {
    const rule = shareRule(thresholds)
    const options = { histories: TO_REACH, thresholds }
    expect(isFoundRounding(rule, options, RUNS_OF_ROUNDING)).toEqual([false, false, false])
  })

  /** A traffic light by the attainment of the standing, whatever its method. */
  const light = ruleOn(({ met, attainment }) => {
    if (met) return 'green'
    const isNear =
      'numerator' in attainment && compareRatios(attainment, quantityAsRatio(quantity('0.95'))) >= 0
    return isNear ? 'amber' : 'red'
  })

  test('exact thresholds of attainment are no rounding, in either direction and by either method', () => {
    const thresholds = { attainment: ['0.95', '1'] }
    expect(isFoundRounding(light, { thresholds }, RUNS_OF_ROUNDING)).toEqual([false, false, false])
    const sums = { measures: ['sum'], directions: ['atLeast'] } as const
    expect(isFoundRounding(light, { thresholds, histories: sums }, RUNS_OF_ROUNDING)).toEqual([
      false,
      false,
      false,
    ])
    const ofTerms = { thresholds: () => thresholds }
    expect(isFoundRounding(light, ofTerms, RUNS_OF_ROUNDING)).toEqual([false, false, false])
  })

  test('a threshold of attainment that is not stated is found', () => {
    const thresholds = { attainment: ['0.9', '1'] }
    expect(isFoundRounding(light, { thresholds })).toEqual([true, true, true])
  })

  test('a threshold that is not stated is found beside one that is', () => {
    const rule = shareRule(() => ['0.95', '1'])
    expect(isFoundRounding(rule, { histories: TO_REACH })).toEqual([true, true, true])
    const none = { histories: TO_REACH, thresholds: [] }
    expect(
      isFoundRounding(
        shareRule(() => ['1']),
        none,
      ),
    ).toEqual([true, true, true])
  })

  test('a figure beside the verdict may follow the actual', () => {
    const rule: KpiRule<{ readonly met: boolean; readonly actual: unknown }> = {
      name: 'figure@1',
      judge: (events, point) => {
        const { met = false, actual = null } = standingIn(events, point) ?? {}
        return { met, actual }
      },
    }
    expect(brokenLaws(rule, {}, [ROUNDING])).toEqual([ROUNDING])
    expect(brokenLaws(rule, { verdict: ({ met }) => met })).toEqual([])
  })
})

describe('ruleLaws', () => {
  const uncorrected = FAULTS['a correction equals having reported rightly']?.rule as KpiRule

  /** The tests of a rule's suite by name. */
  function suiteOf(rule: KpiRule, options: Partial<RuleSuiteOptions> = {}) {
    const tests = new Map<string, () => void>()
    ruleLaws(rule, {
      describe: (_, define) => define(),
      it: (name, check) => tests.set(name, check),
      ...options,
    })
    return tests
  }

  const CORRECTED = 'a correction equals having reported rightly'

  function thrownBy(check: (() => void) | undefined): unknown {
    try {
      check?.()
    } catch (error) {
      return error
    }
    return undefined
  }

  test('is one test a law, each of so many runs as are asked for', () => {
    let runs = 0
    const counting = { ...isMet, judge: () => ++runs > 0 }
    const few = suiteOf(counting, { numRuns: 7 })
    expect([...few.keys()]).toEqual(lawsOf(isMet).map(({ name }) => name))
    few.get('it changes nothing it is given')?.()
    expect(runs).toBe(7)
    suiteOf(counting).get('it changes nothing it is given')?.()
    expect(runs).toBe(7 + DEFAULT_RUNS)
  })

  test('a broken law is told as a story, as JSON and as a test', () => {
    const check = suiteOf(uncorrected, { seed: 6 }).get(CORRECTED)
    // Asked once: to find the fault and shrink it takes long.
    const told = thrownBy(check)
    expect(told).toBeInstanceOf(RuleLawBroken)
    expect(told).toMatchInlineSnapshot(`
      [RuleLawBroken: uncorrected@1 breaks the law "a correction equals having reported rightly".
      Who puts a wrong figure right is judged as if the right one had been reported in the first place, for better or for worse.

      What happened:
        1. On 2020-12-20: set: New members, at least 5 person, sum, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
        2. On 2020-12-20: reported 0 on 2020-12-20.
        3. On 2020-12-20: corrected report 2 from 0 to 5.
        => judged as of 2020-12-20: false

      Had it been reported rightly:
        1. On 2020-12-20: set: New members, at least 5 person, sum, 2020-12-20 to 2020-12-29 (UTC). Decided at the deadline.
        2. On 2020-12-20: reported 5 on 2020-12-20.
        => judged as of 2020-12-20: true

      The answers must be the same.

      The events as JSON:
      [
        {"id":"command-1.1","type":"TargetSet","v":1,"target":"target-1","revision":1,"commit":"command-1","recordedAt":"2020-12-20T10:00:00.000Z","data":{"title":"New members","unit":{"code":"person"},"measure":"sum","reportedAs":"increment","direction":"atLeast","plan":"5","period":{"from":"2020-12-20","to":"2020-12-29","zone":"UTC"},"completion":"heldAtDeadline","earlyBy":1,"attainment":{"method":"ofPlan"}}},
        {"id":"command-2.1","type":"ProgressReported","v":1,"target":"target-1","revision":2,"commit":"command-2","recordedAt":"2020-12-20T10:00:00.000Z","data":{"value":{"quantity":"0"},"status":"final","on":"2020-12-20"}},
        {"id":"command-3.1","type":"ProgressCorrected","v":1,"target":"target-1","revision":3,"commit":"command-3","recordedAt":"2020-12-20T10:00:00.000Z","data":{"report":"command-2.1","was":{"value":{"quantity":"0"},"status":"final","on":"2020-12-20"},"now":{"value":{"quantity":"5"},"status":"final","on":"2020-12-20"}}}
      ]
      [
        {"id":"command-1.1","type":"TargetSet","v":1,"target":"target-1","revision":1,"commit":"command-1","recordedAt":"2020-12-20T10:00:00.000Z","data":{"title":"New members","unit":{"code":"person"},"measure":"sum","reportedAs":"increment","direction":"atLeast","plan":"5","period":{"from":"2020-12-20","to":"2020-12-29","zone":"UTC"},"completion":"heldAtDeadline","earlyBy":1,"attainment":{"method":"ofPlan"}}},
        {"id":"command-2.1","type":"ProgressReported","v":1,"target":"target-1","revision":2,"commit":"command-2","recordedAt":"2020-12-20T10:00:00.000Z","data":{"value":{"quantity":"5"},"status":"final","on":"2020-12-20"}}
      ]

      As a test:
      import { decodeEvent } from '@planfold/core'

      test("uncorrected@1: a correction equals having reported rightly", () => {
        const events = [
          {"id":"command-1.1","type":"TargetSet","v":1,"target":"target-1","revision":1,"commit":"command-1","recordedAt":"2020-12-20T10:00:00.000Z","data":{"title":"New members","unit":{"code":"person"},"measure":"sum","reportedAs":"increment","direction":"atLeast","plan":"5","period":{"from":"2020-12-20","to":"2020-12-29","zone":"UTC"},"completion":"heldAtDeadline","earlyBy":1,"attainment":{"method":"ofPlan"}}},
          {"id":"command-2.1","type":"ProgressReported","v":1,"target":"target-1","revision":2,"commit":"command-2","recordedAt":"2020-12-20T10:00:00.000Z","data":{"value":{"quantity":"0"},"status":"final","on":"2020-12-20"}},
          {"id":"command-3.1","type":"ProgressCorrected","v":1,"target":"target-1","revision":3,"commit":"command-3","recordedAt":"2020-12-20T10:00:00.000Z","data":{"report":"command-2.1","was":{"value":{"quantity":"0"},"status":"final","on":"2020-12-20"},"now":{"value":{"quantity":"5"},"status":"final","on":"2020-12-20"}}}
        ].map(decodeEvent)
        const others = [
          {"id":"command-1.1","type":"TargetSet","v":1,"target":"target-1","revision":1,"commit":"command-1","recordedAt":"2020-12-20T10:00:00.000Z","data":{"title":"New members","unit":{"code":"person"},"measure":"sum","reportedAs":"increment","direction":"atLeast","plan":"5","period":{"from":"2020-12-20","to":"2020-12-29","zone":"UTC"},"completion":"heldAtDeadline","earlyBy":1,"attainment":{"method":"ofPlan"}}},
          {"id":"command-2.1","type":"ProgressReported","v":1,"target":"target-1","revision":2,"commit":"command-2","recordedAt":"2020-12-20T10:00:00.000Z","data":{"value":{"quantity":"5"},"status":"final","on":"2020-12-20"}}
        ].map(decodeEvent)
        expect(rule.judge(others, {"asOf":"2020-12-20"})).toEqual(rule.judge(events, {"asOf":"2020-12-20"}))
      })

      Found in run 33, and shrunk 81 times. To repeat it: fc.assert(law.property, {"seed":6,"path":"32:0:0:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:2:3:3:3:4:3:0:2:2:0:1:1:1:1:1:1:1:1:2:2:2:2:2:2:2:2:2:2:2:2:2:2:4:2:0:0:0:0:0:0:0:0:1:1:1:5:4:4:4:4:4:4:4:4:4:4:4:4:4:4:4:4:4"}).]
    `)
  })

  test('the test it prints fails for the rule that was found, and passes for one that is sound', () => {
    // What the clock says is up to the runner.
    const { 'the same question has the same answer': _, ...faults } = FAULTS
    for (const [law, { rule, claims = {} }] of Object.entries(faults)) {
      const found = lawsOf(rule, { claims }).find(({ name }) => name === law)
      const asked = { seed: 1, numRuns: ENOUGH, endOnFailure: true }
      const [trial] = (found && fc.check(found.property, asked).counterexample) ?? []
      const code = trial?.report().split("import { decodeEvent } from '@planfold/core'")[1]
      const run = (rule: KpiRule): void => {
        const scope = { rule, decodeEvent, expect, test: (_: string, check: () => void) => check() }
        // oxlint-disable-next-line typescript/no-implied-eval
        new Function(...Object.keys(scope), code ?? '')(...Object.values(scope))
      }
      expect(() => run(isMet), law).not.toThrow()
      expect(() => run(typeof rule === 'function' ? rule() : rule), law).toThrow('expected')
    }
  })

  test('a gap that is known passes, and fails once it has closed', () => {
    const knownGaps = [CORRECTED]
    const known = suiteOf(uncorrected, { knownGaps, seed: 6 }).get(`known gap: ${CORRECTED}`)
    expect(known).not.toThrow()
    const closed = suiteOf(isMet, { knownGaps, numRuns: 10 }).get(`known gap: ${CORRECTED}`)
    expect(closed).toThrow(`The gap has closed: remove "${CORRECTED}" from knownGaps.`)
  })

  test('a gap in no law is an error', () => {
    const knownGaps = [CORRECTED, 'a correction is made', 'it rounds']
    expect(() => suiteOf(uncorrected, { knownGaps })).toThrow(
      new TypeError("Expected knownGaps to name laws, found 'a correction is made', 'it rounds'."),
    )
  })

  test('a gap is shown by a history, not by a want of histories', () => {
    const rounding = 'it judges before it rounds'
    const passingOver = { verdict: () => fc.pre(false), knownGaps: [rounding], numRuns: 1 }
    const check = suiteOf(isMet, passingOver).get(`known gap: ${rounding}`)
    expect(check).toThrow('too many pre-condition failures')
  })

  test('plain fast-check prints the story as its counterexample', () => {
    const law = lawsOf(uncorrected).find(({ name }) => name === CORRECTED)
    expect(() => law && fc.assert(law.property, { seed: 3 })).toThrow('1. On 2020-12-20: set:')
  })
})
