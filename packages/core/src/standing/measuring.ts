import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { accumulatorFor, type Accumulator } from '../measure/accumulator.ts'
import type { DayNumber } from '../period/day.ts'
import { RuleAccumulator } from '../rule/rule-accumulator.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { ReportsInForce } from './reports.ts'

/** How the reports of a target become its actual. */
export interface Measuring {
  readonly accumulator: Accumulator
  /** Decimal digits of its numerators. */
  readonly scale: number
}

/** A fresh accumulator for some reports of a ledger, under terms that may name a rule. */
export function measuringOf(
  { measure, reportedAs }: TargetTerms,
  ledger: Ledger,
  { corrected }: ReportsInForce,
  rules: RuleBook,
): Measuring {
  if (!isByRule(measure)) {
    // A ratio of two figures at one scale has none of its own.
    const scale = measure === 'ratio' ? 0 : ledger.scale
    return { accumulator: accumulatorFor(measure, reportedAs), scale }
  }
  const rule = rules.get('aggregation', measure.rule, ledger.target)
  const { days, seriesNames, remarks, weights } = ledger
  const accumulator = new RuleAccumulator(rule, ledger.target, {
    scale: ledger.scale,
    areFractions: weights.length > 0,
    dayAt: (row) => days[row] as DayNumber,
    seriesNamed: (series) => seriesNames[series] ?? '',
    statusAt: (row) => (corrected?.get(row)?.remarks ?? remarks?.get(row))?.status ?? 'final',
  })
  return { accumulator, scale: 0 }
}
