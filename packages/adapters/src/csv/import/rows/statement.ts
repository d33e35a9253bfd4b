import type { CheckedCommand, ProgressReportedData, TargetTerms } from '@planfold/core'

export type CheckedSetTarget = Extract<CheckedCommand, { type: 'SetTarget' }>
export type CheckedReport = Extract<CheckedCommand, { type: 'ReportProgress' }>

interface StatementOf<Kind extends string, Command, Says> {
  readonly kind: Kind
  /** The id to execute the command with. It names the place, not what stands there. */
  readonly commandId: string
  readonly command: Command
  /** What the command's event will say. */
  readonly says: Says
  /** By field of the command: the heading of the column it was taken from. */
  readonly headings: Readonly<Record<string, string>>
}

/** The terms a row sets a target with. */
export type TermsStatement = StatementOf<'terms', CheckedSetTarget, TargetTerms>

/** A reading of a row. */
export type ReportStatement = StatementOf<'report', CheckedReport, ProgressReportedData>

/** Something a row says: a command, under an id that is the same whenever the row is read again. */
export type CsvStatement = TermsStatement | ReportStatement
