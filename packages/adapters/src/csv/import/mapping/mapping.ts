import type { Direction, MeasureName, ReportedAs, ReportStatus, RuleName } from '@planfold/core'
import type { CellFormat } from './cell-format.ts'
import type { Condition } from './condition.ts'
import type { Take } from './take.ts'

/**
 * What the columns of a table mean: how its cells are written, and which commands a row makes.
 * Plain data, so that it may be kept as JSON beside the table; {@link csvMapping} checks it.
 */
export interface CsvMapping {
  /**
   * Names this mapping: 1 to 64 characters. The ids of the commands are derived from it, so a mapping
   * that is renamed reports everything a second time.
   */
  readonly name: string
  readonly file?: FileFormat
  /** How cells are written, unless their column says otherwise. */
  readonly cells?: CellFormat
  /** By heading: what is different about the cells of a column. */
  readonly columns?: Readonly<Record<string, CellFormat>>
  /** Rows to leave out, each with the reason that the account gives; the first that fits counts. */
  readonly skip?: readonly SkipRule[]
  /** What a row means: the first one whose `when` holds. A row that none fits is refused. */
  readonly rows: readonly RowMapping[]
  /**
   * What becomes of a row that says something else than when it was imported last: `refuse`, the
   * default, names the old and the new; `correct` corrects the report or the target.
   */
  readonly changed?: 'refuse' | 'correct'
}

/** How the file as a whole is written. A row has at most 1,048,576 characters. */
export interface FileFormat {
  /** Absent: `utf-8`. The mark that some programs put before UTF-8 is passed over. */
  readonly encoding?: Encoding
  /** One ASCII character between cells, no letter or digit; absent: a comma. */
  readonly delimiter?: string
  /** One ASCII character around cells, doubled within them, no letter or digit; or `none`. Absent: `"`. */
  readonly quote?: string
  /**
   * Which line the headings are on, from 1, or the headings themselves where the file has none.
   * What stands before that line is passed over. Absent: 1.
   */
  readonly headings?: number | readonly string[]
  /**
   * Heading of a column that holds the number of each row: 1 is the first row below the headings, and
   * lines without anything on them do not count. No column of the file may have it. What is told by a
   * number is another place once a row is put in above.
   */
  readonly rowNumbers?: string
  /**
   * `lenient` keeps a quote in the middle of a cell to the letter; `strict`, the default, ends the
   * reading there, since what follows can't be trusted.
   */
  readonly quoting?: 'strict' | 'lenient'
  /** What of rows with fewer or more cells than headings; absent: both are refused. */
  readonly ragged?: {
    /** `missing`: the cells that are not there are missing. */
    readonly short?: 'refuse' | 'missing'
    /** `ignore`: what stands beyond the last heading is passed over. */
    readonly long?: 'refuse' | 'ignore'
  }
}

/** The encodings that can be read. */
export type Encoding = 'utf-8' | 'windows-1252' | 'macintosh'

export interface SkipRule {
  readonly when: Condition
  readonly reason: string
}

/** What a row means. */
export interface RowMapping {
  /** Absent: any row. */
  readonly when?: Condition
  /** The id of the row's target. */
  readonly target: Take<string>
  /** The terms to set the target with; absent: it has been set before. */
  readonly terms?: TermsMapping
  readonly reports?: readonly ReportMapping[]
}

/** The terms of a target, each as `SetTarget` takes it. A term whose cell is missing is left out. */
export interface TermsMapping {
  readonly title: TextMapping
  readonly unit: Take<string> | UnitMapping
  readonly measure: Take<MeasureName> | RuleMapping
  readonly reportedAs?: Take<ReportedAs>
  /** `byBaseline`: `atMost` where the plan lies below the baseline, else `atLeast`. */
  readonly direction?: Take<Direction | 'byBaseline'>
  readonly plan?: Take<string | number>
  readonly baseline?: Take<string | number>
  readonly tolerance?: Take<string | number>
  readonly band?: { readonly from: Take<string | number>; readonly to: Take<string | number> }
  readonly period: {
    readonly from: Take<string>
    readonly to: Take<string>
    readonly zone: Take<string>
  }
  readonly completion?: Take<'whenReached' | 'heldAtDeadline'> | SustainedMapping | RuleMapping
  readonly earlyBy?: Take<number>
  readonly attainment?:
    | MethodMapping
    | { readonly method: MethodMapping; readonly cap?: Take<string | number> }
  readonly status?: RuleMapping
  readonly owner?: Take<string>
  readonly programme?: Take<string> | ProgrammeMapping
  readonly weight?: Take<string | number>
  readonly labels?: Readonly<Record<string, Take<string>>>
}

/** A text, or one by language. */
export type TextMapping = Take<string> | Readonly<Record<string, Take<string>>>

/** A unit with more than its code. */
export interface UnitMapping {
  readonly code: Take<string>
  readonly scale?: Take<number>
  readonly per?: Take<string | number>
  readonly title?: TextMapping
  readonly digits?: Take<number>
}

/** A rule of one's own, by its name and version. */
export interface RuleMapping {
  readonly rule: Take<RuleName>
}

/** A programme by its names from the top, so that one of them may hold a slash. */
export interface ProgrammeMapping {
  readonly names: readonly Take<string>[]
}

/** The policy that asks for a plan to be met for so many days running. */
export interface SustainedMapping {
  readonly sustained: Take<number>
  readonly days?: Take<'reported'>
}

/** `byBaseline`: `fromBaseline` where plan and baseline are there, else `ofPlan`. */
export type MethodMapping = Take<'ofPlan' | 'fromBaseline' | 'byBaseline'> | RuleMapping

/** One reading of a row: a figure, and the day it is true for. */
export interface ReportMapping {
  /** Absent: any row. */
  readonly when?: Condition
  /**
   * Tells the readings of a row apart, and is part of their ids. Absent: the heading of the first
   * column that the figure is taken from.
   */
  readonly slot?: string
  /**
   * Columns that tell this reading from others of the same target and slot. Absent: those that `on`
   * and `series` are taken from, if any. A reading whose key changes in the file is another reading.
   */
  readonly key?: readonly string[]
  /** Another target than the row's. */
  readonly target?: Take<string>
  /** The figure: one of `quantity`, `numerator` with `denominator`, `steps`, and `done`. */
  readonly quantity?: Take<string | number>
  readonly numerator?: Take<string | number>
  readonly denominator?: Take<string | number>
  readonly steps?: Take<string | number>
  /** One step, done on the day that is taken from here. */
  readonly done?: Take<string>
  /** The day the figure is true for. With `done` it may be left out. */
  readonly on?: Take<string>
  readonly over?: { readonly from: Take<string>; readonly to: Take<string> }
  readonly series?: Take<string>
  readonly status?: Take<ReportStatus>
  readonly note?: Take<string>
  /** Where given, it must be the target's own: a safeguard, never a conversion. */
  readonly unit?: Take<string>
  readonly parts?: Readonly<Record<string, Take<string | number>>>
}
