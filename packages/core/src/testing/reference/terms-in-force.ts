import { canonicalJson } from '../../event/canonical-json.ts'
import type { TargetRevised } from '../../event/events.ts'
import { PROMISE_TERMS, type TargetTerms, type TermsPatch } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import type { KnownLog } from './known-log.ts'

/** The terms first promised, with their corrections. */
export function originalTerms(known: KnownLog): TargetTerms {
  const corrections = known.revisions.filter(({ data }) => data.kind === 'correction')
  return { ...patched(known.set.data, corrections), ...fixedTerms(known) }
}

/**
 * The terms in force on a day. The target takes effect on the first day of its period, corrected;
 * before that its original terms stand.
 */
export function termsOn(known: KnownLog, day: Day): TargetTerms {
  const original = originalTerms(known)
  if (day < original.period.from) return original
  return { ...patched(known.set.data, effectiveBy(known, day)), ...fixedTerms(known) }
}

/** Whether a change that gave a term of the promise another value has taken effect by a day. */
export function isRevised(known: KnownLog, day: Day): boolean {
  if (day < originalTerms(known).period.from) return false
  const ranked = byEffect(effectiveBy(known, day))
  return ranked.some(({ revision, data }, place) => {
    const before = {
      ...patched(known.set.data, ranked.slice(0, place)),
      ...fixedTerms(known, revision),
    }
    const isOther = (term: (typeof PROMISE_TERMS)[number]): boolean =>
      data.set[term] !== undefined && meaningOf(term, data.set) !== meaningOf(term, before)
    return data.kind === 'change' && PROMISE_TERMS.some(isOther)
  })
}

/** What a term promises, as text. Names of units and how they are shown promise nothing. */
function meaningOf(
  term: (typeof PROMISE_TERMS)[number],
  terms: TargetTerms | TermsPatch,
): string | undefined {
  if (term !== 'unit' || terms.unit === undefined) return canonicalJson(terms[term] ?? undefined)
  const { code, scale = 'any', per = '1' } = terms.unit
  return `${code} to ${scale} digits, per ${per}`
}

/** What reports are read by is the same on all days: the last word on it, before a revision. */
function fixedTerms(
  { set, revisions }: KnownLog,
  before = Infinity,
): Pick<TargetTerms, 'measure' | 'reportedAs' | 'unit'> {
  const earlier = revisions.filter(({ revision }) => revision < before)
  const patches = earlier.map(({ data }) => data.set)
  const { measure, reportedAs, unit } = Object.assign({}, set.data, ...patches) as TargetTerms
  return { measure, reportedAs, unit }
}

function effectiveBy({ revisions }: KnownLog, day: Day): readonly TargetRevised[] {
  return revisions.filter(({ data }) => data.effective <= day)
}

function byEffect(revisions: readonly TargetRevised[]): readonly TargetRevised[] {
  return revisions.toSorted((a, b) =>
    a.data.effective === b.data.effective
      ? a.revision - b.revision
      : a.data.effective < b.data.effective
        ? -1
        : 1,
  )
}

function patched(terms: TargetTerms, revisions: readonly TargetRevised[]): TargetTerms {
  let result = terms
  for (const { data } of byEffect(revisions)) {
    const { plan, band, ...rest } = result
    const { direction } = data.set
    // A new direction takes away what it has no use for: a plan within a band, a band elsewhere.
    const goal =
      direction === undefined ? { plan, band } : direction === 'within' ? { band } : { plan }
    const merged = Object.assign({}, rest, goal, data.set) as TargetTerms
    const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== undefined)
    result = Object.fromEntries(kept) as TargetTerms
  }
  return result
}
