import type { NoParameters, ParametersIn, Refusal, RefusalParameters } from '@planfold/core'
import { refuse } from '@planfold/core/store'

/**
 * The codes of the importer, when each comes, and its parameters, as `CoreRefusals` has those of the
 * core. What is wrong with a row comes as a `CsvFault`, whose line and column stand beside them.
 */
export interface CsvImportRefusals {
  // The file.

  /** Bytes are no text in the encoding of the file. */
  readonly InvalidEncoding: {
    /** `bytes` that the encoding does not have, or `nul`. */
    readonly fault: string
    /** The encoding that the file was read in. */
    readonly encoding: string
    /** Other encodings that the bytes are text in. */
    readonly readsAs: readonly string[]
  }
  /** The mark that the file begins with is of another encoding. */
  readonly EncodingDiffers: {
    /** The encoding that the mapping names. */
    readonly encoding: string
    /** The encoding of the mark. */
    readonly mark: string
  }
  /** The source of the file has failed; what had come before has been read. */
  readonly SourceFailed: {
    /** The line from which on nothing has been read. */
    readonly line: number
  }
  /** A quote is opened and not closed. */
  readonly QuoteNotClosed: {
    /** The line on which the row with it begins. */
    readonly line: number
  }
  /** A quote stands within a cell, and is not doubled. */
  readonly MisplacedQuote: {
    /** The line on which the row with it begins. */
    readonly line: number
  }
  /** A row is longer than rows are, as where a quote is left open. */
  readonly RowTooLong: {
    /** The line on which it begins. */
    readonly line: number
    /** Most characters of a row. */
    readonly most: number
  }
  /** There are no headings where the mapping says. */
  readonly NoHeadings: {
    /** The line where they have to be. */
    readonly line: number
  }
  /** There are more columns than a table may have. */
  readonly TooManyColumns: {
    /** Most columns. */
    readonly most: number
  }
  /** The mapping names a column that the table does not have. */
  readonly MissingColumn: HeadingsThere
  /** The mapping names a column that the table has twice. */
  readonly AmbiguousColumn: HeadingsThere

  // Rows and cells.

  /** A row has more or fewer cells than there are headings. */
  readonly RaggedRow: {
    /** How many headings there are. */
    readonly width: number
  }
  /** No row mapping fits a row, and no rule skips it. */
  readonly RowNotMapped: NoParameters
  /** Two readings of a row have one place, so that they cannot be told apart when it comes again. */
  readonly ReadingsNotApart: NoParameters
  /** A row says something else of a reading than an earlier one. */
  readonly ReadingContradicts: {
    /** The line of the earlier row. */
    readonly of: number
  }
  /** A row says something else of a target's terms than an earlier one. */
  readonly TermsContradict: {
    /** The line of the earlier row. */
    readonly of: number
    /** The term, where it is known. */
    readonly term?: string
    /** What the earlier row says of it, as JSON; absent where it says nothing. */
    readonly was?: string
  }
  /** A row says something else than when it was imported before. */
  readonly Changed: {
    /** What has been imported: it `stands`, or was `retracted` since; or the reading is `missing` now. */
    readonly fault: string
    /** The field that has changed; absent for a reading that is missing. */
    readonly changed?: string
    /** What was imported before, as JSON; absent for nothing. */
    readonly was?: string
  }
  /** A cell is needed and missing. */
  readonly MissingCell: {
    /**
     * What is taken from it: the id of a `target`, a `term`, a part of a `figure`, the `whole` that parts
     * belong to, the `day` a figure is true for, or an end of the `span` it covers.
     */
    readonly needed: string
    /** Which term or which part of a figure. */
    readonly name?: string
  }
  /** A cell is no number in the format of its column. */
  readonly InvalidNumber: {
    /**
     * What keeps it from being one: `tooLong`, `spaces`, `formula`, `plusSign`, `percentSign`,
     * `parentheses`, `minusSign` (U+2212), `currencySign`, `fraction`, `endlessFraction`, `clock`,
     * `clockForm`, `exponent`, `decimalSign`, `grouping`, `leadingDecimal`, `moreThanNumber` or `noNumber`.
     */
    readonly fault: string
    /** The decimal sign of the format. */
    readonly decimal: string
    /** The separators of groups that the format allows. */
    readonly group: readonly string[]
    /** Most characters of a number. */
    readonly most: number
  }
  /** A cell has a text that the mapping does not translate. */
  readonly NotTranslated: {
    /** The texts that it translates, the first 20 of them. */
    readonly known: readonly string[]
  }
  /** More is wrong than is told of. */
  readonly MoreFaults: {
    /** How many faults are told of. */
    readonly most: number
  }

  // The mapping.

  /** The mapping is too long. */
  readonly MappingTooLong: {
    /** Most characters of its JSON. */
    readonly most: number
  }
  /** Two signs of a format are one, so that cells could be read in two ways. */
  readonly AmbiguousFormat: {
    /** The other sign that it must not be: `delimiter` or `decimal`. */
    readonly other: string
  }
  /** A pattern of days does not say month and year once each, and the day at most once. */
  readonly InvalidDayFormat: NoParameters
  /** Years are written with two digits, and it is not said which hundred they are of. */
  readonly MissingPivot: {
    /** The pattern. */
    readonly format: string
  }
  /** A pattern has no day, and it is not said which one a month stands for. */
  readonly MissingDayOfMonth: {
    /** The pattern. */
    readonly format: string
  }
  /** A template has a brace without its other, or nothing between two. */
  readonly InvalidTemplate: NoParameters
  /** A report of a mapping has no figure, or several. */
  readonly InvalidReport: {
    /** The figures of which it has one; a numerator comes with a denominator. */
    readonly figures: readonly string[]
  }
}

interface HeadingsThere {
  /** What may be wrong: a heading is `alike`, the headings are all in `oneCell`, or `other`. */
  readonly fault: string
  /** The headings there are, the first 20 of them. */
  readonly headings: readonly string[]
  /** A heading that differs in case or in spaces at its ends alone. */
  readonly alike?: string
}

/** `refuse` of the core, of a code of the importer's own. */
export function refuseImport<Code extends keyof CsvImportRefusals>(
  code: Code,
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  ...parameters: ParametersIn<CsvImportRefusals, Code>
): Refusal<Code>
export function refuseImport(
  code: string,
  field: string,
  value: unknown,
  expected: string,
  remedy: string,
  parameters: RefusalParameters = {},
): Refusal {
  return refuse(code, field, value, expected, remedy, parameters)
}
