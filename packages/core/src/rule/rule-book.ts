import type { RuleName } from '../event/rule-name.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn, reading } from '../refusal/reading.ts'
import { refusalUnder, refuse } from '../refusal/refusal.ts'
import { accepted, valueOf } from '../refusal/result.ts'
import { aggregationRule } from './aggregation-rule.ts'
import { attainmentRule } from './attainment-rule.ts'
import { completionRule } from './completion-rule.ts'
import { invalidRule, isMinted } from './minting.ts'
import type { Rule, RuleKind, RuleOptions } from './rule.ts'
import { statusRule } from './status-rule.ts'
import { ruleNotGiven } from './unknown-rule.ts'

type RuleOf = { readonly [Kind in RuleKind]: Extract<Rule, { kind: Kind }> }

/** The rules an engine was given, checked, by kind and name. */
export class RuleBook {
  readonly #rules = new Map<string, Rule>()

  /** Throws {@link RefusedInput} `InvalidRule`, or `RuleNameTaken` for two of a kind and name. */
  constructor(rules: readonly Rule[]) {
    for (const [place, rule] of rules.entries()) {
      const minted = mintedAt(`rules.${place}`, rule)
      const key = keyOf(minted.kind, minted.name)
      if (this.#rules.has(key)) throw ruleNameTaken(minted)
      this.#rules.set(key, minted)
    }
  }

  find<Kind extends RuleKind>(kind: Kind, name: RuleName): RuleOf[Kind] | undefined {
    return this.#rules.get(keyOf(kind, name)) as RuleOf[Kind] | undefined
  }

  /** The rule that a target names; throws {@link RefusedInput} `UnknownRule` where it was not given. */
  get<Kind extends RuleKind>(kind: Kind, name: RuleName, target: string | undefined): RuleOf[Kind] {
    const rule = this.find(kind, name)
    if (rule === undefined)
      throw new RefusedInput(ruleNotGiven(kind, name, target, this.names(kind)))
    return rule
  }

  /** The names of the rules of one kind, in the order they were given. */
  names(kind: RuleKind): readonly RuleName[] {
    return [...this.#rules.values()].filter((rule) => rule.kind === kind).map(({ name }) => name)
  }
}

export const NO_RULES = new RuleBook([])

/** The book of the rules among some options; throws as {@link RuleBook} does. */
export function rulesIn(options: RuleOptions): RuleBook {
  return ruleBook(optionsIn(options, ['rules']).rules)
}

/** The book of the rules that a function was given; throws as {@link RuleBook} does. */
export function ruleBook(rules: readonly Rule[] | undefined): RuleBook {
  if (rules === undefined) return NO_RULES
  return valueOf(
    reading(rules, () => {
      if (!Array.isArray(rules)) {
        throw invalidRule('rules', rules, 'an array of rules', { types: ['array'] })
      }
      return accepted(rules.length === 0 ? NO_RULES : new RuleBook(rules))
    }),
  )
}

/** A rule as its maker would make it, so that what was not made by one is checked all the same. */
function mintedAt(place: string, rule: unknown): Rule {
  try {
    if (typeof rule !== 'object' || rule === null) throw noRule('', rule)
    if (isMinted(rule)) return rule as Rule
    return valueOf(reading(rule, () => accepted(mintedAnew(rule as Rule))))
  } catch (error) {
    if (!(error instanceof RefusedInput)) throw error
    throw new RefusedInput(refusalUnder(place, error.refusal))
  }
}

function mintedAnew(rule: Rule): Rule {
  switch (rule.kind) {
    case 'attainment':
      return attainmentRule(rule)
    case 'completion':
      return completionRule(rule)
    case 'status':
      return statusRule(rule)
    case 'aggregation':
      return aggregationRule(rule)
    default:
      rule satisfies never
      throw noRule('kind', (rule as Rule).kind)
  }
}

function noRule(field: string, found: unknown): RefusedInput {
  return invalidRule(field, found, 'a rule, as attainmentRule and its like make one', {
    types: ['rule'],
  })
}

function ruleNameTaken({ kind, name }: Rule): RefusedInput {
  const remedy = 'Give each rule once, and each version of it a number of its own.'
  return new RefusedInput(
    refuse('RuleNameTaken', 'rules', name, `no second ${kind} rule of one name`, remedy, { kind }),
  )
}

function keyOf(kind: RuleKind, name: RuleName): string {
  return `${kind} ${name}`
}
