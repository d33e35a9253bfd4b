import type { TargetTerms } from '../event/terms.ts'
import type { Accumulator } from '../measure/accumulator.ts'
import type { Aggregation, Numerators, ReportRows } from '../measure/aggregation.ts'
import type { DayNumber } from '../period/day.ts'
import { aggregationUnder } from '../rule/aggregation-under.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** How the reports of a target become its actual, and in what form that comes. */
export interface Measuring extends Numerators {
  readonly aggregation: Aggregation
  /** The day that has not ended, where what is folded depends on it. */
  readonly runningDay: DayNumber | undefined
}

/** How the reports of a ledger are measured; `runningDay` is the day that has not ended, if any. */
export function measuringOf(
  terms: TargetTerms,
  { target, scale }: Pick<Ledger, 'target' | 'scale'>,
  rules: RuleBook,
  runningDay: DayNumber | undefined,
): Measuring {
  const aggregation = aggregationUnder(terms, rules, target)
  const { factor, scale: digits } = aggregation.numerators(scale, terms.unit)
  const told = aggregation.lasts ? undefined : runningDay
  return { aggregation, runningDay: told, factor, scale: digits }
}

/** An accumulator of some reports that has taken none of them yet. */
export function opened({ aggregation, runningDay }: Measuring, reports: ReportRows): Accumulator {
  return aggregation.open(reports, runningDay)
}
