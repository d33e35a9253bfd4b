import type { EventId } from '../event/identifiers.ts'
import { isReportDay } from '../ledger/day-order.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { DayNumber } from '../period/day.ts'
import { toQuantity } from '../quantity/decimal.ts'
import type { Quantity } from '../quantity/quantity.ts'

/** A row of a ledger as it reads, wherever it is kept. */
export interface PlainRow {
  readonly id: EventId
  readonly recordedAt: number
  readonly day: DayNumber
  readonly value: Quantity
  readonly weight: Quantity
  /** '' where it has none. */
  readonly series: string
}

/** The first rows of a ledger, or all of them. */
export function rowsOf(ledger: Ledger, length: number = ledger.rows.length): readonly PlainRow[] {
  const { rows, scale, seriesNames } = ledger
  return Array.from({ length }, (_, row) => ({
    id: rows.idAt(row),
    recordedAt: rows.millisecondsAt(row),
    day: rows.dayAt(row),
    value: toQuantity(rows.valueAt(row), scale),
    weight: toQuantity(rows.weightAt(row), scale),
    series: isReportDay(rows.dayAt(row)) ? (seriesNames[rows.seriesAt(row)] ?? '') : '',
  }))
}
