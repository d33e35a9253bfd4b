import type { Attainment } from '../../attainment/attainment.ts'
import { isByRule } from '../../event/rule-name.ts'
import type { TargetTerms } from '../../event/terms.ts'
import { compare, fractionOf, least, minus, over, plus, ratioFrom, WHOLE } from './fraction.ts'
import type { Fraction } from './fraction.ts'
import type { Actual } from './actual.ts'
import { noReference } from './no-reference.ts'

/** The terms that an actual is judged by. */
type GoalTerms = Pick<
  TargetTerms,
  'direction' | 'plan' | 'band' | 'tolerance' | 'baseline' | 'attainment'
>

/** Whether an actual keeps the promise. What is missing keeps none. */
export function isMet({ value }: Actual, terms: GoalTerms): boolean {
  if (value === undefined) return false
  const { direction, plan, band } = terms
  if (direction === 'within') {
    if (band === undefined) return false
    return compare(value, fractionOf(band.from)) >= 0 && compare(value, fractionOf(band.to)) <= 0
  }
  if (plan === undefined) return false
  const goal = fractionOf(plan)
  switch (direction) {
    case 'atLeast':
      return compare(value, goal) >= 0
    case 'atMost':
      return compare(value, goal) <= 0
    case 'exactly': {
      const tolerance = fractionOf(terms.tolerance ?? '0')
      const difference = minus(value, goal)
      return (
        compare(difference, tolerance) <= 0 &&
        compare(plus(difference, tolerance), { n: 0n, d: 1n }) >= 0
      )
    }
    default:
      return direction satisfies never
  }
}

/** Whether an actual is strictly better than planned. */
export function isBetter({ value }: Actual, { direction, plan }: GoalTerms): boolean {
  if (value === undefined || plan === undefined) return false
  const side = compare(value, fractionOf(plan))
  return (direction === 'atLeast' && side > 0) || (direction === 'atMost' && side < 0)
}

/** Actual against plan, or why there is nothing to say. */
export function attainmentOf(actual: Actual, terms: GoalTerms): Attainment {
  const { plan, band, direction, attainment } = terms
  if (isByRule(attainment.method)) throw noReference(attainment.method)
  if (plan === undefined && band === undefined) return { undefined: 'noPlan' }
  const { value } = actual
  if (value === undefined) {
    return { undefined: actual.fraction === undefined ? 'noReport' : 'zeroDenominator' }
  }
  const share =
    attainment.method === 'fromBaseline'
      ? shareOfChange(value, terms)
      : direction === 'within' || direction === 'exactly'
        ? isMet(actual, terms)
          ? WHOLE
          : 'outsideBand'
        : distance(value, fractionOf(plan ?? '0'), direction === 'atLeast' ? 1n : -1n)
  if (typeof share === 'string') return { undefined: share }
  const { cap } = attainment
  return ratioFrom(cap === undefined ? share : least([share, fractionOf(cap)]))
}

function distance(value: Fraction, plan: Fraction, sign: bigint): Fraction | 'zeroPlan' {
  if (plan.n === 0n) return 'zeroPlan'
  const size = { n: plan.n < 0n ? -plan.n : plan.n, d: plan.d }
  const part = over(minus(value, plan), size)
  return plus(WHOLE, { n: sign * part.n, d: part.d })
}

function shareOfChange(
  value: Fraction,
  { plan, baseline }: GoalTerms,
): Fraction | 'noBaseline' | 'zeroSpan' {
  if (plan === undefined || baseline === undefined) return 'noBaseline'
  const start = fractionOf(baseline)
  const span = minus(fractionOf(plan), start)
  return span.n === 0n ? 'zeroSpan' : over(minus(value, start), span)
}
