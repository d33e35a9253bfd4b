import type { EventId } from '../event/identifiers.ts'
import type { DayNumber } from '../period/day.ts'
import { AmendmentColumns, NONE } from './amendment-columns.ts'
import { NOT_A_REPORT, type DayOrder } from './day-order.ts'
import { RowIndex } from './row-index.ts'
import type { Rows } from './rows.ts'

/** What is needed of a ledger to amend its reports. */
interface KnownRows {
  readonly rows: Rows
  readonly daybook: DayOrder | undefined
}

/** What the event of a row says of a report. */
interface Amending {
  readonly row: number
  readonly report: EventId
  /** The day that the report has since; `NOT_A_REPORT` where it is retracted. */
  readonly day: DayNumber
}

/**
 * What corrections and retractions made of the reports of a ledger, each entered when it comes: the last word on
 * a report stands, and leads to what was said before. What a correction says is in the row of its own; here is
 * which row speaks for a report, and for which day.
 */
export class Amendments {
  /** Most targets have none, and pay for none. */
  #columns: AmendmentColumns | undefined
  /** From a report's id to its row; made when it is first asked for. */
  #index: RowIndex | undefined
  /** Amendments of reports that had not been made, as only a log written by hand has them. */
  #orphans: Amending[] | undefined
  /** All amendments, while events come out of order; undefined while they come in order. */
  #unsettled: Amending[] | undefined
  /** How many rows are known: what came later does not count. */
  readonly #known: number

  constructor(known = Infinity) {
    this.#known = known
  }

