import { accepted, refused } from '../refusal/result.ts'
import type { Checked, RestoreTarget, VoidTarget } from './commands.ts'
import type { KnownTarget, Ruling } from './known-target.ts'
import { targetIsVoided, targetNotVoided } from './refusals.ts'

export function voidTarget({ reason, target }: VoidTarget<Checked>, known: KnownTarget): Ruling {
  const { voided } = known.landmarks
  if (voided === undefined) return accepted([{ type: 'TargetVoided', data: { reason } }])
  // Said again to the letter: it changes nothing.
  return voided.data.reason === reason ? accepted([]) : refused(targetIsVoided(target))
}

export function restoreTarget(
  { reason, target }: RestoreTarget<Checked>,
  known: KnownTarget,
): Ruling {
  const { voided, restored } = known.landmarks
  if (voided !== undefined) return accepted([{ type: 'TargetRestored', data: { reason } }])
  return restored?.data.reason === reason ? accepted([]) : refused(targetNotVoided(target))
}
