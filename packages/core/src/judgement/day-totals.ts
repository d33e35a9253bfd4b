import type { DayReader } from '../ledger/day-order.ts'
import { figureAt, type ReportsInForce } from '../ledger/reports.ts'
import type { StraightRows } from '../ledger/sealed-rows.ts'
import { wider } from '../ledger/wider.ts'
import { hasDenominator, type Folding } from '../measure/aggregation.ts'
import type { Course, CourseDays } from './course.ts'
import type { Reading } from './reading.ts'
import { straightCourse, type KeptProgress } from './straight-course.ts'
import type { Way } from './walk.ts'

/** The total of a day that has to be added up anew. */
const UNKNOWN = NaN

/**
 * What the reports of each day of a daybook come to, as numbers in columns. A report, a correction and a
 * retraction change one day; a loop over all of them is quicker than a walk from day to day.
 */
class DayTotals implements DayReader {
  readonly folding: Folding
  readonly #isOfWeights: boolean
  readonly kept: KeptProgress[] = []
  #reports: ReportsInForce
  #length = 0
  /** The totals of all days before this place are known. */
  #known = 0
  #days = new Int32Array(0)
  #values = new Float64Array(0)
  #weights = new Float64Array(0)

  constructor(reports: ReportsInForce, folding: Folding) {
    this.folding = folding
    this.#isOfWeights = hasDenominator(folding)
    this.#reports = reports
    this.allChanged()
  }

  /** The totals as columns, a row a day; undefined where numbers can't tell them. */
  rows(reports: ReportsInForce): StraightRows | undefined {
    this.#reports = reports
    for (; this.#known < this.#length; this.#known++) {
      const isKnown = !Number.isNaN(this.#values[this.#known])
      if (!isKnown && !this.#addUp(this.#known)) return undefined
    }
    const [days, values, weights] = [this.#days, this.#values, this.#weights]
    const weightsFrom = this.#isOfWeights ? 0 : undefined
    const columns = { days, values, weights, weightsFrom, series: undefined, order: undefined }
    return { ...columns, from: 0, end: this.#length, origin: 0 }
  }

  appended(day: number, row: number): void {
    this.#letGo(day)
    if (!Number.isNaN(this.#values[day]) && !this.#take(day, row)) this.changed(day)
  }

  changed(day: number): void {
    this.#letGo(day)
    this.#known = Math.min(this.#known, day)
    this.#values[day] = UNKNOWN
  }

  inserted(day: number): void {
    this.#move(day, day + 1, 1)
    this.#days[day] = this.#reports.daybook.days[day] as number
    this.changed(day)
  }

  removed(day: number): void {
    this.#letGo(day)
    this.#known = Math.min(this.#known, day)
    this.#move(day + 1, day, -1)
  }

  allChanged(): void {
    const { days } = this.#reports.daybook
    this.kept.length = 0
    this.#known = 0
    this.#length = days.length
    this.#days = Int32Array.from(days)
    this.#values = new Float64Array(days.length).fill(UNKNOWN)
    this.#weights = new Float64Array(this.#isOfWeights ? days.length : 0)
  }

  /** Lets go of the walks that have taken a day. */
  #letGo(day: number): void {
    while ((this.kept.at(-1)?.progress.next ?? 0) > day) this.kept.pop()
  }

  /** Moves the days from a place on to another, so that there are some more or fewer. */
  #move(from: number, to: number, more: 1 | -1): void {
    const end = this.#length
    this.#length += more
    this.#days = wider(this.#days, this.#length)
    this.#values = wider(this.#values, this.#length)
    if (this.#isOfWeights) this.#weights = wider(this.#weights, this.#length)
    for (const column of [this.#days, this.#values, this.#weights]) {
      column.copyWithin(to, from, end)
    }
  }

  #addUp(day: number): boolean {
    const { daybook } = this.#reports
    const { folding } = this
    this.#values[day] = folding === 'greatest' ? -Infinity : folding === 'least' ? Infinity : 0
    if (this.#isOfWeights) this.#weights[day] = 0
    const end = daybook.reportsIn(day + 1)
    for (let index = daybook.reportsIn(day); index < end; index++) {
      if (this.#take(day, daybook.rows[index] as number)) continue
      this.changed(day)
      return false
    }
    return true
  }

  /** Takes one more report of a day; false where no number tells what they come to. */
  #take(day: number, row: number): boolean {
    const { value, weight, series } = figureAt(this.#reports.ledger, row)
    if (typeof value === 'bigint' || typeof weight === 'bigint') return false
    const before = this.#values[day] as number
    const total = this.#folded(before, value, series)
    if (!Number.isSafeInteger(total)) return false
    this.#values[day] = total
    if (!this.#isOfWeights) return true
    const carries = this.folding === 'carryFraction'
    const more = this.folding === 'average' ? 1 : weight
    const under = carries ? more : (this.#weights[day] as number) + more
    this.#weights[day] = under
    return Number.isSafeInteger(under)
  }

  #folded(before: number, value: number, series: number): number {
    switch (this.folding) {
      case 'add':
      case 'addFraction':
      case 'average':
        return before + value
      case 'carry':
      case 'carryFraction':
        // Series are carried forward side by side.
        return series === 0 ? value : NaN
      case 'greatest':
        return Math.max(before, value)
      case 'least':
        return Math.min(before, value)
      default:
        return this.folding satisfies never
    }
  }
}

/** The course by the totals of days, which are kept; undefined where the days have to be walked. */
export function totalledCourse(
  reports: ReportsInForce,
  way: Way,
  days: CourseDays,
): Course | undefined {
  const { folding } = way.measuring.aggregation
  const { daybook } = reports
  if (folding === undefined || reports.haveRemarks || daybook.isWalked) return undefined
  const totals = totalsOf(reports, folding)
  const rows = totals.rows(reports)
  // A day is a sum of readings over their number, where a report is one reading.
  const ofDays = folding === 'average' ? 'addFraction' : folding
  const course = rows && straightCourse(rows, way, days, { folding: ofDays, kept: totals.kept })
  // Whoever holds a state may have frozen it.
  if (course === undefined && !Object.isFrozen(daybook)) daybook.isWalked = true
  return course && countedByReports(course, reports)
}

function totalsOf(reports: ReportsInForce, folding: Folding): DayTotals {
  const { daybook } = reports
  const { reader } = daybook
  if (reader instanceof DayTotals && reader.folding === folding) return reader
  const totals = new DayTotals(reports, folding)
  // Whoever holds a state may have frozen it.
  if (!Object.isFrozen(daybook)) daybook.reader = totals
  return totals
}

/** What counts days as reports, and names them as rows, with the reports and rows there are. */
function countedByReports(course: Course, { daybook }: ReportsInForce): Course {
  const { judged, atEnd } = course
  const days = course.before + course.counted
  const before = daybook.reportsIn(course.before)
  const until = daybook.reportsIn(days)
  const inRows = (reading: Reading): Reading => {
    if (reading.carried === undefined) return reading
    const carried = reading.carried.map(
      (day) => daybook.rows[daybook.reportsIn((day ?? 0) + 1) - 1],
    )
    return { ...reading, carried }
  }
  const atDeadline = inRows(judged)
  return {
    ...course,
    before,
    counted: until - before,
    late: daybook.reportsIn(days + course.late) - until,
    judged: atDeadline,
    atEnd: judged === atEnd ? atDeadline : inRows(atEnd),
  }
}
