import type { Attainment } from '../attainment/attainment.ts'
import type { TargetId } from '../event/identifiers.ts'
import { addQuantities, compareQuantities } from '../quantity/arithmetic.ts'
import { quantity } from '../quantity/quantity.ts'
import {
  addRatios,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  type Ratio,
} from '../quantity/ratio.ts'
import type { Standing } from '../standing/standing.ts'

/** A mean of attainments, and the targets it had to leave out. */
export interface WeightedAttainment {
  readonly attainment: Attainment
  /** Targets whose attainment is undefined; they weigh nothing, and are named. */
  readonly without: readonly TargetId[]
}

const ZERO = quantity(0)
const ONE = quantity(1)

/**
 * The mean of the attainments of targets, each by its weight (absent: 1): Σ weight × attainment /
 * Σ weight, exactly. Works across units and measures, since attainments are pure numbers;
 * indicators and cancelled targets are passed over. Undefined with `noReport` where no target has one, and with
 * `zeroDenominator` where all that have one weigh 0.
 *
 * @example
 * weightedAttainment([]) //=> { attainment: { undefined: 'noReport' }, without: [] }
 */
export function weightedAttainment(standings: Iterable<Standing>): WeightedAttainment {
  let sum: Ratio = quantityAsRatio(ZERO)
  let weights = ZERO
  let counted = 0
  const without: TargetId[] = []
  for (const { state, target, attainment, weight = ONE } of standings) {
    if (state === undefined || state === 'cancelled') continue
    if ('undefined' in attainment) {
      without.push(target)
      continue
    }
    sum = addRatios(sum, multiplyRatios(attainment, quantityAsRatio(weight)))
    weights = addQuantities(weights, weight)
    counted++
  }
  if (counted === 0) return { attainment: { undefined: 'noReport' }, without }
  if (compareQuantities(weights, ZERO) === 0) {
    return { attainment: { undefined: 'zeroDenominator' }, without }
  }
  return { attainment: multiplyRatios(sum, ratioOf(ONE, weights)), without }
}
