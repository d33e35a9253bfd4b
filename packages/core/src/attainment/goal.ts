import { integerAt, scaleOf } from '../quantity/decimal.ts'
import { add, compare, multiply, powerOfTen, subtract, type Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Band, Direction, TargetTerms } from '../event/terms.ts'

/** What is promised: a planned value, or the band to stay within. */
export type Goal = Quantity | Band

/** The goal of a target; undefined for an indicator and for a declared target without a plan. */
export function goalOf(terms: Pick<TargetTerms, 'plan' | 'band'>): Goal | undefined {
  return terms.band ?? terms.plan
}

/** An indicator is measured and shown, and never counted among targets: it has no goal. */
export function isIndicator(terms: Pick<TargetTerms, 'plan' | 'band' | 'measure'>): boolean {
  return goalOf(terms) === undefined && terms.measure !== 'declared'
}

/** How an actual stands to a goal: unmet, met, or strictly better than planned. */
export type Verdict = 'unmet' | 'met' | 'better'

/**
 * A goal made ready to judge many actuals given as fractions of integers at one scale. Actuals are
 * multiplied by `lift` before they are compared, so that both sides are whole.
 */
export interface Judge {
  readonly direction: Direction
  readonly lift: Integer
  /** Least value that is met; absent where there is none. */
  readonly lower: Integer | undefined
  /** Greatest value that is met; absent where there is none. */
  readonly upper: Integer | undefined
}

type GoalTerms = Pick<TargetTerms, 'direction' | 'plan' | 'band' | 'tolerance'>

/** In what form the numerators of actuals come: how many decimal digits they have once multiplied. */
interface Numerators {
  readonly factor?: Integer
  readonly scale: number
}

/** The judge of a goal, for actuals whose numerators come so; undefined without a goal. */
export function judgeOf(terms: GoalTerms, { factor = 1, scale }: Numerators): Judge | undefined {
  const { direction, plan, band } = terms
  if (direction === 'within') {
    if (band === undefined) return undefined
    const common = Math.max(scale, scaleOf(band.from), scaleOf(band.to))
    return {
      direction,
      lift: multiply(factor, powerOfTen(common - scale)),
      lower: integerAt(common, band.from),
      upper: integerAt(common, band.to),
    }
  }
  if (plan === undefined) return undefined
  const tolerance = direction === 'exactly' ? terms.tolerance : undefined
  const common = Math.max(scale, scaleOf(plan), tolerance === undefined ? 0 : scaleOf(tolerance))
  const value = integerAt(common, plan)
  const slack = tolerance === undefined ? 0 : integerAt(common, tolerance)
  return {
    direction,
    lift: multiply(factor, powerOfTen(common - scale)),
    lower: direction === 'atMost' ? undefined : subtract(value, slack),
    upper: direction === 'atLeast' ? undefined : add(value, slack),
  }
}

/** Judges the exact fraction; an undefined one (denominator 0) is unmet. */
export function verdictOn(judge: Judge, numerator: Integer, denominator: Integer): Verdict {
  if (denominator === 0) return 'unmet'
  const actual = judge.lift === 1 ? numerator : multiply(numerator, judge.lift)
  const below = judge.lower === undefined ? 1 : compare(actual, times(judge.lower, denominator))
  const above = judge.upper === undefined ? -1 : compare(actual, times(judge.upper, denominator))
  if (below < 0 || above > 0) return 'unmet'
  switch (judge.direction) {
    case 'atLeast':
      return below > 0 ? 'better' : 'met'
    case 'atMost':
      return above < 0 ? 'better' : 'met'
    case 'within':
    case 'exactly':
      return 'met'
    default:
      return judge.direction satisfies never
  }
}

function times(value: Integer, denominator: Integer): Integer {
  return denominator === 1 ? value : multiply(value, denominator)
}
