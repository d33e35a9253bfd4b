import type { Reported, ReportStatus, ReportValue } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { Measure } from '../measure/measure.ts'
import { dayOfNumber, type Day } from '../period/day.ts'
import { valueFrom } from './figure.ts'
import type { ReportsInForce } from './reports.ts'

/** One report in force, as its last correction says it. */
export interface ReportInForce {
  /** The id of the event that reported it. */
  readonly id: EventId
  /** The day the figure is true for. */
  readonly on: Day
  readonly value: ReportValue
  readonly status: ReportStatus
  readonly series?: string
}

/** The n-th of the reports in force; its figure in the shape that their measure takes. */
export function reportAt(
  reports: ReportsInForce,
  index: number,
  takes: Measure['takes'],
): ReportInForce {
  const row = reports.rowAt(index)
  const { value, series, status, on } = reportedAt(reports, row, takes)
  return Object.freeze({
    id: reports.idOf(row),
    on,
    value: Object.freeze(value),
    status,
    ...(series !== undefined && { series }),
  })
}

/** All that the report of a row says, as its last correction has it. */
export function reportedAt(
  reports: ReportsInForce,
  row: number,
  takes: Measure['takes'],
): Reported {
  const { ledger } = reports
  const { value, weight, series } = reports.figureOf(row)
  const over = reports.overOf(row)
  const name = ledger.seriesNames[series] ?? ''
  return {
    value: valueFrom(value, weight, ledger.scale, takes),
    ...reports.remarksOf(row),
    on: dayOfNumber(reports.dayOf(row)),
    ...(over !== undefined && { over }),
    ...(name !== '' && { series: name }),
  }
}
