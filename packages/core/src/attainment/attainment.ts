import { coefficientOf, integerAt, scaleOf } from '../quantity/decimal.ts'
import { compare, multiply, powerOfTen, sign, subtract, type Integer } from '../quantity/integer.ts'
import { ONE, type Quantity } from '../quantity/quantity.ts'
import { requireQuantity } from '../quantity/required.ts'
import { OBJECT, requireKind } from '../refusal/kinds.ts'
import {
  compareRatios,
  quantityAsRatio,
  ratioOfIntegers,
  requireRatio,
  type Ratio,
} from '../quantity/ratio.ts'
import type { AttainmentMethod, MethodName, TargetTerms } from '../event/terms.ts'
import { goalIn, judgeOf, verdictOn, type Goal } from './goal.ts'

export const NO_ATTAINMENT = [
  'noPlan',
  'noReport',
  'zeroPlan',
  'noBaseline',
  'zeroSpan',
  'outsideBand',
  'zeroDenominator',
  'noActual',
  'byRule',
] as const

/**
 * Why there is no attainment.
 * - `noPlan`: an indicator, or a declared target without a plan.
 * - `noReport`: nothing reported by the day asked about.
 * - `zeroPlan`: a plan of zero has no parts to measure by; the target may be met all the same.
 * - `noBaseline`: `fromBaseline` without a baseline.
 * - `zeroSpan`: plan and baseline are equal, so no change was planned.
 * - `outsideBand`: not within the band; there is no one plan to be a share of.
 * - `zeroDenominator`: a ratio with nothing counted below the line.
 * - `noActual`: what was reported comes to nothing under an aggregation rule.
 * - `byRule`: for a reason that an attainment rule has declared, named beside it.
 */
export type NoAttainment = (typeof NO_ATTAINMENT)[number]

/** Attainment by a method of the engine's own: an exact ratio, or why there is none. */
export type AttainmentByName = Ratio | { readonly undefined: Exclude<NoAttainment, 'byRule'> }

/** Actual against plan under the direction: 1 is met, and it may exceed 1; or why there is none. */
export type Attainment =
  | AttainmentByName
  | { readonly undefined: 'byRule'; readonly reason: string }

/** An actual as an exact fraction: numerator / (denominator × 10^scale). */
export interface ActualFraction {
  readonly numerator: Integer
  readonly denominator: Integer
  readonly scale: number
}

/** The terms attainment depends on. */
export type AttainmentTerms = Pick<
  TargetTerms,
  'direction' | 'plan' | 'band' | 'tolerance' | 'baseline'
> & {
  /** A method of the engine's own; a rule is asked only where the whole target is known. */
  readonly attainment?: Pick<AttainmentMethod, 'cap'> & { readonly method: MethodName }
}

const WHOLE: Ratio = Object.freeze({ numerator: ONE, denominator: ONE })

/**
 * How far an actual has come, as an exact ratio: 1 is met, and it may exceed 1 or be negative.
 *
 * - `atLeast`: 1 + (actual − plan) / |plan|; `atMost`: 1 − (actual − plan) / |plan|.
 * - `within` and `exactly`: 1 inside the band, undefined outside.
 * - Method `fromBaseline`, either direction: (actual − baseline) / (plan − baseline).
 *
 * `actual` undefined means that nothing was reported. Whether a target is met is never read off
 * this figure: actual and plan are compared.
 *
 * @example
 * attainment({ direction: 'atLeast', plan: quantity('201') }, quantity('202'))
 * //=> { numerator: '202', denominator: '201' }
 * attainment({ direction: 'atLeast' }, quantity('202')) //=> { undefined: 'noPlan' }
 */
export function attainment(
  terms: AttainmentTerms,
  actual: Quantity | Ratio | undefined,
): AttainmentByName {
  requireKind('terms', terms, OBJECT)
  requireTerms(terms)
  if (typeof actual === 'string') requireQuantity('actual', actual)
  else if (actual !== undefined) requireRatio('actual', actual)
  const { method = 'ofPlan', cap } = terms.attainment ?? {}
  const fraction = actual === undefined ? undefined : fractionOf(actual)
  const { baseline } = terms
  return attainmentOf(METHODS[method], { goal: goalIn(terms), baseline, cap }, fraction)
}

/** The figures of terms, where they are there. */
function requireTerms(terms: AttainmentTerms): void {
  const { plan, band, tolerance, baseline, attainment: method } = terms
  const figures = { plan, tolerance, baseline }
  for (const [field, figure] of Object.entries(figures)) {
    if (figure !== undefined) requireQuantity(`terms.${field}`, figure)
  }
  if (band !== undefined) {
    requireKind('terms.band', band, OBJECT)
    requireQuantity('terms.band.from', band.from)
    requireQuantity('terms.band.to', band.to)
  }
  if (method === undefined) return
  requireKind('terms.attainment', method, OBJECT)
  if (method.cap !== undefined) requireQuantity('terms.attainment.cap', method.cap)
}

