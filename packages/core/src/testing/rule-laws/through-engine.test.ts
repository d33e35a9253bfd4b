import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { scaled } from '../../../laws/runs.ts'
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

// Enough to find every fault here; more only make surer that nothing else is found.
const RUNS = Math.min(scaled(25), 100)

function brokenLaws(rule: RuleUnderTest, claims: RuleClaims = {}): readonly string[] {
  return lawsOf(rule, { claims })
    .filter(({ property }) => fc.check(property, { seed: 1, numRuns: RUNS }).failed)
    .map(({ name }) => name)
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
    expect(brokenLaws(rounded)).toEqual(['it judges before it rounds'])
    const squared = attainmentRule({
      name: 'squared@1',
      attainmentOf: (facts) => {
        const found = attainment(facts, facts.actual)
        return 'undefined' in found ? found : multiplyRatios(found, found)
      },
    })
    // -2 squared is 4, which is no attainment of somebody who went backwards.
    expect(brokenLaws(squared)).toEqual(['attainment reaches 1 exactly where the plan is met'])
    expect(brokenLaws(squared, { monotonic: true })).toContain(
      'more progress is never judged worse',
    )
  })
})

test('a plan that does not lie ahead of its baseline says nothing against a share of the way', () => {
  const shareOfWay = OWN_RULES.find(({ name }) => name === 'from-baseline@1')
  if (shareOfWay === undefined) throw new Error('Expected the rule that measures from a baseline.')
  const law = lawsOf(shareOfWay).find(({ name }) => name.startsWith('attainment reaches 1'))
  // Enough for such plans to come up again and again.
  expect(law && fc.check(law.property, { seed: 9, numRuns: scaled(400) }).failed).toBe(false)
})

describe('a completion rule', () => {
  test('is found to ask for more than the plan', () => {
    const once = (verdicts: readonly string[]) =>
      completionRule({
        name: 'once@1',
        completedOn: ({ course }) => course.find(({ verdict }) => verdicts.includes(verdict))?.from,
      })
    expect(brokenLaws(once(['met', 'better']), { inclusive: true })).toEqual([])
    expect(brokenLaws(once(['better']), { inclusive: true })).toEqual(['the very figure is enough'])
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
    expect(brokenLaws(remembering)).toContain('judging as events come in equals judging the whole')
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
    const law = lawsOf(lastMet, { claims: { monotonic: true } }).find(
      ({ name }) => name === 'more progress is never judged worse',
    )
    // Few histories show it, so that many are asked.
    expect(law && fc.check(law.property, { seed: 1, numRuns: 1_000 }).failed).toBe(true)
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
    expect(brokenLaws(inverted, { monotonic: true })).toEqual([
      'more progress is never judged worse',
    ])
    const dated = statusRule({
      ...light,
      statusOf: ({ met }) => (met && new Date().getFullYear() < 2_050 ? 'green' : 'red'),
    })
    expect(brokenLaws(dated)).toEqual(['the same question has the same answer'])
  })

  test('that has no status for some standing is found', () => {
    const partial = statusRule({
      name: 'partial@1',
      statuses: ['red', 'green'],
      statusOf: ({ state }) => (state === 'cancelled' ? ('grey' as 'red') : 'green'),
    })
    expect(brokenLaws(partial)).toContain('it has an answer for every history')
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
    expect(brokenLaws(piling)).toContain('judging as events come in equals judging the whole')
    expect(() => lawsOf(total, { claims: { monotonic: true } })).toThrow(
      'monotonic: expected an order',
    )
    expect(() => lawsOf(total, { claims: { inclusive: true } })).toThrow(
      'inclusive: expected no such claim of an aggregation',
    )
  })
})
