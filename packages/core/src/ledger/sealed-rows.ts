import type { EventId } from '../event/identifiers.ts'
import type { Moment } from '../period/moment.ts'

/** The ids of many rows, and when they were recorded, by place. */
export interface Records {
  idAt(place: number): EventId
  /** In milliseconds since 1970, or as it was written. */
  recordedAt(place: number): number | Moment
}

/**
 * The rows of many targets in typed columns, those of each target side by side in the order of their
 * revisions. Never changed; a target reads its own from where they begin.
 */
export interface SealedRows {
  readonly records: Records
  readonly days: Int32Array
  /** Integers at the scale of each target's ledger. */
  readonly values: Float64Array
  /** Absent where no target has fractions. */
  readonly weights: Float64Array | undefined
  /** Absent where no target has more than one series. */
  readonly series: Int32Array | undefined
}
