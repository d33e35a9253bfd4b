import { integerAt, scaleOf } from '../quantity/decimal.ts'
import { add, compare, multiply, powerOfTen, subtract, type Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Band, Direction, TargetTerms } from '../event/terms.ts'

/** What is planned: a value, or the band to stay within. */
export type Plan = Quantity | Band

/** What is promised on one day: the plan, and which side of it keeps the promise. */
export type Goal =
  | { readonly direction: 'atLeast' | 'atMost'; readonly plan: Quantity }
  | { readonly direction: 'within'; readonly plan: Band }
  | {
      readonly direction: 'exactly'
      readonly plan: Quantity
      /** How far from the plan still counts; absent: 0. */
      readonly tolerance: Quantity | undefined
    }

/** The goal that some terms set; undefined for an indicator and for a declared target without a plan. */
export function goalIn({ direction, plan, band, tolerance }: GoalTerms): Goal | undefined {
  if (direction === 'within') return band && { direction, plan: band }
  if (plan === undefined) return undefined
  return direction === 'exactly' ? { direction, plan, tolerance } : { direction, plan }
}

/** Whether two goals are one. */
export function isSameGoal(a: Goal | undefined, b: Goal | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  if (a.direction === 'within' && b.direction === 'within') {
    return a.plan.from === b.plan.from && a.plan.to === b.plan.to
  }
  return a.direction === b.direction && a.plan === b.plan && toleranceIn(a) === toleranceIn(b)
}

/** An indicator is measured and shown, and never counted among targets: it has no goal. */
export function isIndicator(
  goal: Goal | undefined,
  { measure }: Pick<TargetTerms, 'measure'>,
): boolean {
  return goal === undefined && measure !== 'declared'
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

/** The judge of a goal, for actuals whose numerators come so. */
export function judgeOf(goal: Goal, { factor = 1, scale }: Numerators): Judge {
  const { direction, plan } = goal
  if (direction === 'within') {
    const common = Math.max(scale, scaleOf(plan.from), scaleOf(plan.to))
    return {
      direction,
      lift: multiply(factor, powerOfTen(common - scale)),
      lower: integerAt(common, plan.from),
      upper: integerAt(common, plan.to),
    }
  }
  const tolerance = toleranceIn(goal)
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

function toleranceIn(goal: Goal): Quantity | undefined {
  return goal.direction === 'exactly' ? goal.tolerance : undefined
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
