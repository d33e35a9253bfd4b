import type { Reported, TargetEvent } from '../event/events.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { isReportDay, NOT_A_REPORT } from './day-order.ts'
import { enter, enterLandmark, enterPlain, enterRemarks, saidBy, seriesIndex } from './enter.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { Rows } from './rows.ts'
import type { SealedRows } from './sealed-rows.ts'
import { settle } from './settle.ts'

/** The rows of one target among those gathered. */
interface Stretch {
  readonly coming: Coming
  /** Where its rows begin, its denominators if it has any, its events that are kept whole, its amendments. */
  readonly from: number
  readonly weightsFrom: number
  readonly othersFrom: number
  readonly amendedFrom: number
}

/** The ledgers of a log that was gathered, settled; the caller's own. Its steps count nothing. */
export function* ledgersIn(gathered: Gathered): InSteps<Map<TargetId, Ledger>> {
  const ledgers = new Map<TargetId, Ledger>()
  const opening = new Opening(gathered)
  let [from, weightsFrom, othersFrom, amendedFrom] = [0, 0, 0, 0]
  for (const coming of gathered.targets) {
    const stretch = { coming, from, weightsFrom, othersFrom, amendedFrom }
    ledgers.set(coming.target, yield* opening.ledgerOf(stretch))
    from += coming.rows
    othersFrom += coming.others
    amendedFrom += coming.amended
    if (coming.fractions) weightsFrom += coming.rows
    if (ledgers.size % TARGETS_A_STEP === 0) yield 0
  }
  return ledgers
}

/** Ledgers that are opened in one step. */
const TARGETS_A_STEP = 256

/** Opens the ledgers of rows that lie in columns which all of them share. */
class Opening {
  readonly #gathered: Gathered
  readonly #sealed: { -readonly [Column in keyof SealedRows]: SealedRows[Column] }

  constructor(gathered: Gathered) {
    const { records, days, values, weights } = gathered
    this.#gathered = gathered
    this.#sealed = { records, days, values, weights, series: undefined }
  }

  *ledgerOf(stretch: Stretch): InSteps<Ledger> {
    const { inOrder, scaled } = stretch.coming
    const sealed = inOrder && scaled ? yield* this.#sealedLedger(stretch) : undefined
    if (sealed !== undefined) return sealed
    return yield* this.#entered(stretch)
  }

  /** The ledger of rows as they are sealed; undefined where an event amends a report that comes after it. */
  *#sealedLedger(stretch: Stretch): InSteps<Ledger | undefined> {
    const { coming, from, weightsFrom, othersFrom, amendedFrom } = stretch
    const { target, rows, scale, fractions, others, amended } = coming
    const ledger = openLedger(target)
    ledger.scale = scale
    ledger.complete = rows
    ledger.rows = Rows.sealed(this.#sealed, from, rows, fractions ? weightsFrom : undefined)
    if (amended > 0) ledger.amendments.expect(amended)
    let isInOrder = true
    let amendment = amendedFrom
    const enterOthers = (first: number, after: number): void => {
      for (let other = first; other < after && isInOrder; other++) {
        const before = this.#gathered.othersAt[other] as number
        amendment = this.#enterAmendments(ledger, stretch, amendment, before)
        isInOrder = this.#enterOther(ledger, other, from)
      }
    }
    // Most targets have but one, which sets them.
    if (others === 1) enterOthers(othersFrom, othersFrom + 1)
    else yield* stretches(othersFrom, othersFrom + others, enterOthers)
    this.#enterAmendments(ledger, stretch, amendment, from + rows)
    // Few targets are ever corrected again.
    ledger.amendments.letGoOfIndex()
    return isInOrder ? ledger : undefined
  }

  /** Enters the amendments in columns from one on, as far as their rows lie before another; answers the next. */
  #enterAmendments(
    { amendments }: Ledger,
    { coming, from, amendedFrom }: Stretch,
    next: number,
    before: number,
  ): number {
    const { rows, reports, days } = this.#gathered.amendments
    const end = amendedFrom + coming.amended
    let at = next
    for (; at < end && (rows[at] as number) < before; at++) {
      amendments.enterFound(
        (reports[at] as number) - from,
        (rows[at] as number) - from,
        days[at] as number,
      )
    }
    return at
  }

  /** Enters what is kept whole; false where it amends a report that comes after it. */
  #enterOther(ledger: Ledger, other: number, from: number): boolean {
    const event = this.#gathered.others[other] as TargetEvent
    const row = (this.#gathered.othersAt[other] as number) - from
    const said = saidBy(event)
    if (said !== undefined) this.#enterSaid(ledger, from, row, said)
    if (event.type === 'ProgressReported') return true
    if (event.type !== 'ProgressCorrected' && event.type !== 'ProgressRetracted') {
      enterLandmark(ledger, event)
      return true
    }
    const { report } = event.data
    const found = ledger.amendments.rowOf(report, ledger.rows)
    // One that is not there may be made later, as only a log written by hand has it.
    if (found === undefined || found > row) return false
    const day = said === undefined ? NOT_A_REPORT : dayNumberOf(said.on)
    ledger.amendments.enter(ledger, { row, report, day }, found)
    return true
  }

  #enterSaid(ledger: Ledger, from: number, row: number, said: Reported): void {
    const series = seriesIndex(ledger, said.series ?? '')
    if (series > 0) {
      this.#sealed.series ??= new Int32Array(this.#gathered.days.length)
      this.#sealed.series[from + row] = series
    }
    enterRemarks(ledger, row, said)
  }

  /** The ledger of rows that are entered one by one. */
  *#entered(stretch: Stretch): InSteps<Ledger> {
    const { coming, from } = stretch
    const { amendments, records } = this.#gathered
    const ledger = openLedger(coming.target)
    let other = stretch.othersFrom
    let amendment = stretch.amendedFrom
    const end = amendment + coming.amended
    yield* stretches(from, from + coming.rows, (first, after) => {
      for (let at = first; at < after; at++) {
        if (this.#gathered.othersAt[other] === at) {
          enter(ledger, this.#gathered.others[other++] as TargetEvent)
        } else if (amendment < end && amendments.rows[amendment] === at) {
          const day = amendments.days[amendment] as DayNumber
          const report = records.idAt(amendments.reports[amendment++] as number)
          this.#enterPlain(ledger, stretch, at, day, report)
        } else this.#enterPlain(ledger, stretch, at, this.#gathered.days[at] as DayNumber)
      }
    })
    settle(ledger)
    return ledger
  }

  /** Enters what the row of a place says of its own report, or of another that it `amends`. */
  #enterPlain(
    ledger: Ledger,
    { coming, from, weightsFrom }: Stretch,
    at: number,
    day: DayNumber,
    amends?: EventId,
  ): void {
    const { values, weights, revisions, records } = this.#gathered
    const { fractions, scale, scaled } = coming
    const main = values[at] as number
    const isFraction = fractions && isReportDay(day)
    const weight = isFraction ? (weights[weightsFrom + at - from] as number) : undefined
    enterPlain(
      ledger,
      revisions?.[at] ?? at - from + 1,
      records.idAt(at),
      records.recordedAt(at),
      day,
      scaled ? main : packedCoefficient(main),
      scaled ? scale : packedScale(main),
      weight === undefined || scaled ? weight : packedCoefficient(weight),
      weight === undefined || scaled ? scale : packedScale(weight),
      amends,
    )
  }
}
