import type { TargetEvent } from '../event/events.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { integerAt, rescale } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { isReportDay, NOT_A_REPORT } from './day-order.ts'
import { saidBy } from './enter.ts'
import { mainOf } from './figure.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import type { Records, RecordsTaken } from './records.ts'
import { roomFor } from './wider.ts'

/** What came of a target, while it comes. */
export type Arriving = { -readonly [Key in keyof Coming]: Coming[Key] }

/** The day of what amends a report, as it comes. */
export const AMENDS: DayNumber = NOT_A_REPORT + 1

/** A log in the order in which its events came. */
export interface Arrived<Kept extends Records> {
  readonly rows: number
  readonly coming: readonly Arriving[]
  /** Which of the targets a row is of. */
  readonly targets: Int32Array
  readonly days: Int32Array
  /** The packed figure of a plain report or correction, or the place of another event among the others. */
  readonly mains: Float64Array
  /** The packed denominators of those that are fractions, in turn. */
  readonly weights: Float64Array
  /** Of each row that {@link AMENDS} in turn: the row of the report, and the day that it is given. */
  readonly reports: Int32Array
  readonly saidDays: Int32Array
  readonly amendments: number
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
  /** By target: where its next row goes, its next event that is kept whole, its next amendment. */
  readonly #next: Int32Array
  readonly #nextOther: Int32Array
  readonly #nextAmendment: Int32Array
  /** The place of each row, where there are amendments, which ask for it. */
  readonly #places: Int32Array
  /** By target: the scale of its figures, and how far from its place the denominator of a row lies. */
  readonly #scales: Int32Array
  readonly #shifts: Int32Array

  constructor(arrived: Arrived<Records>) {
    const { rows, coming, revisions, others, amendments } = arrived
    this.#arrived = arrived
    this.order = new Int32Array(rows)
    const fractions = coming.reduce((sum, one) => sum + (one.fractions ? one.rows : 0), 0)
    this.columns = {
      days: new Int32Array(rows),
      values: new Float64Array(rows),
      weights: new Float64Array(fractions),
      revisions: revisions && new Int32Array(rows),
      amendments: {
        rows: new Int32Array(amendments),
        reports: new Int32Array(amendments),
        days: new Int32Array(amendments),
      },
      others: roomFor(others.length),
      othersAt: new Int32Array(others.length),
    }
    this.#next = new Int32Array(coming.length)
    this.#nextOther = new Int32Array(coming.length)
    this.#nextAmendment = new Int32Array(coming.length)
    this.#places = new Int32Array(amendments > 0 ? rows : 0)
    this.#scales = new Int32Array(coming.length)
    this.#shifts = new Int32Array(coming.length)
  }

  /** Brings all rows to their places; each counts as so much. */
  *placeAll(each: 0 | 1): InSteps<void> {
    yield* this.#begin()
    const { rows, targets, days, mains, weights, revisions, others, amendments } = this.#arrived
    const { order, columns } = this
    const [next, shifts, places] = [this.#next, this.#shifts, this.#places]
    let [fraction, amendment] = [0, 0]
    const place = (from: number, end: number): void => {
      for (let row = from; row < end; row++) {
        const target = targets[row] as number
        const at = next[target] as number
        next[target] = at + 1
        order[at] = row
        if (amendments > 0) places[row] = at
        if (columns.revisions !== undefined) columns.revisions[at] = revisions?.[row] ?? 0
        const main = mains[row] as number
        const day = days[row] as number
        if (day === NOT_A_REPORT) {
          this.#placeOther(others[main] as TargetEvent, target, at)
          continue
        }
        if (day === AMENDS) {
          if (!this.#placeAmendment(amendment++, target, at)) continue
        } else columns.days[at] = day
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
    let [rows, others, amendments, fractions] = [0, 0, 0, 0]
    yield* stretches(0, coming.length, (from, end) => {
      for (let target = from; target < end; target++) {
        const one = coming[target] as Coming
        this.#next[target] = rows
        this.#nextOther[target] = others
        this.#nextAmendment[target] = amendments
        this.#scales[target] = one.scaled ? one.scale : PACKED
        this.#shifts[target] = one.fractions ? fractions - rows : NO_FRACTIONS
        rows += one.rows
        others += one.others
        amendments += one.amended
        if (one.fractions) fractions += one.rows
      }
    })
  }

  /** Whether it has a figure: what retracts a report has none. */
  #placeAmendment(amendment: number, target: number, at: number): boolean {
    const { days, amendments } = this.columns
    const { reports, saidDays } = this.#arrived
    const place = this.#nextAmendment[target] as number
    const day = saidDays[amendment] as DayNumber
    this.#nextAmendment[target] = place + 1
    amendments.rows[place] = at
    amendments.reports[place] = this.#places[reports[amendment] as number] as number
    amendments.days[place] = day
    days[at] = NOT_A_REPORT
    return isReportDay(day)
  }

  #placeOther(event: TargetEvent, target: number, at: number): void {
    const { days, values, weights, others, othersAt } = this.columns
    const place = this.#nextOther[target] as number
    this.#nextOther[target] = place + 1
    others[place] = event
    othersAt[place] = at
    days[at] = NOT_A_REPORT
    const scale = this.#scales[target] as number
    const said = saidBy(event)
    if (said === undefined || scale === PACKED) return
    const { on, value } = said
    if (event.type === 'ProgressReported') days[at] = dayNumberOf(on)
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
