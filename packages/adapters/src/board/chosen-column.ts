import { RefusedInput } from '@planfold/core'
import { refuse } from '@planfold/core/store'

/** What a function of one's own makes of a row; undefined is an empty cell. */
export type OwnCell = string | number | boolean | undefined

/** A column under a heading of one's own: one there is, or whatever a function makes of the row. */
export interface OwnColumn<Row, Name extends string> {
  readonly header: string
  readonly of: Name | ((row: Row) => OwnCell)
}

/** A column chosen by its name, or one under a heading of one's own. */
export type ChosenColumn<Row, Name extends string> = Name | OwnColumn<Row, Name>

/** A column that was chosen: one that is known, or a function. `header` is absent where none was given. */
export type FoundColumn<Row, Name extends string> =
  | { readonly name: Name; readonly header?: string }
  | { readonly of: (row: Row) => OwnCell; readonly header: string }

/**
 * The columns chosen, in their order. Throws {@link RefusedInput} `InvalidOptions` where there is no such
 * column, or none at all.
 */
export function foundColumns<Row, Name extends string>(
  known: Readonly<Record<Name, unknown>>,
  chosen: readonly ChosenColumn<Row, Name>[],
): readonly FoundColumn<Row, Name>[] {
  if (!Array.isArray(chosen) || chosen.length === 0) throw refusal(known, chosen)
  return (chosen as readonly ChosenColumn<Row, Name>[]).map((column) => {
    if (typeof column === 'object' && column !== null && typeof column.of === 'function') {
      return { header: column.header, of: column.of }
    }
    const named =
      typeof column === 'string'
        ? { name: column }
        : { name: column?.of as Name, header: column?.header }
    if (!Object.hasOwn(known, named.name)) throw refusal(known, named.name)
    return named
  })
}

function refusal(known: object, found: unknown): RefusedInput {
  const expected = `columns among ${Object.keys(known).join(', ')}`
  const remedy = 'Name one of these, or give { header, of }; leave columns out for those there are.'
  const allowed = Object.keys(known)
  return new RefusedInput(
    refuse('InvalidOptions', 'columns', found, expected, remedy, { allowed, least: 1 }),
  )
}
