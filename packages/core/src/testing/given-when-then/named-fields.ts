/** `string` for a branded text, which a test writes as plain text; a literal stays what it is. */
type Plain<T extends string> = keyof T extends keyof string ? T : string

/**
 * What a test expects of a value: the fields it names, at every depth, and no others. Arrays are
 * named whole, item by item. A field named as undefined is expected to be absent.
 */
export type NamedFields<T> = T extends string
  ? Plain<T>
  : T extends readonly (infer Item)[]
    ? readonly NamedFields<Item>[]
    : T extends Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>
      ? T
      : T extends object
        ? { readonly [Field in keyof T]?: NamedFields<T[Field]> | undefined }
        : T

/** {@link NamedFields} of an event, its type at least where events have one. */
export type ExpectedEvent<Event> = Event extends { readonly type: infer Type }
  ? NamedFields<Event> & { readonly type: Type }
  : NamedFields<Event>
