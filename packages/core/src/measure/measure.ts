import { deepFreeze } from '../event/deep-freeze.ts'
import type { MeasureName, MeasureTerm, ReportedAs } from '../event/terms.ts'

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
  sum: { takes: 'quantity', restates: true, hasParts: true, overTime: 'add', overUnits: 'add' },
  latest: {
    takes: 'quantity',
    restates: false,
    hasParts: true,
    overTime: 'last',
    overUnits: 'add',
  },
  average: measureOf('quantity', 'refused', 'refused'),
  max: measureOf('quantity', 'greatest', 'greatest'),
  min: measureOf('quantity', 'least', 'least'),
  ratio: { takes: 'fraction', restates: true, hasParts: false, overTime: 'add', overUnits: 'add' },
  steps: { takes: 'steps', restates: true, hasParts: true, overTime: 'add', overUnits: 'add' },
  declared: measureOf('none', 'refused', 'refused'),
})

function measureOf(
  takes: Measure['takes'],
  overTime: Combination,
  overUnits: Combination,
): Measure {
  return { takes, restates: false, hasParts: false, overTime, overUnits }
}

/** Whether the newest report of each series replaces the ones before it. */
export function carriesForward(measure: MeasureTerm, reportedAs: ReportedAs): boolean {
  return measure === 'latest' || reportedAs === 'runningTotal'
}
