import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { perOf } from '../event/unit.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import { accumulatorFor, type Accumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import { coefficientOf, scaleOf } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { RuleAccumulator } from '../rule/rule-accumulator.ts'
import type { RuleBook } from '../rule/rule-book.ts'

/** How the reports of a target become its actual. */
export interface Measuring {
  /** An accumulator that has taken nothing yet. */
  open(): Accumulator
  /** What its numerators are multiplied by, so that its fractions stand in the unit of the target. */
  readonly factor: Integer
  /** Decimal digits of its numerators, when they are multiplied. */
  readonly scale: number
}

/**
 * How some reports are measured under terms that may name a rule. `runningDay` is the day that has not
 * ended, if there is one.
 */
export function measuringOf(
  { measure, reportedAs, unit }: TargetTerms,
  reports: ReportsInForce,
  rules: RuleBook,
  runningDay: DayNumber | undefined,
): Measuring {
  const { target, scale, seriesNames } = reports.ledger
  if (!isByRule(measure)) {
    const open = (): Accumulator => accumulatorFor(measure, reportedAs)
    if (measure !== 'ratio') return { open, factor: 1, scale }
    // A ratio of two figures at one scale has none of its own, only that of what it is out of.
    const per = perOf({ measure, unit })
    return { open, factor: coefficientOf(per), scale: scaleOf(per) }
  }
  const rule = rules.get('aggregation', measure.rule, target)
  const rows = {
    scale,
    areFractions: reports.areFractions,
    dayAt: (row: number) => reports.dayOf(row),
    runningDay,
    seriesNamed: (series: number) => seriesNames[series] ?? '',
    statusAt: (row: number) => reports.statusOf(row),
  }
  return { open: () => new RuleAccumulator(rule, target, rows), factor: 1, scale: 0 }
}
