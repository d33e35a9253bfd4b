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
import type { Ledger } from '../ledger/ledger.ts'
import { termsHistoryOf, type TermsHistory } from '../ledger/terms-history.ts'
import type { Day } from '../period/day.ts'
import { lifeAt, type Life } from './life.ts'

type MilestoneEvent = TargetCompleted | TargetCompletedEarly | TargetExceeded

/** A milestone somebody recorded, by declaration or by measurement, and nobody has withdrawn. */
export interface RecordedMilestone {
  readonly milestone: MilestoneName
  readonly basis: 'measured' | 'declared'
  readonly on: Day
  readonly note?: string
}

/** The events of a target's life that are no reports, sorted by what they mean. */
export interface Landmarks extends Omit<Life, 'landmarks'> {
  readonly revisions: readonly TargetRevised[]
  readonly history: TermsHistory
  readonly amending: readonly (ProgressCorrected | ProgressRetracted)[]
  readonly closures: readonly (TargetCancelled | TargetReopened)[]
  /** At most one of each name and basis. */
  readonly milestones: readonly RecordedMilestone[]
}

/**
 * The landmarks of the life that a target is in at a revision of a settled ledger; undefined before it
 * is set.
 */
export function landmarksOf(ledger: Ledger, revision: number): Landmarks | undefined {
  if (revision === 0) return undefined
  const life = lifeAt(ledger, revision)
  return life.landmarks.length === 0 ? bare(life.set) : sorted(life)
}

function bare(set: TargetSet): Landmarks {
  const history = termsHistoryOf(set, [])
  const none = { voided: undefined, restored: undefined, revisions: [], amending: [] }
  return { set, history, ...none, closures: [], milestones: [] }
}

function sorted({ set, voided, restored, landmarks }: Life): Landmarks {
  const revisions: TargetRevised[] = []
  const amending: (ProgressCorrected | ProgressRetracted)[] = []
  const closures: (TargetCancelled | TargetReopened)[] = []
  const milestones = new Map<string, RecordedMilestone>()
  const record = (milestone: MilestoneName, event: MilestoneEvent): void => {
    milestones.set(`${event.data.basis} ${milestone}`, { milestone, ...event.data })
  }
  for (const event of landmarks) {
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
      // These are what a life is found by.
      case 'TargetSet':
      case 'TargetVoided':
      case 'TargetRestored':
      case 'NoteAdded':
        break
      default:
        event satisfies never
    }
  }
  return {
    set,
    voided,
    restored,
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
