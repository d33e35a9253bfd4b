import { describe, expect, test } from 'vitest'
import { attainment, type NoAttainment } from '../attainment/attainment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { day, daysBetween } from '../period/day.ts'
import { quantity } from '../quantity/quantity.ts'
import { multiplyRatios, quantityAsRatio, ratioOf, type Ratio } from '../quantity/ratio.ts'
import { rollUp } from '../scoreboard/roll-up.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { standing } from '../judgement/standing-in.ts'
import { numbered, TOLD_TARGET, toldTarget } from '../testing/telling.ts'
import { timeline } from '../timeline/timeline.ts'
import { attainmentRule, type AttainmentFacts } from './attainment-rule.ts'
import { RuleBroken } from './rule-broken.ts'

const squared = attainmentRule({
  name: 'squared@1',
  attainmentOf: (facts) => {
    const ofPlan = attainment(facts, facts.actual)
    return 'undefined' in ofPlan ? ofPlan : multiplyRatios(ofPlan, ofPlan)
  },
})

const BY_SQUARED = { method: { rule: 'squared@1' } } as const
const REPORT = { type: 'ReportProgress', quantity: '150', on: '2020-05-01' } as const

function ruled(attainmentOf: (facts: AttainmentFacts) => unknown) {
  return attainmentRule({
    name: 'tried@1',
    reasons: ['unstaffed'],
    attainmentOf: attainmentOf as () => Ratio,
  })
}

/** The standing of 150 reported against 100, under a rule that answers so. */
function attained(attainmentOf: (facts: AttainmentFacts) => unknown, cap?: string) {
  const method = { rule: 'tried@1' } as const
  const telling = toldTarget(
    { plan: 100, attainment: cap === undefined ? method : { method, cap } },
    [ruled(attainmentOf)],
  )
  telling.at('2020-05-01').tell(REPORT)
  return telling.standing('2020-05-01').attainment
}

function broken(attainmentOf: (facts: AttainmentFacts) => unknown): RuleBroken {
  try {
    attained(attainmentOf)
  } catch (error) {
    if (error instanceof RuleBroken) return error
    throw error
  }
  throw new Error('The rule did not break.')
}

