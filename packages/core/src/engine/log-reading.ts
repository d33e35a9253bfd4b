import type { TargetId } from '../event/identifiers.ts'
import type { InSteps } from '../ledger/in-steps.ts'
import { Intake } from '../ledger/intake.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { PackedRecords } from '../ledger/records.ts'
import { later, type Moment } from '../period/moment.ts'
import type { Position, StoredCommit } from '../store/event-store.ts'
import { eventsIn, freezeKept, requireNext } from './stored-events.ts'

/** Reads a log from its beginning, into columns that all its targets share. */
export class LogReading {
  readonly #intake = new Intake(PackedRecords.none())
  #lastRecorded: Moment | undefined
  #position: Position | undefined

  /** That of the last commit taken in; undefined before the first. */
  get position(): Position | undefined {
    return this.#position
  }

  /** The latest moment that anything was recorded at; undefined for an empty log. */
  get lastRecorded(): Moment | undefined {
    return this.#lastRecorded
  }

  /** How many events were taken in. */
  get length(): number {
    return this.#intake.length
  }

  /**
   * Takes in the next commit, and answers how many events it was; throws {@link HistoryCorrupt} where it is
   * not the next of its target.
   */
  takeCommit(commit: StoredCommit): number {
    const { target, position } = commit
    const known = this.#intake.revisionOf(target)
    const events = eventsIn(commit).filter(({ revision }) => revision > known)
    // All of a commit is right, or nothing of it is taken.
    for (const [place, event] of events.entries()) requireNext(event, known + place, position)
    for (const event of events) {
      freezeKept(event)
      this.#lastRecorded = later(this.#lastRecorded ?? event.recordedAt, event.recordedAt)
      this.#intake.take(event)
    }
    this.#position = position
    return events.length
  }

  /** The ledgers of all targets so far, settled. Its steps count events. */
  ledgers(): InSteps<ReadonlyMap<TargetId, Ledger>> {
    return this.#intake.ledgers()
  }
}
