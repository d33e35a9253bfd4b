import type { Condition } from './condition.ts'

/**
 * Where a value is taken from: a constant, a column, a text made of columns, or one of several by
 * condition.
 *
 * @example
 * const title: Take<string> = { column: 'Indicator' }
 * const programme: Take<string> = { template: 'term/{Country}/{Project}' }
 * const measure: Take<'sum' | 'latest'> = {
 *   column: 'Kind',
 *   translate: { Cumulative: 'sum', Level: 'latest' },
 *   otherwise: 'latest',
 * }
 */
export type Take<Constant extends string | number> =
  | Constant
  | TakeColumn<Constant>
  | TakeTemplate
  | TakeChoice<Constant>

export interface TakeColumn<Constant extends string | number> {
  /** The heading. */
  readonly column: string
  /** What the cell's text stands for; a text that is not among these is refused. */
  readonly translate?: Readonly<Record<string, Constant>>
  /** Taken where the cell is missing. */
  readonly otherwise?: Constant
  /** As in a template. */
  readonly shorten?: boolean
}

export interface TakeTemplate {
  /**
   * Text with headings in braces, `{Country}/{Project}`; `{{` and `}}` are braces themselves. Missing
   * where one of the cells is.
   */
  readonly template: string
  /**
   * Whether a text longer than an id may be, 200 characters, is shortened: to its beginning, `~`, and
   * 22 characters that stand for the whole. Texts that differ are told apart as far as 132 bits of
   * SHA-256 tell; the same text is shortened in the same way wherever it stands.
   */
  readonly shorten?: boolean
}

export interface TakeChoice<Constant extends string | number> {
  /** The first whose `when` holds. */
  readonly choose: readonly {
    readonly when: Condition
    readonly take: Take<Constant>
  }[]
  /** Taken where none does; absent: there is nothing. */
  readonly otherwise?: Take<Constant>
}
