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

/** A reading that a row has a place for, and nothing in it. */
export interface MissingReading {
  /** The id of the command that would have reported it. */
  readonly commandId: string
  readonly target: string
  /** The column that its figure is taken from; absent where it is taken from none. */
  readonly column?: string
  /** Where a command about it says that it comes from. */
  readonly from: { readonly source: string; readonly recordedBy?: string }
}

/** The row says something: its commands, in the order to execute them in; none where all is missing. */
export interface RowAccepted extends RowOutcome<'accepted'> {
  readonly statements: readonly CsvStatement[]
  /** Readings that are none, since their cell is missing. */
  readonly missing: readonly MissingReading[]
}

/** The row was left out by a rule of the mapping. */
export interface RowSkipped extends RowOutcome<'skipped'> {
  readonly reason: string
}

/** The row can't be taken; all that is wrong with it. */
export interface RowRefused extends RowOutcome<'refused'> {
  readonly faults: readonly CsvFault[]
}

/** An earlier row says the same, whatever became of it; one that says otherwise of the same is refused. */
export interface RowDuplicate extends RowOutcome<'duplicate'> {
  /** The line of the earlier row. */
  readonly of: number
}

/** The file can't be read from this line on; what came before has been read. */
export interface FileUnreadable extends OutcomeOf<'unreadable'> {
  readonly faults: readonly CsvFault[]
}

/** What became of a row. */
export type CsvOutcome = RowAccepted | RowSkipped | RowRefused | RowDuplicate | FileUnreadable
