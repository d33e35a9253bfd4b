import type { DayNumber } from '../period/day.ts'
import type { DayReader } from '../ledger/day-order.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import { isLasting, type LastingAccumulator } from '../measure/accumulator.ts'
import { opened } from './measuring.ts'
import { isSameWay, takeRow, Walk, type Way } from './walk.ts'

/** After how many days a walk is kept, so that none has to be walked again from further back. */
const STEP = 16

/** From how many reports on what a day comes to is kept, too. */
const CROWDED = 8

/**
 * A way over the days of a daybook, walked as far as anybody asked and kept at every 16th day: a look
 * goes on from there, and a report that comes late lets go of what lies after it.
 */
export class KeptWalks implements DayReader {
  readonly #way: Way
  readonly #listing: boolean
  #reports: ReportsInForce
  /** Walks with the number of days they have taken, fewest first. */
  #kept: { readonly days: number; readonly walk: Walk }[] = []
  /** What crowded days come to, by place; empty where none is. */
  #sums: (LastingAccumulator | undefined)[] = []

  constructor(reports: ReportsInForce, way: Way) {
    this.#reports = reports
    this.#way = way
    this.#listing = reports.haveRemarks
  }

  /** Whether these are walks along the same way. */
  isAlong(way: Way, reports: ReportsInForce): boolean {
    return isSameWay(way, this.#way) && this.#listing === reports.haveRemarks
  }

  /** The same walks, for the reports as they are looked at now. */
  over(reports: ReportsInForce): this {
    this.#reports = reports
    return this
  }

  /** A walk over the days from one place of the daybook up to another, which may be gone on with. */
  through(first: number, last: number): Walk {
    let place = this.#kept.length - 1
    while (place >= 0 && (this.#kept[place] as { days: number }).days > last) place--
    const kept = this.#kept[place]
    const walk = kept?.walk.copy() ?? Walk.along(this.#way, this.#reports, this.#listing)
    const from = Math.max(first, kept?.days ?? first)
    for (let day = from; day < last; day++) {
      this.#take(walk, day)
      // The last day is the one that most often gets another report.
      if ((day + 1) % STEP === 0 && day + 1 < last) this.#keep(walk, day + 1)
    }
    return walk
  }

  /** Goes on with a walk from one place to another. */
  goOn(walk: Walk, from: number, to: number): void {
    for (let day = from; day < to; day++) this.#take(walk, day)
    if (to >= (this.#kept.at(-1)?.days ?? 0) + STEP) this.#keep(walk, to)
  }

  appended(day: number, row: number): void {
    this.#letGo(day)
    const sum = this.#sums[day]
    if (sum !== undefined) takeRow(sum, this.#reports, row)
  }

  changed(day: number): void {
    this.#letGo(day)
    if (day < this.#sums.length) this.#sums[day] = undefined
  }

  inserted(day: number): void {
    this.#letGo(day)
    if (day < this.#sums.length) this.#sums.splice(day, 0, undefined)
  }

  removed(day: number): void {
    this.#letGo(day)
    if (day < this.#sums.length) this.#sums.splice(day, 1)
  }

  allChanged(): void {
    this.#kept = []
    this.#sums = []
  }

  #take(walk: Walk, day: number): void {
    const { daybook } = this.#reports
    const from = daybook.reportsIn(day)
    const to = daybook.reportsIn(day + 1)
    const sum = to - from < CROWDED ? undefined : this.#sumOf(day, from, to)
    walk.takeDay(daybook.days[day] as DayNumber, this.#reports, from, to, sum)
  }

  #sumOf(day: number, from: number, to: number): LastingAccumulator | undefined {
    const known = this.#sums[day]
    if (known !== undefined) return known
    const sum = opened(this.#way.measuring, this.#reports)
    if (!isLasting(sum)) return undefined
    for (let index = from; index < to; index++) {
      takeRow(sum, this.#reports, this.#reports.rowAt(index))
    }
    while (this.#sums.length < day) this.#sums.push(undefined)
    this.#sums[day] = sum
    this.#stay()
    return sum
  }

  #keep(walk: Walk, days: number): void {
    if (days <= (this.#kept.at(-1)?.days ?? 0)) return
    const copy = walk.copy()
    if (copy === undefined) return
    this.#kept.push({ days, walk: copy })
    this.#stay()
  }

  /** Stays with the daybook, now that there is something to keep; its holder may have frozen it. */
  #stay(): void {
    const { daybook } = this.#reports
    const { reader, isWalked } = daybook
    // A timeline is walked, and other looks go on by numbers.
    if (reader !== undefined && !(reader instanceof KeptWalks) && !isWalked) return
    if (!Object.isFrozen(daybook)) daybook.reader = this
  }

  /** Lets go of the walks that have taken a day. */
  #letGo(day: number): void {
    while ((this.#kept.at(-1)?.days ?? 0) > day) this.#kept.pop()
  }
}

/** The walks kept along a way over the daybook of some reports; those along another way are let go of. */
export function keptWalks(reports: ReportsInForce, way: Way): KeptWalks {
  const { daybook } = reports
  if (!way.measuring.aggregation.lasts || way.policy.seesDays) return new KeptWalks(reports, way)
  const { reader } = daybook
  if (reader instanceof KeptWalks && reader.isAlong(way, reports)) return reader.over(reports)
  return new KeptWalks(reports, way)
}
