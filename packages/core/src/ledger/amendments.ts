import type { ProgressCorrected, ProgressRetracted, Reported } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { DaySpan } from '../event/terms.ts'
import { dayNumberOf, dayOfNumber, type DayNumber } from '../period/day.ts'
import { integerAt } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { DayOrder } from './day-order.ts'
import { mainOf, PLAIN, remarksOf, valueFrom, type Remarks } from './figure.ts'
import { RowIndex } from './row-index.ts'
import type { Rows } from './rows.ts'

/** What a correction made of a report, or that it was retracted, in the form of a ledger's row. */
export interface Amendment {
  readonly revision: number
  readonly retracted: boolean
  readonly value: Integer
  readonly weight: Integer
  readonly remarks: Remarks | undefined
  readonly day: DayNumber
  readonly series: number
  readonly over: DaySpan | undefined
  /** What had been made of the same report before. */
  readonly before: Amendment | undefined
}

/** What is needed of a ledger to amend its reports. */
interface KnownRows {
  readonly rows: Rows
  readonly scale: number
  readonly seriesNames: readonly string[]
  readonly daybook: DayOrder | undefined
}

/** What an event says of a report; `now` is absent where it retracts it. */
interface Amending {
  readonly revision: number
  readonly report: EventId
  readonly now: Reported | undefined
}

/** Stands for the row of a report that is not there. */
const NO_ROW = -1

/**
 * What corrections and retractions made of the reports of a ledger, each entered when it comes: the
 * last word on a report stands, and what was said before lies behind it.
 */
export class Amendments {
  /** The last word on each report amended; most targets have none, and pay for none. */
  #byRow: Map<number, Amendment> | undefined
  /** The rows amended, in the order of the amendments. */
  #rows: number[] | undefined
  /** From a report's id to its row; made when it is first asked for. */
  #index: RowIndex | undefined
  /** Amendments of reports that had not been made, as only a log written by hand has them. */
  #orphans: Amending[] | undefined
  /** All amendments, while events come out of order; undefined while they come in order. */
  #unsettled: Amending[] | undefined
  #haveRemarks = false
  #haveSpans = false

  /** Whether any correction says more of its report than a figure that is final. */
  get haveRemarks(): boolean {
    return this.#haveRemarks
  }

  /** Whether any correction says which span its report covers. */
  get haveSpans(): boolean {
    return this.#haveSpans
  }

  /** Whether any report is amended, or may be once its amendments are settled. */
  get haveAny(): boolean {
    return this.#byRow !== undefined || this.#orphans !== undefined || this.#unsettled !== undefined
  }

  /** The last word on the report of a row; undefined where it stands as it was made. */
  of(row: number): Amendment | undefined {
    return this.#byRow?.get(row)
  }

  /** The row of the report that each amendment is about, by the amendment's revision. */
  rowsByRevision(): ReadonlyMap<number, number> {
    const rows = new Map<number, number>()
    for (const [row, last] of this.#byRow ?? []) {
      for (const { revision } of chain(last)) rows.set(revision, row)
    }
    return rows
  }

  /** The row of a report, by its id; undefined where there is no such report. */
  rowOf(id: EventId, rows: Rows): number | undefined {
    this.#index ??= RowIndex.of(rows)
    return this.#index.get(id, rows)
  }

