import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { inFirstRun, scaled } from '../../../laws/runs.ts'
import { attainment } from '../../attainment/attainment.ts'
import type { Day } from '../../period/day.ts'
import { multiplyRatios, quantityAsRatio } from '../../quantity/ratio.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import { roundRatio } from '../../quantity/rounding.ts'
import { addQuantities } from '../../quantity/arithmetic.ts'
import { aggregationRule } from '../../rule/aggregation-rule.ts'
import { attainmentRule } from '../../rule/attainment-rule.ts'
import { completionRule } from '../../rule/completion-rule.ts'
import { statusRule } from '../../rule/status-rule.ts'
import { OWN_RULES } from '../own-rules/by-rules.ts'
import { lawsOf, ruleLaws, type RuleClaims, type RuleUnderTest } from '../rule-laws.ts'

// A fault is looked for until it is found; that nothing else is found, less often in a first run.
const ENOUGH = 500
const RUNS = inFirstRun(5, Math.min(scaled(25), 100))

/** The laws that a rule is found to break, by name; what is expected is looked for until it is found. */
function brokenLaws(
  rule: RuleUnderTest,
  claims: RuleClaims = {},
  expected: readonly string[] = [],
): readonly string[] {
  return lawsOf(rule, { claims })
    .filter(({ property, name }) => {
      const numRuns = expected.includes(name) ? ENOUGH : RUNS
      return fc.check(property, { seed: 1, numRuns, endOnFailure: true }).failed
    })
    .map(({ name }) => name)
}

/** Whether a rule is found to break a law, which is all that is asked of it. */
function isFound(rule: RuleUnderTest, law: string, claims: RuleClaims = {}): boolean {
  return lawsOf(rule, { claims })
    .filter(({ name }) => name === law)
    .some(({ property }) => {
      return fc.check(property, { seed: 1, numRuns: 1_000, endOnFailure: true }).failed
    })
}

// Rules that do again what the engine does by itself.
for (const rule of OWN_RULES) {
  ruleLaws(rule, { describe, it, numRuns: scaled(5) })
}

describe('an attainment rule', () => {
  const ofPlan = attainmentRule({
    name: 'of-plan@1',
    attainmentOf: (facts) => attainment(facts, facts.actual),
  })

  test('that works as the engine does keeps all laws and claims', () => {
    const claims = { monotonic: true, scaleInvariant: true, splittable: true } as const
    expect(brokenLaws(ofPlan, { ...claims, inclusive: true })).toEqual([])
  })

  test('is found to round, and to show as met what is not', () => {
    const rounded = attainmentRule({
      name: 'rounded@1',
      attainmentOf: (facts) => {
        const found = attainment(facts, facts.actual)
        return 'undefined' in found ? found : quantityAsRatio(roundRatio(found, 2))
      },
    })
    const rounding = ['it judges before it rounds']
    expect(brokenLaws(rounded, {}, rounding)).toEqual(rounding)
    const squared = attainmentRule({
      name: 'squared@1',
      attainmentOf: (facts) => {
        const found = attainment(facts, facts.actual)
        return 'undefined' in found ? found : multiplyRatios(found, found)
      },
    })
    // -2 squared is 4, which is no attainment of somebody who went backwards.
    const reaching = ['attainment reaches 1 exactly where the plan is met']
    expect(brokenLaws(squared, {}, reaching)).toEqual(reaching)
    const monotonic = 'more progress is never judged worse'
    expect(isFound(squared, monotonic, { monotonic: true })).toBe(true)
  })
})

test('a plan that does not lie ahead of its baseline says nothing against a share of the way', () => {
  const shareOfWay = OWN_RULES.find(({ name }) => name === 'from-baseline@1')
  if (shareOfWay === undefined) throw new Error('Expected the rule that measures from a baseline.')
  const law = lawsOf(shareOfWay).find(({ name }) => name.startsWith('attainment reaches 1'))
  // Enough for such plans to come up again and again.
  expect(
    law && fc.check(law.property, { seed: 9, numRuns: inFirstRun(100, scaled(400)) }).failed,
  ).toBe(false)
})

