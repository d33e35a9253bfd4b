import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { ROWS_A_STEP, type InSteps } from '../ledger/in-steps.ts'
import { recordedAtOf, revisionKnownAt } from '../ledger/ledger.ts'
import { later, type Moment } from '../period/moment.ts'
import { advanced, NOTHING_YET, type TargetState } from '../decider/evolve.ts'
import type { StoredCommit } from '../store/event-store.ts'
import type { LogReading } from './log-reading.ts'
import { eventsIn, freezeKept, requireNext } from './stored-events.ts'

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
      if (recorded !== undefined) latest = later(latest ?? recorded, recorded)
    }
    return latest
  }

  get(target: TargetId): TargetState {
    return this.#states.get(target) ?? NOTHING_YET
  }

  /** How many targets there are. */
  get size(): number {
    return this.#states.size
  }

  /** All targets and their states, those included that come while they are gone through. */
  entries(): Iterable<readonly [TargetId, TargetState]> {
    return this.#states
  }

  /** Takes in events of one target in their order; those already known are passed over. */
  take(target: TargetId, events: readonly TargetEvent[], position: string): void {
    const before = this.get(target)
    let state = before
    for (const event of events) {
      if (event.revision <= state.revision) continue
      requireNext(event, state.revision, position)
      freezeKept(event)
      this.#recorded(event.recordedAt)
      state = advanced(state, event)
    }
    if (state === before) return
    this.#states.set(target, state)
    this.#changed(target)
  }

  /**
   * Takes in a log that was read from its beginning; what is known beyond it stays, and what is left undone may
   * be done again. Its steps count events.
   */
  *takeLog(reading: LogReading): InSteps<void> {
    if (reading.lastRecorded !== undefined) this.#recorded(reading.lastRecorded)
    let taken = 0
    for (const [target, ledger] of yield* reading.ledgers()) {
      if (++taken % ROWS_A_STEP === 0) yield 0
      const revision = ledger.complete
      if (revision <= this.get(target).revision) continue
      this.#states.set(target, { ledger, revision })
      this.#changed(target)
    }
  }

  /** {@link take}, for a commit as a store gives it; answers how many events it has. */
  takeCommit(commit: StoredCommit): number {
    const events = eventsIn(commit)
    const { revision } = this.get(commit.target)
    // Its own commits come by again when the log is read on; nothing more to do for those.
    if ((events.at(-1)?.revision ?? 0) > revision) this.take(commit.target, events, commit.position)
    return events.length
  }

  #recorded(moment: Moment): void {
    this.#lastRecorded = later(this.#lastRecorded ?? moment, moment)
  }
}

/** The latest moment up to a limit that anything of a target was recorded at. */
export function lastRecordBy({ ledger, revision }: TargetState, limit: Moment): Moment | undefined {
  if (ledger === undefined) return undefined
  // What its ledger has beyond the state was only tried.
  return recordedAtOf(ledger, Math.min(revision, revisionKnownAt(ledger, limit)))
}
