import type { TargetId } from '../event/identifiers.ts'
import { Intake } from '../ledger/intake.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { PackedRecords } from '../ledger/records.ts'
import { later, type Moment } from '../period/moment.ts'
import type { Position, StoredCommit } from '../store/event-store.ts'
import { eventsIn, freezeKept, requireNext } from './stored-events.ts'

/** What a log comes to that was read from its beginning. */
export interface LogRead {
  readonly ledgers: Iterable<readonly [TargetId, Ledger]>
  /** The latest moment that anything was recorded at; undefined for an empty log. */
  readonly lastRecorded: Moment | undefined
}

/** Reads a log from its beginning, into columns that all its targets share. */
export class LogReading {
  readonly #intake = new Intake(PackedRecords.none())
  #lastRecorded: Moment | undefined
  #position: Position | undefined

  /** That of the last commit taken in; undefined before the first. */
  get position(): Position | undefined {
    return this.#position
  }

  /** Takes in all commits of some batches; those that came before a failure stay. */
  async takeAll(batches: AsyncIterable<readonly StoredCommit[]>): Promise<void> {
    for await (const commits of batches) for (const commit of commits) this.takeCommit(commit)
  }

  /** Takes in the next commit; throws {@link HistoryCorrupt} where it is not the next of its target. */
  takeCommit(commit: StoredCommit): void {
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
  }

  /** What was read, once. */
  read(): LogRead {
    return { ledgers: this.#intake.ledgers(), lastRecorded: this.#lastRecorded }
  }
}
