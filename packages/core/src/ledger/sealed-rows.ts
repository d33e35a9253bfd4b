import type { Records } from './records.ts'

/**
 * The rows of many targets in typed columns, those of each target side by side in the order of their
 * revisions. Never changed; a target reads its own from where they begin.
 */
export interface SealedRows {
  readonly records: Records
  readonly days: Int32Array
  /** Integers at the scale of each target's ledger. */
  readonly values: Float64Array
  /** Denominators, of the targets whose reports are fractions alone. */
  readonly weights: Float64Array
  /** Absent where no target has more than one series. */
  readonly series: Int32Array | undefined
}

/**
 * The reports in force of a target in columns, in the order of (day, revision), where they say no more than
 * figures that are numbers. Rows among them that are no report have the day `NOT_A_REPORT`.
 */
export interface StraightRows extends Omit<SealedRows, 'records'> {
  /** Where they begin and end in the columns. */
  readonly from: number
  readonly end: number
  /** What is added to a place to have that of its denominator; undefined where no report is a fraction. */
  readonly weightsFrom: number | undefined
  /** Which row of the ledger each place holds; undefined where they lie one after the other, row 0 at `origin`. */
  readonly order: Int32Array | undefined
  readonly origin: number
}
