import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { perOf } from '../event/unit.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accumulatorFor, type Accumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import { coefficientOf, scaleOf } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { RuleAccumulator } from '../rule/rule-accumulator.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { ReportsInForce } from './reports.ts'

/** How the reports of a target become its actual. */
export interface Measuring {
  readonly accumulator: Accumulator
  /** What its numerators are multiplied by, so that its fractions stand in the unit of the target. */
  readonly factor: Integer
  /** Decimal digits of its numerators, when they are multiplied. */
  readonly scale: number
}

/**
 * A fresh accumulator for some reports of a ledger, under terms that may name a rule. `runningDay` is
 * the day that has not ended, if there is one.
 */
export function measuringOf(
  { measure, reportedAs, unit }: TargetTerms,
  ledger: Ledger,
  { corrected, areFractions }: ReportsInForce,
  rules: RuleBook,
  runningDay: DayNumber | undefined,
): Measuring {
  if (!isByRule(measure)) {
    const accumulator = accumulatorFor(measure, reportedAs)
    if (measure !== 'ratio') return { accumulator, factor: 1, scale: ledger.scale }
    // A ratio of two figures at one scale has none of its own, only that of what it is out of.
    const per = perOf({ measure, unit })
    return { accumulator, factor: coefficientOf(per), scale: scaleOf(per) }
  }
  const rule = rules.get('aggregation', measure.rule, ledger.target)
  const { days, seriesNames, remarks } = ledger
  const accumulator = new RuleAccumulator(rule, ledger.target, {
    scale: ledger.scale,
    areFractions,
    dayAt: (row) => corrected?.get(row)?.day ?? (days[row] as DayNumber),
    runningDay,
    seriesNamed: (series) => seriesNames[series] ?? '',
    statusAt: (row) => (corrected?.get(row)?.remarks ?? remarks?.get(row))?.status ?? 'final',
  })
  return { accumulator, factor: 1, scale: 0 }
}
