import type { ProgressReported, TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { dayNumberOf } from '../period/day.ts'
import { integerAt, rescale } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { enter, enterBeside, enterPlain, enterRemarks, seriesIndex } from './enter.ts'
import { mainOf } from './figure.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import { openLedger, type Ledger } from './ledger.ts'
import type { Landmark } from './life.ts'
import { Rows } from './rows.ts'
import type { SealedRows } from './sealed-rows.ts'
import { settle } from './settle.ts'
import { wider } from './wider.ts'

/** The ledgers of a log that was gathered, settled; the caller's own. Its steps count events. */
export function* ledgersIn(gathered: Gathered): InSteps<Map<TargetId, Ledger>> {
  const ledgers = new Map<TargetId, Ledger>()
  const sealing = new Sealing(gathered)
  let from = 0
  for (const coming of gathered.targets) {
    const end = from + coming.rows
    const sealed = coming.inOrder ? yield* sealing.ledgerOf(coming, from, end) : undefined
    ledgers.set(coming.target, sealed ?? (yield* entered(coming, gathered, from, end)))
    from = end
  }
  return ledgers
}

/** The ledger of rows that are entered one by one; those that are sealed are settled as they are. */
function* entered(
  { target, inOrder }: Coming,
  gathered: Gathered,
  first: number,
  after: number,
): InSteps<Ledger> {
  const ledger = openLedger(target)
  // Rows in order have counted when they were to be sealed.
  const each = inOrder ? 0 : 1
  yield* stretches(first, after, (from, end) => enterRows(ledger, gathered, from, end), each)
  settle(ledger)
  return ledger
}

function enterRows(ledger: Ledger, gathered: Gathered, from: number, end: number): void {
  const { revisions, days, mains, weights, records, others } = gathered
  for (let at = from; at < end; at++) {
    const day = days[at] as number
    const main = mains[at] as number
    if (day === NOT_A_REPORT) {
      enter(ledger, others[main] as TargetEvent)
      continue
    }
    const weight = weights?.[at] ?? NaN
    const isFraction = !Number.isNaN(weight)
    enterPlain(
      ledger,
      revisions[at] as number,
      records.idAt(at),
      records.recordedAt(at),
      day,
      packedCoefficient(main),
      packedScale(main),
      isFraction ? packedCoefficient(weight) : undefined,
      isFraction ? packedScale(weight) : 0,
    )
  }
}

/** Brings the rows of a log, target by target, into columns that their ledgers share. */
class Sealing {
  readonly #gathered: Gathered
  /** How many denominators are sealed, and the one of the row at hand. */
  #weights = 0
  #weight: number | undefined
  readonly #sealed: { -readonly [Column in keyof SealedRows]: SealedRows[Column] }

  constructor(gathered: Gathered) {
    this.#gathered = gathered
    const { records } = gathered
    // Other reports get their days yet, and what was gathered may be read again.
    const days = gathered.days.slice()
    const values = new Float64Array(days.length)
    this.#sealed = { records, days, values, weights: new Float64Array(0), series: undefined }
  }

  /** The ledger of a target; undefined where a figure is no number that a column holds, or one amends a later one. */
  *ledgerOf(
    { target, scale, plain }: Coming,
    from: number,
    end: number,
  ): InSteps<Ledger | undefined> {
    const rows = end - from
    let areSealed = true
    let weightsFrom: number | undefined
    const place = (first: number, after: number): void => {
      for (let at = first; at < after && areSealed; at++) {
        areSealed = this.#place(at, scale)
        if (this.#weight === undefined) continue
        weightsFrom ??= this.#roomForWeights(rows)
        this.#sealed.weights[weightsFrom + at - from] = this.#weight
      }
    }
    yield* stretches(from, end, place, 1)
    if (!areSealed) return undefined
    const ledger = openLedger(target)
    ledger.scale = scale
    ledger.complete = rows
    ledger.rows = Rows.sealed(this.#sealed, from, rows, weightsFrom)
    if (!plain) return (yield* this.#enterOthers(ledger, from, end)) ? ledger : undefined
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
  *#enterOthers(ledger: Ledger, from: number, end: number): InSteps<boolean> {
    const { days } = this.#sealed
    // A report that is looked up by its id lies on its day already.
    const others: number[] = []
    yield* stretches(from, end, (first, after) => {
      for (let at = first; at < after; at++) {
        if (days[at] !== NOT_A_REPORT) continue
        const event = this.#otherAt(at)
        others.push(at)
        if (event.type === 'ProgressReported') days[at] = dayNumberOf(event.data.on)
      }
    })
    let isInOrder = true
    yield* stretches(0, others.length, (first, after) => {
      for (let place = first; place < after && isInOrder; place++) {
        isInOrder = this.#enterOther(ledger, from, others[place] as number)
      }
    })
    return isInOrder
  }

  /** Enters what is no plain report; false where it amends a report that comes after it. */
  #enterOther(ledger: Ledger, from: number, at: number): boolean {
    const event = this.#otherAt(at)
    const row = at - from
    if (event.type === 'ProgressReported') this.#enterReport(ledger, event, from, row)
    else if (amendsLater(ledger, event, row)) return false
    else enterBeside(ledger, event)
    return true
  }

  #enterReport(ledger: Ledger, { data }: ProgressReported, from: number, row: number): void {
    const series = seriesIndex(ledger, data.series ?? '')
    if (series > 0) {
      this.#sealed.series ??= new Int32Array(this.#gathered.days.length)
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
