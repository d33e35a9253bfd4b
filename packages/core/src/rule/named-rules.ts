import { isByRule, type RuleName } from '../event/rule-name.ts'
import type { TermsPatch } from '../event/terms.ts'
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

function missing(
  kind: RuleKind,
  field: string,
  term: unknown,
  rules: RuleBook,
): NamedRule | undefined {
  if (!isByRule(term) || rules.find(kind, term.rule) !== undefined) return undefined
  return { kind, name: term.rule, field: `${field}.rule` }
}
