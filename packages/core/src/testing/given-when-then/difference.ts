/** One field that is not as expected. */
export interface Difference {
  /** Where it is, dotted, places in arrays counted from 0: `events.1.data.on`. */
  readonly path: string
  /** What was expected there, clipped to a readable length. */
  readonly expected: string
  /** What was found there, clipped to a readable length. */
  readonly found: string
}

/**
 * Compares the fields that are named in `expected`, at every depth; arrays must agree in length.
 * Where the `type` of two objects differs, nothing else within them is compared.
 *
 * Maps, sets and bytes are compared item by item, dates by their time. Of other objects with a
 * class, some of what they are may be hidden, so they are equal only where they say so (see
 * {@link saySo}); or their fields are named by a plain object.
 */
export function differencesIn(path: string, expected: unknown, found: unknown): Difference[] {
  if (Object.is(expected, found) || expected === found) return []
  if (!isObject(expected) || !isObject(found)) return [differs(path, expected, found)]
  const items = itemsOf(expected)
  if (items !== undefined) {
    const foundItems = classOf(expected) === classOf(found) ? itemsOf(found) : undefined
    return foundItems === undefined
      ? [differs(path, expected, found)]
      : differencesInItems(path, items, foundItems)
  }
  if (!isPlain(expected)) return saySo(expected, found) ? [] : [differs(path, expected, found)]
  const fields = Object.keys(expected)
  // Without a field that is named, any object would do.
  const isNamed = fields.length > 0 || isPlain(found)
  if (!isNamed || itemsOf(found) !== undefined) return [differs(path, expected, found)]
  if (expected['type'] !== undefined && expected['type'] !== found['type']) {
    return [differs(under(path, 'type'), expected['type'], found['type'])]
  }
  return fields.flatMap((field) =>
    differencesIn(
      under(path, field),
      expected[field],
      Object.hasOwn(found, field) ? found[field] : undefined,
    ),
  )
}

function differencesInItems(
  path: string,
  expected: readonly unknown[],
  found: readonly unknown[],
): Difference[] {
  const places = Array.from({ length: Math.max(expected.length, found.length) }, (_, at) => at)
  return places.flatMap((at) => {
    const place = under(path, String(at))
    if (at >= expected.length) return { path: place, expected: NOTHING, found: shown(found[at]) }
    if (at >= found.length) return { path: place, expected: shown(expected[at]), found: NOTHING }
    return differencesIn(place, expected[at], found[at])
  })
}

const NOTHING = 'nothing'

function differs(path: string, expected: unknown, found: unknown): Difference {
  return { path, expected: shown(expected), found: shown(found) }
}

function under(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The name of what made an object; empty for a plain one. */
function classOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: unknown } | null
  if (prototype === null || isPlain(value)) return ''
  return typeof prototype.constructor === 'function' ? prototype.constructor.name : 'object'
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null
  // The prototype of plain objects, of this realm or another, is the one that has none itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** The items of what is compared in order; undefined for everything else. */
function itemsOf(value: object): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (value instanceof Map || value instanceof Set) return [...value]
  return ArrayBuffer.isView(value) && Symbol.iterator in value
    ? [...(value as Iterable<unknown> & object)]
    : undefined
}

/**
 * Whether two objects of one class say that they are equal: by a method `equals`, or, of a class
 * that writes itself as JSON, as a value or as text, by what is written.
 */
function saySo(expected: object, found: object): boolean {
  if (Object.getPrototypeOf(expected) !== Object.getPrototypeOf(found)) return false
  try {
    const { equals } = expected as { equals?: unknown }
    if (typeof equals === 'function') return equals.call(expected, found) === true
    const written = writtenBy(expected)
    return written !== undefined && written === writtenBy(found)
  } catch {
    return false
  }
}

/** What an object writes of itself by a method of its class; undefined where it has none. */
function writtenBy(value: object): string | undefined {
  const methods = value as Readonly<Record<string, unknown>>
  for (const name of ['toJSON', 'valueOf', 'toString'] as const) {
    const method = methods[name]
    const isInherited = method === (Object.prototype as Readonly<Record<string, unknown>>)[name]
    if (typeof method !== 'function' || isInherited) continue
    const written: unknown = method.call(value)
    if (written !== value) return typeof written === 'string' ? written : textOf(written)
  }
  return undefined
}

const CLIPPED_AT = 200

/** A value as a line of text: JSON where it can be, and never an error. */
export function shown(value: unknown): string {
  const text = textOf(value)
  return text.length > CLIPPED_AT ? `${text.slice(0, CLIPPED_AT)}…` : text
}

function textOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return NOTHING
    case 'bigint':
      return `${value}n`
    case 'number':
    case 'boolean':
    case 'symbol':
    case 'function':
      return String(value)
    case 'string':
      return JSON.stringify(value)
    case 'object':
      return value === null ? 'null' : objectText(value)
  }
}

/** An object by its class, where it has one, and what is known of it. */
function objectText(value: object): string {
  try {
    const name = classOf(value)
    const items = itemsOf(value)
    if (items !== undefined) return `${name === 'Array' ? '' : `${name} `}${jsonOf(items)}`
    if (name === '') return jsonOf(value)
    const hasJson = typeof (value as { toJSON?: unknown }).toJSON === 'function'
    return `${name} ${hasJson ? jsonOf(value) : (writtenBy(value) ?? jsonOf(value))}`
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** Everything that can be seen of a value, as text; two that differ in it are not the same. */
export function traceOf(value: unknown): string {
  return jsonOf(value, (member) => {
    if (member instanceof Map || member instanceof Set) return [...member]
    return member
  })
}

function jsonOf(value: unknown, seen: (member: unknown) => unknown = (member) => member): string {
  try {
    const text = JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'bigint' ? `${member}n` : seen(member),
    ) as string | undefined
    return text ?? Object.prototype.toString.call(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
