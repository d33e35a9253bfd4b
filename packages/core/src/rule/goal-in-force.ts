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

/** The goal among other terms, and nothing beside it. */
export function goalInForce({
  direction,
  plan,
  band,
  baseline,
  tolerance,
}: GoalInForce): GoalInForce {
  return {
    direction,
    ...(plan !== undefined && { plan }),
    ...(band !== undefined && { band }),
    ...(baseline !== undefined && { baseline }),
    ...(tolerance !== undefined && { tolerance }),
  }
}
