import { isByRule } from '../event/rule-name.ts'
import type { MeasureTerm } from '../event/terms.ts'
import type { Integer } from '../quantity/integer.ts'
import type { AggregationRule } from './aggregation-rule.ts'
import type { RuleBook } from './rule-book.ts'
import { ruleBroken } from './rule-broken.ts'

/**
 * Requires that the rule of a measure, if there is one, takes the figures that a report was stored with;
 * see {@link requireTaken}. Throws `UnknownRule` where it was not given.
 */
export function requireTakenUnder(
  measure: MeasureTerm,
  rules: RuleBook,
  target: string,
  areFractions: boolean,
  weight: Integer,
): void {
  if (!isByRule(measure)) return
  requireTaken(rules.get('aggregation', measure.rule, target), target, areFractions, weight)
}

/**
 * Throws {@link RuleBroken} where a rule takes other figures than a report was stored with: it is not
 * the rule that the target was set with. `areFractions` is whether any report of the target has a
 * denominator, `weight` the one of the report at hand.
 */
export function requireTaken(
  rule: AggregationRule,
  target: string,
  areFractions: boolean,
  weight: Integer,
): void {
  const takesFractions = rule.takes === 'fraction'
  if (takesFractions ? areFractions : weight === 0) return
  const found = takesFractions ? 'figures without a denominator' : 'a figure with a denominator'
  const expected = `to be given for reports that hold what it takes, ${rule.takes}`
  throw ruleBroken(rule, target, expected, found)
}
