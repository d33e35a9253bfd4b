import type { ReportStatus } from '../event/events.ts'
import type { RuleName } from '../event/rule-name.ts'
import type { Combination, Measure } from '../measure/measure.ts'
import type { Day } from '../period/day.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Ratio } from '../quantity/ratio.ts'
import { markMade, type Made } from './made.ts'
import { invalidRule, mintedName, readParts, requireFunction, requireOneOf } from './minting.ts'

/** What the reports of an aggregation hold. */
export type Takes = Exclude<Measure['takes'], 'none'>

/** The figure of a report, by what it takes. */
export interface Figures {
  readonly quantity: { readonly quantity: Quantity }
  /** The denominator is 0 or more: nothing may have been counted. */
  readonly fraction: { readonly numerator: Quantity; readonly denominator: Quantity }
  readonly steps: { readonly steps: Quantity }
}

/** A report in force, as its last correction has it: its figure, and what is said of it. Frozen. */
export type AggregatedReport<Taken extends Takes = Takes> = Figures[Taken] & {
  /** The day the figure is true for; in the period, or after the deadline where that is asked about. */
  readonly on: Day
  /** Whether that day is still running at the moment asked from, so that more of it may come. */
  readonly running: boolean
  /** Which of several disjoint parts of the target it belongs to; '' for the unnamed one. */
  readonly series: string
  /** How firm the figure is. */
  readonly status: ReportStatus
}

/** What an aggregation rule is made of. */
export interface AggregationRuleParts<Taken extends Takes = Takes, State = unknown> {
  /** Name and version: `median@1`. */
  readonly name: RuleName
  /** What its reports hold: a quantity, a numerator and denominator, or whole steps. */
  readonly takes: Taken
  /**
   * - `apart`: each series is folded by itself, and what they come to is combined as `overUnits` says:
   *   added, or the greatest or least of them. Where one comes to nothing, so does the whole. What does
   *   not combine over units, such as a mean, must be folded `together`.
   * - `together`: one fold over the reports of all series.
   */
  readonly series: 'apart' | 'together'
  /** How its actuals combine over successive periods in a roll-up. */
  readonly overTime: Combination
  /** How its actuals combine over disjoint units in a roll-up. */
  readonly overUnits: Combination
  /** The state before the first report. Made anew for each fold, which may change it in place. */
  start(): State
  /**
   * The state with one more report.
   *
   * It may rely on the order: by day, and of one day as they were recorded; a correction keeps the
   * place of the report it corrects, and what was retracted does not come. Reports before the period
   * never do. It must not rely on how many folds there are, or how far they go.
   */
  take(state: State, report: AggregatedReport<Taken>): State
  /**
   * What the reports taken so far come to; undefined where that is nothing yet. Asked for each day on
   * which something was reported, and never before the first report. The state goes on to be used, so
   * it must not be changed here.
   *
   * If all denominators are 0, there is no ratio: answer undefined then. What comes to nothing is not
   * measured: after the deadline the target is `unreported`, as if nothing had been reported.
   *
   * An answer that is no {@link Quantity} or {@link Ratio} in canonical form (a number, a ratio not
   * reduced), or a throw, is a {@link RuleBroken}.
   */
  actualOf(state: State): Quantity | Ratio | undefined
}

/** A measure of the user's own; made by {@link aggregationRule}. */
export interface AggregationRule<Taken extends Takes = Takes, State = unknown>
  extends AggregationRuleParts<Taken, State>, Made {
  readonly kind: 'aggregation'
}

const TAKES = ['quantity', 'fraction', 'steps'] as const satisfies readonly Takes[]
const COMBINATIONS = ['add', 'last', 'greatest', 'least', 'refused'] as const

/**
 * Makes a rule for how reports become the actual. A target names it in its terms,
 * `measure: { rule: 'span@1' }`, and the engine must be given it.
 *
 * Throws {@link RefusedInput} `InvalidRuleName`, or `InvalidRule` where a part is missing or series are
 * folded apart though `overUnits` has no way to make them one.
 *
 * @example
 * const doubled = aggregationRule({
 *   name: 'first-counts-twice@1',
 *   takes: 'quantity',
 *   series: 'apart',
 *   overTime: 'refused',
 *   overUnits: 'add',
 *   start: () => quantity(0),
 *   take: (sum, { quantity: figure }) => addQuantities(sum, sum === '0' ? addQuantities(figure, figure) : figure),
 *   actualOf: (sum) => sum,
 * })
 * doubled.takes //=> 'quantity'
 */
export function aggregationRule<const Taken extends Takes, State>(
  given: AggregationRuleParts<Taken, State>,
): AggregationRule<Taken, State> {
  const parts = readParts(given, [
    'name',
    'takes',
    'series',
    'overTime',
    'overUnits',
    'start',
    'take',
    'actualOf',
  ])
  const overUnits = requireOneOf<Combination>('overUnits', parts.overUnits, COMBINATIONS)
  const series = requireOneOf('series', parts.series, ['apart', 'together'])
  if (series === 'apart' && (overUnits === 'refused' || overUnits === 'last')) {
    const expected = `together, as what is ${overUnits} over units cannot be made one over series`
    throw invalidRule('series', series, expected, { allowed: ['together'] })
  }
  return markMade({
    kind: 'aggregation',
    name: mintedName(parts),
    takes: requireOneOf<Takes>('takes', parts.takes, TAKES) as Taken,
    series,
    overTime: requireOneOf<Combination>('overTime', parts.overTime, COMBINATIONS),
    overUnits,
    start: requireFunction(parts, 'start', given),
    take: requireFunction(parts, 'take', given),
    actualOf: requireFunction(parts, 'actualOf', given),
  })
}