/** A quantity or ratio in the form the fold works in. */
export function fractionOf(actual: Quantity | Ratio): ActualFraction {
  return typeof actual === 'string'
    ? { numerator: coefficientOf(actual), denominator: 1, scale: scaleOf(actual) }
    : {
        numerator: coefficientOf(actual.numerator),
        denominator: coefficientOf(actual.denominator),
        scale: 0,
      }
}

/** A fraction in lowest terms; its denominator is not 0. */
export function ratioOfFraction({ numerator, denominator, scale }: ActualFraction): Ratio {
  return ratioOfIntegers(numerator, multiply(denominator, powerOfTen(scale)))
}

/** What attainment is held against, whatever the method. */
interface Held {
  readonly goal: Goal | undefined
  readonly baseline: Quantity | undefined
  readonly cap: Quantity | undefined
  /** Why there is none of an actual that is no figure. */
  readonly nothing?: 'zeroDenominator' | 'noActual' | undefined
}

/**
 * Attainment by any method, which is asked only where there is a goal and an actual; what it answers
 * is capped where the target asks for it.
 */
export function attainmentOf<Answer extends Attainment>(
  method: Method<Answer>,
  { goal, baseline, cap, nothing = 'zeroDenominator' }: Held,
  actual: ActualFraction | undefined,
): Answer | AttainmentByName {
  if (goal === undefined) return { undefined: 'noPlan' }
  if (actual === undefined) return { undefined: 'noReport' }
  if (actual.denominator === 0) return { undefined: nothing }
  const uncapped = method(goal, actual, baseline)
  if (cap === undefined || 'undefined' in uncapped) return uncapped
  const limit = quantityAsRatio(cap)
  return compareRatios(uncapped, limit) > 0 ? limit : uncapped
}

/** How far an actual has come by a goal, where there are both. */
export type Method<Answer extends Attainment = Attainment> = (
  goal: Goal,
  actual: ActualFraction,
  baseline: Quantity | undefined,
) => Answer

const ofPlan: Method<AttainmentByName> = (goal, actual) => {
  switch (goal.direction) {
    case 'atLeast':
    case 'atMost':
      return shareOfPlan(goal.direction, goal.plan, actual)
    case 'within':
    case 'exactly': {
      const judge = judgeOf(goal, actual)
      const isMet = verdictOn(judge, actual.numerator, actual.denominator) !== 'unmet'
      return isMet ? WHOLE : { undefined: 'outsideBand' }
    }
    default:
      return goal satisfies never
  }
}

const fromBaseline: Method<AttainmentByName> = (goal, actual, baseline) =>
  // A band is never reached from anywhere: it has no one plan.
  goal.direction === 'within'
    ? ofPlan(goal, actual, baseline)
    : shareOfChange(baseline, goal.plan, actual)

/** The methods of the engine's own. */
export const METHODS: Readonly<Record<MethodName, Method<AttainmentByName>>> = {
  ofPlan,
  fromBaseline,
}

function shareOfPlan(
  direction: 'atLeast' | 'atMost',
  plan: Quantity,
  actual: ActualFraction,
): AttainmentByName {
  const [reached, planned] = atOneScale(actual, plan)
  if (planned === 0) return { undefined: 'zeroPlan' }
  // For a positive plan 1 + (a − p) / |p| is a / p, and 1 − (a − p) / |p| is (2p − a) / p; for a
  // negative plan the two change places.
  const straight = (direction === 'atLeast') === sign(planned) > 0
  return ratioOfIntegers(straight ? reached : subtract(multiply(2, planned), reached), planned)
}

function shareOfChange(
  baseline: Quantity | undefined,
  plan: Quantity,
  actual: ActualFraction,
): AttainmentByName {
  if (baseline === undefined) return { undefined: 'noBaseline' }
  const scale = Math.max(actual.scale, scaleOf(plan), scaleOf(baseline))
  const base = integerAt(scale, baseline)
  const span = subtract(integerAt(scale, plan), base)
  if (compare(span, 0) === 0) return { undefined: 'zeroSpan' }
  const reached = multiply(actual.numerator, powerOfTen(scale - actual.scale))
  return ratioOfIntegers(
    subtract(reached, multiply(base, actual.denominator)),
    multiply(span, actual.denominator),
  )
}

/** Actual and plan as integers of one unit: both times the actual's denominator, at one scale. */
function atOneScale(actual: ActualFraction, plan: Quantity): readonly [Integer, Integer] {
  const scale = Math.max(actual.scale, scaleOf(plan))
  return [
    multiply(actual.numerator, powerOfTen(scale - actual.scale)),
    multiply(integerAt(scale, plan), actual.denominator),
  ]
}
