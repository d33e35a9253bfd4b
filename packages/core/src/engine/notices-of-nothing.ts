import { changesOverUnstored } from '../notice/change-stands.ts'
import type { Notice } from '../notice/notice.ts'
import type { CheckedCommand } from '../target/commands.ts'
import type { TargetState } from '../target/evolve.ts'
import { patchFrom } from '../target/terms-from.ts'

/**
 * What is noticed of a command that was accepted and stored nothing: a correction to what stands already
 * does not take hold either where a change stands over it.
 */
export function noticesOfNothing(
  { ledger, revision }: TargetState,
  command: CheckedCommand,
): readonly Notice[] {
  if (ledger === undefined || command.type !== 'ReviseTarget') return []
  const { kind, reason, effective, set } = command
  const day = effective === undefined ? {} : { effective }
  return changesOverUnstored(ledger, revision, { ...day, kind, reason, set: patchFrom(set) })
}
