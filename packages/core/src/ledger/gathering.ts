import type { TargetEvent } from '../event/events.ts'
import { dayNumberOf } from '../period/day.ts'
import { integerAt, rescale } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { mainOf } from './figure.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import type { Records, RecordsTaken } from './records.ts'
import { roomFor } from './wider.ts'

/** What came of a target, while it comes. */
export type Arriving = { -readonly [Key in keyof Coming]: Coming[Key] }

/** A log in the order in which its events came. */
export interface Arrived<Kept extends Records> {
  readonly rows: number
  readonly coming: readonly Arriving[]
  /** Which of the targets a row is of. */
  readonly targets: Int32Array
  readonly days: Int32Array
  /** The packed figure of a plain report, or the place of another event among the others. */
  readonly mains: Float64Array
  /** The packed denominators of the plain reports that are fractions, in turn. */
  readonly weights: Float64Array
  readonly revisions: Int32Array | undefined
  readonly records: RecordsTaken<Kept>
  readonly others: readonly TargetEvent[]
}

/** Brings the rows of each target together, by a counting sort. Its steps count events. */
export function* gathered<Kept extends Records>(arrived: Arrived<Kept>): InSteps<Gathered<Kept>> {
  const gathering = new Gathering(arrived)
  yield* gathering.placeAll(1)
  // That no column holds a figure is rare, and seen when it is to be placed.
  if (arrived.coming.some(({ scaled }) => !scaled)) yield* gathering.placeAll(0)
  const records = yield* arrived.records.inOrder(gathering.order)
  return { targets: arrived.coming, ...gathering.columns, records }
}

/** Stands for the scale of figures that stay packed, and for where denominators lie where there are none. */
const PACKED = -1
const NO_FRACTIONS = -(2 ** 31)

class Gathering {
  readonly #arrived: Arrived<Records>
  /** Which row of the log each place holds. */
  readonly order: Int32Array
  readonly columns: Omit<Gathered, 'targets' | 'records'> & { readonly others: TargetEvent[] }
  /** By target: where its next row goes, and its next event that is no plain report. */
  readonly #next: Int32Array
  readonly #nextOther: Int32Array
  /** By target: the scale of its figures, and how far from its place the denominator of a row lies. */
  readonly #scales: Int32Array
  readonly #shifts: Int32Array

  constructor(arrived: Arrived<Records>) {
    const { rows, coming, revisions, others } = arrived
    this.#arrived = arrived
    this.order = new Int32Array(rows)
    const fractions = coming.reduce((sum, one) => sum + (one.fractions ? one.rows : 0), 0)
    this.columns = {
      days: new Int32Array(rows),
      values: new Float64Array(rows),
      weights: new Float64Array(fractions),
      revisions: revisions && new Int32Array(rows),
      others: roomFor(others.length),
      othersAt: new Int32Array(others.length),
    }
    this.#next = new Int32Array(coming.length)
    this.#nextOther = new Int32Array(coming.length)
    this.#scales = new Int32Array(coming.length)
    this.#shifts = new Int32Array(coming.length)
  }

  /** Brings all rows to their places; each counts as so much. */
  *placeAll(each: 0 | 1): InSteps<void> {
    yield* this.#begin()
    const { rows, targets, days, mains, weights, revisions, others } = this.#arrived
    const { order, columns } = this
    const [next, shifts] = [this.#next, this.#shifts]
    let fraction = 0
    const place = (from: number, end: number): void => {
      for (let row = from; row < end; row++) {
        const target = targets[row] as number
        const at = next[target] as number
        next[target] = at + 1
        order[at] = row
        if (columns.revisions !== undefined) columns.revisions[at] = revisions?.[row] ?? 0
        const main = mains[row] as number
        const day = days[row] as number
        if (day === NOT_A_REPORT) {
          this.#placeOther(others[main] as TargetEvent, target, at)
          continue
        }
        columns.days[at] = day
        columns.values[at] = this.#unpacked(target, main)
        const shift = shifts[target] as number
        if (shift === NO_FRACTIONS) continue
        columns.weights[at + shift] = this.#unpacked(target, weights[fraction++] as number)
      }
    }
    yield* stretches(0, rows, place, each)
  }

  /** Where the rows of each target begin. */
  *#begin(): InSteps<void> {
    const { coming } = this.#arrived
    let [rows, others, fractions] = [0, 0, 0]
    yield* stretches(0, coming.length, (from, end) => {
      for (let target = from; target < end; target++) {
        const one = coming[target] as Coming
        this.#next[target] = rows
        this.#nextOther[target] = others
        this.#scales[target] = one.scaled ? one.scale : PACKED
        this.#shifts[target] = one.fractions ? fractions - rows : NO_FRACTIONS
        rows += one.rows
        others += one.others
        if (one.fractions) fractions += one.rows
      }
    })
  }

  #placeOther(event: TargetEvent, target: number, at: number): void {
    const { days, values, weights, others, othersAt } = this.columns
    const place = this.#nextOther[target] as number
    this.#nextOther[target] = place + 1
    others[place] = event
    othersAt[place] = at
    days[at] = NOT_A_REPORT
    const scale = this.#scales[target] as number
    if (event.type !== 'ProgressReported' || scale === PACKED) return
    const { on, value } = event.data
    days[at] = dayNumberOf(on)
    values[at] = this.#held(target, integerAt(scale, mainOf(value)))
    const shift = this.#shifts[target] as number
    if (shift === NO_FRACTIONS || !('numerator' in value)) return
    weights[at + shift] = this.#held(target, integerAt(scale, value.denominator))
  }

  /** A packed figure as an integer at the scale of its target. */
  #unpacked(target: number, packed: number): number {
    const scale = this.#scales[target] as number
    if (scale === PACKED) return packed
    return this.#held(target, rescale(packedCoefficient(packed), packedScale(packed), scale))
  }

  /** An integer that a column holds; of one that none does, notes that the target's figures stay packed. */
  #held(target: number, integer: Integer): number {
    if (typeof integer === 'number') return integer
    const one = this.#arrived.coming[target] as Arriving
    one.scaled = false
    return 0
  }
}
