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

/** Terms without what is for readers alone. */
function plainly({ unit, ...terms }: TermsPatch): TermsPatch {
  return unit === undefined ? terms : { ...terms, unit: bareUnit(unit) }
}
