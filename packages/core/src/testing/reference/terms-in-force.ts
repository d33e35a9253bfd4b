import { canonicalJson } from '../../event/canonical-json.ts'
import type { TargetRevised } from '../../event/events.ts'
import { PROMISE_TERMS, type TargetTerms, type TermsPatch } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import { compare, fractionOf } from './fraction.ts'
import type { KnownLog } from './known-log.ts'

/** The terms first promised, with the corrections that hold from the first day on. */
export function originalTerms(known: KnownLog): TargetTerms {
  const { from } = promisedBy(known, []).period
  const corrections = known.revisions.filter(
    ({ data }) => data.kind === 'correction' && (data.effective ?? from) <= from,
  )
  return termsAfter(known, corrections)
}

/**
 * The terms in force on a day. The target takes effect on the first day of its period, corrected;
 * before that its original terms stand.
 */
export function termsOn(known: KnownLog, day: Day): TargetTerms {
  const original = originalTerms(known)
  return day < original.period.from ? original : termsAfter(known, effectiveBy(known, day))
}

/** Whether a change that gave a term of the promise another value has taken effect by a day. */
export function isRevised(known: KnownLog, day: Day): boolean {
  if (day < originalTerms(known).period.from) return false
  const ranked = byEffect(effectiveBy(known, day))
  return ranked.some(({ revision, data }, place) => {
    const before = {
      ...promisedBy(known, ranked.slice(0, place)),
      ...fixedTerms(known, revision),
    }
    const isOther = (term: (typeof PROMISE_TERMS)[number]): boolean =>
      data.set[term] !== undefined && meaningOf(term, data.set) !== meaningOf(term, before)
    return data.kind === 'change' && PROMISE_TERMS.some(isOther)
  })
}

/** What a term promises, as text. How units are shown and zones are named promises nothing. */
function meaningOf(
  term: (typeof PROMISE_TERMS)[number],
  terms: TargetTerms | TermsPatch,
): string | undefined {
  if (term === 'period' && terms.period !== undefined) {
    const { from, to, zone } = terms.period
    // Names of one zone promise the same; the engine that tests run on knows which are.
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
    return `${from} to ${to} in ${timeZone}`
  }
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

/** What has a day of its own, and has come by then. */
function effectiveBy({ revisions }: KnownLog, day: Day): readonly TargetRevised[] {
  return revisions.filter(({ data }) => data.effective !== undefined && data.effective <= day)
}

function byEffect(revisions: readonly TargetRevised[]): readonly TargetRevised[] {
  const dayOf = ({ data }: TargetRevised): string => data.effective ?? ''
  return revisions.toSorted((a, b) =>
    dayOf(a) === dayOf(b) ? a.revision - b.revision : dayOf(a) < dayOf(b) ? -1 : 1,
  )
}

/** The terms once some revisions have come, and what is read from all of them. */
function termsAfter(known: KnownLog, some: readonly TargetRevised[]): TargetTerms {
  return followingOthers({ ...promisedBy(known, some), ...fixedTerms(known) })
}

/** What was set, then what holds on all days, then what has a day, as far as nothing replaced it. */
function promisedBy({ set, revisions }: KnownLog, some: readonly TargetRevised[]): TargetTerms {
  const onAllDays = revisions.filter(({ data }) => data.effective === undefined)
  const dated = byEffect(some).filter(({ data }) => data.effective !== undefined)
  const lastSaid = (term: string): number =>
    Math.max(0, ...onAllDays.filter(({ data }) => term in said(data.set)).map((c) => c.revision))
  const standing = dated.map(({ revision, data }) => {
    const terms = Object.entries(said(data.set))
    return Object.fromEntries(
      terms.filter(([term]) => data.kind === 'change' || revision > lastSaid(term)),
    )
  })
  const patches = [...onAllDays.map(({ data }) => said(data.set)), ...standing]
  return patches.reduce<TargetTerms>(afterSaying, set.data)
}

/** What a patch says of each term, and of those that cannot be without what it takes away. */
function said(patch: TermsPatch): TermsPatch {
  const gone: Record<string, null> = {}
  if (patch.direction === 'within' && patch.plan === undefined) gone['plan'] = null
  if (patch.direction !== undefined && patch.direction !== 'within' && patch.band === undefined) {
    gone['band'] = null
  }
  const isPlanless = patch.plan === null || 'plan' in gone
  if (isPlanless && patch.tolerance === undefined) gone['tolerance'] = null
  return { ...patch, ...gone }
}

function afterSaying(terms: TargetTerms, says: TermsPatch): TargetTerms {
  const merged: Record<string, unknown> = { ...terms, ...says }
  // Who has no plan has no share of a change, and nothing to be near to or to stay within.
  if (says.plan === null && says.attainment === undefined) {
    merged['attainment'] = { ...terms.attainment, method: 'ofPlan' }
  }
  const lacksGoal =
    says.direction === undefined &&
    ((terms.direction === 'exactly' && says.plan === null) ||
      (terms.direction === 'within' && says.band === null))
  const derived = (['direction', 'completion'] as const)
    .filter((term) => terms.derived?.includes(term) || (term === 'direction' && lacksGoal))
    .filter((term) => says[term] === undefined)
  // Where the direction is said, the completion stays what it is.
  merged['derived'] = derived.includes('direction') ? derived : undefined
  const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== undefined)
  return followingOthers(Object.fromEntries(kept) as unknown as TargetTerms)
}

/** Terms nobody has said, as the others have them. */
function followingOthers(terms: TargetTerms): TargetTerms {
  const { derived, band, plan, baseline, measure } = terms
  const isBelow = plan && baseline && compare(fractionOf(plan), fractionOf(baseline)) < 0
  const side = isBelow && measure !== 'declared' ? 'atMost' : 'atLeast'
  const isDerived = (term: 'direction' | 'completion') => derived?.includes(term) === true
  const direction = isDerived('direction') ? (band ? 'within' : side) : terms.direction
  const mayBeReached = measure === 'sum' || measure === 'max' || measure === 'steps'
  const policy = direction === 'atLeast' && mayBeReached ? 'whenReached' : 'heldAtDeadline'
  return { ...terms, direction, completion: isDerived('completion') ? policy : terms.completion }
}
