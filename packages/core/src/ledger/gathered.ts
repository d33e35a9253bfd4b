import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { Records } from './records.ts'

/** What came of one target. */
export interface Coming {
  readonly target: TargetId
  readonly rows: number
  /** How fine its figures are. */
  readonly scale: number
  /** How many of them are no plain reports. */
  readonly others: number
  /** Whether its events came whole and in order, each once, the first of them a TargetSet. */
  readonly inOrder: boolean
  /** Whether its reports are fractions. */
  readonly fractions: boolean
  /** Whether a column holds its figures as integers at its scale; where it doesn't they are packed. */
  readonly scaled: boolean
}

/**
 * The rows of a log, those of each target side by side in the order in which they came, as sealed ledgers read
 * them. A plain report is its day and its figure; every other event is kept whole beside its row.
 */
export interface Gathered<Kept extends Records = Records> {
  /** In the order of their rows. */
  readonly targets: readonly Coming[]
  /** The day of a report, or `NOT_A_REPORT`. */
  readonly days: Int32Array
  readonly values: Float64Array
  /** Denominators of the targets whose reports are fractions, one a row. */
  readonly weights: Float64Array
  /** Of plain reports; absent where each is one more than that of the row before it. */
  readonly revisions: Int32Array | undefined
  readonly records: Kept
  /** What is no plain report, in the order of the rows, and which rows those are. */
  readonly others: readonly TargetEvent[]
  readonly othersAt: Int32Array
}
