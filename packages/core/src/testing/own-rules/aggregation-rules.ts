import type { RuleName } from '../../event/rule-name.ts'
import type { MeasureName, ReportedAs } from '../../event/terms.ts'
import type { Combination } from '../../measure/measure.ts'
import { addQuantities, compareQuantities } from '../../quantity/arithmetic.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import { ratioOf } from '../../quantity/ratio.ts'
import { aggregationRule, type AggregationRule } from '../../rule/aggregation-rule.ts'

const ZERO = quantity(0)

/** Folds figures by a step from the last one; nothing before the first. */
function stepping(
  name: RuleName,
  takes: 'quantity' | 'steps',
  step: (before: Quantity, figure: Quantity) => Quantity,
  overUnits: Combination = 'add',
): AggregationRule {
  return aggregationRule({
    name,
    takes,
    series: 'apart',
    overTime: 'refused',
    overUnits,
    start: (): Quantity | undefined => undefined,
    take: (before, report) => {
      const figure = 'steps' in report ? report.steps : report.quantity
      return before === undefined ? figure : step(before, figure)
    },
    actualOf: (state) => state,
  }) as AggregationRule
}

const later = (_before: Quantity, figure: Quantity): Quantity => figure

const average = aggregationRule({
  name: 'average@1',
  takes: 'quantity',
  series: 'together',
  overTime: 'refused',
  overUnits: 'refused',
  start: () => ({ sum: ZERO, count: 0 }),
  take: ({ sum, count }, report) => ({
    sum: addQuantities(sum, report.quantity),
    count: count + 1,
  }),
  actualOf: ({ sum, count }) => ratioOf(sum, quantity(count)),
}) as AggregationRule

/** All series at once, as numerators and denominators add up apart; or the last of each. */
function rate(name: RuleName, restates: boolean): AggregationRule {
  return aggregationRule({
    name,
    takes: 'fraction',
    series: 'together',
    overTime: 'refused',
    overUnits: 'refused',
    start: () => new Map<string, readonly [Quantity, Quantity]>(),
    // The state is the fold's own, so that it may be changed in place.
    take: (series, report) => {
      const [over, under] = (restates ? undefined : series.get(report.series)) ?? [ZERO, ZERO]
      return series.set(report.series, [
        addQuantities(over, report.numerator),
        addQuantities(under, report.denominator),
      ])
    },
    actualOf: (series) => {
      const sides = [...series.values()]
      const over = sides.map(([numerator]) => numerator).reduce(addQuantities, ZERO)
      const under = sides.map(([, denominator]) => denominator).reduce(addQuantities, ZERO)
      return under === ZERO ? undefined : ratioOf(over, under)
    },
  }) as AggregationRule
}

const BY_MEASURE: Readonly<Record<Exclude<MeasureName, 'declared'>, AggregationRule>> = {
  sum: stepping('sum@1', 'quantity', addQuantities),
  steps: stepping('steps@1', 'steps', addQuantities),
  latest: stepping('latest@1', 'quantity', later),
  max: stepping('max@1', 'quantity', (a, b) => (compareQuantities(a, b) < 0 ? b : a), 'greatest'),
  min: stepping('min@1', 'quantity', (a, b) => (compareQuantities(a, b) > 0 ? b : a), 'least'),
  average,
  ratio: rate('ratio@1', false),
}

const RESTATED = {
  sum: stepping('restated-sum@1', 'quantity', later),
  steps: stepping('restated-steps@1', 'steps', later),
  ratio: rate('restated-ratio@1', true),
} as const

/** The engine's own measures done again by rules. */
export const AGGREGATION_RULES: readonly AggregationRule[] = [
  ...Object.values(BY_MEASURE),
  ...Object.values(RESTATED),
]

/** The rule that does again what a measure does; undefined for `declared`, which takes no reports. */
export function aggregationRuleFor(
  measure: MeasureName,
  reportedAs: ReportedAs,
): AggregationRule | undefined {
  if (measure === 'declared') return undefined
  const isRestated = measure === 'sum' || measure === 'steps' || measure === 'ratio'
  return reportedAs === 'runningTotal' && isRestated ? RESTATED[measure] : BY_MEASURE[measure]
}
