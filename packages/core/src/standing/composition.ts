import { addQuantities } from '../quantity/arithmetic.ts'
import type { DayNumber } from '../period/day.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { ReportStatus } from '../event/events.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Course } from './course.ts'
import type { ReportsInForce } from './reports.ts'

/** What the reports that make up an actual say beside their value. */
export interface Composition {
  /** The least firm status among them; undefined where there are none. */
  readonly status: ReportStatus | undefined
  /** Of figures carried forward the day of the oldest; undefined where nothing is carried. */
  readonly oldestOn: DayNumber | undefined
  /** Their parts added up by name; undefined where none has any. */
  readonly parts: Readonly<Record<string, Quantity>> | undefined
}

const FIRMEST_FIRST = ['final', 'provisional', 'estimated'] as const satisfies ReportStatus[]

/**
 * Looks at the reports that make up the actual: all counted ones, or where a figure is carried
 * forward only the one that stands for its series.
 */
export function compositionOf(
  ledger: Ledger,
  reports: ReportsInForce,
  course: Course,
  carries: boolean,
): Composition {
  if (course.counted === 0) return { status: undefined, oldestOn: undefined, parts: undefined }
  // Most targets have plain final figures in one series throughout: nothing to look at.
  const carriesSeries = carries && ledger.seriesNames.length > 1
  if (ledger.remarks === undefined && reports.corrected === undefined && !carriesSeries) {
    return { status: 'final', oldestOn: undefined, parts: undefined }
  }
  let rank = 0
  let oldestOn = course.lastOn
  const parts = new Map<string, Quantity>()
  for (const index of reportsInActual(reports, course, carries)) {
    const row = reports.rowAt(index)
    oldestOn = Math.min(oldestOn, reports.dayAt(index))
    const remarks = reports.corrected?.get(row)?.remarks ?? ledger.remarks?.get(row)
    if (remarks === undefined) continue
    rank = Math.max(rank, FIRMEST_FIRST.indexOf(remarks.status))
    for (const [name, part] of Object.entries(remarks.parts ?? {})) {
      const sofar = parts.get(name)
      parts.set(name, sofar === undefined ? part : addQuantities(sofar, part))
    }
  }
  return {
    status: FIRMEST_FIRST[rank],
    oldestOn: carries ? oldestOn : undefined,
    parts: parts.size === 0 ? undefined : Object.fromEntries(parts),
  }
}

function reportsInActual(
  reports: ReportsInForce,
  { before, counted }: Course,
  carries: boolean,
): readonly number[] {
  const all = Array.from({ length: counted }, (_, place) => before + place)
  if (!carries) return all
  // Later reports of a series take the place of earlier ones.
  return [...new Map(all.map((index) => [reports.seriesAt(index), index])).values()]
}
