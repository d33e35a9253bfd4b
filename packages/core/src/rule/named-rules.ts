import { isByRule, type RuleName } from '../event/rule-name.ts'
import type { TargetTerms, TermsPatch } from '../event/terms.ts'
import type { RuleBook } from './rule-book.ts'
import type { RuleKind } from './rule.ts'

/** A rule that terms name, and where. */
interface NamedRule {
  readonly kind: RuleKind
  readonly name: RuleName
  /** Path of the name in the terms: `attainment.method.rule`. */
  readonly field: string
}

/** The first rule that terms, or a patch of them, name and a book does not have. */
export function missingRule(
  { measure, attainment, completion, status }: TermsPatch,
  rules: RuleBook,
): NamedRule | undefined {
  return (
    missing('aggregation', 'measure', measure, rules) ??
    missing('attainment', 'attainment.method', attainment?.method, rules) ??
    missing('completion', 'completion', completion, rules) ??
    missing('status', 'status', status, rules)
  )
}

/** Whether a rule has to be asked when a target of some terms is judged. */
export function namesRule({ measure, attainment, completion, status }: TargetTerms): boolean {
  return (
    isByRule(measure) || isByRule(attainment.method) || isByRule(completion) || status !== undefined
  )
}

/** Whether a rule may change how a target stands on days on which nothing but time has passed. */
export function namesRuleOfTime({ completion, status }: TargetTerms): boolean {
  return isByRule(completion) || status !== undefined
}

function missing(
  kind: RuleKind,
  field: string,
  term: unknown,
  rules: RuleBook,
): NamedRule | undefined {
  if (!isByRule(term) || rules.find(kind, term.rule) !== undefined) return undefined
  return { kind, name: term.rule, field: `${field}.rule` }
}
