import { NOT_A_REPORT, type DayOrder, type DayReader } from './day-order.ts'
import type { Amendments } from './amendments.ts'
import { atOnce, stretches, type InSteps } from './in-steps.ts'
import type { DayNumber } from '../period/day.ts'
import type { Rows } from './rows.ts'
import { roomFor } from './wider.ts'

/** What a daybook is made from: the rows of a settled ledger. */
interface KnownRows {
  readonly rows: Rows
  readonly amendments: Amendments
  readonly complete: number
  daybook: Daybook | undefined
}

const ROWS = 2 ** 31

/** A report's day and row as one number, which sorts natively: a day number has 23 bits, a row 31. */
function keyOf(day: DayNumber, row: number): number {
  return day * ROWS + row
}

function dayOfKey(key: number): DayNumber {
  return Math.floor(key / ROWS)
}

function rowOfKey(key: number, day: DayNumber): number {
  return key - day * ROWS
}

/**
 * The reports in force of one life of a target, in the order of (day, revision): corrections applied,
 * retractions left out. Kept up as reports come, are corrected and retracted, so that what is looked
 * at need not be sorted again; a late report costs what lies after it, moved by one place.
 */
export class Daybook implements DayOrder {
  /** The revision that the life begins with. */
  readonly since: number
  /** Rows of the reports, in order. */
  readonly rows: number[]
  /** The days that have reports, in order. */
  readonly days: DayNumber[]
  /** How many reports there are up to and with each of these days. */
  readonly ends: number[]
  /** Who has worked something out of these days. */
  reader: DayReader | undefined
  /** Whether numbers in columns were found not to tell what they come to. */
  isWalked = false
  /** What was worked out of all of them last, if anybody left it; let go of when a report changes. */
  latest: object | undefined

  private constructor(since: number, rows: number[], days: DayNumber[], ends: number[]) {
    this.since = since
    this.rows = rows
    this.days = days
    this.ends = ends
  }

  /** The daybook of the rows from revision `since` to the last. Nothing may be entered between its steps. */
  static *of({ rows, amendments, complete }: KnownRows, since: number): InSteps<Daybook> {
    const order = roomFor<number>(Math.max(0, complete - since))
    const days: DayNumber[] = []
    const ends: number[] = []
    let reports = 0
    let last = -Infinity
    let isSorted = true
    yield* stretches(since, complete, (from, end) => {
      for (let row = from; row < end; row++) {
        const day = amendments.dayInForce(row, rows)
        if (day === NOT_A_REPORT) continue
        if (day !== last) {
          if (day < last) isSorted = false
          if (days.length > 0) ends.push(reports)
          days.push(day)
          last = day
        }
        order[reports++] = row
      }
    })
    if (reports > 0) ends.push(reports)
    order.length = reports
    if (!isSorted) return yield* Daybook.sorted(since, order, rows, amendments)
    // Copies, which have no room to spare: many daybooks are made, and few of them grow.
    return new Daybook(since, order, days.slice(), ends.slice())
  }

  /** Of rows that are not in the order of their days. */
  private static *sorted(
    since: number,
    order: number[],
    rows: Rows,
    amendments: Amendments,
  ): InSteps<Daybook> {
    const keys = new Float64Array(order.length)
    yield* stretches(0, order.length, (from, end) => {
      for (let index = from; index < end; index++) {
        const row = order[index] as number
        keys[index] = keyOf(amendments.dayInForce(row, rows), row)
      }
    })
    keys.sort()
    yield 0
    const days: DayNumber[] = []
    const ends: number[] = []
    yield* stretches(0, order.length, (from, end) => {
      for (let index = from; index < end; index++) {
        const key = keys[index] as number
        const day = dayOfKey(key)
        if (day !== days.at(-1)) ends[days.push(day) - 1] = index
        ends[ends.length - 1] = index + 1
        order[index] = rowOfKey(key, day)
      }
    })
    return new Daybook(since, order, days.slice(), ends.slice())
  }

  /** How many of the days lie before a day. */
  daysBefore(day: DayNumber): number {
    const { days } = this
    const last = days.length
    // Most looks are at a day after all reports.
    if (last === 0 || day > (days[last - 1] as DayNumber)) return last
    return firstNotBelow(days, day, 0, last)
  }

  /** How many reports there are on the first so many days. */
  reportsIn(days: number): number {
    return days === 0 ? 0 : (this.ends[days - 1] as number)
  }

  include(row: number, day: DayNumber): void {
    if (row < this.since) return
    this.latest = undefined
    const { days, ends, rows } = this
    const at = this.daysBefore(day)
    const start = this.reportsIn(at)
    if (at === days.length) {
      days.push(day)
      ends.push(rows.push(row))
      this.reader?.inserted(at)
      return
    }
    if (days[at] !== day) {
      days.splice(at, 0, day)
      ends.splice(at, 0, start)
      this.#insert(start, row, at)
      this.reader?.inserted(at)
      return
    }
    const end = ends[at] as number
    const place = firstNotBelow(rows, row, start, end)
    this.#insert(place, row, at)
    if (place === end) this.reader?.appended(at, row)
    else this.reader?.changed(at)
  }

  exclude(row: number, day: DayNumber): void {
    if (row < this.since) return
    this.latest = undefined
    const { days, ends, rows } = this
    const at = this.daysBefore(day)
    const start = this.reportsIn(at)
    const place = firstNotBelow(rows, row, start, ends[at] as number)
    if (place === rows.length - 1) rows.pop()
    else rows.splice(place, 1)
    for (let next = at; next < ends.length; next++) (ends[next] as number)--
    if (ends[at] !== start) {
      this.reader?.changed(at)
      return
    }
    days.splice(at, 1)
    ends.splice(at, 1)
    this.reader?.removed(at)
  }

  revalued(row: number, day: DayNumber): void {
    if (row < this.since) return
    this.latest = undefined
    this.reader?.changed(this.daysBefore(day))
  }

  #insert(place: number, row: number, day: number): void {
    const { ends, rows } = this
    if (place === rows.length) rows.push(row)
    else rows.splice(place, 0, row)
    for (let next = day; next < ends.length; next++) (ends[next] as number)++
  }
}

/** The place of the first of some rising numbers, between two places, that is not below another. */
function firstNotBelow(rising: readonly number[], least: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = rising[middle] as number
    if (found < least) low = middle + 1
    else high = middle
  }
  return low
}

/** The daybook of the life that begins at a revision; made at the first look, and kept. */
export function daybookOf(ledger: KnownRows, since: number): Daybook {
  const { daybook } = ledger
  if (daybook?.since === since) return daybook
  const made = atOnce(Daybook.of(ledger, since))
  // Whoever holds a state may have frozen it.
  if (!Object.isFrozen(ledger)) ledger.daybook = made
  return made
}

/**
 * Makes the daybook of the life that begins at a revision before anybody looks, in steps that count as
 * nothing. Where something is entered between them, it is left to whoever looks.
 */
export function* prepareDaybook(ledger: KnownRows, since: number): InSteps<void> {
  if (Object.isFrozen(ledger)) return
  const { length } = ledger.rows
  const making = Daybook.of(ledger, since)
  while (ledger.rows.length === length && ledger.daybook?.since !== since) {
    const step = making.next()
    if (step.done === true) ledger.daybook = step.value
    else yield step.value
  }
}
