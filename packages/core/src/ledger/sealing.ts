import type { ProgressReported, TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { dayNumberOf } from '../period/day.ts'
import { integerAt, rescale } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { enterBeside, enterRemarks, seriesIndex } from './enter.ts'
import { mainOf } from './figure.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Landmark } from './life.ts'
import { Rows } from './rows.ts'
import type { Records } from './records.ts'
import type { SealedRows } from './sealed-rows.ts'
import { wider } from './wider.ts'

/** The rows of a log, those of each target side by side in the order in which they came. */
export interface Gathered {
  /** The place of each row in the log. */
  readonly order: Int32Array
  /** The day of a plain report, or {@link NOT_A_REPORT}. */
  readonly days: Int32Array
  /** The packed figure of a plain report, or the place of another event among the others. */
  readonly mains: Float64Array
  /** Packed denominators, NaN where there is none; absent where there is none at all. */
  readonly weights: Float64Array | undefined
  readonly records: Records
  /** What is no plain report, in the order of the log. */
  readonly others: readonly TargetEvent[]
}

/** The rows of one target, which are whole and in the order of their revisions. */
export interface Stretch {
  readonly from: number
  readonly end: number
  /** How fine its figures are. */
  readonly scale: number
  /** Whether all but its first are plain reports. */
  readonly plain: boolean
}

/**
 * Seals rows that were gathered, target by target. The columns they were gathered in become those of the
 * ledgers.
 */
export class Sealing {
  readonly #gathered: Gathered
  /** How many denominators are sealed, and the one of the row at hand. */
  #weights = 0
  #weight: number | undefined
  readonly #sealed: { -readonly [Column in keyof SealedRows]: SealedRows[Column] }

  constructor(gathered: Gathered) {
    this.#gathered = gathered
    const { days, records } = gathered
    const values = new Float64Array(days.length)
    this.#sealed = { records, days, values, weights: new Float64Array(0), series: undefined }
  }

  get order(): Int32Array {
    return this.#gathered.order
  }

  /** The ledger of a target; undefined where a figure is no number that a column holds, or one amends a later one. */
  ledgerOf(target: TargetId, stretch: Stretch): Ledger | undefined {
    const { from, end, scale, plain } = stretch
    let weightsFrom: number | undefined
    for (let at = from; at < end; at++) {
      if (!this.#place(at, scale)) return undefined
      if (this.#weight === undefined) continue
      weightsFrom ??= this.#roomForWeights(end - from)
      this.#sealed.weights[weightsFrom + at - from] = this.#weight
    }
    const ledger = openLedger(target)
    ledger.scale = scale
    ledger.complete = end - from
    ledger.rows = Rows.sealed(this.#sealed, from, end - from, weightsFrom)
    if (!plain) return this.#enterOthers(ledger, stretch) ? ledger : undefined
    ledger.landmarks = [this.#otherAt(from) as Landmark]
    return ledger
  }

  /** Where so many denominators go. */
  #roomForWeights(length: number): number {
    const from = this.#weights
    this.#weights += length
    this.#sealed.weights = wider(this.#sealed.weights, this.#weights)
    return from
  }

  /** Places the figure of a row, and reads its denominator; false where no column holds them. */
  #place(at: number, scale: number): boolean {
    const { days, mains, weights } = this.#gathered
    this.#weight = undefined
    if (days[at] === NOT_A_REPORT) return this.#placeOther(at, scale)
    const main = mains[at] as number
    const value = rescale(packedCoefficient(main), packedScale(main), scale)
    const weight = weights?.[at] ?? NaN
    if (Number.isNaN(weight)) return this.#placeFigure(at, value, undefined)
    const under = rescale(packedCoefficient(weight), packedScale(weight), scale)
    return this.#placeFigure(at, value, under)
  }

  #placeOther(at: number, scale: number): boolean {
    const event = this.#otherAt(at)
    if (event.type !== 'ProgressReported') return true
    const { value } = event.data
    const weight = 'numerator' in value ? integerAt(scale, value.denominator) : undefined
    return this.#placeFigure(at, integerAt(scale, mainOf(value)), weight)
  }

  #placeFigure(at: number, main: Integer, weight: Integer | undefined): boolean {
    if (typeof main === 'bigint' || typeof weight === 'bigint') return false
    this.#sealed.values[at] = main
    this.#weight = weight
    return true
  }

  /** Enters all that is no plain report, in turn; false where one amends a report that comes after it. */
  #enterOthers(ledger: Ledger, { from, end }: Stretch): boolean {
    const { days } = this.#gathered
    // A report that is looked up by its id lies on its day already.
    const others: number[] = []
    for (let at = from; at < end; at++) {
      if (days[at] !== NOT_A_REPORT) continue
      const event = this.#otherAt(at)
      others.push(at)
      if (event.type === 'ProgressReported') days[at] = dayNumberOf(event.data.on)
    }
    for (const at of others) {
      const event = this.#otherAt(at)
      const row = at - from
      if (event.type === 'ProgressReported') this.#enterReport(ledger, event, from, row)
      else if (amendsLater(ledger, event, row)) return false
      else enterBeside(ledger, event)
    }
    return true
  }

  #enterReport(ledger: Ledger, { data }: ProgressReported, from: number, row: number): void {
    const series = seriesIndex(ledger, data.series ?? '')
    if (series > 0) {
      this.#sealed.series ??= new Int32Array(this.order.length)
      this.#sealed.series[from + row] = series
    }
    enterRemarks(ledger, row, data)
  }

  #otherAt(at: number): TargetEvent {
    const { mains, others } = this.#gathered
    return others[mains[at] as number] as TargetEvent
  }
}

/** Whether an event amends a report that was not made before it, as only a log written by hand has them. */
function amendsLater(ledger: Ledger, event: TargetEvent, row: number): boolean {
  if (event.type !== 'ProgressCorrected' && event.type !== 'ProgressRetracted') return false
  const report = ledger.amendments.rowOf(event.data.report, ledger.rows)
  return report === undefined || report > row
}
