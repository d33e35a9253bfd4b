import { describe, expect, test } from 'vitest'
import { ruleName } from '../event/rule-name.ts'
import { day, type Day } from '../period/day.ts'
import { quantity } from '../quantity/quantity.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { aggregationRule } from './aggregation-rule.ts'
import { attainmentRule } from './attainment-rule.ts'
import {
  completionRule,
  type CompletionFacts,
  type CompletionRuleParts,
} from './completion-rule.ts'
import { NO_RULES, ruleBook, rulesIn } from './rule-book.ts'
import type { Rule } from './rule.ts'
import { statusRule } from './status-rule.ts'
import { refusedWith } from '../testing/refused.ts'

const MAKERS: Readonly<Record<Rule['kind'], (parts: never) => Rule>> = {
  attainment: attainmentRule,
  completion: completionRule,
  status: statusRule,
  aggregation: aggregationRule,
}

const NAME = ruleName('one@1')

const attainment = attainmentRule({
  name: NAME,
  reasons: ['unstaffed'],
  attainmentOf: () => ({ undefined: 'byRule', reason: 'unstaffed' }),
})
const completion = completionRule({ name: NAME, completedOn: () => undefined })
const status = statusRule({ name: NAME, statuses: ['red', 'green'], statusOf: () => 'red' })
const aggregation = aggregationRule({
  name: NAME,
  takes: 'quantity',
  series: 'apart',
  overTime: 'add',
  overUnits: 'add',
  start: () => quantity(0),
  take: (_, report) => report.quantity,
  actualOf: (last) => last,
})
const all: readonly Rule[] = [attainment, completion, status, aggregation]

test('what is made is frozen', () => {
  for (const rule of all) expect(Object.isFrozen(rule)).toBe(true)
  expect(Object.isFrozen(attainment.reasons)).toBe(true)
  expect(Object.isFrozen(status.statuses)).toBe(true)
})

test('rules of different kinds may share a name', () => {
  const book = ruleBook(all)
  for (const { kind } of all) expect(book.find(kind, NAME)).toMatchObject({ kind, name: NAME })
})

test('two of a kind may not, even the same one twice', () => {
  expect(refusedWith(() => ruleBook([completion, completion]))).toMatchObject({
    code: 'RuleNameTaken',
    field: 'rules',
    value: NAME,
  })
})

test('two versions of a rule are two rules', () => {
  const second = completionRule({ name: 'one@2', completedOn: () => undefined })
  expect(ruleBook([completion, second]).names('completion')).toEqual(['one@1', 'one@2'])
})

test('none given, none known', () => {
  expect(ruleBook(undefined)).toBe(NO_RULES)
  expect(ruleBook([])).toBe(NO_RULES)
  const refusal = refusedWith(() => NO_RULES.get('status', NAME, 'target-1'))
  expect(refusal).toMatchObject({ code: 'UnknownRule', field: 'rules', value: [] })
  expect(refusal.message).toBe(
    'rules: expected the status rule one@1, which target "target-1" names, found []. ' +
      'Give one@1 to the engine among its rules, in the version that is named.',
  )
})

describe('parts of which no rule can be made', () => {
  test.each<[string, object, string, string]>([
    ['without a version', { ...status, name: 'one' }, 'name', 'InvalidRuleName'],
    [
      'without its function',
      { ...completion, completedOn: undefined },
      'completedOn',
      'InvalidRule',
    ],
    [
      'with a function that is none',
      { ...attainment, attainmentOf: {} },
      'attainmentOf',
      'InvalidRule',
    ],
    ['with a reason twice', { ...attainment, reasons: ['a', 'a'] }, 'reasons.1', 'InvalidRule'],
    ['with a reason that is none', { ...attainment, reasons: [' '] }, 'reasons.0', 'InvalidId'],
    ['with no list of reasons', { ...attainment, reasons: 'a' }, 'reasons', 'InvalidRule'],
    ['without statuses', { ...status, statuses: [] }, 'statuses', 'InvalidRule'],
    ['with no statusOf', { ...status, statusOf: 'red' }, 'statusOf', 'InvalidRule'],
    ['that takes nothing', { ...aggregation, takes: 'none' }, 'takes', 'InvalidRule'],
    ['with series of a strange kind', { ...aggregation, series: 'both' }, 'series', 'InvalidRule'],
    ['that combines strangely', { ...aggregation, overTime: 'mean' }, 'overTime', 'InvalidRule'],
    [
      'that combines not at all',
      { ...aggregation, overUnits: undefined },
      'overUnits',
      'InvalidRule',
    ],
    ['without a start', { ...aggregation, start: 0 }, 'start', 'InvalidRule'],
    ['without a step', { ...aggregation, take: null }, 'take', 'InvalidRule'],
    ['without an end', { ...aggregation, actualOf: undefined }, 'actualOf', 'InvalidRule'],
  ])('%s are refused', (_, parts, field, code) => {
    const { kind } = parts as Rule
    expect(refusedWith(() => MAKERS[kind](parts as never))).toMatchObject({ code, field })
  })
})

test.each([
  ['a literal', { kind: 'status', name: 'one@1', statuses: ['red'], statusOf: () => 'red' }],
  ['a copy of what was made', { ...status }],
  ['what inherits from it', Object.create(status)],
  ['nothing', undefined],
  ['text', 'one@1'],
])('%s is no rule that was made', (_, rule) => {
  expect(refusedWith(() => ruleBook([attainment, rule as Rule]))).toMatchObject({
    code: 'InvalidRule',
    field: 'rules.1',
    remedy: 'Make it: attainmentRule, completionRule, statusRule or aggregationRule.',
  })
})

test('what is no list of rules is refused', () => {
  for (const rules of [{}, 'one@1', 5, null]) {
    expect(refusedWith(() => ruleBook(rules as never))).toMatchObject({
      code: 'InvalidRule',
      field: 'rules',
    })
  }
})

test('an object with a class and a state of its own is as good as a literal', () => {
  class Fixed implements CompletionRuleParts {
    readonly name = 'fixed@1'
    readonly #day = day('2020-05-01')
    completedOn(): Day {
      return this.#day
    }
  }
  const facts = {} as CompletionFacts
  const made = completionRule(new Fixed())
  expect(ruleBook([made]).get('completion', 'fixed@1', '').completedOn(facts)).toBe('2020-05-01')
})

describe('whatever is given for a rule, the answer is typed', () => {
  const throwing = {
    get name(): never {
      throw new Error('read')
    },
    get kind(): never {
      throw new Error('read')
    },
  }
  test.each(Object.entries(MAKERS))('%s', (_, make) => {
    for (const parts of [null, undefined, 'one@1', 5, {}, []]) {
      expect(() => make(parts as never)).toThrow(RefusedInput)
    }
    expect(refusedWith(() => make(throwing as never)).code).toBe('UnreadableInput')
  })

  test('an engine', () => {
    expect(refusedWith(() => ruleBook([throwing as never]))).toMatchObject({
      code: 'InvalidRule',
      field: 'rules.0',
    })
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(refusedWith(() => ruleBook([proxy as never])).code).toBe('UnreadableInput')
    for (const options of [null, 5, 'one@1']) {
      expect(refusedWith(() => rulesIn(options as never)).code).toBe('InvalidOptions')
    }
    const hostile = {
      get rules(): never {
        throw new Error('read')
      },
    }
    expect(refusedWith(() => rulesIn(hostile)).code).toBe('UnreadableInput')
  })
})
