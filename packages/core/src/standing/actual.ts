import type { ActualFraction } from '../attainment/attainment.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { toQuantity } from '../quantity/decimal.ts'
import { multiply, powerOfTen } from '../quantity/integer.ts'
import { plainestOf } from '../quantity/plainest.ts'
import { ratioOfIntegers } from '../quantity/ratio.ts'
import type { Course, Reading } from './course.ts'
import type { Standing } from './standing.ts'

/** The judged actual as the fold has it; undefined where nothing is in it. */
export function fractionIn(course: Course, scale: number): ActualFraction | undefined {
  if (course.counted === 0) return undefined
  const { numerator, denominator } = course.judged
  return { numerator, denominator, scale }
}

/** The judged actual as a standing shows it. `scale` is that of the ledger. */
export function actualOf(
  course: Course,
  terms: TargetTerms,
  scale: number,
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
      return denominator === 0
        ? { fraction }
        : { actual: Object.freeze(ratioOfIntegers(numerator, denominator)), fraction }
    }
    case 'average':
      return { actual: ratioOfIntegers(numerator, multiply(denominator, powerOfTen(scale))) }
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
