import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { Records } from './records.ts'

/** What came of one target. */
export interface Coming {
  readonly target: TargetId
  readonly rows: number
  /** How fine its figures are. */
  readonly scale: number
  /** How many of them are kept whole, and how many are amendments in columns. */
  readonly others: number
  readonly amended: number
  /** Whether its events came whole and in order, each once, the first of them a TargetSet. */
  readonly inOrder: boolean
  /** Whether its reports are fractions. */
  readonly fractions: boolean
  /** Whether a column holds its figures as integers at its scale; where it doesn't they are packed. */
  readonly scaled: boolean
}

/** Corrections and retractions that say no more than a figure and a day, in the order of their rows. */
export interface GatheredAmendments {
  /** Which row it is; its figure is in the columns of the rows. */
  readonly rows: Int32Array
  /** The row of the report it is about, which lies before it. */
  readonly reports: Int32Array
  /** The day it gives the report; `NOT_A_REPORT` where it retracts it. */
  readonly days: Int32Array
}

/**
 * The rows of a log, those of each target side by side in the order in which they came, as sealed ledgers read
 * them. A plain report is its day and its figure, and so is a plain correction; every other event is kept whole
 * beside its row.
 */
export interface Gathered<Kept extends Records = Records> {
  /** In the order of their rows. */
  readonly targets: readonly Coming[]
  /** The day of a report, or `NOT_A_REPORT`. */
  readonly days: Int32Array
  readonly values: Float64Array
  /** Denominators of the targets whose reports are fractions, one a row. */
  readonly weights: Float64Array
  readonly amendments: GatheredAmendments
  /** Of what is in columns; absent where each is one more than that of the row before it. */
  readonly revisions: Int32Array | undefined
  readonly records: Kept
  /** What is kept whole, in the order of the rows, and which rows those are. */
  readonly others: readonly TargetEvent[]
  readonly othersAt: Int32Array
}
