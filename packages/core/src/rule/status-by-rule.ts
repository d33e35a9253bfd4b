import { frozenCopy } from '../event/frozen-copy.ts'
import { answerOf, ruleBroken } from './rule-broken.ts'
import type { StatusFacts, StatusRule } from './status-rule.ts'

/** The status a rule gives to a standing, checked to be one it has declared. */
export function statusByRule(rule: StatusRule, standing: StatusFacts): string {
  const facts = frozenCopy(standing)
  const status: unknown = answerOf(rule, standing.target, () => rule.statusOf(facts))
  const declared = rule.statuses.find((one) => one === status)
  if (declared !== undefined) return declared
  throw ruleBroken(rule, standing.target, `one of ${rule.statuses.join(', ')}`, status)
}