describe('an attainment rule', () => {
  test('works out the attainment of the targets that name it', () => {
    const telling = toldTarget({ plan: 100, attainment: BY_SQUARED.method }, [squared])
    telling.at('2020-05-01').tell(REPORT)
    const standing = telling.standing('2020-05-01')
    expect(standing.attainment).toEqual({ numerator: '9', denominator: '4' })
    expect(standing.attainmentMethod).toEqual(BY_SQUARED)
    expect(standing.met).toBe(true)
  })

  test('is told exact figures, frozen, and what is promised on the day judged', () => {
    const seen: AttainmentFacts[] = []
    const telling = toldTarget({ plan: '0.1', baseline: '0', attainment: { rule: 'tried@1' } }, [
      ruled((facts) => {
        seen.push(facts)
        return facts.actual
      }),
    ])
    telling.at('2020-05-01').tell({ ...REPORT, quantity: '0.3' })
    telling.standing('2021-02-01')
    expect(seen.at(-1)).toEqual({
      actual: { numerator: '3', denominator: '10' },
      direction: 'atLeast',
      plan: '0.1',
      baseline: '0',
      unit: { code: 'person' },
      measure: 'sum',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
      on: '2020-12-31',
      running: false,
    })
    for (const part of [seen[0], seen[0]?.actual, seen[0]?.unit, seen[0]?.period]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })

  test('is told the band and the tolerance', () => {
    const seen: AttainmentFacts[] = []
    const rule = ruled((facts) => {
      seen.push(facts)
      return facts.actual
    })
    const told = (goal: Parameters<typeof toldTarget>[0]) => {
      const telling = toldTarget({ ...goal, attainment: { rule: 'tried@1' } }, [rule])
      telling.at('2020-05-01').tell(REPORT)
      telling.standing('2020-05-01')
      return seen.at(-1)
    }
    const band = { from: 1, to: 2 }
    expect(told({ band })).toMatchObject({ direction: 'within', band: { from: '1', to: '2' } })
    const exactly = { direction: 'exactly', plan: 5, tolerance: 1 } as const
    expect(told(exactly)).toMatchObject({ direction: 'exactly', plan: '5', tolerance: '1' })
  })

  test.each<[string, Parameters<typeof toldTarget>[0], NoAttainment]>([
    ['a plan', {}, 'noPlan'],
    ['a report', { plan: 1 }, 'noReport'],
    ['anything below the line', { plan: 1, measure: 'ratio' }, 'zeroDenominator'],
  ])('is not asked without %s', (_, terms, why) => {
    const rule = ruled(() => expect.unreachable())
    const telling = toldTarget({ ...terms, attainment: { rule: 'tried@1' } }, [rule])
    if (terms?.measure === 'ratio') {
      const nothing = { type: 'ReportProgress', numerator: 0, denominator: 0 } as const
      telling.at('2020-05-01').tell({ ...nothing, on: '2020-05-01' })
    }
    expect(telling.standing('2020-06-01').attainment).toEqual({ undefined: why })
  })

  test('may leave it undefined for a reason of its own, or for one of the engine’s', () => {
    const own = { undefined: 'byRule', reason: 'unstaffed' }
    expect(attained(() => own)).toEqual(own)
    expect(attained(() => ({ undefined: 'zeroSpan' }))).toEqual({ undefined: 'zeroSpan' })
  })

  test('is capped where the target asks for it', () => {
    expect(attained(({ actual }) => actual, '1.2')).toEqual({ numerator: '6', denominator: '5' })
    expect(attained(() => quantityAsRatio(quantity('1.1')), '1.2')).toEqual({
      numerator: '11',
      denominator: '10',
    })
  })

  test('does not say whether the target is met', () => {
    const telling = toldTarget({ plan: 100, attainment: { rule: 'tried@1' } }, [
      ruled(() => ratioOf(quantity(0), quantity(1))),
    ])
    const events = telling.at('2020-05-01').tell(REPORT)
    expect(events.map(({ type }) => type)).toEqual([
      'ProgressReported',
      'TargetCompletedEarly',
      'TargetExceeded',
    ])
    expect(telling.standing('2020-05-01')).toMatchObject({ met: true, state: 'completedEarly' })
  })

  test('is in force from the day of the revision that names it', () => {
    const telling = toldTarget({ plan: 100 }, [squared])
    telling.at('2020-05-01').tell(REPORT)
    const set = { attainment: BY_SQUARED.method }
    telling.tell({
      type: 'ReviseTarget',
      kind: 'change',
      set,
      reason: 'so',
      effective: '2020-06-01',
    })
    expect(telling.standing('2020-05-31').attainment).toEqual({ numerator: '3', denominator: '2' })
    expect(telling.standing('2020-06-01').attainment).toEqual({ numerator: '9', denominator: '4' })
    expect(telling.standing('2020-06-01').revised).toBe(true)
  })

  test('is asked about a roll-up as a whole', () => {
    const part = (plan: number) => {
      const telling = toldTarget({ plan, attainment: BY_SQUARED.method }, [squared])
      telling.at('2020-05-01').tell(REPORT)
      return telling.standing('2020-05-01')
    }
    const parts = numbered([part(100), part(50)])
    const rolled = rollUp(parts, 'units', { rules: [squared] })
    expect(rolled.ok && rolled.value.attainment).toEqual({ numerator: '4', denominator: '1' })
    const without = rollUp(parts, 'units')
    expect(without.ok ? '' : without.refusal.code).toBe('UnknownRule')
  })
})

test('an attainment rule is told the period whose deadline it is judged by, alone and in a roll-up', () => {
  const elapsed = ruled(({ period, on }) =>
    ratioOf(
      quantity(daysBetween(day(period.from), on)),
      quantity(daysBetween(day(period.from), day(period.to))),
    ),
  )
  const telling = toldTarget({ plan: 100, attainment: { rule: 'tried@1' } }, [elapsed])
  telling.at('2020-10-01').tell({ type: 'ReportProgress', quantity: 5, on: '2020-01-15' })
  const period = { from: '2020-01-01', to: '2020-06-30', zone: 'UTC' }
  telling.tell({ type: 'ReviseTarget', kind: 'change', set: { period }, reason: 'half a year' })
  const standing = telling.standing('2020-10-15')
  expect(standing.attainment).toEqual({ numerator: '1', denominator: '1' })
  const rolled = rollUp([standing], 'units', { rules: [elapsed] })
  expect(rolled.ok && rolled.value.attainment).toEqual(standing.attainment)
})

test.each([
  ['2020-10-15', '2020-10-15'],
  ['2020-12-31', '2020-12-31'],
  ['2021-03-01', '2020-12-31'],
])('in a roll-up over time asked about on %s it is told %s, and the whole span', (asOf, on) => {
  const told: AttainmentFacts[] = []
  const listening = ruled((facts) => {
    told.push(facts)
    return quantityAsRatio(quantity(1))
  })
  const half = (from: string, to: string) => {
    const terms = { plan: 5, attainment: { rule: 'tried@1' } } as const
    const telling = toldTarget({ ...terms, period: { from, to, zone: 'UTC' } }, [listening])
    telling.tell({ type: 'ReportProgress', quantity: 5, on: from })
    return telling.standing(asOf)
  }
  const halves = [half('2020-07-01', '2020-12-31'), half('2020-01-01', '2020-06-30')]
  told.length = 0
  expect(rollUp(numbered(halves), 'time', { rules: [listening] }).ok).toBe(true)
  expect(told).toMatchObject([{ on, period: { from: '2020-01-01', to: '2020-12-31' } }])
})

describe('an attainment rule that breaks', () => {
  test.each<[string, unknown, unknown]>([
    ['a binary number', 1.5, 1.5],
    ['NaN', Number.NaN, 'NaN'],
    ['nothing', undefined, undefined],
    ['null', null, null],
    ['a quantity', '1.5', '1.5'],
    [
      'a ratio not reduced',
      { numerator: '4', denominator: '2' },
      { numerator: '4', denominator: '2' },
    ],
    [
      'a ratio upside down',
      { numerator: '-1', denominator: '-2' },
      { numerator: '-1', denominator: '-2' },
    ],
    [
      'a ratio of nothing',
      { numerator: '1', denominator: '0' },
      { numerator: '1', denominator: '0' },
    ],
    ['a ratio of numbers', { numerator: 1, denominator: 2 }, { numerator: 1, denominator: 2 }],
    [
      'a ratio of decimals',
      { numerator: '1.5', denominator: '2' },
      { numerator: '1.5', denominator: '2' },
    ],
    ['a promise', Promise.resolve(1), 'a promise'],
    ['a reason there is none of', { undefined: 'because' }, { undefined: 'because' }],
    ['a reason not declared', { undefined: 'byRule', reason: 'rain' }, 'rain'],
    ['no reason', { undefined: 'byRule' }, undefined],
  ])('with %s says so', (_, answer, found) => {
    const { fault, code } = broken(() => answer)
    expect(code).toBe('RuleBroken')
    expect(fault).toMatchObject({ kind: 'attainment', rule: 'tried@1', target: TOLD_TARGET })
    expect(fault.found).toEqual(found)
  })

  test('says which rule it was, about which target, and what was found', () => {
    expect(broken(() => 0.5).message).toBe(
      'The attainment rule tried@1, asked about target "target-1": expected an exact ratio in lowest ' +
        'terms, as ratioOf makes it, or why there is none, found 0.5. Correct the rule.',
    )
  })

  test('by throwing is named with its cause', () => {
    const cause = new TypeError('no such office')
    const error = broken(() => {
      throw cause
    })
    expect(error.cause).toBe(cause)
    expect(error.fault.found).toBe('a throw of TypeError: no such office')
  })

  test('by throwing where its answer is read is no different', () => {
    const hostile = {
      get numerator() {
        throw new Error('read')
      },
    }
    expect(broken(() => hostile).cause).toMatchObject({ message: 'read' })
  })

  test('by failing later, when nobody waits any more, does no further harm', async () => {
    const unhandled: unknown[] = []
    const note = (reason: unknown) => void unhandled.push(reason)
    process.on('unhandledRejection', note)
    expect(broken(() => Promise.reject(new Error('later'))).fault.found).toBe('a promise')
    await new Promise((resolve) => setTimeout(resolve, 5))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
  })

  test('by changing what it is told has changed nothing', () => {
    expect(
      broken((facts) => Object.assign(facts.period, { to: '2021-12-31' })).cause,
    ).toBeInstanceOf(TypeError)
  })

  test('gives nothing away of its answer that could change later', () => {
    const answer = { numerator: '1', denominator: '2', more: 'ignored' }
    const shown = attained(() => answer)
    answer.numerator = '7'
    expect(shown).toEqual({ numerator: '1', denominator: '2' })
  })
})

describe('an attainment rule that was not given', () => {
  const telling = toldTarget({ plan: 100, attainment: BY_SQUARED.method }, [squared])
  telling.at('2020-05-01').tell(REPORT)

  test('is named by every view', () => {
    const point = { asOf: '2020-06-01' }
    for (const view of [
      () => scoreboard(telling.events, point),
      () => standing(telling.events, TOLD_TARGET, point),
      () => timeline(telling.events, TOLD_TARGET, point),
    ]) {
      expect(view).toThrow(RefusedInput)
      expect(view).toThrow(
        /^rules: expected the attainment rule squared@1, which target "target-1"/,
      )
    }
  })

  test('is refused where a target is set', () => {
    const { refusal } = refusedTelling()
    expect(refusal).toMatchObject({
      code: 'UnknownRule',
      field: 'attainment.method.rule',
      value: 'squared@1',
    })
  })

  test('is refused where a target is revised', () => {
    const set = { attainment: BY_SQUARED }
    const refusal = toldTarget({ plan: 100 }).refusal({
      type: 'ReviseTarget',
      kind: 'change',
      set,
      reason: 'so',
    })
    expect(refusal).toMatchObject({ code: 'UnknownRule', field: 'set.attainment.method.rule' })
    expect(refusal.remedy).toBe('Correct the name, or give the rule to the engine among its rules.')
  })
})

function refusedTelling() {
  try {
    toldTarget({ plan: 100, attainment: BY_SQUARED.method })
  } catch (error) {
    if (error instanceof RefusedInput) return error
  }
  throw new Error('Nothing was refused.')
}
