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
 * Dates are compared by their time, maps and sets by their entries in order. Where the kinds or
 * the `type` of two objects differ, nothing within them is compared.
 */
export function differencesIn(path: string, expected: unknown, found: unknown): Difference[] {
  if (Object.is(expected, found) || expected === found) return []
  if (!isObject(expected) || !isObject(found)) return [differs(path, expected, found)]
  if (isDate(expected) || isDate(found)) {
    const same = isDate(expected) && isDate(found) && Object.is(Number(expected), Number(found))
    return same ? [] : [differs(path, expected, found)]
  }
  const [expectedItems, foundItems] = [itemsOf(expected), itemsOf(found)]
  if (expectedItems !== undefined && foundItems !== undefined) {
    return differencesInItems(path, expectedItems, foundItems)
  }
  if (expectedItems !== undefined || foundItems !== undefined) {
    return [differs(path, expected, found)]
  }
  if (expected['type'] !== undefined && expected['type'] !== found['type']) {
    return [differs(under(path, 'type'), expected['type'], found['type'])]
  }
  return Object.keys(expected).flatMap((field) =>
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

function isDate(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Date]'
}

/** The items of what is compared in order; undefined for what is compared field by field. */
function itemsOf(value: object): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  return value instanceof Map || value instanceof Set ? [...value] : undefined
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
    case 'object':
      return jsonOf(value)
  }
}

function jsonOf(value: string | object | null): string {
  if (value instanceof Map || value instanceof Set) return jsonOf([...value])
  try {
    const text = JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'bigint' ? `${member}n` : member,
    ) as string | undefined
    return text ?? Object.prototype.toString.call(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}
