import { millisecondsOf, momentOfMilliseconds, type Moment } from '../period/moment.ts'
import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { DaySpan } from '../event/terms.ts'
import { Amendments } from './amendments.ts'
import type { Daybook } from './daybook.ts'
import type { Remarks } from './figure.ts'
import type { KnownLandmarks } from './landmarks.ts'
import type { Landmark } from './life.ts'
import { Rows } from './rows.ts'

/**
 * The events of one target: what a fold needs of each in a row, so that replay allocates per target and
 * not per event, and whole those that are rare. Owned by whoever fills it and changed in place.
 *
 * Events may be entered in any order; {@link settle} puts the rows in the order of their revisions
 * before anything is read.
 */
export interface Ledger {
  readonly target: TargetId
  rows: Rows
  /** Revisions of the rows; undefined while row i holds revision i + 1, as it does in a whole log. */
  revisions: number[] | undefined
  /** Decimal digits shared by all values and weights. */
  scale: number
  /** Names of the series seen; the unnamed one is ''. */
  seriesNames: readonly string[]
  landmarks: Landmark[]
  /** What corrections and retractions made of reports. */
  amendments: Amendments
  /** Status and parts of what is not plainly final, by the row that says so; absent where all is. */
  remarks: Map<number, Remarks> | undefined
  /** The spans that reports are said to cover, by the row that says so; absent where none does. */
  spans: Map<number, DaySpan> | undefined
  /** How many revisions from 1 on are there without a hole, as of the last {@link settle}. */
  complete: number
  /** How many rows the last {@link settle} left, so that it is not repeated for nothing. */
  settled: number
  /** Whether somebody has looked at its days, who had no need of a daybook. */
  isSeen: boolean
  /** What has been worked out from the rows, kept up as more are entered; see `daybookOf`. */
  daybook: Daybook | undefined
  /** The same of the landmarks; see `landmarksOf`. */
  known: KnownLandmarks | undefined
  /** The last events entered, where that was only to see what they would come to. */
  tried: readonly TargetEvent[]
}

export const NOTHING_TRIED: readonly TargetEvent[] = Object.freeze([])

/** The series without a name, which comes first in every ledger. */
const UNNAMED: readonly string[] = Object.freeze([''])

export function openLedger(target: TargetId): Ledger {
  return {
    target,
    rows: Rows.none(),
    revisions: undefined,
    scale: 0,
    seriesNames: UNNAMED,
    landmarks: [],
    amendments: new Amendments(),
    remarks: undefined,
    spans: undefined,
    complete: 0,
    settled: 0,
    isSeen: false,
    daybook: undefined,
    known: undefined,
    tried: NOTHING_TRIED,
  }
}

/** The greatest revision recorded at or before a moment; 0 where none was. */
export function revisionKnownAt(ledger: Ledger, knownAt: Moment): number {
  const { complete, rows } = ledger
  const moment = millisecondsOf(knownAt)
  if (complete > 0 && rows.millisecondsAt(complete - 1) <= moment) return complete
  // recordedAt never goes backwards within a target, so what was known is a prefix.
  let low = 0
  let high = complete
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows.millisecondsAt(middle) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The moment that a revision was recorded at; undefined for those that are not there. */
export function recordedAtOf(ledger: Ledger, revision: number): Moment | undefined {
  const recordedAt = ledger.rows.recordedAt(revision - 1)
  return typeof recordedAt === 'number' ? momentOfMilliseconds(recordedAt) : recordedAt
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
    revisions: undefined,
    complete: revision,
    isSeen: false,
    daybook: undefined,
    known: undefined,
  }
}

/** A ledger of its own with the first rows of another. */
export function copyOfFirst(ledger: Ledger, rows: number): Ledger {
  return {
    ...ledger,
    rows: ledger.rows.first(rows),
    revisions: undefined,
    landmarks: ledger.landmarks.filter((event) => event.revision <= rows),
    amendments: ledger.amendments.first(rows),
    remarks: firstRows(ledger.remarks, rows),
    spans: firstRows(ledger.spans, rows),
    complete: rows,
    settled: rows,
    isSeen: false,
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
