import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { millisecondsOf, type Moment } from '../period/moment.ts'
import { integerAt, integerIfAt, rescale, scaleOf } from '../quantity/decimal.ts'
import type { Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Reported, ReportValue, TargetEvent } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { isReportDay, NOT_A_REPORT } from './day-order.ts'
import { mainOf, remarksOf } from './figure.ts'
import { NOTHING_TRIED, type Ledger } from './ledger.ts'
import type { Landmark } from './life.ts'
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
    reported(
      ledger,
      enterSaid(ledger, event.id, recordedAt, dayNumberOf(event.data.on), event.data),
    )
  } else if (event.type === 'ProgressCorrected') {
    const { report, now } = event.data
    const row = enterSaid(ledger, event.id, recordedAt, NOT_A_REPORT, now)
    amended(ledger, row, report, dayNumberOf(now.on))
  } else {
    const row = ledger.rows.push(event.id, recordedAt)
    if (event.type === 'ProgressRetracted') amended(ledger, row, event.data.report, NOT_A_REPORT)
    else {
      if (ledger.revisions === undefined) ledger.complete = row + 1
      enterLandmark(ledger, event)
    }
  }
}

/** Enters an event that is kept whole, beside a row that stands for it. */
export function enterLandmark(ledger: Ledger, landmark: Landmark): void {
  if (ledger.landmarks.length > 0) ledger.landmarks.push(landmark)
  // An array of one place: pushing makes room for many, and most targets are set and nothing more.
  else ledger.landmarks = [landmark]
}

/**
 * Enters a report that says nothing beside its figure and its day, as integers at scales: `weight` is the
 * denominator, undefined where the report is no fraction. Or, where `amends` names another report, what is said
 * of that one; it is retracted where the day is `NOT_A_REPORT`.
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
  amends: EventId | undefined,
): void {
  if (!isNext(ledger, revision, id)) return
  refineTo(ledger, Math.max(scale, weightScale))
  const row = ledger.rows.pushReport(
    id,
    recordedAt,
    amends === undefined ? day : NOT_A_REPORT,
    rescale(main, scale, ledger.scale),
    weight === undefined ? undefined : rescale(weight, weightScale, ledger.scale),
    seriesIndex(ledger, ''),
  )
  if (amends === undefined) reported(ledger, row)
  else amended(ledger, row, amends, day)
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

/** Enters the row of a report, or of what is said of one; answers which it is. */
function enterSaid(
  ledger: Ledger,
  id: EventId,
  recordedAt: number,
  day: DayNumber,
  said: Reported,
): number {
  const { value, series } = said
  const main = integerFor(ledger, mainOf(value))
  const weight = 'numerator' in value ? integerFor(ledger, value.denominator) : undefined
  // Reading a finer denominator changes the scale that the numerator was read at.
  const figure = weight === undefined ? main : integerFor(ledger, mainOf(value))
  const place = seriesIndex(ledger, series ?? '')
  const row = ledger.rows.pushReport(id, recordedAt, day, figure, weight, place)
  enterRemarks(ledger, row, said)
  return row
}

/** Keeps what a report says beside its figure, its day and its series. */
export function enterRemarks(ledger: Ledger, row: number, said: Reported): void {
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

/** Tells those who keep up with a ledger of a row that amends a report. */
function amended(ledger: Ledger, row: number, report: EventId, day: DayNumber): void {
  if (ledger.revisions === undefined) ledger.complete = row + 1
  ledger.amendments.enter(ledger, { row, report, day })
}

/** A figure as an integer at the scale of a ledger, which becomes finer where it has to. */
function integerFor(ledger: Ledger, figure: Quantity): Integer {
  const integer = integerIfAt(ledger.scale, figure)
  if (integer !== undefined) return integer
  refineTo(ledger, scaleOf(figure))
  return integerAt(ledger.scale, figure)
}

/** What an event says of a report, its own or another; undefined where it says nothing. */
export function saidBy(event: TargetEvent): Reported | undefined {
  if (event.type === 'ProgressReported') return event.data
  return event.type === 'ProgressCorrected' ? event.data.now : undefined
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
    if (isReportDay(ledger.rows.dayAt(row))) ledger.amendments.unreported(row, ledger)
    else if (landmarks.at(-1)?.revision === row + 1) {
      landmarks.pop()
      if ((ledger.known?.count ?? 0) > landmarks.length) ledger.known = undefined
    } else ledger.amendments.takeBack(ledger, row)
    ledger.remarks?.delete(row)
    ledger.spans?.delete(row)
  }
  ledger.rows.truncate(rows)
  ledger.complete = rows
  ledger.tried = NOTHING_TRIED
}
