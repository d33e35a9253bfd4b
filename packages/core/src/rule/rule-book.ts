import type { RuleName } from '../event/rule-name.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn, reading } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, valueOf } from '../refusal/result.ts'
import { isMade } from './made.ts'
import { invalidRule } from './minting.ts'
import type { Rule, RuleKind, RuleOptions } from './rule.ts'
import { ruleNotGiven } from './unknown-rule.ts'

type RuleOf = { readonly [Kind in RuleKind]: Extract<Rule, { kind: Kind }> }

/** The rules an engine was given, checked, by kind and name. */
export class RuleBook {
  readonly #rules = new Map<string, Rule>()

  /** Throws {@link RefusedInput} `InvalidRule`, or `RuleNameTaken` for two of a kind and name. */
  constructor(rules: readonly Rule[]) {
    for (const [place, rule] of rules.entries()) {
      const made = requireMade(`rules.${place}`, rule)
      const key = keyOf(made.kind, made.name)
      if (this.#rules.has(key)) throw ruleNameTaken(made)
      this.#rules.set(key, made)
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

/** A rule that one of the makers has made, and so has checked. */
function requireMade(field: string, rule: unknown): Rule {
  if (isMade(rule)) return rule as Rule
  const remedy = 'Make it: attainmentRule, completionRule, statusRule or aggregationRule.'
  throw new RefusedInput(
    refuse('InvalidRule', field, rule, 'a rule that was made', remedy, { types: ['rule'] }),
  )
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
