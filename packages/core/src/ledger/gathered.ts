import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { Records } from './records.ts'

/** What came of one target. */
export interface Coming {
  readonly target: TargetId
  readonly rows: number
  /** How fine its figures are. */
  readonly scale: number
  /** Whether all but its first event are plain reports. */
  readonly plain: boolean
  /** Whether its events came whole and in order, each once, the first of them a TargetSet. */
  readonly inOrder: boolean
}

/**
 * The rows of a log, those of each target side by side in the order in which they came. A plain report is its
 * day and its figure; every other event is kept whole.
 */
export interface Gathered<Kept extends Records = Records> {
  /** In the order of their rows. */
  readonly targets: readonly Coming[]
  /** Of plain reports; 0 for all others. */
  readonly revisions: Int32Array
  /** The day of a plain report, or `NOT_A_REPORT`. */
  readonly days: Int32Array
  /** The packed figure of a plain report, or the place of another event among the others. */
  readonly mains: Float64Array
  /** Packed denominators, NaN where there is none; absent where there is none at all. */
  readonly weights: Float64Array | undefined
  readonly records: Kept
  /** What is no plain report, in the order of the log. */
  readonly others: readonly TargetEvent[]
}
