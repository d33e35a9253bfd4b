import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { Standing } from '../standing/standing.ts'

/** The refusal of standings among which a target is twice; undefined where each is there once. */
export function targetTwice(
  standings: readonly Pick<Standing, 'target'>[],
): Refusal<'TargetTwice'> | undefined {
  const seen = new Set<string>()
  for (const { target } of standings) {
    if (seen.size === seen.add(target).size) {
      const remedy = 'Give each target once, or it would count twice.'
      return refuse('TargetTwice', 'target', target, 'standings of different targets', remedy)
    }
  }
  return undefined
}

/** Throws {@link RefusedInput} `TargetTwice` where a target is twice among some standings. */
export function requireEachOnce(standings: readonly Standing[]): void {
  const twice = targetTwice(standings)
  if (twice !== undefined) throw new RefusedInput(twice)
}
