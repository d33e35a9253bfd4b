import { decodeEvent } from '../event/codec.ts'
import { deepFreeze } from '../event/deep-freeze.ts'
import type { TargetEvent } from '../event/events.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { TargetId } from '../event/identifiers.ts'
import { recordedAtOf, revisionKnownAt } from '../ledger/ledger.ts'
import { laterMoment, type Moment } from '../period/moment.ts'
import { shown } from '../refusal/preview.ts'
import { advanced, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import type { StoredCommit } from '../store/event-store.ts'

/** What is known of every target read so far; told of each one that changes. */
export class TargetStates {
  readonly #states = new Map<TargetId, TargetState>()
  readonly #changed: (target: TargetId) => void
  #lastRecorded: Moment | undefined

  constructor(changed: (target: TargetId) => void = () => undefined) {
    this.#changed = changed
  }

  /** The latest moment up to a limit that anything was recorded at; undefined where there is none. */
  lastRecordedBy(limit: Moment): Moment | undefined {
    const last = this.#lastRecorded
    if (last === undefined || last <= limit) return last
    // Some clock had jumped ahead, which is rare: then each target is asked.
    let latest: Moment | undefined
    for (const state of this.#states.values()) {
      const recorded = lastRecordBy(state, limit)
      if (recorded !== undefined) latest = laterMoment(latest ?? recorded, recorded)
    }
    return latest
  }

  get(target: TargetId): TargetState {
    return this.#states.get(target) ?? NOTHING_YET
  }

  entries(): Iterable<readonly [TargetId, TargetState]> {
    return this.#states
  }

  /** Takes in events of one target in their order; those already known are passed over. */
  take(target: TargetId, events: readonly TargetEvent[], position: string): void {
    const before = this.get(target)
    let state = before
    for (const event of events) {
      if (event.revision <= state.revision) continue
      if (event.revision !== state.revision + 1) {
        throw new HistoryCorrupt({
          target,
          revision: event.revision,
          position,
          expected: `revision ${state.revision + 1}`,
          found: `revision ${event.revision}`,
        })
      }
      // What is kept of an event is shared with views and callers; a plain report is copied.
      if (event.type !== 'ProgressReported' || event.data.parts !== undefined) deepFreeze(event)
      const { recordedAt } = event
      this.#lastRecorded = laterMoment(this.#lastRecorded ?? recordedAt, recordedAt)
      state = advanced(state, event)
    }
    if (state === before) return
    this.#states.set(target, state)
    this.#changed(target)
  }

  /** {@link take}, for a commit as a store gives it. */
  takeCommit(commit: StoredCommit): void {
    const events = eventsIn(commit)
    const { revision } = this.get(commit.target)
    // Its own commits come by again when the log is read on; nothing more to do for those.
    if ((events.at(-1)?.revision ?? 0) > revision) this.take(commit.target, events, commit.position)
  }
}

/** The latest moment up to a limit that anything of a target was recorded at. */
export function lastRecordBy({ ledger, revision }: TargetState, limit: Moment): Moment | undefined {
  if (ledger === undefined) return undefined
  // What its ledger has beyond the state was only tried.
  return recordedAtOf(ledger, Math.min(revision, revisionKnownAt(ledger, limit)))
}

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
