import type { FileUnreadable, RowDuplicate, RowRefused, RowSkipped } from '../outcome.ts'
import type { CsvCells } from '../rows/cells.ts'

/**
 * What a row has come to in the tracker.
 * - `imported`: something was stored for the first time.
 * - `corrected`: something that had been imported before was corrected.
 * - `unchanged`: all it says had been said before; nothing was stored.
 * - `empty`: it says nothing, as all its readings are missing.
 */
export interface RowImported {
  readonly outcome: 'imported' | 'corrected' | 'unchanged' | 'empty'
  readonly line: number
  readonly cells: CsvCells
  /** Ids of the commands that have stored something, in order. */
  readonly commands: readonly string[]
  /** How many readings are none, since their cell is missing. */
  readonly missing: number
  /** Terms that were corrected, and yet are others: somebody has changed them from a later day on. */
  readonly overruled: readonly string[]
}

/** A row that was refused on its way into the tracker, or before. */
export interface RowNotImported extends RowRefused {
  /**
   * Ids of the commands of the row that were stored all the same, as another writer came between.
   * Importing again goes on where it stopped.
   */
  readonly commands: readonly string[]
}

/** What became of a row. */
export type ImportOutcome =
  | RowImported
  | RowNotImported
  | RowSkipped
  | RowDuplicate
  | FileUnreadable
