import { firstNameOf } from '../period/same-zone.ts'
import { canonicalJson } from './canonical-json.ts'
import { PROMISE_TERMS, type TargetTerms, type TermsPatch } from './terms.ts'
import { bareUnit } from './unit.ts'

/** Whether a patch gives a term of the promise another value than it had. */
export function changesPromise(patch: TermsPatch, before: TargetTerms): boolean {
  const [now, was] = [plainly(patch), plainly(before)]
  return PROMISE_TERMS.some(
    (term) =>
      now[term] !== undefined && canonicalJson(now[term] ?? undefined) !== canonicalJson(was[term]),
  )
}

/** Terms without what is for readers alone, and with one name for one zone. */
function plainly(terms: TermsPatch): { readonly [Term in keyof TermsPatch]: unknown } {
  const { unit, period } = terms
  return {
    ...terms,
    ...(unit !== undefined && { unit: bareUnit(unit) }),
    ...(period !== undefined && { period: { ...period, zone: firstNameOf(period.zone) } }),
  }
}
