import type { EventId } from '../event/identifiers.ts'
import type { ReportStatus } from '../event/events.ts'
import type { DaySpan } from '../event/terms.ts'
import type { DayNumber } from '../period/day.ts'
import type { Integer } from '../quantity/integer.ts'
import { daybookOf, type Daybook } from './daybook.ts'
import { PLAIN, type Remarks } from './figure.ts'
import type { Ledger } from './ledger.ts'

/** The figure of a report, as integers at its ledger's scale, and the series it belongs to. */
export interface Figure {
  readonly value: Integer
  readonly weight: Integer
  readonly series: number
}

/**
 * The reports of one target's life that are in force up to one day, in the order of (day, revision):
 * corrections applied, retractions left out. Of a settled ledger, all of it.
 */
export class ReportsInForce {
  readonly ledger: Ledger
  /** The revision that the life begins with. */
  readonly since: number
  readonly #asOf: DayNumber
  #daybook: Daybook | undefined
  #days: number | undefined
  #length: number | undefined

  constructor(ledger: Ledger, since: number, asOf: DayNumber) {
    this.ledger = ledger
    this.since = since
    this.#asOf = asOf
  }

  /** The daybook of the life, made when it is first asked for: some looks do without. */
  get daybook(): Daybook {
    return (this.#daybook ??= daybookOf(this.ledger, this.since))
  }

  /** How many days with reports there are. */
  get days(): number {
    return (this.#days ??= this.daybook.daysBefore(this.#asOf + 1))
  }

  /** How many reports there are. */
  get length(): number {
    return (this.#length ??= this.daybook.reportsIn(this.days))
  }

  /** How many of them lie before a day. */
  before(day: DayNumber): number {
    return Math.min(this.length, this.daybook.reportsIn(this.daybook.daysBefore(day)))
  }

  /** Row of the n-th report in the ledger. */
  rowAt(index: number): number {
    return this.daybook.rows[index] as number
  }

  dayAt(index: number): DayNumber {
    return this.dayOf(this.rowAt(index))
  }

  /** The day of a row. */
  dayOf(row: number): DayNumber {
    return this.ledger.amendments.lastDayOf(row, this.ledger.rows)
  }

  /** Which of the ledger's series the n-th report belongs to. */
  seriesAt(index: number): number {
    return this.figureOf(this.rowAt(index)).series
  }

  /** The span that the n-th report says it covers; undefined where it says none. */
  overAt(index: number): DaySpan | undefined {
    return this.overOf(this.rowAt(index))
  }

  /** The same of the report of a row. */
  overOf(row: number): DaySpan | undefined {
    return this.ledger.spans?.get(this.ledger.amendments.lastWordOn(row))
  }

  /** The figure of a row. */
  figureOf(row: number): Figure {
    return figureAt(this.ledger, row)
  }

  /** What the report of a row says beside its figure. */
  remarksOf(row: number): Remarks {
    return this.ledger.remarks?.get(this.ledger.amendments.lastWordOn(row)) ?? PLAIN
  }

  statusOf(row: number): ReportStatus {
    return this.remarksOf(row).status
  }

  idOf(row: number): EventId {
    return this.ledger.rows.idAt(row)
  }

  /** Whether any report says more than a figure that is final. */
  get haveRemarks(): boolean {
    return this.ledger.remarks !== undefined
  }

  /** Whether any report may say which span it covers. */
  get haveSpans(): boolean {
    return this.ledger.spans !== undefined
  }

  /** Decimal digits of all figures. */
  get scale(): number {
    return this.ledger.scale
  }

  seriesNamed(series: number): string {
    return this.ledger.seriesNames[series] ?? ''
  }

  /** Whether the reports are fractions: those of another life may have been. */
  get areFractions(): boolean {
    const { rows, complete } = this.ledger
    const { since } = this
    if (!rows.haveFractions || since === 1) return rows.haveFractions
    for (let row = since; row < complete; row++) if (rows.weightAt(row) !== 0) return true
    return false
  }
}

/** The figure of a report as it is in force, by its row. */
export function figureAt({ amendments, rows }: Ledger, row: number): Figure {
  const said = amendments.lastWordOn(row)
  return { value: rows.valueAt(said), weight: rows.weightAt(said), series: rows.seriesAt(said) }
}