describe('a completion rule', () => {
  test('is found to ask for more than the plan', () => {
    const once = (verdicts: readonly string[]) =>
      completionRule({
        name: 'once@1',
        completedOn: ({ course }) => course.find(({ verdict }) => verdicts.includes(verdict))?.from,
      })
    expect(brokenLaws(once(['met', 'better']), { inclusive: true })).toEqual([])
    const inclusive = ['the very figure is enough']
    expect(brokenLaws(once(['better']), { inclusive: true }, inclusive)).toEqual(inclusive)
  })

  test('is found to remember what it was asked before', () => {
    const remembering = () => {
      let first: Day | undefined
      return completionRule({
        name: 'remembering@1',
        completedOn: ({ course }) => {
          const met = course.find(({ verdict }) => verdict !== 'unmet')?.from
          const isAsked = (day: Day): boolean =>
            course.some((days) => days.from <= day && day <= days.to)
          if (first === undefined || !isAsked(first)) first = met
          return first
        },
      })
    }
    expect(isFound(remembering, 'judging as events come in equals judging the whole')).toBe(true)
  })

  test('that only ever completes earlier keeps its order', () => {
    const firstMet = completionRule({
      name: 'first-met@1',
      completedOn: ({ course }) => course.find(({ verdict }) => verdict !== 'unmet')?.from,
    })
    expect(brokenLaws(firstMet, { monotonic: true, scaleInvariant: true })).toEqual([])
    const lastMet = completionRule({
      name: 'last-met@1',
      completedOn: ({ course }) => course.findLast(({ verdict }) => verdict !== 'unmet')?.to,
    })
    const monotonic = 'more progress is never judged worse'
    expect(isFound(lastMet, monotonic, { monotonic: true })).toBe(true)
  })
})

describe('a status rule', () => {
  test('has the order of its statuses, and is found to read the clock', () => {
    const light = statusRule({
      name: 'light@1',
      statuses: ['red', 'green'],
      statusOf: ({ met }) => (met ? 'green' : 'red'),
    })
    expect(brokenLaws(light, { monotonic: true, splittable: true })).toEqual([])
    const inverted = statusRule({ ...light, statuses: ['green', 'red'] })
    const monotonic = ['more progress is never judged worse']
    expect(brokenLaws(inverted, { monotonic: true }, monotonic)).toEqual(monotonic)
    const dated = statusRule({
      ...light,
      statusOf: ({ met }) => (met && new Date().getFullYear() < 2_050 ? 'green' : 'red'),
    })
    const clock = ['the same question has the same answer']
    expect(brokenLaws(dated, {}, clock)).toEqual(clock)
  })

  test('that has no status for some standing is found', () => {
    const partial = statusRule({
      name: 'partial@1',
      statuses: ['red', 'green'],
      statusOf: ({ state }) => (state === 'cancelled' ? ('grey' as 'red') : 'green'),
    })
    expect(isFound(partial, 'it has an answer for every history')).toBe(true)
  })
})

describe('an aggregation rule', () => {
  const parts = {
    takes: 'quantity',
    series: 'together',
    overTime: 'add',
    overUnits: 'add',
  } as const

  test('is not asked to decide, and is found to keep its state from one fold to the next', () => {
    const total = aggregationRule({
      name: 'total@1',
      ...parts,
      start: () => quantity('0'),
      take: (sum, report) => addQuantities(sum, report.quantity),
      actualOf: (sum) => sum,
    })
    expect(brokenLaws(total)).toEqual([])
    const kept: Quantity[] = []
    const piling = aggregationRule({
      name: 'piling@1',
      ...parts,
      start: () => kept,
      take: (all, report) => {
        all.push(report.quantity)
        return all
      },
      actualOf: (all) => quantity(all.length),
    })
    expect(isFound(piling, 'judging as events come in equals judging the whole')).toBe(true)
    expect(() => lawsOf(total, { claims: { monotonic: true } })).toThrow(
      'monotonic: expected an order',
    )
    expect(() => lawsOf(total, { claims: { inclusive: true } })).toThrow(
      'inclusive: expected no such claim of an aggregation',
    )
  })
})
