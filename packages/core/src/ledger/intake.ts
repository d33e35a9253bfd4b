import type { ProgressReported, TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { dayNumberOf } from '../period/day.ts'
import { packedFigure, packedScale } from '../quantity/packed.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { scaleOfValue } from './enter.ts'
import { mainOf } from './figure.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import type { Ledger } from './ledger.ts'
import type { Records, RecordsTaken } from './records.ts'
import { ledgersIn } from './sealing.ts'
import { wider } from './wider.ts'

/** What has come of a target so far, and which of the targets it is. */
type Arriving = { -readonly [Key in keyof Coming]: Coming[Key] } & { readonly place: number }

/** Stands for a denominator where there is none. */
const NO_WEIGHT = NaN

/**
 * Takes in a whole log, the events of all targets as they come, and makes the ledgers of them all at
 * once. What a plain report holds goes into columns that are written from front to back, so that a log of
 * many targets does not jump between their ledgers for each event; a counting sort then brings the rows
 * of each target together. All other events are kept until then, in their places.
 */
export class Intake<Kept extends Records = Records> {
  readonly #byTarget = new Map<TargetId, Arriving>()
  readonly #coming: Arriving[] = []
  #rows = 0
  #targets: Int32Array
  #revisions: Int32Array
  #days: Int32Array
  /** The packed figure of a plain report, or the place of another event among the others. */
  #mains: Float64Array
  /** Packed denominators; absent until there is one. */
  #weights: Float64Array | undefined
  readonly #records: RecordsTaken<Kept>
  readonly #others: TargetEvent[] = []

  /** `records` is told of the ids and the moments; `expected` is how many events there may be, or fewer. */
  constructor(records: RecordsTaken<Kept>, expected = 0) {
    this.#records = records
    this.#targets = new Int32Array(expected)
    this.#revisions = new Int32Array(expected)
    this.#days = new Int32Array(expected)
    this.#mains = new Float64Array(expected)
  }

  /** How many events of a target were taken in, where they came in order; 0 for others. */
  revisionOf(target: TargetId): number {
    const coming = this.#byTarget.get(target)
    return coming?.inOrder === true ? coming.rows : 0
  }

  take(event: TargetEvent): void {
    const row = this.#rows++
    if (row === this.#targets.length) this.#grow()
    const coming = this.#byTarget.get(event.target) ?? this.#arriving(event.target)
    coming.rows += 1
    if (event.revision !== coming.rows) coming.inOrder = false
    this.#targets[row] = coming.place
    this.#records.take(event.id, event.recordedAt)
    if (event.type === 'ProgressReported' && this.#takePlain(row, event, coming)) return
    this.#takeOther(row, event, coming)
  }

  /** How many events were taken in. */
  get length(): number {
    return this.#rows
  }

  /** The ledgers of all targets, settled. Its steps count events. */
  *ledgers(): InSteps<Map<TargetId, Ledger>> {
    return yield* ledgersIn(yield* this.gathered())
  }

  #takePlain(row: number, { data, revision }: ProgressReported, coming: Arriving): boolean {
    const { value, on, over, series, parts, status } = data
    if (over !== undefined || series !== undefined || parts !== undefined) return false
    if (status !== 'final' || !isPlaceable(revision)) return false
    const main = packedFigure(mainOf(value))
    if (main === undefined) return false
    let scale = packedScale(main)
    if ('numerator' in value) {
      const weight = packedFigure(value.denominator)
      if (weight === undefined) return false
      this.#weightsFor(row)[row] = weight
      scale = Math.max(scale, packedScale(weight))
    }
    if (scale > coming.scale) coming.scale = scale
    // Whatever comes first, the ledger says what it should have been.
    if (coming.rows === 1) coming.inOrder = false
    this.#revisions[row] = revision
    this.#days[row] = dayNumberOf(on)
    this.#mains[row] = main
    return true
  }

  #takeOther(row: number, event: TargetEvent, coming: Arriving): void {
    if (coming.rows > 1) coming.plain = false
    else if (event.type !== 'TargetSet') coming.inOrder = false
    const scale = scaleOfEvent(event)
    if (scale > coming.scale) coming.scale = scale
    this.#days[row] = NOT_A_REPORT
    this.#mains[row] = this.#others.push(event) - 1
  }

  /** All rows, those of each target brought together. */
  *gathered(): InSteps<Gathered<Kept>> {
    const next = yield* this.#beginnings()
    const order = new Int32Array(this.#rows)
    const revisions = new Int32Array(this.#rows)
    const days = new Int32Array(this.#rows)
    const mains = new Float64Array(this.#rows)
    const weights = this.#weights && new Float64Array(this.#rows)
    yield* stretches(0, this.#rows, (from, end) => {
      for (let row = from; row < end; row++) {
        const place = this.#targets[row] as number
        const at = next[place] as number
        next[place] = at + 1
        order[at] = row
        revisions[at] = this.#revisions[row] as number
        days[at] = this.#days[row] as number
        mains[at] = this.#mains[row] as number
        if (weights !== undefined) weights[at] = this.#weights?.[row] ?? NO_WEIGHT
      }
    })
    const records = yield* this.#records.inOrder(order)
    const [targets, others] = [this.#coming, this.#others]
    return { targets, revisions, days, mains, weights, records, others }
  }

  /** Where the rows of each target begin. */
  *#beginnings(): InSteps<Int32Array> {
    const beginnings = new Int32Array(this.#coming.length)
    let row = 0
    yield* stretches(0, beginnings.length, (from, end) => {
      for (let place = from; place < end; place++) {
        beginnings[place] = row
        row += this.#coming[place]?.rows ?? 0
      }
    })
    return beginnings
  }

  #arriving(target: TargetId): Arriving {
    const place = this.#coming.length
    const coming = { target, rows: 0, scale: 0, plain: true, inOrder: true, place }
    this.#coming.push(coming)
    this.#byTarget.set(target, coming)
    return coming
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
    this.#targets = wider(this.#targets, this.#rows)
    this.#revisions = wider(this.#revisions, this.#rows)
    this.#days = wider(this.#days, this.#rows)
    this.#mains = wider(this.#mains, this.#rows)
  }
}

/** How fine the figure of an event is, as far as it comes into a ledger. */
function scaleOfEvent(event: TargetEvent): number {
  if (event.type === 'ProgressReported') return scaleOfValue(event.data.value)
  return event.type === 'ProgressCorrected' ? scaleOfValue(event.data.now.value) : 0
}

/** Whether a column of 32 bits holds a revision. */
function isPlaceable(revision: number): boolean {
  return (revision | 0) === revision && revision > 0
}