  /** Takes in an event; `row` is that of its report, where the caller has looked it up. */
  enter(
    known: KnownRows,
    { revision, data }: ProgressCorrected | ProgressRetracted,
    row?: number,
  ): void {
    const now = 'now' in data ? data.now : undefined
    const amending = { revision, report: data.report, now }
    if (this.#unsettled === undefined) this.#amend(known, amending, row)
    else this.#unsettled.push(amending)
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

  /** Forgets a report that is taken out of the ledger again. */
  unreported(row: number, rows: Rows): void {
    this.#index?.remove(row, rows)
    this.#byRow?.delete(row)
  }

  /** Takes the last amendment out again. */
  takeBack({ rows, daybook }: KnownRows): void {
    const row = this.#rows?.pop()
    if (row === NO_ROW) this.#orphans?.pop()
    if (row === undefined || row === NO_ROW || this.#byRow === undefined) return
    const last = this.#byRow.get(row) as Amendment
    const { before } = last
    if (before === undefined) this.#byRow.delete(row)
    else this.#byRow.set(row, before)
    move(daybook, row, dayIn(last, rows, row), dayIn(before, rows, row))
  }

  /** From now on events come out of order, and amendments wait until they are settled. */
  unsettle({ rows, scale, seriesNames }: KnownRows): void {
    if (this.#unsettled !== undefined) return
    const unsettled: Amending[] = [...(this.#orphans ?? [])]
    for (const [row, last] of this.#byRow ?? []) {
      for (const one of chain(last)) {
        const now = one.retracted ? undefined : saidBy(one, scale, seriesNames)
        unsettled.push({ revision: one.revision, report: rows.idAt(row), now })
      }
    }
    this.#unsettled = unsettled
  }

  /** Makes the amendments anew for rows that have been put in order, as far as they are complete. */
  settle(known: KnownRows, complete: number): void {
    const once = new Map((this.#unsettled ?? []).map((one) => [one.revision, one]))
    const all = [...once.values()].toSorted((a, b) => a.revision - b.revision)
    this.#byRow = undefined
    this.#rows = undefined
    this.#orphans = undefined
    this.#index = undefined
    for (const one of all) if (one.revision <= complete) this.#amend(known, one)
    this.#unsettled = complete === known.rows.length ? undefined : all
  }

  /** Rescales what was corrected. */
  refine(finer: (integer: Integer) => Integer): void {
    for (const [row, last] of this.#byRow ?? []) this.#byRow?.set(row, refined(last, finer))
  }

  /** The amendments that were known at a revision. */
  knownThrough(revision: number): Amendments {
    const known = new Amendments()
    known.#haveRemarks = this.#haveRemarks
    known.#haveSpans = this.#haveSpans
    for (const [row, last] of this.#byRow ?? []) {
      let one: Amendment | undefined = last
      while (one !== undefined && one.revision > revision) one = one.before
      if (one !== undefined) (known.#byRow ??= new Map()).set(row, one)
    }
    return known
  }

  #amend(
    known: KnownRows,
    amending: Amending,
    row = this.rowOf(amending.report, known.rows),
  ): void {
    ;(this.#rows ??= []).push(row ?? NO_ROW)
    if (row === undefined) (this.#orphans ??= []).push(amending)
    else this.#put(known, row, amending)
  }

  #put(known: KnownRows, row: number, amending: Amending): void {
    const byRow = (this.#byRow ??= new Map<number, Amendment>())
    const before = byRow.get(row)
    const amendment = amendmentFrom(amending, before, known, row)
    if (amendment.remarks !== undefined) this.#haveRemarks = true
    if (amendment.over !== undefined) this.#haveSpans = true
    byRow.set(row, amendment)
    const { rows, daybook } = known
    move(daybook, row, dayIn(before, rows, row), dayIn(amendment, rows, row))
  }
}

/** The day a report is in force on; undefined where it is retracted. */
function dayIn(amendment: Amendment | undefined, rows: Rows, row: number): DayNumber | undefined {
  if (amendment === undefined) return rows.dayAt(row)
  return amendment.retracted ? undefined : amendment.day
}

function move(
  daybook: DayOrder | undefined,
  row: number,
  from: DayNumber | undefined,
  to: DayNumber | undefined,
): void {
  if (from !== undefined && from === to) {
    daybook?.revalued(row, from)
    return
  }
  if (from !== undefined) daybook?.exclude(row, from)
  if (to !== undefined) daybook?.include(row, to)
}

/** The same amendments at a finer scale; ledgers with a common past may share those they were. */
function refined(last: Amendment, finer: (integer: Integer) => Integer): Amendment {
  const { value, weight, before } = last
  return {
    ...last,
    value: finer(value),
    weight: finer(weight),
    before: before && refined(before, finer),
  }
}

function* chain(last: Amendment | undefined): Generator<Amendment> {
  for (let one = last; one !== undefined; one = one.before) yield one
}

function amendmentFrom(
  { revision, now }: Amending,
  before: Amendment | undefined,
  { scale, seriesNames, rows }: KnownRows,
  row: number,
): Amendment {
  if (now === undefined) {
    const day = before?.day ?? rows.dayAt(row)
    const nothing = { value: 0, weight: 0, remarks: undefined, series: 0, over: undefined }
    return { revision, retracted: true, ...nothing, day, before }
  }
  const { value, on, over, series } = now
  return {
    revision,
    retracted: false,
    value: integerAt(scale, mainOf(value)),
    weight: 'numerator' in value ? integerAt(scale, value.denominator) : 0,
    remarks: remarksOf(now),
    day: dayNumberOf(on),
    series: seriesNames.indexOf(series ?? ''),
    over: over === undefined ? undefined : { from: over.from, to: over.to },
    before,
  }
}

/** What an amendment was made from, whatever kind of figure it was. */
function saidBy(
  { value, weight, remarks = PLAIN, day, series, over }: Amendment,
  scale: number,
  seriesNames: readonly string[],
): Reported {
  return {
    ...remarks,
    value: valueFrom(value, weight, scale, 'fraction'),
    on: dayOfNumber(day),
    series: seriesNames[series] ?? '',
    ...(over !== undefined && { over }),
  }
}
