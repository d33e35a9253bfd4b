import { attainment, type Attainment } from '../attainment/attainment.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { Direction, MeasureName, Unit } from '../event/terms.ts'
import { MEASURES, type Combination } from '../measure/measure.ts'
import { addQuantities, compareQuantities } from '../quantity/arithmetic.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { ratioOf, type Ratio } from '../quantity/ratio.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import type { Standing } from '../standing/standing.ts'

/** Several targets seen as one. */
export interface RollUp {
  readonly unit: Unit
  readonly measure: MeasureName
  readonly direction: Direction
  /** The plans combined; absent where one has none, or where plans of rates differ. */
  readonly plan?: Quantity
  /** The actuals combined, of those that have one; absent where none has. */
  readonly actual?: Quantity | Ratio
  readonly attainment: Attainment
  /** Targets without an actual: missing, not zero, so the roll-up may still be short of them. */
  readonly missing: readonly TargetId[]
}

/** `units`: the same period, disjoint parts of a whole. `time`: successive periods. */
export type RollUpAxis = 'units' | 'time'

/**
 * Combines the actuals and plans of several standings, as their measure adds up (see
 * {@link MEASURES}). Refused where that would mean nothing: `NothingToRollUp`, `UnitsDiffer`,
 * `MeasuresDiffer`, `DirectionsDiffer`, or `NotAdditive` for averages and declared targets, and for
 * bands, which have no one plan.
 *
 * @example
 * rollUp([], 'units').ok //=> false
 */
export function rollUp(standings: Iterable<Standing>, axis: RollUpAxis): Result<RollUp> {
  const all = [...standings]
  const [first] = all
  if (first === undefined) {
    const remedy = 'Give one standing or more.'
    return refused(refuse('NothingToRollUp', 'standings', [], 'standings', remedy))
  }
  const fault = faultIn(first, all, axis)
  if (fault !== undefined) return refused(fault)
  const { unit, measure, direction } = first
  const combination = combinationOf(measure, axis)
  const reported = all.filter(({ actual }) => actual !== undefined)
  const plan = combinedPlan(all, measure, combination)
  const actual = combinedActual(reported, measure, combination)
  const missing = all.filter((standing) => standing.actual === undefined)
  return accepted({
    unit,
    measure,
    direction,
    ...(plan !== undefined && { plan }),
    ...(actual !== undefined && { actual }),
    attainment: attainment({ direction, ...(plan !== undefined && { plan }) }, actual),
    missing: missing.map(({ target }) => target),
  })
}

function combinationOf(measure: MeasureName, axis: RollUpAxis): Combination {
  return axis === 'time' ? MEASURES[measure].overTime : MEASURES[measure].overUnits
}

function faultIn(first: Standing, all: readonly Standing[], axis: RollUpAxis): Refusal | undefined {
  for (const { unit, measure, direction } of all) {
    if (unit.code !== first.unit.code || unit.scale !== first.unit.scale) {
      const remedy = 'Roll up the targets of each unit apart.'
      return refuse('UnitsDiffer', 'unit', unit, `the unit ${first.unit.code} throughout`, remedy)
    }
    if (measure !== first.measure) {
      const remedy = 'Roll up the targets of each measure apart.'
      return refuse('MeasuresDiffer', 'measure', measure, `${first.measure} throughout`, remedy)
    }
    if (direction !== first.direction) {
      const remedy = 'Roll up the targets of each direction apart.'
      return refuse(
        'DirectionsDiffer',
        'direction',
        direction,
        `${first.direction} throughout`,
        remedy,
      )
    }
  }
  const { measure, direction } = first
  if (
    combinationOf(measure, axis) === 'refused' ||
    direction === 'within' ||
    direction === 'exactly'
  ) {
    const expected = `a measure and direction that add up over ${axis}`
    const remedy = 'Count the targets instead, or report sums or ratios.'
    return refuse('NotAdditive', 'measure', `${measure} ${direction}`, expected, remedy)
  }
  return undefined
}

/** Rates do not add up, so their plans combine only where they are one and the same. */
function combinedPlan(
  all: readonly Standing[],
  measure: MeasureName,
  combination: Combination,
): Quantity | undefined {
  const plans = all.map(({ plan }) => plan)
  const values = plans.filter((plan) => typeof plan === 'string')
  if (values.length < all.length) return undefined
  if (measure !== 'ratio') return combined(all, values, combination)
  return values.every((plan) => plan === values[0]) ? values[0] : undefined
}

function combinedActual(
  reported: readonly Standing[],
  measure: MeasureName,
  combination: Combination,
): Quantity | Ratio | undefined {
  if (reported.length === 0) return undefined
  if (measure === 'ratio') {
    const fractions = reported.flatMap(({ fraction }) => fraction ?? [])
    const numerator = fractions.map((fraction) => fraction.numerator).reduce(addQuantities)
    const denominator = fractions.map((fraction) => fraction.denominator).reduce(addQuantities)
    return ratioOf(numerator, denominator)
  }
  const values = reported.map(({ actual }) => actual).filter((actual) => typeof actual === 'string')
  return combined(reported, values, combination)
}

/** The values of as many standings, in their order, made one. */
function combined(
  standings: readonly Standing[],
  values: readonly Quantity[],
  combination: Combination,
): Quantity | undefined {
  const reduce = (better: (a: Quantity, b: Quantity) => Quantity): Quantity | undefined =>
    values.length === 0 ? undefined : values.reduce(better)
  switch (combination) {
    case 'add':
      return reduce(addQuantities)
    case 'greatest':
      return reduce((a, b) => (compareQuantities(a, b) >= 0 ? a : b))
    case 'least':
      return reduce((a, b) => (compareQuantities(a, b) <= 0 ? a : b))
    case 'last': {
      const ends = standings.map(({ period }) => period.to)
      const last = ends.reduce(
        (latest, end, place) => (end > (ends[latest] ?? '') ? place : latest),
        0,
      )
      return values[last]
    }
    case 'refused':
      return undefined
    default:
      return combination satisfies never
  }
}
