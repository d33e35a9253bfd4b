import { derivedAnew } from '../event/derived-terms.ts'
import type { TargetRevised, TargetRevisedData, TargetSet } from '../event/events.ts'
import { changesPromise } from '../event/promise.ts'
import { FIXED_TERMS, type TargetTerms } from '../event/terms.ts'
import { dayNumberOf, type Day, type DayNumber } from '../period/day.ts'
import { patched, wholePatch } from './patched.ts'

/** Terms that hold from a day on, until the next stretch begins. */
export interface Stretch {
  readonly from: DayNumber
  readonly terms: TargetTerms
  /** Whether a `change` to the promise itself is in force. */
  readonly revised: boolean
}

/**
 * What a target's terms were on any day, as known at one moment.
 *
 * A correction without a day replaces what the target was set with and every earlier correction, term
 * by term. Of the rest, per term the winner is the latest by (effective day, revision) among those in
 * effect; before anything is in effect the original terms stand. What the reports are read by
 * (measure, unit, …) is one and the same on all days: of those the latest revision wins.
 */
export interface TermsHistory {
  /** What was promised first, with its corrections, save those from a day after the first only. */
  readonly original: TargetTerms
  readonly stretches: readonly Stretch[]
}

type Revision = Pick<TargetRevised, 'revision' | 'data'>

const FIRST_DAY: DayNumber = -Infinity

export function termsHistoryOf(set: TargetSet, revisions: readonly Revision[]): TermsHistory {
  if (revisions.length === 0) {
    return { original: set.data, stretches: [{ from: FIRST_DAY, terms: set.data, revised: false }] }
  }
  const fixed = fixedTerms(set, revisions)
  const { base, ranked } = datedRevisions(set, revisions)
  const corrected = ranked
    .filter(({ data }) => data.kind === 'correction' && data.effective <= base.period.from)
    .reduce((terms, { data }) => patched(terms, data.set), base)
  const original = derivedAnew({ ...corrected, ...fixed })
  const start = dayNumberOf(original.period.from)
  const stretches: Stretch[] = [
    { from: FIRST_DAY, terms: original, revised: false },
    { from: start, terms: derivedAnew({ ...base, ...fixed }), revised: false },
  ]
  // What the reports are read by comes last: a completion that stays what it was, was so without it.
  let said = base
  for (const { revision, data } of ranked) {
    // Nothing is in effect before the target itself is.
    const from = Math.max(start, dayNumberOf(data.effective))
    const before = stretches.at(-1) as Stretch
    const was = (): TargetTerms =>
      FIXED_TERMS.some((term) => data.set[term] !== undefined)
        ? {
            ...before.terms,
            ...fixedTerms(
              set,
              revisions.filter((one) => one.revision < revision),
            ),
          }
        : before.terms
    const changed = data.kind === 'change' && changesPromise(data.set, was())
    said = patched(said, data.set)
    const terms = derivedAnew({ ...said, ...fixed })
    if (before.from === from) stretches.pop()
    stretches.push({ from, terms, revised: before.revised || changed })
  }
  return { original, stretches }
}

/** A revision that holds from a day on, with all that its patch says. */
export interface DatedRevision {
  readonly revision: number
  readonly data: TargetRevisedData & { readonly effective: Day }
}

/**
 * The terms first set with every correction that holds on all days, and what holds from a day on, by
 * day and revision: of earlier corrections only the terms that were not corrected again.
 */
export function datedRevisions(
  set: TargetSet,
  revisions: readonly Revision[],
): { readonly base: TargetTerms; readonly ranked: readonly DatedRevision[] } {
  let base: TargetTerms = set.data
  let dated: readonly DatedRevision[] = []
  for (const { revision, data } of revisions) {
    const { effective } = data
    const patch = wholePatch(data.set)
    if (effective === undefined) {
      base = patched(base, patch)
      dated = without(dated, new Set(Object.keys(patch)))
    } else dated = [...dated, { revision, data: { ...data, effective, set: patch } }]
  }
  const ranked = dated.toSorted(
    (a, b) => compareText(a.data.effective, b.data.effective) || a.revision - b.revision,
  )
  return { base, ranked }
}

/** The same revisions, of corrections without some terms. */
function without(
  revisions: readonly DatedRevision[],
  terms: ReadonlySet<string>,
): readonly DatedRevision[] {
  return revisions.map(({ revision, data }) => {
    if (data.kind === 'change') return { revision, data }
    const kept = Object.entries(data.set).filter(([term]) => !terms.has(term))
    return { revision, data: { ...data, set: Object.fromEntries(kept) } }
  })
}

/** What the reports are read by, in its latest revision. */
function fixedTerms(
  set: TargetSet,
  revisions: readonly Revision[],
): Pick<TargetTerms, (typeof FIXED_TERMS)[number]> {
  const latest = revisions.toSorted((a, b) => b.revision - a.revision).map(({ data }) => data.set)
  const { data } = set
  return {
    measure: latest.find(({ measure }) => measure !== undefined)?.measure ?? data.measure,
    reportedAs:
      latest.find(({ reportedAs }) => reportedAs !== undefined)?.reportedAs ?? data.reportedAs,
    unit: latest.find(({ unit }) => unit !== undefined)?.unit ?? data.unit,
  }
}

/** The stretch a day lies in. */
export function stretchAt({ stretches }: TermsHistory, on: DayNumber): Stretch {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((stretches[middle] as Stretch).from <= on) low = middle
    else high = middle - 1
  }
  return stretches[low] as Stretch
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
