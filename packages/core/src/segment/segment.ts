import type { TargetEvent } from '../event/events.ts'
import type { Gathered } from '../ledger/gathered.ts'
import { atOnce } from '../ledger/in-steps.ts'
import { KeptLog } from '../ledger/kept-log.ts'
import { taken, type Ledgers } from '../ledger/ledgers.ts'
import { PackedRecords } from '../ledger/records.ts'
import { ledgersIn } from '../ledger/sealing.ts'
import { bytesOf, gatheredFrom } from './binary.ts'

/**
 * A log in columns, read from its binary form. {@link scoreboard} and {@link standing} take it in place of
 * events, and answer what they would of the events it was made of.
 */
export class Segment extends KeptLog {
  readonly #gathered: Gathered

  /** Made by {@link readSegment}. */
  constructor(gathered: Gathered) {
    super()
    this.#gathered = gathered
  }

  /** How many events there are. */
  get size(): number {
    return this.#gathered.days.length
  }

  ledgers(): Ledgers {
    return atOnce(ledgersIn(this.#gathered))
  }
}

/**
 * The binary form of a history, an array of events or an iterable of batches of them in any order of delivery:
 * a cache of a log, never the log. What a figure does not depend on is left out: notes of reports, their
 * authors, sources and evidence. docs/decisions/34-sealed-rows-and-segments.md has the form.
 *
 * Throws {@link RefusedInput} `InvalidField` for what is no iterable, and {@link HistoryCorrupt} for an event
 * of an unknown type or version.
 *
 * @example
 * readSegment(segmentOf([])).size //=> 0
 */
export function segmentOf(
  events: Iterable<TargetEvent> | Iterable<readonly TargetEvent[]>,
): Uint8Array<ArrayBuffer> {
  return bytesOf(taken(events, PackedRecords.none()))
}

/**
 * Reads what {@link segmentOf} wrote. Bytes that are damaged, cut short, of another version of the form or of
 * other versions of events are refused: then it is to be made again from the log.
 *
 * The segment reads from the bytes as long as it lives; they must not be changed. It is checked against
 * damage, not against forgery: read only what your own program wrote.
 *
 * Throws {@link RefusedInput} `SegmentUnreadable`, and `InvalidField` for what is no `Uint8Array`.
 *
 * @example
 * readSegment(new Uint8Array(3)) // throws RefusedInput: expected a segment, found 3 bytes
 */
export function readSegment(bytes: Uint8Array): Segment {
  return new Segment(gatheredFrom(bytes))
}
