import type { TargetEvent, TargetRevised, TargetRevisedData } from '../event/events.ts'
import { FIXED_TERMS, type TermsPatch } from '../event/terms.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { datedRevisions, type DatedRevision } from '../ledger/terms-history.ts'
import { landmarksAt, type Landmarks } from '../ledger/landmarks.ts'
import type { ChangeStands } from './notice.ts'

/** The changes that still stand over what the corrections among some events say, in a settled ledger. */
export function changesStanding(
  ledger: Ledger,
  events: readonly TargetEvent[],
): readonly ChangeStands[] {
  return events.flatMap((event) => {
    if (event.type !== 'TargetRevised' || event.data.kind !== 'correction') return []
    const landmarks = landmarksAt(ledger, event.revision)
    return landmarks === undefined ? [] : standingOver(event, landmarks, landmarks.revisions)
  })
}

/**
 * The changes that stand over a correction that was not stored after a revision, since it says nothing
 * new: whoever made it may well have meant what the changes say.
 */
export function changesOverUnstored(
  ledger: Ledger,
  known: number,
  data: TargetRevisedData,
): readonly ChangeStands[] {
  const landmarks = landmarksAt(ledger, known)
  if (landmarks === undefined || data.kind !== 'correction') return []
  const one = { revision: known + 1, data }
  return standingOver(one, landmarks, [...landmarks.revisions, one])
}

type Revision = Pick<TargetRevised, 'revision' | 'data'>

/** `revisions` are all there are, the correction itself among them. */
function standingOver(
  { revision, data }: Revision,
  { set, history }: Landmarks,
  revisions: readonly Revision[],
): readonly ChangeStands[] {
  const dated = datedRevisions(set, revisions).ranked
  const { from } = history.original.period
  const holdsFrom = (one: DatedRevision): string =>
    one.data.effective < from ? from : one.data.effective
  // What the reports are read by is the last word of all, so that nothing stands over it.
  const terms = (Object.keys(data.set) as (keyof TermsPatch)[]).filter(
    (term) => !(FIXED_TERMS as readonly string[]).includes(term),
  )
  return terms.flatMap((term) => {
    const saying = dated.filter((one) => one.data.set[term] !== undefined)
    const corrected = saying.findIndex((one) => one.revision === revision)
    return saying
      .filter((one, place) => {
        const next = saying[place + 1]
        const isLastOfDay = next === undefined || holdsFrom(next) > holdsFrom(one)
        return place > corrected && one.data.kind === 'change' && isLastOfDay
      })
      .map((one) => ({
        code: 'changeStands' as const,
        term,
        effective: one.data.effective,
        revision: one.revision,
      }))
  })
}
