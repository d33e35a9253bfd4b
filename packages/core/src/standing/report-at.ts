import type { ReportStatus, ReportValue } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { isByRule } from '../event/rule-name.ts'
import type { MeasureTerm } from '../event/terms.ts'
import { valueFrom, type Ledger } from '../ledger/ledger.ts'
import { MEASURES } from '../measure/measure.ts'
import { dayOfNumber, type Day } from '../period/day.ts'
import { figureAt, type ReportsInForce } from './reports.ts'

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

/** The n-th of the reports in force. */
export function reportAt(
  ledger: Ledger,
  reports: ReportsInForce,
  index: number,
  measure: MeasureTerm,
): ReportInForce {
  const row = reports.rowAt(index)
  const { value, weight } = figureAt(ledger, reports, index)
  const takesByRule = reports.areFractions ? 'fraction' : 'quantity'
  const takes = isByRule(measure) ? takesByRule : MEASURES[measure].takes
  const remarks = reports.corrected?.get(row)?.remarks ?? ledger.remarks?.get(row)
  const series = ledger.seriesNames[reports.seriesAt(index)] ?? ''
  return Object.freeze({
    id: ledger.ids[row] as EventId,
    on: dayOfNumber(reports.dayAt(index)),
    value: Object.freeze(valueFrom(value, weight, ledger.scale, takes)),
    status: remarks?.status ?? 'final',
    ...(series !== '' && { series }),
  })
}
