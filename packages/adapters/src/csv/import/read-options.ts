import type { RuleOptions } from '@planfold/core'

/** Columns computed elsewhere, such as those of another table. */
export interface DerivedColumns {
  /** Their headings; none that the file has. */
  readonly columns: readonly string[]
  /**
   * What they hold, by heading, for a row of the file; a cell that is left out is empty. The ids of
   * commands depend on them as on any cell that they are taken from.
   */
  of(cells: Readonly<Record<string, string>>): Readonly<Record<string, string | undefined>>
}

/** The fields of {@link ReadCsvOptions}. */
export const READ_OPTIONS = [
  'file',
  'recordedBy',
  'derive',
  'rules',
] as const satisfies (keyof ReadCsvOptions)[]

/** `rules` are those that terms may name. */
export interface ReadCsvOptions extends RuleOptions {
  /** The file's name, for the `source` of the commands; absent: the name of the mapping. */
  readonly file?: string | undefined
  /** Who imports; kept on each command. */
  readonly recordedBy?: string | undefined
  readonly derive?: DerivedColumns | undefined
}
