import { isPlainObject } from './outcome.ts'

/**
 * What keeps a value from being plain JSON, that is from coming back the same after it was stored:
 * "NaN at /share"; undefined where nothing does.
 */
export function faultIn(
  value: unknown,
  path = '',
  above: readonly unknown[] = [],
): string | undefined {
  const at = path === '' ? '' : ` at ${path}`
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      if (Object.is(value, -0)) return `-0${at}`
      return Number.isFinite(value) ? undefined : `${value}${at}`
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      return `${typeof value}${at}`
    case 'object':
      break
  }
  if (value === null) return undefined
  if (above.includes(value)) return `a value that contains itself${at}`
  if (Array.isArray(value)) return firstFault(value.entries(), path, [...above, value])
  if (!isPlainObject(value)) return `an instance of ${classNameOf(value)}${at}`
  return firstFault(Object.entries(value), path, [...above, value])
}

function classNameOf(value: object): string {
  const { constructor }: { readonly constructor?: unknown } = value
  return typeof constructor === 'function' ? constructor.name : 'no class'
}

function firstFault(
  members: Iterable<readonly [string | number, unknown]>,
  path: string,
  above: readonly unknown[],
): string | undefined {
  for (const [key, member] of members) {
    const fault = faultIn(member, `${path}/${key}`, above)
    if (fault !== undefined) return fault
  }
  return undefined
}
