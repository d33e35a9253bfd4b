import type { Plan } from '../attainment/goal.ts'
import type { MeasureTerm } from '../event/terms.ts'
import { perOf } from '../event/unit.ts'
import type { Combination } from '../measure/measure.ts'
import { addQuantities, compareQuantities, multiplyQuantities } from '../quantity/arithmetic.ts'
import { coefficientOf } from '../quantity/decimal.ts'
import { sumOfRatios } from '../quantity/fractions.ts'
import { plainestOf } from '../quantity/plainest.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { compareRatios, quantityAsRatio, ratioOf, type Ratio } from '../quantity/ratio.ts'
import type { Standing } from '../standing/standing.ts'

/** Rates do not add up, so their plans combine only where they are one and the same. */
export function combinedTerm(
  terms: readonly (Plan | undefined)[],
  measure: MeasureTerm,
  combination: Combination,
): Quantity | undefined {
  const values = terms.filter((term) => typeof term === 'string')
  if (values.length < terms.length) return undefined
  if (measure !== 'ratio') return combined(values, combination, QUANTITIES)
  return values.every((value) => value === values[0]) ? values[0] : undefined
}

/** The actuals of standings made one, of those that have one; undefined where none has. */
export function combinedActual(
  all: readonly Standing[],
  terms: Pick<Standing, 'measure' | 'unit'>,
  combination: Combination,
): Quantity | Ratio | undefined {
  if (terms.measure === 'ratio') {
    const fractions = all.flatMap(({ fraction }) => fraction ?? [])
    const numerator = fractions.map((fraction) => fraction.numerator)
    const denominator = combined(
      fractions.map((fraction) => fraction.denominator),
      'add',
      QUANTITIES,
    )
    if (denominator === undefined || denominator === '0') return undefined
    return ratioOf(multiplyQuantities(numerator.reduce(addQuantities), perOf(terms)), denominator)
  }
  // The reading of the last period stands: where it is missing, none stands in for it.
  const counted = combination === 'last' ? all.slice(-1) : all
  const values = counted.flatMap(({ actual }) => actual ?? [])
  // Where one is no decimal number, as only rules leave it, none is treated as one.
  if (values.every((value) => typeof value === 'string')) {
    return combined(values, combination, QUANTITIES)
  }
  const ratio = combined(values.map(asRatio), combination, RATIOS)
  if (ratio === undefined) return undefined
  return plainestOf(coefficientOf(ratio.numerator), coefficientOf(ratio.denominator))
}

function asRatio(value: Quantity | Ratio): Ratio {
  return typeof value === 'string' ? quantityAsRatio(value) : value
}

interface Arithmetic<Value> {
  /** Of one value or more. */
  readonly total: (values: readonly Value[]) => Value
  readonly compare: (a: Value, b: Value) => number
}

const QUANTITIES: Arithmetic<Quantity> = {
  total: (values) => values.reduce(addQuantities),
  compare: compareQuantities,
}
const RATIOS: Arithmetic<Ratio> = { total: sumOfRatios, compare: compareRatios }

/** Values in the order of their periods made one; undefined where there are none. */
function combined<Value>(
  values: readonly Value[],
  combination: Combination,
  { total, compare }: Arithmetic<Value>,
): Value | undefined {
  if (values.length === 0) return undefined
  switch (combination) {
    case 'add':
      return total(values)
    case 'greatest':
      return values.reduce((a, b) => (compare(a, b) >= 0 ? a : b))
    case 'least':
      return values.reduce((a, b) => (compare(a, b) <= 0 ? a : b))
    case 'last':
      return values.at(-1)
    case 'refused':
      return undefined
    default:
      return combination satisfies never
  }
}
