import { ratioOfFraction, type ActualFraction } from '../attainment/attainment.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { toQuantity } from '../quantity/decimal.ts'
import { multiply } from '../quantity/integer.ts'
import { plainestOf } from '../quantity/plainest.ts'
import type { Course } from './course.ts'
import type { Measuring } from './measuring.ts'
import type { Standing } from '../standing/standing.ts'
import type { Reading } from './walk.ts'

/** The judged actual in the unit of the target; undefined where nothing is in it. */
export function fractionIn(course: Course, measuring: Measuring): ActualFraction | undefined {
  return course.counted === 0 ? undefined : inUnit(course.judged, measuring)
}

/** A fraction as the fold has it, in the unit of the target. */
export function inUnit(
  { numerator, denominator }: Pick<Reading, 'numerator' | 'denominator'>,
  { factor, scale }: Pick<Measuring, 'factor' | 'scale'>,
): ActualFraction {
  return { numerator: factor === 1 ? numerator : multiply(numerator, factor), denominator, scale }
}

/** The judged actual as a standing shows it. `scale` is that of the ledger. */
export function actualOf(
  course: Course,
  terms: TargetTerms,
  scale: number,
  measuring: Measuring,
): Pick<Standing, 'actual' | 'fraction'> {
  if (course.counted === 0) return {}
  const { numerator, denominator }: Reading = course.judged
  if (isByRule(terms.measure)) {
    return denominator === 0 ? {} : { actual: plainestOf(numerator, denominator) }
  }
  switch (terms.measure) {
    case 'ratio': {
      const fraction = {
        numerator: toQuantity(numerator, scale),
        denominator: toQuantity(denominator, scale),
      }
      if (denominator === 0) return { fraction }
      const actual = inUnit(course.judged, measuring)
      return { actual: Object.freeze(ratioOfFraction(actual)), fraction }
    }
    case 'average':
      return { actual: ratioOfFraction({ numerator, denominator, scale }) }
    case 'sum':
    case 'latest':
    case 'max':
    case 'min':
    case 'steps':
    case 'declared':
      return { actual: toQuantity(numerator, scale) }
    default:
      return terms.measure satisfies never
  }
}
