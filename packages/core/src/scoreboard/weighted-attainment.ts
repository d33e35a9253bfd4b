import type { NoAttainment } from '../attainment/attainment.ts'
import type { TargetId } from '../event/identifiers.ts'
import { meanOf, type Mean, type WeightedValue } from '../quantity/mean.ts'
import type { Standing } from '../standing/standing.ts'
import { listOf, requireEachOnce } from './each-once.ts'

/** A mean of attainments, and the targets it had to leave out. */
export interface WeightedAttainment {
  /** Exact, and quick to compare and to format; one ratio only by `toRatio()`. */
  readonly attainment: Mean | { readonly undefined: NoAttainment }
  /** Targets whose attainment is undefined; they weigh nothing, and are named. */
  readonly without: readonly TargetId[]
}

/**
 * The mean of the attainments of targets, each by its weight (absent: 1): Σ weight × attainment /
 * Σ weight, exactly. Works across units and measures, since attainments are pure numbers;
 * indicators and cancelled targets are passed over. Undefined with `noReport` where no target has one, and with
 * `zeroDenominator` where all that have one weigh 0. Throws {@link RefusedInput} `TargetTwice` where
 * a target is given twice.
 *
 * @example
 * weightedAttainment([]) //=> { attainment: { undefined: 'noReport' }, without: [] }
 */
export function weightedAttainment(standings: Iterable<Standing>): WeightedAttainment {
  const all = listOf(standings)
  requireEachOnce(all)
  const without: TargetId[] = []
  const values: WeightedValue[] = []
  for (const { state, target, attainment, weight } of all) {
    if (state === undefined || state === 'cancelled') continue
    if ('undefined' in attainment) without.push(target)
    else values.push({ value: attainment, ...(weight !== undefined && { weight }) })
  }
  if (values.length === 0) return { attainment: { undefined: 'noReport' }, without }
  const mean = meanOf(values)
  if (mean.weight === '0') return { attainment: { undefined: 'zeroDenominator' }, without }
  return { attainment: mean, without }
}
