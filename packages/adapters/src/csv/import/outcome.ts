import type { CsvCells } from './rows/cells.ts'
import type { CsvFault } from './rows/fault.ts'
import type { CsvStatement } from './rows/statement.ts'

interface OutcomeOf<Kind extends string> {
  readonly outcome: Kind
  /** The line the row begins on, counted from 1 as an editor does. */
  readonly line: number
}

interface RowOutcome<Kind extends string> extends OutcomeOf<Kind> {
  readonly cells: CsvCells
}

/** The row says something: its commands, in the order to execute them in; none where all is missing. */
export interface RowAccepted extends RowOutcome<'accepted'> {
  readonly statements: readonly CsvStatement[]
  /** Readings that are none, since their cell is missing. */
  readonly missing: number
}

/** The row was left out by a rule of the mapping. */
export interface RowSkipped extends RowOutcome<'skipped'> {
  readonly reason: string
}

/** The row can't be taken; all that is wrong with it. */
export interface RowRefused extends RowOutcome<'refused'> {
  readonly faults: readonly CsvFault[]
}

/** An earlier row is about the same. */
export interface RowDuplicate extends RowOutcome<'duplicate'> {
  /** The line of the earlier row. */
  readonly of: number
  /** Whether it says the same; otherwise the two contradict each other, and the earlier one stands. */
  readonly isSame: boolean
}

/** The file can't be read from this line on; what came before has been read. */
export interface FileUnreadable extends OutcomeOf<'unreadable'> {
  readonly faults: readonly CsvFault[]
}

/** What became of a row. */
export type CsvOutcome = RowAccepted | RowSkipped | RowRefused | RowDuplicate | FileUnreadable
