import { standing, type TargetEvent } from '@planfold/core'
import { compareQuantities, quantity, type Quantity } from '@planfold/core/quantity'
import type { RulePoint } from '@planfold/core/testing'

/** The plan to reach on a day; undefined where there is none above zero, or nothing to reach now. */
export function goalOn(events: readonly TargetEvent[], point: RulePoint): Quantity | undefined {
  const found = standing(events, events[0]?.target ?? '', point)
  if (found === undefined || found.state === 'cancelled') return undefined
  const { plan } = found
  return typeof plan === 'string' && compareQuantities(plan, quantity(0)) > 0 ? plan : undefined
}
