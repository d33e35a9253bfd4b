import type { Taker } from './taker.ts'

/** By dotted field of a command: where its value is taken from. */
export type Fields = Map<string, Taker<unknown>>

/** The heading of the first column that each field is taken from. */
export function headingsOf(
  fields: Iterable<readonly [string, Taker<unknown>]>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...fields].flatMap(([field, { columns }]) =>
      columns[0] === undefined ? [] : [[field, columns[0].heading]],
    ),
  )
}

/** The heading that a field of a command was taken from, or the field that it lies in. */
export function headingOf(
  headings: Readonly<Record<string, string>>,
  field: string,
): string | undefined {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(path.lastIndexOf('.'), 0))) {
    if (Object.hasOwn(headings, path)) return headings[path]
  }
  return undefined
}
