import { accepted, refused } from '../refusal/result.ts'
import { isCancelledOn } from '../ledger/landmarks.ts'
import type { CancelTarget, Checked, ReopenTarget } from './commands.ts'
import { targetIsCancelled, targetNotCancelled } from './refusals.ts'
import type { KnownTarget, Ruling } from './known-target.ts'

export function cancelTarget({ on, reason }: CancelTarget<Checked>, known: KnownTarget): Ruling {
  if (isCancelledOn(known.landmarks, on)) {
    return isRepeated('TargetCancelled', on, reason, known)
      ? accepted([])
      : refused(targetIsCancelled('on', on))
  }
  return accepted([{ type: 'TargetCancelled', data: { on, reason } }])
}

export function reopenTarget({ on, reason }: ReopenTarget<Checked>, known: KnownTarget): Ruling {
  if (!isCancelledOn(known.landmarks, on)) {
    return isRepeated('TargetReopened', on, reason, known)
      ? accepted([])
      : refused(targetNotCancelled(on))
  }
  return accepted([{ type: 'TargetReopened', data: { on, reason } }])
}

/** Whether the last word on that day is the very same: said again, it changes nothing. */
function isRepeated(
  type: 'TargetCancelled' | 'TargetReopened',
  on: string,
  reason: string,
  { landmarks }: KnownTarget,
): boolean {
  const last = landmarks.closures.findLast(({ data }) => data.on <= on)
  return last?.type === type && last.data.on === on && last.data.reason === reason
}
