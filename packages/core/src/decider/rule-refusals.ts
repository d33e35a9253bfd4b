import type { TermsPatch } from '../event/terms.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { missingRule } from '../rule/named-rules.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { ruleNotGiven, ruleNotKnown } from '../rule/unknown-rule.ts'

/** Terms as a command gives them name a rule that the engine was not given. */
export function faultInRuleNames(terms: TermsPatch, rules: RuleBook): Refusal | undefined {
  const missing = missingRule(terms, rules)
  if (missing === undefined) return undefined
  const { kind, name, field } = missing
  return ruleNotKnown(kind, name, field, rules.names(kind))
}

/**
 * A target as it stands names a rule that the engine was not given. Then nothing is decided about it:
 * whether its milestones hold could not be told.
 */
export function faultInRulesGiven(
  { stretches }: TermsHistory,
  rules: RuleBook,
  target: string,
): Refusal | undefined {
  for (const { terms } of stretches) {
    const missing = missingRule(terms, rules)
    if (missing === undefined) continue
    return ruleNotGiven(missing.kind, missing.name, target, rules.names(missing.kind))
  }
  return undefined
}
