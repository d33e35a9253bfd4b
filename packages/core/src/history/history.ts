import { askedFor } from '../event/identifiers.ts'
import type { TargetEvent } from '../event/events.ts'
import { settle } from '../ledger/settle.ts'
import { eventsIn, project, requireEvent, type Ledgers } from '../ledger/ledgers.ts'
import { parseMoment, type Moment } from '../period/moment.ts'
import { ITERABLE, requireKind } from '../refusal/kinds.ts'
import { optionsIn } from '../refusal/reading.ts'
import { resultUnder, valueOf } from '../refusal/result.ts'
import { momentAlone } from '../standing/view-point.ts'
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

/** How far a log is read: up to a moment, said in either way; absent: all of it. */
export interface HistoryOptions {
  readonly knownAt?: string | Date | undefined
  readonly at?: string | Date | undefined
}

/**
 * The log of one target in the order of its revisions, nothing resolved: a corrected figure and its
 * correction are both in it. Of an array of events or an iterable of batches, in any order of
 * delivery. `knownAt`, or `at` in its place, leaves out what was recorded later.
 *
 * Throws {@link RefusedInput} where it is no moment or both are given (`TwoViewPoints`), and {@link HistoryCorrupt} for an event
 * of an unknown type or version and for two events that claim one revision.
 */
export function history(
  events: Iterable<TargetEvent> | Iterable<readonly TargetEvent[]>,
  target: string,
  options: HistoryOptions = {},
): readonly HistoryEntry[] {
  requireKind('events', events, ITERABLE)
  const given = optionsIn(options, ['knownAt', 'at'])
  const knownAt =
    given.at !== undefined
      ? momentAlone(given.at, { knownAt: given.knownAt })
      : given.knownAt === undefined
        ? undefined
        : valueOf(resultUnder('knownAt', parseMoment(given.knownAt)))
  const known = new Map<number, TargetEvent>()
  const ledgers: Ledgers = new Map()
  let place = 0
  const id = askedFor(target)
  for (const event of eventsIn(events)) {
    requireEvent(event, place)
    if (event.target === id) {
      project(ledgers, event, place)
      if (knownAt === undefined || event.recordedAt <= knownAt) known.set(event.revision, event)
    }
    place++
  }
  for (const ledger of ledgers.values()) settle(ledger)
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
