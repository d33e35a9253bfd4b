import type {
  ProgressCorrected,
  ProgressReported,
  ProgressRetracted,
  Reported,
  ReportValue,
  TargetEvent,
} from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { dayNumberOf } from '../period/day.ts'
import { packedFigure, packedScale } from '../quantity/packed.ts'
import { ComingTargets } from './coming-targets.ts'
import { NOWHERE } from './counted-ids.ts'
import { isReportDay, NOT_A_REPORT } from './day-order.ts'
import { saidBy, scaleOfValue } from './enter.ts'
import { mainOf } from './figure.ts'
import type { Gathered } from './gathered.ts'
import { AMENDS, gathered } from './gathering.ts'
import type { InSteps } from './in-steps.ts'
import type { Ledger } from './ledger.ts'
import type { Records, RecordsTaken } from './records.ts'
import { ledgersIn } from './sealing.ts'
import { wider } from './wider.ts'

/**
 * Takes in a whole log, the events of all targets as they come, and makes the ledgers of them all at
 * once. What a plain report holds, or a plain correction, goes into columns that are written from front to
 * back, so that a log of many targets does not jump between their ledgers for each event. All other events are
 * kept whole.
 */
export class Intake<Kept extends Records = Records> {
  readonly #coming = new ComingTargets()
  #rows = 0
  #targets: Int32Array
  #days: Int32Array
  #mains: Float64Array
  #weights = new Float64Array(0)
  #fractions = 0
  #reports = new Int32Array(0)
  #saidDays = new Int32Array(0)
  #amendments = 0
  /** Kept from the first event on that is not the next of its target. */
  #revisions: Int32Array | undefined
  readonly #records: RecordsTaken<Kept>
  readonly #others: TargetEvent[] = []

  /** `records` is told of the ids and the moments; `expected` is how many events there may be, or fewer. */
  constructor(records: RecordsTaken<Kept>, expected = 0) {
    this.#records = records
    this.#targets = new Int32Array(expected)
    this.#days = new Int32Array(expected)
    this.#mains = new Float64Array(expected)
  }

  /** How many events of a target were taken in, where they came in order; 0 for others. */
  revisionOf(target: TargetId): number {
    return this.#coming.revisionOf(target)
  }

