import { isByRule } from '../event/rule-name.ts'
import type { MeasureTerm } from '../event/terms.ts'
import { BY_RULE, MEASURES, type Measure } from '../measure/measure.ts'
import type { RuleBook } from './rule-book.ts'

/** What a measure takes in and how it adds up: one of the engine's own, or the rule that is named. */
export function measureUnder(
  measure: MeasureTerm,
  rules: RuleBook,
  target: string | undefined,
): Measure {
  if (!isByRule(measure)) return MEASURES[measure]
  const { takes, overTime, overUnits } = rules.get('aggregation', measure.rule, target)
  return { ...BY_RULE, takes, overTime, overUnits }
}
