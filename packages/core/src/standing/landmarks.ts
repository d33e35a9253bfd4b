import type {
  MilestoneName,
  ProgressCorrected,
  ProgressRetracted,
  TargetCancelled,
  TargetCompleted,
  TargetCompletedEarly,
  TargetExceeded,
  TargetReopened,
  TargetRevised,
  TargetSet,
} from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { Landmark, Ledger } from '../ledger/ledger.ts'
import { termsHistoryOf, type TermsHistory } from '../ledger/terms-history.ts'
import type { Day } from '../period/day.ts'

type MilestoneEvent = TargetCompleted | TargetCompletedEarly | TargetExceeded

/** A milestone somebody recorded, by declaration or by measurement, and nobody has withdrawn. */
export interface RecordedMilestone {
  readonly milestone: MilestoneName
  readonly basis: 'measured' | 'declared'
  readonly on: Day
  readonly note?: string
}

/** The events of a target that are no reports, sorted by what they mean. */
export interface Landmarks {
  readonly set: TargetSet
  readonly revisions: readonly TargetRevised[]
  readonly history: TermsHistory
  readonly amending: readonly (ProgressCorrected | ProgressRetracted)[]
  readonly closures: readonly (TargetCancelled | TargetReopened)[]
  /** At most one of each name and basis. */
  readonly milestones: readonly RecordedMilestone[]
}

/** The landmarks among the first revisions of a settled ledger; undefined before the target is set. */
export function landmarksOf(ledger: Ledger, revision: number): Landmarks | undefined {
  if (revision === 0) return undefined
  const [first] = ledger.landmarks
  if (first?.type !== 'TargetSet' || first.revision !== 1) {
    throw new HistoryCorrupt({
      target: ledger.target,
      revision: 1,
      expected: 'TargetSet',
      found: first?.revision === 1 ? first.type : 'ProgressReported',
    })
  }
  const { landmarks } = ledger
  if (landmarks.length === 1 || (landmarks[1] as Landmark).revision > revision) return bare(first)
  return sorted(first, landmarks.slice(1), revision)
}

function bare(set: TargetSet): Landmarks {
  const history = termsHistoryOf(set, [])
  return { set, revisions: [], history, amending: [], closures: [], milestones: [] }
}

function sorted(set: TargetSet, rest: readonly Landmark[], revision: number): Landmarks {
  const revisions: TargetRevised[] = []
  const amending: (ProgressCorrected | ProgressRetracted)[] = []
  const closures: (TargetCancelled | TargetReopened)[] = []
  const milestones = new Map<string, RecordedMilestone>()
  const record = (milestone: MilestoneName, event: MilestoneEvent): void => {
    milestones.set(`${event.data.basis} ${milestone}`, { milestone, ...event.data })
  }
  for (const event of rest) {
    if (event.revision > revision) break
    switch (event.type) {
      case 'TargetRevised':
        revisions.push(event)
        break
      case 'ProgressCorrected':
      case 'ProgressRetracted':
        amending.push(event)
        break
      case 'TargetCancelled':
      case 'TargetReopened':
        closures.push(event)
        break
      case 'TargetCompleted':
        record('completed', event)
        break
      case 'TargetCompletedEarly':
        record('completedEarly', event)
        break
      case 'TargetExceeded':
        record('exceeded', event)
        break
      case 'MilestoneWithdrawn':
        milestones.delete(`${event.data.basis} ${event.data.milestone}`)
        break
      case 'TargetSet':
        throw new HistoryCorrupt({
          target: set.target,
          revision: event.revision,
          expected: 'no second TargetSet',
          found: 'TargetSet',
        })
      case 'NoteAdded':
        break
      default:
        event satisfies never
    }
  }
  return {
    set,
    revisions,
    history: termsHistoryOf(set, revisions),
    amending,
    closures: closures.toSorted(
      (a, b) =>
        (a.data.on < b.data.on ? -1 : a.data.on > b.data.on ? 1 : 0) || a.revision - b.revision,
    ),
    milestones: [...milestones.values()],
  }
}

/** Whether the target is called off on a day: the last word by (effective day, revision) counts. */
export function isCancelledOn(landmarks: Landmarks, on: Day): boolean {
  return landmarks.closures.findLast((event) => event.data.on <= on)?.type === 'TargetCancelled'
}
