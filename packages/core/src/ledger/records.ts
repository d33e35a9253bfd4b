import type { EventId } from '../event/identifiers.ts'
import { millisecondsOf, type Moment } from '../period/moment.ts'
import { countIn, numberIn, NOWHERE, placeOfCount, pointIn } from './counted-ids.ts'
import { stretches, type InSteps } from './in-steps.ts'
import { PackedIds } from './packed-ids.ts'
import { roomFor, wider } from './wider.ts'

/** The ids of many rows, and when they were recorded, by place. */
export interface Records {
  idAt(place: number): EventId
  /** In milliseconds since 1970, or as it was written. */
  recordedAt(place: number): number | Moment
}

/** Records that are being taken in, by their places in the log. */
export interface RecordsTaken<Kept extends Records = Records> extends Records {
  take(id: EventId, recordedAt: Moment): void
  /** The place of an id that counts, not after another place; -1 where it is not found soon. */
  placeNear(id: EventId, near: number): number
  /** The same in another order, by the place that each has in the log. */
  inOrder(order: Int32Array): InSteps<Kept>
}

/** Keeps ids and moments as they are written, for a log that is read once and let go of. */
export class WrittenRecords implements RecordsTaken {
  readonly #ids: EventId[]
  readonly #recordedAts: Moment[]
  #length = 0

  /** `expected` is how many there may be, or fewer. */
  constructor(expected = 0) {
    this.#ids = roomFor(expected)
    this.#recordedAts = roomFor(expected)
  }

  take(id: EventId, recordedAt: Moment): void {
    const place = this.#length++
    this.#ids[place] = id
    this.#recordedAts[place] = recordedAt
  }

  idAt(place: number): EventId {
    return this.#ids[place] as EventId
  }

  recordedAt(place: number): Moment {
    return this.#recordedAts[place] as Moment
  }

  countAt(place: number): number {
    const id = this.idAt(place)
    return countIn(id, pointIn(id))
  }

  numberAt(place: number): number {
    const id = this.idAt(place)
    return numberIn(id, pointIn(id))
  }

  placeNear(id: EventId, near: number): number {
    const point = pointIn(id)
    const found = placeOfCount(this, countIn(id, point), numberIn(id, point), near)
    return found !== NOWHERE && this.idAt(found) === id ? found : NOWHERE
  }

  // oxlint-disable-next-line require-yield -- nothing is moved
  *inOrder(order: Int32Array): InSteps<Records> {
    return {
      idAt: (place) => this.idAt(order[place] as number),
      recordedAt: (place) => this.recordedAt(order[place] as number),
    }
  }
}

/** Keeps ids and moments in some twenty bytes, for a log that stays. */
export class PackedRecords implements RecordsTaken<PackedRecords> {
  readonly ids: PackedIds
  #recordedAts: Float64Array
  #length: number

  private constructor(ids: PackedIds, recordedAts: Float64Array) {
    this.ids = ids
    this.#recordedAts = recordedAts
    this.#length = recordedAts.length
  }

  static none(): PackedRecords {
    return new PackedRecords(PackedIds.none(), new Float64Array(0))
  }

  /** Of as many ids as moments, in milliseconds since 1970. */
  static of(ids: PackedIds, recordedAts: Float64Array): PackedRecords {
    return new PackedRecords(ids, recordedAts)
  }

  /** The moments, in milliseconds since 1970. */
  get recordedAts(): Float64Array {
    return this.#recordedAts.subarray(0, this.#length)
  }

  take(id: EventId, recordedAt: Moment): void {
    const place = this.#length++
    this.#recordedAts = wider(this.#recordedAts, this.#length)
    this.#recordedAts[place] = millisecondsOf(recordedAt)
    this.ids.push(id)
  }

  idAt(place: number): EventId {
    return this.ids.at(place) as EventId
  }

  recordedAt(place: number): number {
    return this.#recordedAts[place] as number
  }

  placeNear(id: EventId, near: number): number {
    return this.ids.placeNear(id, near)
  }

  *inOrder(order: Int32Array): InSteps<PackedRecords> {
    const recordedAts = new Float64Array(order.length)
    yield* stretches(0, order.length, (from, end) => {
      for (let at = from; at < end; at++) recordedAts[at] = this.recordedAt(order[at] as number)
    })
    return new PackedRecords(yield* this.ids.inOrder(order), recordedAts)
  }
}
