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
