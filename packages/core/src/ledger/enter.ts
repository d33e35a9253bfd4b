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
  TargetSet,
} from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { mainOf, remarksOf } from './figure.ts'
import { NOTHING_TRIED, type Ledger } from './ledger.ts'
import type { Landmark } from './life.ts'
import { requireSame } from './require-same.ts'

/**
 * Enters one event. An event entered twice counts once; two different events that claim the same
 * revision are a {@link HistoryCorrupt} error, here or at the next {@link settle}.
 */
export function enter(ledger: Ledger, event: TargetEvent): void {
  if (ledger.ids.length === 0 && event.revision === 1 && event.type === 'TargetSet') {
    begin(ledger, event)
    return
  }
  if (!beginRow(ledger, event.revision, event.id, millisecondsOf(event.recordedAt))) return
  switch (event.type) {
    case 'ProgressReported':
      enterReport(ledger, event)
      break
    case 'ProgressCorrected':
    case 'ProgressRetracted':
      enterEmptyRow(ledger)
      enterAmendment(ledger, event)
      break
    case 'TargetSet':
    case 'TargetVoided':
    case 'TargetRestored':
      // Another life begins, or this one ends: its days are not those of the one before.
      ledger.daybook = undefined
      enterEmptyRow(ledger)
      ledger.landmarks.push(event)
      break
    default:
      enterEmptyRow(ledger)
      ledger.landmarks.push(event)
  }
}

/**
 * Enters a report that says nothing beside its figure and its day, as integers at scales: `weight` is the
 * denominator, undefined where the report is no fraction.
 */
export function enterPlain(
  ledger: Ledger,
  revision: number,
  id: EventId,
  recordedAt: Moment,
  day: DayNumber,
  main: number,
  scale: number,
  weight: number | undefined,
  weightScale: number,
): void {
  if (!beginRow(ledger, revision, id, recordedAt)) return
  const row = ledger.days.push(day) - 1
  refineTo(ledger, Math.max(scale, weightScale))
  ledger.values.push(rescale(main, scale, ledger.scale))
  if (weight !== undefined) putAt(ledger.weights, row, rescale(weight, weightScale, ledger.scale))
  seriesOfReport(ledger, row, '')
  inForce(ledger, row, day)
}

/** Begins the row of an event; false where it has one already. */
function beginRow(
  ledger: Ledger,
  revision: number,
  id: EventId,
  recordedAt: number | Moment,
): boolean {
  const rows = ledger.ids.length
  if (ledger.revisions === undefined && revision !== rows + 1) {
    if (revision <= rows) {
      requireSame(ledger, revision - 1, id)
      return false
    }
    ledger.revisions = ledger.ids.map((_, row) => row + 1)
    ledger.daybook = undefined
    ledger.known = undefined
    ledger.amendments.unsettle(ledger)
  }
  ledger.revisions?.push(revision)
  ledger.ids.push(id)
  ledger.recordedAts.push(recordedAt)
  if (ledger.revisions === undefined) ledger.complete = rows + 1
  return true
}

/** Enters the first event; columns of one place, since many targets are set and not yet reported on. */
function begin(ledger: Ledger, event: TargetSet): void {
  ledger.ids = [event.id]
  ledger.recordedAts = [millisecondsOf(event.recordedAt)]
  ledger.days = [NOT_A_REPORT]
  ledger.values = [0]
  ledger.landmarks = [event]
  ledger.complete = 1
}

function enterEmptyRow({ days, values }: Ledger): void {
  days.push(NOT_A_REPORT)
  values.push(0)
}

function enterReport(ledger: Ledger, event: ProgressReported): void {
  const { on, over, value, series } = event.data
  const day = dayNumberOf(on)
  const row = ledger.days.push(day) - 1
  enterValue(ledger, row, value)
  seriesOfReport(ledger, row, series ?? '')
  if (over !== undefined) (ledger.spans ??= new Map()).set(row, { from: over.from, to: over.to })
  const remarks = remarksOf(event.data)
  if (remarks !== undefined) (ledger.remarks ??= new Map()).set(row, remarks)
  inForce(ledger, row, day)
}

function seriesOfReport(ledger: Ledger, row: number, name: string): void {
  const index = seriesIndex(ledger, name)
  if (index > 0 || ledger.series.length > 0) putAt(ledger.series, row, index)
}

/** Tells those who keep up with a ledger of a report that was entered. */
function inForce(ledger: Ledger, row: number, day: DayNumber): void {
  if (ledger.revisions !== undefined) return
  ledger.daybook?.include(row, day)
  ledger.amendments.reported(ledger, row)
}

function enterAmendment(ledger: Ledger, event: ProgressCorrected | ProgressRetracted): void {
  if (event.type === 'ProgressCorrected') {
    // A corrected figure may be finer than every report before it, and its series a new one.
    refineTo(ledger, scaleOfValue(event.data.now.value))
    seriesIndex(ledger, event.data.now.series ?? '')
  }
  ledger.amendments.enter(ledger, event)
}

/** Puts a value into a column that is short where all values so far were 0. */
function putAt<T extends Integer>(column: (T | 0)[], row: number, value: T): void {
  while (column.length < row) column.push(0)
  column.push(value)
}

function enterValue(ledger: Ledger, row: number, value: ReportValue): void {
  // Reading a finer figure makes the columns anew, so that they are looked up after it.
  const main = integerFor(ledger, mainOf(value))
  ledger.values.push(main)
  if (!('numerator' in value)) return
  const weight = integerFor(ledger, value.denominator)
  putAt(ledger.weights, row, weight)
}

/** A figure as an integer at the scale of a ledger, which becomes finer where it has to. */
function integerFor(ledger: Ledger, figure: Quantity): Integer {
  const integer = integerIfAt(ledger.scale, figure)
  if (integer !== undefined) return integer
  refineTo(ledger, scaleOf(figure))
  return integerAt(ledger.scale, figure)
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
  ledger.amendments.refine(finer)
  ledger.scale = scale
  // What was added up so far was added up at the old scale.
  ledger.daybook?.reader?.allChanged()
}

/** The place of a series among those seen; one that was not is added. */
function seriesIndex(ledger: Ledger, name: string): number {
  // Few series, and reports of one come in runs: a scan beats a map.
  const index = ledger.seriesNames.indexOf(name)
  return index === -1 ? ledger.seriesNames.push(name) - 1 : index
}

/** Takes the last rows of an ordered ledger out again, down to the first `rows`. */
export function truncate(ledger: Ledger, rows: number): void {
  const { ids, recordedAts, days, values, weights, series, landmarks } = ledger
  for (let row = ids.length - 1; row >= rows; row--) {
    const day = days[row] as DayNumber
    if (day !== NOT_A_REPORT) {
      // Whatever amended it came later, and so has been taken out before.
      ledger.daybook?.exclude(row, day)
      ledger.amendments.unreported(ids[row] as EventId, row)
    } else if (landmarks.at(-1)?.revision === row + 1) {
      const { type } = landmarks.pop() as Landmark
      if ((ledger.known?.count ?? 0) > landmarks.length) ledger.known = undefined
      if (type === 'TargetSet' || type === 'TargetVoided' || type === 'TargetRestored') {
        ledger.daybook = undefined
      }
    } else ledger.amendments.takeBack(ledger)
    ledger.remarks?.delete(row)
    ledger.spans?.delete(row)
  }
  for (const column of [ids, recordedAts, days, values, weights, series]) {
    column.length = Math.min(column.length, rows)
  }
  ledger.complete = rows
  ledger.tried = NOTHING_TRIED
}
