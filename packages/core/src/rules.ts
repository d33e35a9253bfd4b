// For rules of one's own.

export { parseRuleName, ruleName } from './event/rule-name.ts'
export type { RuleName } from './event/rule-name.ts'
export type { Combination } from './measure/measure.ts'
export { aggregationRule } from './rule/aggregation-rule.ts'
export type {
  AggregatedReport,
  AggregationRule,
  AggregationRuleParts,
  Takes,
} from './rule/aggregation-rule.ts'
export { attainmentRule } from './rule/attainment-rule.ts'
export type {
  AttainmentAnswer,
  AttainmentFacts,
  AttainmentRule,
  AttainmentRuleParts,
} from './rule/attainment-rule.ts'
export type { GoalInForce } from './rule/goal-in-force.ts'
export { completionRule } from './rule/completion-rule.ts'
export type {
  CompletionFacts,
  CompletionRule,
  CompletionRuleParts,
  CourseStretch,
} from './rule/completion-rule.ts'
export type { Rule, RuleKind, RuleOptions } from './rule/rule.ts'
export { statusRule } from './rule/status-rule.ts'
export type { StatusFacts, StatusRule, StatusRuleParts } from './rule/status-rule.ts'
