import { addQuantities } from '../quantity/arithmetic.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { ReportStatus } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { STATUSES, type Ledger } from '../ledger/ledger.ts'
import type { Course } from './course.ts'
import type { ReportsInForce } from './reports.ts'

/** What the reports that make up an actual say beside their value. */
export interface Composition {
  /** The least firm status among them; undefined where there are none. */
  readonly status: ReportStatus | undefined
  /** Their parts added up by name; undefined where none has any. */
  readonly parts: Readonly<Record<string, Quantity>> | undefined
}

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
  let rank = -1
  const parts = new Map<string, Quantity>()
  const visit = (row: number): void => {
    const amended = reports.corrected?.get(row)
    rank = Math.max(rank, amended?.status ?? (ledger.statuses[row] as number))
    const own = amended === undefined ? ledger.parts.get(ledger.ids[row] as EventId) : amended.parts
    if (own === undefined) return
    for (const [name, part] of Object.entries(own)) {
      const sofar = parts.get(name)
      parts.set(name, sofar === undefined ? part : addQuantities(sofar, part))
    }
  }
  const end = course.before + course.counted
  if (carries) {
    const standing = new Map<number, number>()
    for (let index = course.before; index < end; index++) {
      const row = reports.rowAt(index)
      standing.set(ledger.series[row] as number, row)
    }
    for (const row of standing.values()) visit(row)
  } else {
    for (let index = course.before; index < end; index++) visit(reports.rowAt(index))
  }
  return {
    status: STATUSES[rank],
    parts: parts.size === 0 ? undefined : Object.fromEntries(parts),
  }
}
