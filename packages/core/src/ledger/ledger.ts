import type { Measure } from '../measure/measure.ts'
import { dayNumberOf, dayOfNumber, type DayNumber } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { integerAt, rescale, scaleOf, toQuantity } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type {
  ProgressReported,
  Reported,
  ReportedFigure,
  ReportValue,
  TargetEvent,
} from '../event/events.ts'
import type { EventId, TargetId } from '../event/identifiers.ts'
import type { DaySpan } from '../event/terms.ts'
import { requireSame } from './require-same.ts'

/** Marks a row that is no report; below every day there is. */
export const NOT_A_REPORT: DayNumber = -(2 ** 30)

/** What a report says beside its value about how to take it. */
export type Remarks = Omit<ReportedFigure, 'value'>

const PLAIN: Remarks = { status: 'final' }

/** An event that is no report: rare, and kept whole. */
export type Landmark = Exclude<TargetEvent, ProgressReported>

/**
 * The events of one target in columns: what a fold needs of each, one row an event, so that replay
 * allocates per target and not per event. Owned by whoever fills it and changed in place.
 *
 * Events may be entered in any order; {@link settle} puts the rows in the order of their revisions
 * before anything is read.
 */
export interface Ledger {
  readonly target: TargetId
  revisions: number[]
  ids: EventId[]
  recordedAts: Moment[]
  /** The report's day, or {@link NOT_A_REPORT}. */
  days: DayNumber[]
  /** Quantity, steps or numerator, as an integer at `scale`. */
  values: Integer[]
  /** Denominators at `scale`, where the reports are fractions; empty otherwise. */
  weights: Integer[]
  /** Index into `seriesNames`, where there is more than one; empty otherwise. */
  series: number[]
  /** Decimal digits shared by all values and weights. */
  scale: number
  /** Names of the series seen; the unnamed one is ''. */
  readonly seriesNames: string[]
  landmarks: Landmark[]
  /** Status and parts of the reports that are not plainly final, by row; absent where all are. */
  remarks: Map<number, Remarks> | undefined
  /** The spans that reports say they cover, by row; absent where none says so. */
  spans: Map<number, DaySpan> | undefined
  /** Whether row i holds revision i + 1 for every row. */
  ordered: boolean
  /** How many revisions from 1 on are there without a hole, as of the last {@link settle}. */
  complete: number
  /** How many rows the last {@link settle} left, so that it is not repeated for nothing. */
  settled: number
}

export function openLedger(target: TargetId): Ledger {
  return {
    target,
    revisions: [],
    ids: [],
    recordedAts: [],
    days: [],
    values: [],
    weights: [],
    series: [],
    scale: 0,
    seriesNames: [],
    landmarks: [],
    remarks: undefined,
    spans: undefined,
    ordered: true,
    complete: 0,
    settled: 0,
  }
}

/**
 * Enters one event. An event entered twice counts once; two different events that claim the same
 * revision are a {@link HistoryCorrupt} error, here or at the next {@link settle}.
 */
export function enter(ledger: Ledger, event: TargetEvent): void {
  const rows = ledger.revisions.length
  if (ledger.ordered && event.revision !== rows + 1) {
    if (event.revision <= rows) {
      requireSame(ledger, event.revision - 1, event.id)
      return
    }
    ledger.ordered = false
  }
  ledger.revisions.push(event.revision)
  ledger.ids.push(event.id)
  ledger.recordedAts.push(event.recordedAt)
  if (event.type === 'ProgressReported') {
    enterReport(ledger, event)
  } else {
    ledger.days.push(NOT_A_REPORT)
    ledger.values.push(0)
    ledger.landmarks.push(event)
    if (event.type === 'ProgressCorrected') {
      // A corrected figure may be finer than every report before it, and its series a new one.
      refineTo(ledger, scaleOfValue(event.data.now.value))
      seriesIndex(ledger, event.data.now.series ?? '')
    }
  }
  if (ledger.ordered) ledger.complete = rows + 1
}

function enterReport(ledger: Ledger, event: ProgressReported): void {
  const { on, over, value, series, status, parts } = event.data
  const row = ledger.days.push(dayNumberOf(on)) - 1
  enterValue(ledger, row, value)
  const index = seriesIndex(ledger, series ?? '')
  if (index > 0 || ledger.series.length > 0) putAt(ledger.series, row, index)
  if (over !== undefined) (ledger.spans ??= new Map()).set(row, { from: over.from, to: over.to })
  if (parts === undefined && status === 'final') return
  ledger.remarks ??= new Map()
  ledger.remarks.set(row, { status, ...(parts !== undefined && { parts }) })
}

