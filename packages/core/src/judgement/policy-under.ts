import { isIndicator } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import type { CompletionPolicy } from '../event/terms.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import type { Numerators } from '../measure/aggregation.ts'
import { completionByRule } from '../rule/completion-by-rule.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { courseStretches } from './course-stretches.ts'
import { policyOf, type Policy } from './policy.ts'
import { NEVER } from './reading.ts'

/** What a completion rule is told of beside the judgement at hand. */
interface Asking {
  readonly rules: RuleBook
  readonly target: string
  readonly history: TermsHistory
  readonly numerators: Numerators
}

/** When a target counts as completed: by a policy of the engine's own, or by the rule that is named. */
export function policyUnder(
  completion: CompletionPolicy,
  { rules, target, history, numerators }: Asking,
): Policy {
  if (!isByRule(completion)) return policyOf(completion)
  const rule = rules.get('completion', completion.rule, target)
  return {
    sustained: 0,
    ofReportedDays: false,
    seesDays: true,
    rule: rule.name,
    completedOn: ({ course: { days = [] }, promise, goal, terms: { period }, end, running }) => {
      // Of an indicator nothing is completed, and of what comes to no figure nothing is measured.
      const isNoFigure = days.every(({ denominator }) => denominator === 0)
      if (isIndicator(goal, promise) || isNoFigure) return NEVER
      const stretches = courseStretches(days, history, numerators, period.from, end)
      return completionByRule(rule, stretches, { ...promise, period }, running, target) ?? NEVER
    },
  }
}
