import {
  attainmentOf,
  METHODS,
  type ActualFraction,
  type Attainment,
  type Method,
} from '../attainment/attainment.ts'
import type { Goal } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { measureNamed } from '../measure/measure.ts'
import { dayOfNumber, type DayNumber } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import { attainmentByRule } from './attainment-by-rule.ts'
import type { RuleBook } from './rule-book.ts'

/** The terms that an attainment may depend on, whichever its method. */
type JudgedTerms = Pick<TargetTerms, 'attainment' | 'baseline' | 'direction' | 'measure' | 'unit'>

/** Who is asked, and about what. */
export interface Asking {
  readonly rules: RuleBook
  /** The target that is asked about; undefined for several at once. */
  readonly target: string | undefined
  /** The period whose deadline the day judged is held against. */
  readonly period: Period
  /** The day judged. */
  readonly on: DayNumber
  /** Whether that day is still running. */
  readonly running: boolean
}

/** Attainment by the method of a target: one of the engine's own, or the rule it names. */
export function attainmentUnder(
  terms: JudgedTerms,
  goal: Goal | undefined,
  actual: ActualFraction | undefined,
  asking: Asking,
): Attainment {
  const { attainment, baseline, measure } = terms
  const { cap } = attainment
  const { nothing } = measureNamed(measure)
  return attainmentOf(methodUnder(terms, asking), { goal, baseline, cap, nothing }, actual)
}

function methodUnder(terms: JudgedTerms, asking: Asking): Method {
  const { method } = terms.attainment
  if (!isByRule(method)) return METHODS[method]
  const { rules, target, period, on, running } = asking
  const rule = rules.get('attainment', method.rule, target)
  return (goal, actual) => {
    const context = { ...terms, period, on: dayOfNumber(on), running }
    return attainmentByRule(rule, context, goal, actual, target)
  }
}
