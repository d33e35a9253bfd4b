import type { TargetEvent } from '../event/events.ts'
import { changesOverUnstored } from '../notice/change-stands.ts'
import type { Notice } from '../notice/notice.ts'
import { noticesBrought } from '../notice/notices-brought.ts'
import type { Moment } from '../period/moment.ts'
import { dayOfRecord } from '../ledger/day-of-record.ts'
import type { CheckedCommand } from '../decider/commands.ts'
import type { TargetState } from '../decider/evolve.ts'
import { patchFrom } from '../decider/terms-from.ts'

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

/** That a command was recorded at a later moment than its clock told. */
export function noticesOfClock(
  clock: Moment | undefined,
  last: TargetEvent | undefined,
): readonly Notice[] {
  if (clock === undefined || last === undefined || last.recordedAt <= clock) return []
  return [{ code: 'clockBehind', clock, recordedAt: last.recordedAt }]
}

/** What events did that was probably not meant, as of the day they were recorded on. */
export function noticesOfEvents(
  { ledger }: TargetState,
  events: readonly TargetEvent[],
): readonly Notice[] {
  const last = events.at(-1)
  if (ledger === undefined || last === undefined) return []
  const on = dayOfRecord(ledger, last.revision, last.recordedAt)
  return noticesBrought(ledger, events, on)
}