  take(event: TargetEvent): void {
    const row = this.#rows++
    if (row === this.#targets.length) this.#grow()
    const place = this.#coming.placeOf(event.target)
    const expected = this.#coming.count(place)
    if (event.revision !== expected || this.#revisions !== undefined) {
      this.#takeRevision(row, event.revision, expected, place)
    }
    this.#targets[row] = place
    this.#records.take(event.id, event.recordedAt)
    if (event.type === 'ProgressReported') {
      if (this.#takePlain(row, event, place)) return
    } else if (
      (event.type === 'ProgressCorrected' || event.type === 'ProgressRetracted') &&
      this.#takeAmendment(row, event, place)
    ) {
      return
    }
    this.#takeOther(row, event, place)
  }

  /** How many events were taken in. */
  get length(): number {
    return this.#rows
  }

  /** The ledgers of all targets, settled. Its steps count events. */
  *ledgers(): InSteps<Map<TargetId, Ledger>> {
    return yield* ledgersIn(yield* this.gathered())
  }

  /** All rows, those of each target brought together. Its steps count events. */
  *gathered(): InSteps<Gathered<Kept>> {
    return yield* gathered({
      rows: this.#rows,
      coming: this.#coming.all(),
      targets: this.#targets,
      days: this.#days,
      mains: this.#mains,
      weights: this.#weights,
      reports: this.#reports,
      saidDays: this.#saidDays,
      amendments: this.#amendments,
      revisions: this.#revisions,
      records: this.#records,
      others: this.#others,
    })
  }

  #takePlain(row: number, { data, revision }: ProgressReported, place: number): boolean {
    if (!isPlain(data) || !isPlaceable(revision)) return false
    if (!this.#takeFigure(row, data.value, place)) return false
    // Whatever comes first, the ledger says what it should have been.
    if (this.#coming.rowsOf(place) === 1) this.#coming.noteOutOfOrder(place)
    this.#days[row] = dayNumberOf(data.on)
    return true
  }

  /** Takes in what amends a report that is found where it is expected; false where it has to be looked up. */
  #takeAmendment(
    row: number,
    { data, revision }: ProgressCorrected | ProgressRetracted,
    place: number,
  ): boolean {
    if (!isPlaceable(revision)) return false
    const report = this.#records.placeNear(data.report, row)
    if (report === NOWHERE || !this.#isReport(report, place)) return false
    let day = NOT_A_REPORT
    if ('now' in data) {
      const { now } = data
      if (!isPlain(now) || !this.#takeFigure(row, now.value, place)) return false
      day = dayNumberOf(now.on)
    } else this.#mains[row] = 0
    const amendment = this.#amendments++
    this.#reports = wider(this.#reports, this.#amendments)
    this.#saidDays = wider(this.#saidDays, this.#amendments)
    this.#reports[amendment] = report
    this.#saidDays[amendment] = day
    this.#days[row] = AMENDS
    this.#coming.countAmendment(place)
    return true
  }

  /** Whether there is a report of a target in a row. */
  #isReport(row: number, place: number): boolean {
    if (this.#targets[row] !== place) return false
    const day = this.#days[row] as number
    if (isReportDay(day)) return day !== AMENDS
    return this.#others[this.#mains[row] as number]?.type === 'ProgressReported'
  }

  /** Takes a figure in; false where no column holds it. */
  #takeFigure(row: number, value: ReportValue, place: number): boolean {
    const main = packedFigure(mainOf(value))
    if (main === undefined || !this.#coming.isOfOneKind(place, value)) return false
    let scale = packedScale(main)
    if ('numerator' in value) {
      const weight = packedFigure(value.denominator)
      if (weight === undefined) return false
      this.#weights = wider(this.#weights, this.#fractions + 1)
      this.#weights[this.#fractions++] = weight
      scale = Math.max(scale, packedScale(weight))
    }
    this.#coming.refine(place, scale)
    this.#mains[row] = main
    return true
  }

  #takeOther(row: number, event: TargetEvent, place: number): void {
    const coming = this.#coming
    if (coming.rowsOf(place) === 1 && event.type !== 'TargetSet') coming.noteOutOfOrder(place)
    const said = saidBy(event)
    if (said !== undefined) {
      if (!coming.isOfOneKind(place, said.value)) coming.noteOutOfOrder(place)
      coming.refine(place, scaleOfValue(said.value))
    }
    coming.countOther(place)
    this.#days[row] = NOT_A_REPORT
    this.#mains[row] = this.#others.push(event) - 1
  }

  #takeRevision(row: number, revision: number, expected: number, place: number): void {
    if (revision !== expected) this.#coming.noteOutOfOrder(place)
    this.#revisions = wider(this.#revisions ?? this.#revisionsBefore(row), row + 1)
    this.#revisions[row] = revision
  }

  /** Before a row, each event was the next of its target. */
  #revisionsBefore(row: number): Int32Array {
    const last = new Int32Array(this.#coming.size)
    return this.#targets.slice(0, row).map((place) => {
      const revision = (last[place] as number) + 1
      last[place] = revision
      return revision
    })
  }

  #grow(): void {
    this.#targets = wider(this.#targets, this.#rows)
    this.#days = wider(this.#days, this.#rows)
    this.#mains = wider(this.#mains, this.#rows)
  }
}

/** Whether no more is said than a figure that is final, and its day. */
function isPlain({ over, series, parts, status }: Reported): boolean {
  return status === 'final' && over === undefined && series === undefined && parts === undefined
}

/** Whether a column of 32 bits holds a revision. */
function isPlaceable(revision: number): boolean {
  return (revision | 0) === revision && revision > 0
}
