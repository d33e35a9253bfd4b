import type { MethodName } from '../../event/terms.ts'
import type { ByRule } from '../../event/rule-name.ts'
import { quantity } from '../../quantity/quantity.ts'
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
  type Ratio,
} from '../../quantity/ratio.ts'
import { attainmentRule, type AttainmentRule } from '../../rule/attainment-rule.ts'

const ZERO = quantityAsRatio(quantity(0))
const ONE = quantityAsRatio(quantity(1))

const ofPlan = attainmentRule({
  name: 'of-plan@1',
  attainmentOf: ({ actual, direction, plan, band, tolerance = quantity(0) }) => {
    if (direction === 'within' || direction === 'exactly') {
      const goal = plan === undefined ? ZERO : quantityAsRatio(plan)
      const [from, to] =
        band === undefined
          ? [
              subtractRatios(goal, quantityAsRatio(tolerance)),
              addRatios(goal, quantityAsRatio(tolerance)),
            ]
          : [quantityAsRatio(band.from), quantityAsRatio(band.to)]
      const inside = compareRatios(actual, from) >= 0 && compareRatios(actual, to) <= 0
      return inside ? ONE : { undefined: 'outsideBand' }
    }
    if (plan === undefined || plan === '0') return { undefined: 'zeroPlan' }
    const goal = quantityAsRatio(plan)
    const size = compareRatios(goal, ZERO) < 0 ? subtractRatios(ZERO, goal) : goal
    const share = dividedBy(subtractRatios(actual, goal), size)
    return direction === 'atLeast' ? addRatios(ONE, share) : subtractRatios(ONE, share)
  },
})

const fromBaseline = attainmentRule({
  name: 'from-baseline@1',
  attainmentOf: ({ actual, plan, baseline }) => {
    if (plan === undefined || baseline === undefined) return { undefined: 'noBaseline' }
    if (plan === baseline) return { undefined: 'zeroSpan' }
    const base = quantityAsRatio(baseline)
    return dividedBy(subtractRatios(actual, base), subtractRatios(quantityAsRatio(plan), base))
  },
})

/** The engine's own methods done again by rules. */
export const ATTAINMENT_RULES: readonly AttainmentRule[] = [ofPlan, fromBaseline]

/** The rule that does again what a method does. */
export function attainmentRuleFor(method: MethodName): ByRule {
  return { rule: method === 'ofPlan' ? ofPlan.name : fromBaseline.name }
}

function dividedBy(a: Ratio, b: Ratio): Ratio {
  return multiplyRatios(a, ratioOf(b.denominator, b.numerator))
}
