import { changesPromise } from '../event/promise.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { TargetRevised, TargetSet } from '../event/events.ts'
import { CLEARABLE_TERMS, FIXED_TERMS, type TargetTerms, type TermsPatch } from '../event/terms.ts'

/** Terms that hold from a day on, until the next stretch begins. */
interface Stretch {
  readonly from: DayNumber
  readonly terms: TargetTerms
  /** Whether a `change` to the promise itself is in force. */
  readonly revised: boolean
}

/**
 * What a target's terms were on any day, as known at one moment.
 *
 * Per term the winner is the latest by (effective day, revision) among those in effect; before
 * anything is in effect the original terms stand. What the reports are read by (measure, unit, …) is
 * one and the same on all days: of those the latest revision wins.
 */
export interface TermsHistory {
  /** What was promised first, with its corrections, whatever their effective day. */
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
  const ranked = revisions.toSorted(
    (a, b) => compareText(a.data.effective, b.data.effective) || a.revision - b.revision,
  )
  const corrections = ranked.filter(({ data }) => data.kind === 'correction')
  const corrected = corrections.reduce((terms, { data }) => patched(terms, data.set), set.data)
  const original = { ...corrected, ...fixed }
  const start = dayNumberOf(original.period.from)
  const stretches: Stretch[] = [
    { from: FIRST_DAY, terms: original, revised: false },
    { from: start, terms: { ...set.data, ...fixed }, revised: false },
  ]
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
    const terms = { ...patched(before.terms, data.set), ...fixed }
    if (before.from === from) stretches.pop()
    stretches.push({ from, terms, revised: before.revised || changed })
  }
  return { original, stretches }
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
export function stretchAt(history: TermsHistory, on: DayNumber): Stretch {
  const { stretches } = history
  let index = stretches.length - 1
  while (index > 0 && (stretches[index] as Stretch).from > on) index--
  return stretches[index] as Stretch
}

/** The terms with a patch applied: fields given replace, `null` removes. */
function patched(terms: TargetTerms, patch: TermsPatch): TargetTerms {
  const next: { -readonly [Term in keyof TargetTerms]: TargetTerms[Term] } = { ...terms }
  Object.assign(next, patch)
  for (const term of CLEARABLE_TERMS) if (patch[term] === null) delete next[term]
  // A band and a plan exclude each other: a new direction takes the one it has no use for away.
  if (patch.direction === 'within' && patch.plan === undefined) delete next.plan
  if (patch.direction !== undefined && patch.direction !== 'within' && patch.band === undefined) {
    delete next.band
  }
  return next
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
