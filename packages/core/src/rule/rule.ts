import type { AggregationRule } from './aggregation-rule.ts'
import type { AttainmentRule } from './attainment-rule.ts'
import type { CompletionRule } from './completion-rule.ts'
import type { StatusRule } from './status-rule.ts'

/**
 * A rule of the user's own, which targets name in their terms and the engine is given beside the
 * events. A pure value: what it answers depends on what it is told, and on nothing else.
 */
export type Rule = AttainmentRule | CompletionRule | StatusRule | AggregationRule

/** What a rule is for. */
export type RuleKind = Rule['kind']

/** What an engine is given beside events and commands. */
export interface RuleOptions {
  /**
   * The rules that targets may name; absent: none. Of one kind no two have the same name. Keep giving
   * the old versions for as long as there are targets that name them.
   */
  readonly rules?: readonly Rule[] | undefined
}
