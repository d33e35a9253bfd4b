import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { TargetRevised, TargetSet } from '../event/events.ts'
import {
  CLEARABLE_TERMS,
  PROMISE_TERMS,
  type TargetTerms,
  type TermsPatch,
} from '../event/terms.ts'

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
 * anything is in effect the original terms stand.
 */
export interface TermsHistory {
  /** What was promised first, with its corrections, whatever their effective day. */
  readonly original: TargetTerms
  readonly stretches: readonly Stretch[]
}

const FIRST_DAY: DayNumber = -Infinity

export function termsHistoryOf(
  set: TargetSet,
  revisions: readonly Pick<TargetRevised, 'revision' | 'data'>[],
): TermsHistory {
  if (revisions.length === 0) {
    return { original: set.data, stretches: [{ from: FIRST_DAY, terms: set.data, revised: false }] }
  }
  const ranked = revisions.toSorted(
    (a, b) => compareText(a.data.effective, b.data.effective) || a.revision - b.revision,
  )
  let original: TargetTerms = set.data
  for (const { data } of ranked)
    if (data.kind === 'correction') original = patched(original, data.set)
  const start = dayNumberOf(set.data.period.from)
  const stretches: Stretch[] = [
    { from: FIRST_DAY, terms: original, revised: false },
    { from: start, terms: set.data, revised: false },
  ]
  for (const { data } of ranked) {
    // Nothing is in effect before the target itself is.
    const from = Math.max(start, dayNumberOf(data.effective))
    const before = stretches.at(-1) as Stretch
    const stretch: Stretch = {
      from,
      terms: patched(before.terms, data.set),
      revised: before.revised || (data.kind === 'change' && touchesPromise(data.set)),
    }
    if (before.from === from) stretches.pop()
    stretches.push(stretch)
  }
  return { original, stretches }
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
  return next
}

function touchesPromise(patch: TermsPatch): boolean {
  return PROMISE_TERMS.some((term) => patch[term] !== undefined)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
