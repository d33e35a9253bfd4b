import type { Goal } from '../attainment/goal.ts'
import type { TargetTerms } from '../event/terms.ts'

/**
 * What is promised on one day: `plan` with `atLeast`, `atMost` and `exactly`, `band` with `within`,
 * neither where there is no goal. The shape is what {@link attainment} takes, so that a rule may ask
 * it: `attainment(facts, facts.actual)`.
 */
export type GoalInForce = Pick<
  TargetTerms,
  'direction' | 'plan' | 'band' | 'baseline' | 'tolerance'
>

/** A goal in the form in which rules are told of it; `direction` is told without one, too. */
export function goalInForce(
  { direction, baseline }: Pick<TargetTerms, 'direction' | 'baseline'>,
  goal: Goal | undefined,
): GoalInForce {
  return {
    direction,
    ...(goal !== undefined &&
      (goal.direction === 'within' ? { band: goal.plan } : { plan: goal.plan })),
    ...(baseline !== undefined && { baseline }),
    ...(goal?.direction === 'exactly' &&
      goal.tolerance !== undefined && { tolerance: goal.tolerance }),
  }
}
