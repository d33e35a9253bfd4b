import { deepFreeze } from '../event/deep-freeze.ts'
import { isByRule } from '../event/rule-name.ts'
import type { MeasureName, MeasureTerm } from '../event/terms.ts'

/**
 * How the actuals of several targets combine into one.
 * - `add`: they add up (for a ratio, numerators and denominators apart).
 * - `last`: the one of the latest period stands.
 * - `greatest`, `least`: the extreme one stands.
 * - `refused`: no combination of the actuals alone means anything.
 */
export type Combination = 'add' | 'last' | 'greatest' | 'least' | 'refused'

/** What a measure takes in and how it adds up. */
export interface Measure {
  /** Which shape of {@link ReportValue} its reports have; `none` takes no reports. */
  readonly takes: 'quantity' | 'fraction' | 'steps' | 'none'
  /** Whether its reports may restate a running total. */
  readonly restates: boolean
  /** Whether reports may carry `parts` of their whole. */
  readonly hasParts: boolean
  /** Whether its actuals may be finer than what is reported, as means are, and so may plans. */
  readonly isFiner: boolean
  /** Why there is no attainment where its reports come to no figure; absent where they always do. */
  readonly nothing?: 'zeroDenominator' | 'noActual'
  /** Same indicator, successive periods. */
  readonly overTime: Combination
  /** Same period, disjoint units (districts, teams). */
  readonly overUnits: Combination
}

/**
 * The measures and how each adds up. The series of a target are disjoint parts of it: what is carried
 * forward is so in each of them, then added; a mean, a greatest or a least value is that of the
 * readings of all series together.
 *
 * | measure | actual | over time | over units |
 * | --- | --- | --- | --- |
 * | sum | all reported quantities added | add | add |
 * | latest | the last reading, carried forward | last | add |
 * | average | mean of the readings, each counted once | refused | refused |
 * | max, min | the extreme reading | greatest, least | greatest, least |
 * | ratio | numerators added over denominators added | add | add |
 * | steps | steps done, added | add | add |
 * | declared | nothing is measured | refused | refused |
 */
export const MEASURES: Readonly<Record<MeasureName, Measure>> = deepFreeze({
  sum: measureOf('quantity', 'add', 'add', { restates: true, hasParts: true }),
  latest: measureOf('quantity', 'last', 'add', { hasParts: true }),
  average: measureOf('quantity', 'refused', 'refused', { isFiner: true }),
  max: measureOf('quantity', 'greatest', 'greatest'),
  min: measureOf('quantity', 'least', 'least'),
  ratio: measureOf('fraction', 'add', 'add', {
    restates: true,
    isFiner: true,
    nothing: 'zeroDenominator',
  }),
  steps: measureOf('steps', 'add', 'add', { restates: true, hasParts: true }),
  declared: measureOf('none', 'refused', 'refused'),
})

function measureOf(
  takes: Measure['takes'],
  overTime: Combination,
  overUnits: Combination,
  others: Partial<Measure> = {},
): Measure {
  const none = { restates: false, hasParts: false, isFiner: false }
  return { takes, ...none, ...others, overTime, overUnits }
}

/** What can be told of a measure by its name alone. */
type MeasureByName = Omit<Measure, 'takes' | 'overTime' | 'overUnits'> & {
  /** Undefined under a rule: it is the one to say. */
  readonly takes?: Measure['takes']
}

/** What goes for every aggregation rule: what it makes of figures need be neither a sum nor decimal. */
export const BY_RULE = {
  restates: false,
  hasParts: false,
  isFiner: true,
  nothing: 'noActual',
} as const satisfies MeasureByName

/** What can be told of a measure without its rule, if one stands for it. */
export function measureNamed(measure: MeasureTerm): MeasureByName {
  return isByRule(measure) ? BY_RULE : MEASURES[measure]
}
