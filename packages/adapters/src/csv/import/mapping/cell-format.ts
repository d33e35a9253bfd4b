/** How cells are written. Nothing is allowed that is not named. */
export interface CellFormat {
  /** Whether spaces around a cell are taken off; absent: they belong to it. */
  readonly trim?: boolean
  /** Words that stand for no value, such as `N/A`; compared to the letter. The empty cell always does. */
  readonly missing?: readonly string[]
  /**
   * Whether the apostrophes that the exporters here put before signs that begin a formula are taken off
   * again, which gives the text to the letter.
   */
  readonly guardedFormulas?: boolean
  readonly number?: NumberFormat
  readonly day?: DayFormat
}

/** How numbers are written. Absent altogether: digits with a point, such as -1234.5. */
export interface NumberFormat {
  /** Absent: a point. */
  readonly decimal?: '.' | ','
  /**
   * Characters that may stand between groups of three digits, one and the same within a cell. Absent:
   * none.
   */
  readonly group?: readonly GroupSeparator[]
  /** Signs that may stand before or after the number, such as `$` or `VND`. */
  readonly currency?: readonly string[]
  /** What `45%` is: the number 45, or the ratio 0.45. Absent: refused. A cell without it stays as it is. */
  readonly percent?: 'number' | 'ratio'
  /** Marks that may follow, set off by spaces or not, each any number of times: `*`, `[1]`. */
  readonly footnotes?: readonly string[]
  /** Whether `(5)` is -5. */
  readonly parentheses?: boolean
  /** Whether the minus sign U+2212 may stand for the hyphen. */
  readonly minusSign?: boolean
  /** Whether a plus sign may stand before the number. */
  readonly plusSign?: boolean
  /** Whether the zero before the decimal sign may be left out: `.5` is 0.5. */
  readonly leadingDecimal?: boolean
  /** Whether `3/5` is 0.6. A fraction that no decimal says exactly, such as 1/3, is refused. */
  readonly fractions?: boolean
  /** What `2:45`, hours and minutes, is: 165 minutes. Absent: refused. */
  readonly clock?: 'minutes'
}

/** A comma, a point, a space (plain, no-break or narrow no-break) or an apostrophe (plain or ’). */
export type GroupSeparator = ',' | '.' | ' ' | '\u00A0' | '\u202F' | "'" | '’'

/** How days are written. Absent altogether: `yyyy-MM-dd`. */
export interface DayFormat {
  /**
   * Patterns out of `d` and `dd`, `M`, `MM`, `MMM` (Sep, Sept) and `MMMM` (September), `yy` and `yyyy`, each
   * part once, and other characters as they are: `d-MMM-yy`. The first that fits counts. Without a day,
   * as in `MMM yyyy`, a pattern needs `dayOfMonth`.
   */
  readonly formats: readonly string[]
  /** The first of the hundred years that `yy` may mean; needed by `yy`. 1970: 1970 to 2069. */
  readonly pivot?: number
  /** The day that a pattern without one means: 1 is the first of the month. */
  readonly dayOfMonth?: number | 'last'
  /** Names of the months from January on, for `MMM` and `MMMM`; absent: English. */
  readonly months?: readonly string[]
}
