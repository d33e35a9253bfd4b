import type { ActualFraction } from '../attainment/attainment.ts'
import type { Numerators, ShownActual } from '../measure/aggregation.ts'
import { multiply } from '../quantity/integer.ts'
import type { Course } from './course.ts'
import type { Measuring } from './measuring.ts'
import type { Reading } from './reading.ts'

/** The judged actual in the unit of the target; undefined where nothing is in it. */
export function fractionIn(course: Course, measuring: Numerators): ActualFraction | undefined {
  return course.counted === 0 ? undefined : inUnit(course.judged, measuring)
}

/** A fraction as the fold has it, in the unit of the target. */
export function inUnit(
  { numerator, denominator }: Pick<Reading, 'numerator' | 'denominator'>,
  { factor, scale }: Numerators,
): ActualFraction {
  return { numerator: factor === 1 ? numerator : multiply(numerator, factor), denominator, scale }
}

/** The judged actual as a standing shows it; `scale` is that of the ledger. */
export function actualOf(course: Course, scale: number, measuring: Measuring): ShownActual {
  if (course.counted === 0) return {}
  const { numerator, denominator } = course.judged
  return measuring.aggregation.shown(numerator, denominator, scale, measuring)
}