/** Puts a value into a column that is short where all values so far were 0. */
function putAt<T extends Integer>(column: (T | 0)[], row: number, value: T): void {
  while (column.length < row) column.push(0)
  column.push(value)
}

function enterValue(ledger: Ledger, row: number, value: ReportValue): void {
  refineTo(ledger, scaleOfValue(value))
  ledger.values.push(integerAt(ledger.scale, mainOf(value)))
  if (!('numerator' in value)) return
  putAt(ledger.weights, row, integerAt(ledger.scale, value.denominator))
}

/** What the report of a row said when it was made. */
export function reportedAt(ledger: Ledger, row: number, takes: Measure['takes']): Reported {
  const { values, weights, scale, remarks, days, spans, seriesNames } = ledger
  const over = spans?.get(row)
  const series = seriesNames[ledger.series[row] ?? 0] ?? ''
  return {
    value: valueFrom(values[row] as Integer, weights[row] ?? 0, scale, takes),
    ...(remarks?.get(row) ?? PLAIN),
    on: dayOfNumber(days[row] as DayNumber),
    ...(over !== undefined && { over }),
    ...(series !== '' && { series }),
  }
}

/** A figure as a report holds it, from integers at a scale. */
export function valueFrom(
  main: Integer,
  weight: Integer,
  scale: number,
  takes: Measure['takes'],
): ReportValue {
  const quantity = toQuantity(main, scale)
  switch (takes) {
    case 'fraction':
      return { numerator: quantity, denominator: toQuantity(weight, scale) }
    case 'steps':
      return { steps: quantity }
    case 'quantity':
    case 'none':
      return { quantity }
    default:
      return takes satisfies never
  }
}

/** The figure that adds up: the quantity, the steps or the numerator. */
export function mainOf(value: ReportValue): Quantity {
  if ('quantity' in value) return value.quantity
  return 'steps' in value ? value.steps : value.numerator
}

function scaleOfValue(value: ReportValue): number {
  const scale = scaleOf(mainOf(value))
  return 'numerator' in value ? Math.max(scale, scaleOf(value.denominator)) : scale
}

function refineTo(ledger: Ledger, scale: number): void {
  if (scale <= ledger.scale) return
  const finer = (integer: Integer): Integer => rescale(integer, ledger.scale, scale)
  ledger.values = ledger.values.map(finer)
  ledger.weights = ledger.weights.map(finer)
  ledger.scale = scale
}

/** The place of a series among those seen; one that was not is added. */
function seriesIndex(ledger: Ledger, name: string): number {
  // Few series, and reports of one come in runs: a scan beats a map.
  const index = ledger.seriesNames.indexOf(name)
  return index === -1 ? ledger.seriesNames.push(name) - 1 : index
}

/** The greatest revision recorded at or before a moment; 0 where none was. */
export function revisionKnownAt(ledger: Ledger, knownAt: Moment): number {
  // recordedAt never goes backwards within a target, so what was known is a prefix.
  let low = 0
  let high = ledger.complete
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ledger.recordedAts[middle] as Moment) <= knownAt) low = middle + 1
    else high = middle
  }
  return low
}

/** A ledger of its own with the first rows of another. */
export function copyOfFirst(ledger: Ledger, rows: number): Ledger {
  return {
    ...ledger,
    revisions: ledger.revisions.slice(0, rows),
    ids: ledger.ids.slice(0, rows),
    recordedAts: ledger.recordedAts.slice(0, rows),
    days: ledger.days.slice(0, rows),
    values: ledger.values.slice(0, rows),
    weights: ledger.weights.slice(0, rows),
    series: ledger.series.slice(0, rows),
    seriesNames: [...ledger.seriesNames],
    landmarks: ledger.landmarks.filter((event) => event.revision <= rows),
    remarks: firstRows(ledger.remarks, rows),
    spans: firstRows(ledger.spans, rows),
    ordered: true,
    complete: rows,
    settled: rows,
  }
}

function firstRows<T>(
  byRow: ReadonlyMap<number, T> | undefined,
  rows: number,
): Map<number, T> | undefined {
  return byRow && new Map([...byRow].filter(([row]) => row < rows))
}

/** Takes the last rows of an ordered ledger out again, down to the first `rows`. */
export function truncate(ledger: Ledger, rows: number): void {
  const { revisions, ids, recordedAts, days, values, weights, series } = ledger
  for (let row = rows; row < revisions.length; row++) {
    ledger.remarks?.delete(row)
    ledger.spans?.delete(row)
  }
  for (const column of [revisions, ids, recordedAts, days, values, weights, series]) {
    column.length = Math.min(column.length, rows)
  }
  while ((ledger.landmarks.at(-1)?.revision ?? 0) > rows) ledger.landmarks.pop()
  ledger.complete = rows
}
