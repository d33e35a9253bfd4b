import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { aggregationOf, type Aggregation } from '../measure/aggregation.ts'
import { plainestOf } from '../quantity/plainest.ts'
import { measureUnder } from './measure-under.ts'
import { RuleAccumulator } from './rule-accumulator.ts'
import type { RuleBook } from './rule-book.ts'

/** How reports become the actual: by a measure of the engine's own, or by the rule that is named. */
export function aggregationUnder(
  { measure, reportedAs }: Pick<TargetTerms, 'measure' | 'reportedAs'>,
  rules: RuleBook,
  target: string,
): Aggregation {
  if (!isByRule(measure)) return aggregationOf(measure, reportedAs)
  const rule = rules.get('aggregation', measure.rule, target)
  return {
    measure: measureUnder(measure, rules, target),
    folding: undefined,
    lasts: false,
    open: (reports, runningDay) => new RuleAccumulator(rule, target, reports, runningDay),
    numerators: () => ({ factor: 1, scale: 0 }),
    shown: (numerator, denominator) =>
      denominator === 0 ? {} : { actual: plainestOf(numerator, denominator) },
  }
}
