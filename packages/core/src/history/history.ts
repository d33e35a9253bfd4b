import type { TargetEvent } from '../event/events.ts'
import { moment, type Moment } from '../period/moment.ts'
import { sentenceOf } from './sentence.ts'

/** One line of a target's log. */
export interface HistoryEntry {
  readonly revision: number
  readonly recordedAt: Moment
  readonly recordedBy?: string
  /** What happened, as an English sentence. */
  readonly text: string
  /** The event itself, with everything it says. */
  readonly event: TargetEvent
}

/**
 * The log of one target in the order of its revisions, nothing resolved: a corrected figure and its
 * correction are both in it. `knownAt` leaves out what was recorded later.
 *
 * Throws {@link RefusedInput} where `knownAt` is no moment.
 */
export function history(
  events: Iterable<TargetEvent>,
  target: string,
  options: { readonly knownAt?: string | Date } = {},
): readonly HistoryEntry[] {
  const knownAt = options.knownAt === undefined ? undefined : moment(options.knownAt)
  const known = new Map<number, TargetEvent>()
  for (const event of events) {
    if (event.target !== target) continue
    if (knownAt === undefined || event.recordedAt <= knownAt) known.set(event.revision, event)
  }
  return [...known.values()].toSorted((a, b) => a.revision - b.revision).map(entryOf)
}

function entryOf(event: TargetEvent): HistoryEntry {
  const { revision, recordedAt, recordedBy } = event
  return {
    revision,
    recordedAt,
    ...(recordedBy !== undefined && { recordedBy }),
    text: sentenceOf(event),
    event,
  }
}
