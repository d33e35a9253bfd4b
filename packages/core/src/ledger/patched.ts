import { followed } from '../event/derived-terms.ts'
import { CLEARABLE_TERMS, type TargetTerms, type TermsPatch } from '../event/terms.ts'

type Draft = { -readonly [Term in keyof TargetTerms]: TargetTerms[Term] | null }

/** A patch with the terms that go with those it gives or takes away. */
export function wholePatch(patch: TermsPatch): TermsPatch {
  const { direction, band, tolerance } = patch
  // A band and a plan exclude each other: a new direction takes the one it has no use for away.
  const plan = direction === 'within' && patch.plan === undefined ? null : patch.plan
  const isBandLost = direction !== undefined && direction !== 'within' && band === undefined
  return {
    ...patch,
    ...(plan === null && { plan }),
    ...(isBandLost && { band: null }),
    ...(plan === null && tolerance === undefined && { tolerance: null }),
  }
}

/** The terms with a {@link wholePatch} applied: fields given replace, `null` removes. */
export function patched(terms: TargetTerms, whole: TermsPatch): TargetTerms {
  const next: Draft = { ...terms, ...whole }
  for (const term of CLEARABLE_TERMS) if (next[term] === null) delete next[term]
  if (whole.plan === null && whole.attainment === undefined) {
    next.attainment = { ...terms.attainment, method: 'ofPlan' }
  }
  return followed(next as TargetTerms, whole)
}
