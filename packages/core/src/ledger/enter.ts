import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { millisecondsOf, type Moment } from '../period/moment.ts'
import { integerAt, integerIfAt, rescale, scaleOf } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type {
  ProgressCorrected,
  ProgressReported,
  ProgressRetracted,
  ReportValue,
  TargetEvent,
} from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { mainOf, remarksOf } from './figure.ts'
import { NOTHING_TRIED, type Ledger } from './ledger.ts'
import { requireSame } from './require-same.ts'
import { Rows } from './rows.ts'

/**
 * Enters one event. An event entered twice counts once; two different events that claim the same
 * revision are a {@link HistoryCorrupt} error, here or at the next {@link settle}.
 */
export function enter(ledger: Ledger, event: TargetEvent): void {
  if (ledger.rows.length === 0 && event.revision === 1 && event.type === 'TargetSet') {
    ledger.rows = Rows.first(event.id, event.recordedAt)
    ledger.landmarks = [event]
    ledger.complete = 1
    return
  }
  if (!isNext(ledger, event.revision, event.id)) return
  const recordedAt = millisecondsOf(event.recordedAt)
  if (event.type === 'ProgressReported') {
    const row = enterReport(ledger, event, recordedAt)
    reported(ledger, row)
  } else {
    ledger.rows.push(event.id, recordedAt)
    if (ledger.revisions === undefined) ledger.complete = ledger.rows.length
    enterBeside(ledger, event)
  }
}

/** Enters what is no report, beside a row that stands for it; `report` is the row of the report it amends, if known. */
export function enterBeside(
  ledger: Ledger,
  event: Exclude<TargetEvent, ProgressReported>,
  report?: number,
): void {
  if (event.type === 'ProgressCorrected' || event.type === 'ProgressRetracted') {
    enterAmendment(ledger, event, report)
  } else if (ledger.landmarks.length > 0) ledger.landmarks.push(event)
  // An array of one place: pushing makes room for many, and most targets are set and nothing more.
  else ledger.landmarks = [event]
}

/**
 * Enters a report that says nothing beside its figure and its day, as integers at scales: `weight` is the
 * denominator, undefined where the report is no fraction.
 */
export function enterPlain(
  ledger: Ledger,
  revision: number,
  id: EventId,
  recordedAt: number | Moment,
  day: DayNumber,
  main: number,
  scale: number,
  weight: number | undefined,
  weightScale: number,
): void {
  if (!isNext(ledger, revision, id)) return
  refineTo(ledger, Math.max(scale, weightScale))
  const row = ledger.rows.pushReport(
    id,
    recordedAt,
    day,
    rescale(main, scale, ledger.scale),
    weight === undefined ? undefined : rescale(weight, weightScale, ledger.scale),
    seriesIndex(ledger, ''),
  )
  reported(ledger, row)
}

/** Whether an event is to have the next row; false where it has one already. */
function isNext(ledger: Ledger, revision: number, id: EventId): boolean {
  const rows = ledger.rows.length
  if (ledger.revisions === undefined && revision !== rows + 1) {
    if (revision <= rows) {
      requireSame(ledger, revision - 1, id)
      return false
    }
    ledger.revisions = Array.from({ length: rows }, (_, row) => row + 1)
    ledger.daybook = undefined
    ledger.known = undefined
    ledger.amendments.unsettle(ledger)
  }
  ledger.revisions?.push(revision)
  return true
}

function enterReport(ledger: Ledger, { id, data }: ProgressReported, recordedAt: number): number {
  const { on, value, series } = data
  const main = integerFor(ledger, mainOf(value))
  const weight = 'numerator' in value ? integerFor(ledger, value.denominator) : undefined
  // Reading a finer denominator changes the scale that the numerator was read at.
  const figure = weight === undefined ? main : integerFor(ledger, mainOf(value))
  const place = seriesIndex(ledger, series ?? '')
  const row = ledger.rows.pushReport(id, recordedAt, dayNumberOf(on), figure, weight, place)
  enterRemarks(ledger, row, data)
  return row
}

/** Keeps what a report says beside its figure, its day and its series. */
export function enterRemarks(ledger: Ledger, row: number, said: ProgressReported['data']): void {
  const { over } = said
  if (over !== undefined) (ledger.spans ??= new Map()).set(row, { from: over.from, to: over.to })
  const remarks = remarksOf(said)
  if (remarks !== undefined) (ledger.remarks ??= new Map()).set(row, remarks)
}

/** Tells those who keep up with a ledger of a report that was entered. */
function reported(ledger: Ledger, row: number): void {
  if (ledger.revisions !== undefined) return
  ledger.complete = row + 1
  ledger.daybook?.include(row, ledger.rows.dayAt(row))
  ledger.amendments.reported(ledger, row)
}

function enterAmendment(
  ledger: Ledger,
  event: ProgressCorrected | ProgressRetracted,
  report: number | undefined,
): void {
  if (event.type === 'ProgressCorrected') {
    // A corrected figure may be finer than every report before it, and its series a new one.
    refineTo(ledger, scaleOfValue(event.data.now.value))
    seriesIndex(ledger, event.data.now.series ?? '')
  }
  ledger.amendments.enter(ledger, event, report)
}

/** A figure as an integer at the scale of a ledger, which becomes finer where it has to. */
function integerFor(ledger: Ledger, figure: Quantity): Integer {
  const integer = integerIfAt(ledger.scale, figure)
  if (integer !== undefined) return integer
  refineTo(ledger, scaleOf(figure))
  return integerAt(ledger.scale, figure)
}

/** How many digits after the point a figure takes. */
export function scaleOfValue(value: ReportValue): number {
  const scale = scaleOf(mainOf(value))
  return 'numerator' in value ? Math.max(scale, scaleOf(value.denominator)) : scale
}

export function refineTo(ledger: Ledger, scale: number): void {
  if (scale <= ledger.scale) return
  const finer = (integer: Integer): Integer => rescale(integer, ledger.scale, scale)
  ledger.rows.refine(finer)
  ledger.amendments.refine(finer)
  ledger.scale = scale
  // What was added up so far was added up at the old scale.
  ledger.daybook?.reader?.allChanged()
}

/** The place of a series among those seen; one that was not is added. */
export function seriesIndex(ledger: Ledger, name: string): number {
  // Few series, and reports of one come in runs: a scan beats a map.
  const index = ledger.seriesNames.indexOf(name)
  if (index !== -1) return index
  ledger.seriesNames = [...ledger.seriesNames, name]
  return ledger.seriesNames.length - 1
}

/** Takes the last rows of an ordered ledger out again, down to the first `rows`. */
export function truncate(ledger: Ledger, rows: number): void {
  const { landmarks } = ledger
  for (let row = ledger.rows.length - 1; row >= rows; row--) {
    const day = ledger.rows.dayAt(row)
    if (day !== NOT_A_REPORT) {
      // Whatever amended it came later, and so has been taken out before.
      ledger.daybook?.exclude(row, day)
      ledger.amendments.unreported(row, ledger.rows)
    } else if (landmarks.at(-1)?.revision === row + 1) {
      landmarks.pop()
      if ((ledger.known?.count ?? 0) > landmarks.length) ledger.known = undefined
    } else ledger.amendments.takeBack(ledger)
    ledger.remarks?.delete(row)
    ledger.spans?.delete(row)
  }
  ledger.rows.truncate(rows)
  ledger.complete = rows
  ledger.tried = NOTHING_TRIED
}
