import { dayNumberOf, type DayNumber } from '../period/day.ts'
import { millisecondsOf, momentOfMilliseconds, type Moment } from '../period/moment.ts'
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
import type { EventId, TargetId } from '../event/identifiers.ts'
import type { DaySpan } from '../event/terms.ts'
import { Amendments } from './amendments.ts'
import { NOT_A_REPORT } from './day-order.ts'
import type { Daybook } from './daybook.ts'
import { mainOf, remarksOf, type Remarks } from './figure.ts'
import type { KnownLandmarks } from './landmarks.ts'
import type { Landmark } from './life.ts'
import { requireSame } from './require-same.ts'

/**
 * The events of one target in columns: what a fold needs of each, one row an event, so that replay
 * allocates per target and not per event. Owned by whoever fills it and changed in place.
 *
 * Events may be entered in any order; {@link settle} puts the rows in the order of their revisions
 * before anything is read.
 */
export interface Ledger {
  readonly target: TargetId
  /** Revisions of the rows; undefined while row i holds revision i + 1, as it does in a whole log. */
  revisions: number[] | undefined
  ids: EventId[]
  /** In milliseconds since 1970. */
  recordedAts: number[]
  /** The day a report was made for, or {@link NOT_A_REPORT}. */
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
  /** What corrections and retractions made of reports. */
  amendments: Amendments
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
  /** What has been worked out from the rows, kept up as more are entered; see `daybookOf`. */
  daybook: Daybook | undefined
  /** The same of the landmarks; see `landmarksOf`. */
  known: KnownLandmarks | undefined
  /** The last events entered, where that was only to see what they would come to. */
  tried: readonly TargetEvent[]
}

const NOTHING_TRIED: readonly TargetEvent[] = Object.freeze([])

export function openLedger(target: TargetId): Ledger {
  return {
    target,
    revisions: undefined,
    ids: [],
    recordedAts: [],
    days: [],
    values: [],
    weights: [],
    series: [],
    scale: 0,
    seriesNames: [],
    landmarks: [],
    amendments: new Amendments(),
    remarks: undefined,
    spans: undefined,
    ordered: true,
    complete: 0,
    settled: 0,
    daybook: undefined,
    known: undefined,
    tried: NOTHING_TRIED,
  }
}

/**
 * Enters one event. An event entered twice counts once; two different events that claim the same
 * revision are a {@link HistoryCorrupt} error, here or at the next {@link settle}.
 */
export function enter(ledger: Ledger, event: TargetEvent): void {
  const rows = ledger.ids.length
  if (rows === 0 && event.revision === 1 && event.type === 'TargetSet') {
    begin(ledger, event)
    return
  }
  if (ledger.ordered && event.revision !== rows + 1) {
    if (event.revision <= rows) {
      requireSame(ledger, event.revision - 1, event.id)
      return
    }
    ledger.ordered = false
    ledger.revisions = ledger.ids.map((_, row) => row + 1)
    ledger.daybook = undefined
    ledger.known = undefined
    ledger.amendments.unsettle(ledger)
  }
  ledger.revisions?.push(event.revision)
  ledger.ids.push(event.id)
  ledger.recordedAts.push(millisecondsOf(event.recordedAt))
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
  if (ledger.ordered) ledger.complete = rows + 1
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
  const index = seriesIndex(ledger, series ?? '')
  if (index > 0 || ledger.series.length > 0) putAt(ledger.series, row, index)
  if (over !== undefined) (ledger.spans ??= new Map()).set(row, { from: over.from, to: over.to })
  const remarks = remarksOf(event.data)
  if (remarks !== undefined) (ledger.remarks ??= new Map()).set(row, remarks)
  if (!ledger.ordered) return
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

/** The greatest revision recorded at or before a moment; 0 where none was. */
export function revisionKnownAt(ledger: Ledger, knownAt: Moment): number {
  const { complete, recordedAts } = ledger
  const moment = millisecondsOf(knownAt)
  if (complete > 0 && (recordedAts[complete - 1] as number) <= moment) return complete
  // recordedAt never goes backwards within a target, so what was known is a prefix.
  let low = 0
  let high = complete
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((recordedAts[middle] as number) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The moment that a revision was recorded at; undefined for those that are not there. */
export function recordedAtOf(ledger: Ledger, revision: number): Moment | undefined {
  const recordedAt = ledger.recordedAts[revision - 1]
  return recordedAt === undefined ? undefined : momentOfMilliseconds(recordedAt)
}

/**
 * A settled ledger as it was at one of its revisions, to be read and not to be entered into. The
 * columns are shared; what was worked out is worked out anew.
 */
export function knownThrough(ledger: Ledger, revision: number): Ledger {
  if (revision === ledger.complete) return ledger
  return {
    ...ledger,
    landmarks: ledger.landmarks.filter((event) => event.revision <= revision),
    amendments: ledger.amendments.knownThrough(revision),
    ordered: true,
    complete: revision,
    daybook: undefined,
    known: undefined,
  }
}

/** A ledger of its own with the first rows of another. */
export function copyOfFirst(ledger: Ledger, rows: number): Ledger {
  return {
    ...knownThrough(ledger, rows),
    revisions: undefined,
    ids: ledger.ids.slice(0, rows),
    recordedAts: ledger.recordedAts.slice(0, rows),
    days: ledger.days.slice(0, rows),
    values: ledger.values.slice(0, rows),
    weights: ledger.weights.slice(0, rows),
    series: ledger.series.slice(0, rows),
    seriesNames: [...ledger.seriesNames],
    landmarks: ledger.landmarks.filter((event) => event.revision <= rows),
    amendments: ledger.amendments.knownThrough(rows),
    remarks: firstRows(ledger.remarks, rows),
    spans: firstRows(ledger.spans, rows),
    ordered: true,
    complete: rows,
    settled: rows,
    daybook: undefined,
    known: undefined,
    tried: NOTHING_TRIED,
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
