import { decodeEvent } from '../event/codec.ts'
import { deepFreeze } from '../event/deep-freeze.ts'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { shown } from '../refusal/preview.ts'
import type { StoredCommit } from '../store/event-store.ts'

/** The events of a stored commit; throws {@link HistoryCorrupt} where it holds anything else. */
export function eventsIn(stored: StoredCommit): readonly TargetEvent[] {
  const { id, target, position, events } = stored
  const records: unknown = events
  if (!Array.isArray(records) || records.length === 0) {
    const found = shown(records)
    throw new HistoryCorrupt({ target, position, expected: 'an array of events', found })
  }
  return records.map((record: unknown) => {
    const event = decodeEvent(record, position)
    const { revision, commit } = event
    if (event.target === target && commit === id) return event
    const found =
      event.target === target ? `one of ${shown(commit)}` : `one of ${shown(event.target)}`
    const expected = event.target === target ? `events of commit ${shown(id)}` : 'its own events'
    throw new HistoryCorrupt({ target, revision, position, expected, found })
  })
}

/** Throws {@link HistoryCorrupt} where an event is not the one after so many of its target. */
export function requireNext(event: TargetEvent, after: number, position: string): void {
  const { target, revision } = event
  if (revision === after + 1) return
  const [expected, found] = [`revision ${after + 1}`, `revision ${revision}`]
  throw new HistoryCorrupt({ target, revision, position, expected, found })
}

/** Freezes what is kept of an event, and shared with views and callers; a plain report is copied. */
export function freezeKept(event: TargetEvent): void {
  if (event.type !== 'ProgressReported' || event.data.parts !== undefined) deepFreeze(event)
}
