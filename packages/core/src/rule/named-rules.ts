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

/** The rules that terms, or a patch of them, name. */
function rulesNamedBy({
  measure,
  attainment,
  completion,
  status,
}: TermsPatch): readonly NamedRule[] {
  const named: NamedRule[] = []
  const look = (kind: RuleKind, field: string, term: unknown): void => {
    if (isByRule(term)) named.push({ kind, name: term.rule, field: `${field}.rule` })
  }
  look('aggregation', 'measure', measure)
  look('attainment', 'attainment.method', attainment?.method)
  look('completion', 'completion', completion)
  look('status', 'status', status)
  return named
}

/** The first rule that terms name and a book does not have. */
export function missingRule(terms: TermsPatch, rules: RuleBook): NamedRule | undefined {
  return rulesNamedBy(terms).find(({ kind, name }) => rules.find(kind, name) === undefined)
}
