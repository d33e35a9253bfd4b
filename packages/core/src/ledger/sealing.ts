import type { ProgressReported, TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { packedCoefficient, packedScale } from '../quantity/packed.ts'
import { enter, enterBeside, enterPlain, enterRemarks, seriesIndex } from './enter.ts'
import type { Coming, Gathered } from './gathered.ts'
import { stretches, type InSteps } from './in-steps.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { Rows } from './rows.ts'
import type { SealedRows } from './sealed-rows.ts'
import { settle } from './settle.ts'

/** The rows of one target among those gathered. */
interface Stretch {
  readonly coming: Coming
  /** Where its rows begin, its denominators if it has any, and its events that are no plain reports. */
  readonly from: number
  readonly weightsFrom: number
  readonly othersFrom: number
}

/** The ledgers of a log that was gathered, settled; the caller's own. Its steps count nothing. */
export function* ledgersIn(gathered: Gathered): InSteps<Map<TargetId, Ledger>> {
  const ledgers = new Map<TargetId, Ledger>()
  const opening = new Opening(gathered)
  let [from, weightsFrom, othersFrom] = [0, 0, 0]
  for (const coming of gathered.targets) {
    ledgers.set(coming.target, yield* opening.ledgerOf({ coming, from, weightsFrom, othersFrom }))
    from += coming.rows
    othersFrom += coming.others
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
  *#sealedLedger({ coming, from, weightsFrom, othersFrom }: Stretch): InSteps<Ledger | undefined> {
    const { target, rows, scale, fractions, others } = coming
    const ledger = openLedger(target)
    ledger.scale = scale
    ledger.complete = rows
    ledger.rows = Rows.sealed(this.#sealed, from, rows, fractions ? weightsFrom : undefined)
    let isInOrder = true
    const enterOthers = (first: number, after: number): void => {
      for (let other = first; other < after && isInOrder; other++) {
        isInOrder = this.#enterOther(ledger, other, from)
      }
    }
    // Most targets have but one, which sets them.
    if (others === 1) enterOthers(othersFrom, othersFrom + 1)
    else yield* stretches(othersFrom, othersFrom + others, enterOthers)
    // Few targets are ever corrected again.
    ledger.amendments.letGoOfIndex()
    return isInOrder ? ledger : undefined
  }

  /** Enters what is no plain report; false where it amends a report that comes after it. */
  #enterOther(ledger: Ledger, other: number, from: number): boolean {
    const event = this.#gathered.others[other] as TargetEvent
    const at = this.#gathered.othersAt[other] as number
    if (event.type === 'ProgressReported') {
      this.#enterReport(ledger, event, from, at - from)
      return true
    }
    const report = reportAmendedBy(ledger, event)
    if (report !== undefined && report > at - from) return false
    enterBeside(ledger, event, report)
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

  /** The ledger of rows that are entered one by one. */
  *#entered(stretch: Stretch): InSteps<Ledger> {
    const { coming, from } = stretch
    const ledger = openLedger(coming.target)
    let other = stretch.othersFrom
    yield* stretches(from, from + coming.rows, (first, after) => {
      for (let at = first; at < after; at++) {
        if (this.#gathered.othersAt[other] === at) {
          enter(ledger, this.#gathered.others[other++] as TargetEvent)
        } else this.#enterPlain(ledger, stretch, at)
      }
    })
    settle(ledger)
    return ledger
  }

  #enterPlain(ledger: Ledger, { coming, from, weightsFrom }: Stretch, at: number): void {
    const { values, weights, revisions, records, days } = this.#gathered
    const { fractions, scale, scaled } = coming
    const main = values[at] as number
    const weight = fractions ? (weights[weightsFrom + at - from] as number) : undefined
    enterPlain(
      ledger,
      revisions?.[at] ?? at - from + 1,
      records.idAt(at),
      records.recordedAt(at),
      days[at] as number,
      scaled ? main : packedCoefficient(main),
      scaled ? scale : packedScale(main),
      weight === undefined || scaled ? weight : packedCoefficient(weight),
      weight === undefined || scaled ? scale : packedScale(weight),
    )
  }
}

/**
 * The row of the report that an event amends; undefined where it amends none. After all rows for one that is
 * not there: as one that is made only later, only a log written by hand has it.
 */
function reportAmendedBy(ledger: Ledger, event: TargetEvent): number | undefined {
  if (event.type !== 'ProgressCorrected' && event.type !== 'ProgressRetracted') return undefined
  return ledger.amendments.rowOf(event.data.report, ledger.rows) ?? ledger.rows.length
}
