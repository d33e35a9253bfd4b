import type { ProgressReported, TargetEvent } from '../event/events.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'
import { dayNumberOf } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { packedCoefficient, packedFigure, packedScale } from '../quantity/packed.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { enter, enterPlain } from './enter.ts'
import { mainOf } from './figure.ts'
import { openLedger, type Ledger } from './ledger.ts'

const FIRST_ROOM = 64

/** Stands for a denominator where there is none. */
const NO_WEIGHT = NaN

/**
 * Takes in a whole log, the events of all targets as they come, and makes the ledgers of them all at
 * once. What a plain report holds goes into columns that are written from front to back, so that a log of
 * many targets does not jump between their ledgers for each event; a counting sort then brings the rows
 * of each target together. All other events are kept until then, in their places.
 */
export class Intake {
  readonly #places = new Map<TargetId, number>()
  #rows = 0
  #targets = new Int32Array(FIRST_ROOM)
  #revisions = new Int32Array(FIRST_ROOM)
  #days = new Int32Array(FIRST_ROOM)
  /** The packed figure of a plain report, or the place of another event among the others. */
  #mains = new Float64Array(FIRST_ROOM)
  /** Packed denominators; absent until there is one. */
  #weights: Float64Array | undefined
  readonly #ids: EventId[] = []
  readonly #recordedAts: Moment[] = []
  readonly #others: TargetEvent[] = []

  take(event: TargetEvent): void {
    const row = this.#rows++
    if (row === this.#targets.length) this.#grow()
    this.#targets[row] = this.#placeOf(event.target)
    this.#ids.push(event.id)
    this.#recordedAts.push(event.recordedAt)
    if (event.type === 'ProgressReported' && this.#takePlain(row, event)) return
    this.#days[row] = NOT_A_REPORT
    this.#mains[row] = this.#others.push(event) - 1
  }

  /** The ledgers of all targets, each with its events as they came. */
  ledgers(): Map<TargetId, Ledger> {
    const ledgers = new Map<TargetId, Ledger>()
    const { order, ends } = this.#byTarget()
    let at = 0
    for (const [target, place] of this.#places) {
      const ledger = openLedger(target)
      const end = ends[place] as number
      while (at < end) this.#enterInto(ledger, order[at++] as number)
      ledgers.set(target, ledger)
    }
    return ledgers
  }

  #takePlain(row: number, { data, revision }: ProgressReported): boolean {
    const { value, on, over, series, parts, status } = data
    if (over !== undefined || series !== undefined || parts !== undefined) return false
    if (status !== 'final' || !isPlaceable(revision)) return false
    const main = packedFigure(mainOf(value))
    if (main === undefined) return false
    if ('numerator' in value) {
      const weight = packedFigure(value.denominator)
      if (weight === undefined) return false
      this.#weightsFor(row)[row] = weight
    }
    this.#revisions[row] = revision
    this.#days[row] = dayNumberOf(on)
    this.#mains[row] = main
    return true
  }

  #enterInto(ledger: Ledger, row: number): void {
    const day = this.#days[row] as number
    const main = this.#mains[row] as number
    if (day === NOT_A_REPORT) {
      enter(ledger, this.#others[main] as TargetEvent)
      return
    }
    const weight = this.#weights?.[row] ?? NO_WEIGHT
    const isFraction = !Number.isNaN(weight)
    enterPlain(
      ledger,
      this.#revisions[row] as number,
      this.#ids[row] as EventId,
      this.#recordedAts[row] as Moment,
      day,
      packedCoefficient(main),
      packedScale(main),
      isFraction ? packedCoefficient(weight) : undefined,
      isFraction ? packedScale(weight) : 0,
    )
  }

  /** Rows in the order of the places of their targets, and where each place ends. */
  #byTarget(): { readonly order: Int32Array; readonly ends: Int32Array } {
    const starts = new Int32Array(this.#places.size + 1)
    for (let row = 0; row < this.#rows; row++) {
      const next = (this.#targets[row] as number) + 1
      starts[next] = (starts[next] as number) + 1
    }
    for (let place = 1; place < starts.length; place++) {
      starts[place] = (starts[place] as number) + (starts[place - 1] as number)
    }
    const order = new Int32Array(this.#rows)
    for (let row = 0; row < this.#rows; row++) {
      const place = this.#targets[row] as number
      const at = starts[place] as number
      order[at] = row
      starts[place] = at + 1
    }
    return { order, ends: starts }
  }

  #placeOf(target: TargetId): number {
    const known = this.#places.get(target)
    if (known !== undefined) return known
    const place = this.#places.size
    this.#places.set(target, place)
    return place
  }

  #weightsFor(row: number): Float64Array {
    this.#weights ??= new Float64Array(this.#mains.length).fill(NO_WEIGHT)
    if (row < this.#weights.length) return this.#weights
    const grown = new Float64Array(this.#mains.length).fill(NO_WEIGHT)
    grown.set(this.#weights)
    this.#weights = grown
    return grown
  }

  #grow(): void {
    const room = this.#targets.length * 2
    this.#targets = wider(this.#targets, new Int32Array(room))
    this.#revisions = wider(this.#revisions, new Int32Array(room))
    this.#days = wider(this.#days, new Int32Array(room))
    this.#mains = wider(this.#mains, new Float64Array(room))
  }
}

/** Whether a column of 32 bits holds a revision; what is none is for the ledger to refuse. */
function isPlaceable(revision: number): boolean {
  return (revision | 0) === revision && revision > 0
}

function wider<Column extends Int32Array | Float64Array>(column: Column, room: Column): Column {
  room.set(column)
  return room
}
