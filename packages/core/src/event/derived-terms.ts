import { compareQuantities } from '../quantity/arithmetic.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type {
  Band,
  CompletionPolicy,
  DerivedTerm,
  Direction,
  TargetTerms,
  TermsPatch,
} from './terms.ts'

interface Goal {
  readonly plan?: Quantity | undefined
  readonly baseline?: Quantity | undefined
  readonly band?: Band | undefined
}

/** The side that keeps a promise of which nobody has said it. */
export function derivedDirection({
  plan,
  band,
  baseline,
  measure,
}: Pick<TargetTerms, 'measure'> & Goal): Direction {
  if (band !== undefined) return 'within'
  // Where nothing is measured there is nothing to be at most.
  if (plan === undefined || baseline === undefined || measure === 'declared') return 'atLeast'
  return compareQuantities(plan, baseline) < 0 ? 'atMost' : 'atLeast'
}

/** The policy by which a plan is completed where nobody has said it. */
export function derivedCompletion({
  direction,
  measure,
}: Pick<TargetTerms, 'direction' | 'measure'>): CompletionPolicy {
  const reachable = measure === 'sum' || measure === 'max' || measure === 'steps'
  return direction === 'atLeast' && reachable ? 'whenReached' : 'heldAtDeadline'
}

/** Terms in which what was derived follows from the others. */
export function derivedAnew(terms: TargetTerms): TargetTerms {
  const { derived = [] } = terms
  if (derived.length === 0) return terms
  const direction = derived.includes('direction') ? derivedDirection(terms) : terms.direction
  const completion = derived.includes('completion')
    ? derivedCompletion({ direction, measure: terms.measure })
    : terms.completion
  return { ...terms, direction, completion }
}

/**
 * Patched terms that know which of them are derived: what a patch says outright stands from then on,
 * and a direction that has lost the goal it needs is derived.
 */
export function followed(terms: TargetTerms, patch: TermsPatch): TargetTerms {
  const { derived: before = [], ...rest } = terms
  const isLost =
    patch.direction === undefined &&
    ((patch.plan === null && terms.direction === 'exactly') ||
      (patch.band === null && terms.direction === 'within'))
  const derived = DERIVED_TERMS.filter(
    (term) =>
      (before.includes(term) || (term === 'direction' && isLost)) && patch[term] === undefined,
  )
  // A completion follows a direction that is derived, and no other.
  return derivedAnew(derived.includes('direction') ? { ...rest, derived } : rest)
}

const DERIVED_TERMS: readonly DerivedTerm[] = ['direction', 'completion']