  /** Whether any report is amended, or may be once its amendments are settled. */
  get haveAny(): boolean {
    if (this.#orphans !== undefined || this.#unsettled !== undefined) return true
    const columns = this.#columns
    return columns !== undefined && columns.length > 0 && columns.rowOf(0) < this.#known
  }

  /** The row that has the last word on the report of a row: its own, where nothing amended it. */
  lastWordOn(report: number): number {
    const last = this.#lastOf(report)
    return last === NONE ? report : (this.#columns as AmendmentColumns).rowOf(last)
  }

  /** The day that the report of a row is in force on; `NOT_A_REPORT` where none is. */
  dayInForce(report: number, rows: Rows): DayNumber {
    const last = this.#lastOf(report)
    return last === NONE ? rows.dayAt(report) : (this.#columns as AmendmentColumns).dayOf(last)
  }

  /** The same; of one that was retracted, the day that it was in force on last. */
  lastDayOf(report: number, rows: Rows): DayNumber {
    const columns = this.#columns
    let last = this.#lastOf(report)
    while (last !== NONE && columns?.dayOf(last) === NOT_A_REPORT) last = columns.before(last)
    return columns === undefined || last === NONE ? rows.dayAt(report) : columns.dayOf(last)
  }

  /**
   * Writes what is known of the reports from one row up to another over their days and the rows that say so, all
   * at once: {@link dayInForce} and {@link lastWordOn} of each.
   */
  writeOver(days: Int32Array, said: Int32Array, from: number, end: number): void {
    const columns = this.#columns
    if (columns === undefined) return
    for (let at = 0; at < columns.length; at++) {
      const report = columns.reportOf(at)
      const row = columns.rowOf(at)
      if (report < from || report >= end || row >= this.#known) continue
      days[report - from] = columns.dayOf(at)
      said[report - from] = row
    }
  }

  isRetracted(report: number): boolean {
    const last = this.#lastOf(report)
    return last !== NONE && this.#columns?.dayOf(last) === NOT_A_REPORT
  }

  /** The row of the report that each amendment is about, by the amendment's revision. */
  rowsByRevision(): ReadonlyMap<number, number> {
    const rows = new Map<number, number>()
    for (const { row, report } of this.#all()) rows.set(row + 1, report)
    return rows
  }

  /** The row of a report, by its id; undefined where there is no such report. */
  rowOf(id: EventId, rows: Rows): number | undefined {
    this.#index ??= RowIndex.of(rows)
    return this.#index.get(id, rows)
  }

  /** Makes room for so many. */
  expect(amendments: number): void {
    this.#columns ??= new AmendmentColumns(amendments)
  }

  /** Takes in what the event of a row says; `report` is the row of its report, where the caller knows it. */
  enter(known: KnownRows, amending: Amending, report?: number): void {
    if (this.#unsettled !== undefined) {
      this.#unsettled.push(amending)
      return
    }
    const found = report ?? this.rowOf(amending.report, known.rows)
    if (found === undefined) (this.#orphans ??= []).push(amending)
    else this.#put(known, found, amending)
  }

  /** Takes in what the event of a row says of the report of another, where nobody has looked yet. */
  enterFound(report: number, row: number, day: DayNumber): void {
    ;(this.#columns ??= new AmendmentColumns()).push(report, row, day)
  }

  /** Lets go of what finds the rows of reports: it is made again when somebody corrects another. */
  letGoOfIndex(): void {
    this.#index = undefined
  }

  /** Takes note of a report that has just been entered. */
  reported(known: KnownRows, row: number): void {
    this.#index?.put(row, known.rows)
    if (this.#orphans === undefined) return
    const id = known.rows.idAt(row)
    for (const orphan of this.#orphans) if (orphan.report === id) this.#put(known, row, orphan)
  }

  /** Forgets a report that is taken out of the ledger again, after all that came after it. */
  unreported(row: number, { rows, daybook }: KnownRows): void {
    const day = this.dayInForce(row, rows)
    if (day !== NOT_A_REPORT) daybook?.exclude(row, day)
    this.#index?.remove(row, rows)
    const columns = this.#columns
    // What has amended it nevertheless came before it, and took hold with it.
    if (columns !== undefined) while (columns.lastOf(row) !== NONE) columns.pop()
  }

  /** Takes the amendment of the last row out again. */
  takeBack({ rows, daybook }: KnownRows, row: number): void {
    if (this.#orphans?.at(-1)?.row === row) {
      this.#orphans.pop()
      if (this.#orphans.length === 0) this.#orphans = undefined
      return
    }
    const columns = this.#columns
    if (columns === undefined) return
    const last = columns.length - 1
    const report = columns.reportOf(last)
    const day = columns.dayOf(last)
    columns.pop()
    move(daybook, report, day, this.dayInForce(report, rows))
  }

  /** From now on events come out of order, and amendments wait until they are settled. */
  unsettle({ rows }: KnownRows): void {
    if (this.#unsettled !== undefined) return
    this.#unsettled = [...(this.#orphans ?? [])]
    for (const { row, report, day } of this.#all()) {
      this.#unsettled.push({ row, report: rows.idAt(report), day })
    }
  }

  /**
   * Makes the amendments anew for rows that have been put in an order, as far as they are complete; a row that was
   * entered twice is not in it.
   */
  settle(known: KnownRows, order: readonly number[], complete: number): void {
    const places = new Map(order.map((row, place) => [row, place]))
    const byRow = new Map<number, Amending>()
    for (const one of this.#unsettled ?? []) {
      const row = places.get(one.row)
      if (row !== undefined) byRow.set(row, { ...one, row })
    }
    const all = [...byRow.values()].toSorted((a, b) => a.row - b.row)
    this.#columns = undefined
    this.#orphans = undefined
    this.#index = undefined
    this.#unsettled = undefined
    for (const one of all) if (one.row < complete) this.enter(known, one)
    if (complete < known.rows.length) this.#unsettled = all
  }

  /** The amendments that were known at a revision; to be read, as long as nothing before it is taken out. */
  knownThrough(revision: number): Amendments {
    const known = new Amendments(Math.min(revision, this.#known))
    known.#columns = this.#columns
    return known
  }

  /** Amendments of its own, with those of the first so many rows. */
  first(rows: number): Amendments {
    const copy = new Amendments()
    for (const { row, report, day } of this.#all()) {
      if (row < rows && report < rows) copy.enterFound(report, row, day)
    }
    const orphans = this.#orphans?.filter(({ row }) => row < rows) ?? []
    if (orphans.length > 0) copy.#orphans = orphans
    return copy
  }

  /** The last amendment known of a report, in the columns. */
  #lastOf(report: number): number {
    const columns = this.#columns
    if (columns === undefined) return NONE
    let last = columns.lastOf(report)
    while (last !== NONE && columns.rowOf(last) >= this.#known) last = columns.before(last)
    return last
  }

  *#all(): Generator<{ readonly row: number; readonly report: number; readonly day: DayNumber }> {
    const columns = this.#columns
    if (columns === undefined) return
    for (let at = 0; at < columns.length; at++) {
      const row = columns.rowOf(at)
      if (row < this.#known) yield { row, report: columns.reportOf(at), day: columns.dayOf(at) }
    }
  }

  #put({ rows, daybook }: KnownRows, report: number, { row, day }: Amending): void {
    const before = daybook === undefined ? NOT_A_REPORT : this.dayInForce(report, rows)
    this.enterFound(report, row, day)
    move(daybook, report, before, day)
  }
}

/** Tells of a report that is in force on another day, or on none. */
function move(daybook: DayOrder | undefined, row: number, from: DayNumber, to: DayNumber): void {
  if (daybook === undefined) return
  if (from !== NOT_A_REPORT && from === to) {
    daybook.revalued(row, from)
    return
  }
  if (from !== NOT_A_REPORT) daybook.exclude(row, from)
  if (to !== NOT_A_REPORT) daybook.include(row, to)
}
