import * as fc from 'fast-check'

/**
 * A value that no caller should give. Many such values cannot be printed, compared or even looked
 * at, so each comes as a recipe; a failing property prints its code, ready to paste into a test.
 */
export interface HostileValue {
  /** Makes the value, a new one each time: what one run does to it the next does not see. */
  readonly make: () => unknown
  /** A JavaScript expression that makes it. */
  readonly code: string
}

/** A recipe that fast-check prints as its code. */
export function hostileValue(code: string, make: () => unknown): HostileValue {
  const printed = { code, make, [fc.toStringMethod]: () => code }
  return printed
}

/** A value that JSON can say, or undefined. */
export function plainly(value: unknown): HostileValue {
  return hostileValue(JSON.stringify(value) ?? 'undefined', () => value)
}

/** An array of some values; where one is absent the array has a hole. */
export function arrayOf(items: readonly (HostileValue | undefined)[]): HostileValue {
  const code = items.map((item) => item?.code ?? '').join(', ')
  // A hole at the end needs a comma of its own.
  const end = items.length > 0 && items.at(-1) === undefined ? ',' : ''
  return hostileValue(`[${code}${end}]`, () => {
    const array: unknown[] = Array.from({ length: items.length })
    for (const [place, item] of items.entries()) {
      if (item === undefined) Reflect.deleteProperty(array, place)
      else array[place] = item.make()
    }
    return array
  })
}

/** An object of some fields, which are its own whatever their names. */
export function objectOf(fields: readonly (readonly [string, HostileValue])[]): HostileValue {
  const code = fields.map(([field, { code: value }]) => `[${JSON.stringify(field)}]: ${value}`)
  return hostileValue(`{ ${code.join(', ')} }`, () =>
    Object.fromEntries(fields.map(([field, { make }]) => [field, make()])),
  )
}
