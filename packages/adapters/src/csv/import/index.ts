export { MissingPeer } from '../../peer/missing-peer.ts'
export { csvMapping, parseCsvMapping } from './mapping/mapping.schema.ts'
export type { CellFormat, DayFormat, GroupSeparator, NumberFormat } from './mapping/cell-format.ts'
export type { Condition } from './mapping/condition.ts'
export type {
  CsvMapping,
  Encoding,
  FileFormat,
  ReportMapping,
  RowMapping,
  SkipRule,
  TermsMapping,
} from './mapping/mapping.ts'
export type { Take, TakeChoice, TakeColumn, TakeTemplate } from './mapping/take.ts'
export type {
  CsvOutcome,
  FileUnreadable,
  MissingReading,
  RowAccepted,
  RowDuplicate,
  RowRefused,
  RowSkipped,
} from './outcome.ts'
export { readCsv } from './read-csv.ts'
export type { DerivedColumns, ReadCsvOptions } from './read-options.ts'
export type { CsvImportRefusals } from './refusals.ts'
export type { CsvSource } from './records/source.ts'
export type { CsvCells } from './rows/cells.ts'
export type { CsvFault } from './rows/fault.ts'
export type { CsvStatement, ReportStatement, TermsStatement } from './rows/statement.ts'
export { accountText } from './tracker/account-text.ts'
export type { CsvAccount, RowFaults } from './tracker/account.ts'
export { importCsv } from './tracker/import-csv.ts'
export type { CsvProgress, ImportCsvOptions } from './tracker/import-csv.ts'
export type { ImportOutcome, RowImported, RowNotImported } from './tracker/import-outcome.ts'
export { progressLine } from './tracker/progress-line.ts'
export type { ProgressLineOptions, Terminal } from './tracker/progress-line.ts'
export type { CommandCounts } from './tracker/row-importer.ts'
