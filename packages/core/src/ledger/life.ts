import type {
  ProgressCorrected,
  ProgressReported,
  ProgressRetracted,
  TargetEvent,
  TargetRestored,
  TargetSet,
  TargetVoided,
} from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { TargetId } from '../event/identifiers.ts'

/** An event that is neither a report nor about one: rare, and kept whole. */
export type Landmark = Exclude<
  TargetEvent,
  ProgressReported | ProgressCorrected | ProgressRetracted
>

/**
 * What happens to a target from when it is set until it is voided. Set again after a void it begins
 * another life, to which the one before means nothing.
 */
export interface Life {
  /** Its revision is where the life begins: 1, or more where the target was set again. */
  readonly set: TargetSet
  /** The void that ended it; undefined where none did, or it was taken back. */
  readonly voided: TargetVoided | undefined
  /** The last of those that took a void back. */
  readonly restored: TargetRestored | undefined
  /** The landmarks after it was set, in order. */
  readonly landmarks: readonly Landmark[]
}

/**
 * The life a target is in at a revision of a settled ledger, 1 or more. Throws {@link HistoryCorrupt}
 * where it is set, voided or restored out of turn.
 */
export function lifeAt(
  { target, landmarks }: { readonly target: TargetId; readonly landmarks: readonly Landmark[] },
  revision: number,
): Life {
  const corrupt = (at: number, expected: string, found: string): HistoryCorrupt =>
    new HistoryCorrupt({ target, revision: at, expected, found })
  const [first] = landmarks
  if (first?.type !== 'TargetSet' || first.revision !== 1) {
    const found = first?.revision === 1 ? first.type : 'ProgressReported'
    throw corrupt(1, 'TargetSet', found)
  }
  let set = first
  let begins = 1
  let end = 1
  let voided: TargetVoided | undefined
  let restored: TargetRestored | undefined
  for (; end < landmarks.length; end++) {
    const event = landmarks[end] as Landmark
    if (event.revision > revision) break
    if (voided === undefined) {
      if (event.type === 'TargetVoided') voided = event
      if (event.type === 'TargetSet')
        throw corrupt(event.revision, 'no second TargetSet', event.type)
      if (event.type === 'TargetRestored') {
        throw corrupt(event.revision, 'a TargetVoided before it', event.type)
      }
      continue
    }
    if (event.revision !== voided.revision + 1) break
    if (event.type === 'TargetSet') {
      set = event
      begins = end + 1
      restored = undefined
    } else if (event.type === 'TargetRestored') restored = event
    else break
    voided = undefined
  }
  if (voided !== undefined && revision > voided.revision) {
    const next = landmarks[end]
    const at = voided.revision + 1
    const found = next?.revision === at ? next.type : 'ProgressReported'
    throw corrupt(at, 'TargetRestored or TargetSet after TargetVoided', found)
  }
  return { set, voided, restored, landmarks: landmarks.slice(begins, end) }
}
