import type {
  MilestoneName,
  TargetCancelled,
  TargetCompleted,
  TargetCompletedEarly,
  TargetExceeded,
  TargetReopened,
  TargetRevised,
} from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { Day } from '../period/day.ts'
import { lifeAt, type Landmark, type Life } from './life.ts'
import { termsHistoryOf, type TermsHistory } from './terms-history.ts'

/** A milestone somebody recorded, by declaration or by measurement, and nobody has withdrawn. */
export interface RecordedMilestone {
  readonly milestone: MilestoneName
  readonly basis: 'measured' | 'declared'
  readonly on: Day
  readonly note?: string
}

/** The events of a target's life that are neither reports nor about one, sorted by what they mean. */
export interface Landmarks extends Omit<Life, 'landmarks'> {
  readonly revisions: readonly TargetRevised[]
  readonly history: TermsHistory
  /** By the day they take effect on, then by revision. */
  readonly closures: readonly (TargetCancelled | TargetReopened)[]
  /** At most one of each name and basis. */
  readonly milestones: readonly RecordedMilestone[]
}

/** What the first so many landmarks of a ledger come to. */
export interface KnownLandmarks {
  readonly count: number
  readonly landmarks: Landmarks
}

/** What is needed of a settled ledger to sort its landmarks. */
interface LandmarkRows {
  readonly target: TargetId
  readonly landmarks: readonly Landmark[]
  readonly complete: number
  /** Undefined while all its landmarks count; otherwise some may wait behind a hole. */
  readonly revisions: readonly number[] | undefined
  known: KnownLandmarks | undefined
}

/**
 * The landmarks of the life that a target is in after all events of a settled ledger; undefined before
 * it is set. Kept, and brought up to date as landmarks come.
 */
export function landmarksOf(ledger: LandmarkRows): Landmarks | undefined {
  const { landmarks, complete, revisions, known } = ledger
  if (complete === 0) return undefined
  if (revisions !== undefined) return sorted(lifeAt(ledger, complete))
  if (known === undefined || known.landmarks.voided !== undefined) return sortedAnew(ledger)
  if (known.count === landmarks.length) return known.landmarks
  const added = landmarks.slice(known.count)
  if (!added.every(isOfMilestones)) return sortedAnew(ledger)
  const milestones = recordedAmong(added, known.landmarks.milestones)
  return kept(ledger, { ...known.landmarks, milestones })
}

/** The landmarks of the life that a target was in at a revision; undefined before it is set. */
export function landmarksAt(ledger: LandmarkRows, revision: number): Landmarks | undefined {
  if (revision === 0) return undefined
  const { landmarks, complete, revisions } = ledger
  const nothingSince = revisions === undefined && (landmarks.at(-1)?.revision ?? 0) <= revision
  if (revision === complete || nothingSince) return landmarksOf(ledger)
  return sorted(lifeAt(ledger, revision))
}

function sortedAnew(ledger: LandmarkRows): Landmarks {
  return kept(ledger, sorted(lifeAt(ledger, ledger.complete)))
}

function kept(ledger: LandmarkRows, landmarks: Landmarks): Landmarks {
  // Whoever holds a state may have frozen it.
  if (!Object.isFrozen(ledger)) ledger.known = { count: ledger.landmarks.length, landmarks }
  return landmarks
}

const NONE: readonly never[] = Object.freeze([])

function bare({ set, voided, restored }: Life): Landmarks {
  const history = termsHistoryOf(set, NONE)
  return { set, voided, restored, revisions: NONE, history, closures: NONE, milestones: NONE }
}

function sorted(life: Life): Landmarks {
  return life.landmarks.length === 0 ? bare(life) : sortedOut(life)
}

function sortedOut({ set, voided, restored, landmarks }: Life): Landmarks {
  const revisions = landmarks.filter((event) => event.type === 'TargetRevised')
  const closures = landmarks.filter(
    (event) => event.type === 'TargetCancelled' || event.type === 'TargetReopened',
  )
  return {
    set,
    voided,
    restored,
    revisions,
    history: termsHistoryOf(set, revisions),
    closures: closures.toSorted(
      (a, b) =>
        (a.data.on < b.data.on ? -1 : a.data.on > b.data.on ? 1 : 0) || a.revision - b.revision,
    ),
    milestones: recordedAmong(landmarks, []),
  }
}

type MilestoneEvent = TargetCompleted | TargetCompletedEarly | TargetExceeded

const RECORDED = {
  TargetCompleted: 'completed',
  TargetCompletedEarly: 'completedEarly',
  TargetExceeded: 'exceeded',
} as const satisfies Readonly<Record<MilestoneEvent['type'], MilestoneName>>

function isRecord(event: Landmark): event is MilestoneEvent {
  return Object.hasOwn(RECORDED, event.type)
}

/** Whether an event records or withdraws a milestone, or changes nothing at all. */
function isOfMilestones(event: Landmark): boolean {
  return isRecord(event) || event.type === 'MilestoneWithdrawn' || event.type === 'NoteAdded'
}

/** The milestones recorded and not withdrawn after some landmarks, from those of before. */
function recordedAmong(
  landmarks: readonly Landmark[],
  before: readonly RecordedMilestone[],
): readonly RecordedMilestone[] {
  const recorded = new Map(before.map((one) => [`${one.basis} ${one.milestone}`, one]))
  for (const event of landmarks) {
    if (isRecord(event)) {
      const milestone = RECORDED[event.type]
      recorded.set(`${event.data.basis} ${milestone}`, { milestone, ...event.data })
    } else if (event.type === 'MilestoneWithdrawn') {
      recorded.delete(`${event.data.basis} ${event.data.milestone}`)
    }
  }
  return [...recorded.values()]
}

/** Whether the target is called off on a day: the last word by (effective day, revision) counts. */
export function isCancelledOn({ closures }: Pick<Landmarks, 'closures'>, on: Day): boolean {
  if (closures.length === 0) return false
  return closures.findLast((event) => event.data.on <= on)?.type === 'TargetCancelled'
}
