import { describe, it } from 'vitest'
import { scaled } from '../../../laws/runs.ts'
import type { TargetEvent } from '../../event/events.ts'
import { quantity } from '../../quantity/quantity.ts'
import { compareRatios, quantityAsRatio, subtractRatios, type Ratio } from '../../quantity/ratio.ts'
import { standing } from '../../judgement/standing-in.ts'
import type { Standing } from '../../standing/standing.ts'
import { ruleLaws } from '../rule-laws.ts'
import type { KpiRule, RulePoint } from './kpi-rule.ts'

/** What a standing says of one thing; null where the target is not set. */
function ruleOn<Judgement>(
  name: string,
  judge: (found: Standing) => Judgement,
): KpiRule<Judgement | null> {
  return {
    name,
    judge: (events: readonly TargetEvent[], point: RulePoint) => {
      const found = standing(events, events[0]?.target ?? '', point)
      return found === undefined ? null : judge(found)
    },
  }
}

const RUNS = scaled(20)

interface Completion {
  readonly state: string | null
  readonly completedOn: string | null
  readonly exceeded: boolean
  readonly met: boolean
}

const completion = ruleOn<Completion>(
  'completion under every policy',
  ({ state, completedOn = null, exceeded, met }) => ({
    state: state ?? null,
    completedOn,
    exceeded,
    met,
  }),
)

function isBetterCompletion(one: Completion | null, other: Completion | null): boolean {
  if (one === null || other === null) return false
  if ((one.met && !other.met) || (one.exceeded && !other.exceeded)) return true
  if (one.completedOn === null) return false
  return other.completedOn === null || one.completedOn < other.completedOn
}

ruleLaws(completion, {
  describe,
  it,
  numRuns: RUNS,
  claims: {
    monotonic: isBetterCompletion,
    scaleInvariant: true,
    splittable: true,
    additiveOverSeries: true,
  },
})

/** Attainment by one of the methods, where a move towards the plan is one that was planned. */
function attainmentBy(method: 'ofPlan' | 'fromBaseline'): KpiRule<Ratio | string | null> {
  return ruleOn(`attainment ${method}`, (found) => {
    if (found.attainmentMethod.method !== method || !isForward(found)) return null
    return 'undefined' in found.attainment ? found.attainment.undefined : found.attainment
  })
}

function isForward({ attainmentMethod, direction, plan, baseline }: Standing): boolean {
  if (attainmentMethod.method !== 'fromBaseline') return true
  if (typeof plan !== 'string' || baseline === undefined) return false
  const span = subtractRatios(quantityAsRatio(plan), quantityAsRatio(baseline)).numerator
  return direction === 'atMost' ? span.startsWith('-') : !span.startsWith('-')
}

function isRatio(judgement: Ratio | string | null): judgement is Ratio {
  return typeof judgement === 'object' && judgement !== null
}

const ONE = quantityAsRatio(quantity('1'))

for (const method of ['ofPlan', 'fromBaseline'] as const) {
  ruleLaws(attainmentBy(method), {
    describe,
    it,
    numRuns: RUNS,
    verdict: (judgement) => (isRatio(judgement) ? compareRatios(judgement, ONE) >= 0 : judgement),
    claims: {
      monotonic: (one, other) => isRatio(one) && isRatio(other) && compareRatios(one, other) > 0,
      inclusive: true,
      scaleInvariant: true,
      splittable: true,
      additiveOverSeries: true,
    },
  })
}

interface Actual {
  readonly actual: string | Ratio | null
  readonly direction: string
}

function asRatio({ actual }: Actual): Ratio | undefined {
  if (actual === null) return undefined
  return typeof actual === 'string' ? quantityAsRatio(quantity(actual)) : actual
}

const actual = ruleOn<Actual>('actual under every measure', ({ actual = null, direction }) => ({
  actual,
  direction,
}))

ruleLaws(actual, {
  describe,
  it,
  numRuns: RUNS,
  // A figure follows the actual; there is nothing in it to decide.
  verdict: (judgement) => judgement?.direction,
  claims: {
    monotonic: (one, other) => {
      const [a, b] = [one && asRatio(one), other && asRatio(other)]
      if (!a || !b) return false
      return one?.direction === 'atMost' ? compareRatios(a, b) < 0 : compareRatios(a, b) > 0
    },
    splittable: true,
    additiveOverSeries: true,
  },
})
