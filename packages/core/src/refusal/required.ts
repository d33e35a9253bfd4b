import type { CoreRefusals } from './core-refusals.ts'
import { RefusedInput } from './planfold-error.ts'
import { reading } from './reading.ts'
import { refuse } from './refusal.ts'
import { accepted, valueOf } from './result.ts'

// What a tracker is opened with, checked at once: it would fail only at the first command. Stores, too.

/** Throws {@link RefusedInput} `InvalidOptions` where an option is no function. */
export function requireFunction(option: string, found: unknown): void {
  if (typeof found !== 'function') {
    throw invalidOption(option, found, 'a function', { types: ['function'] })
  }
}

/** Throws {@link RefusedInput} `InvalidOptions` where an option lacks one of some methods. */
export function requireMethods(option: string, found: unknown, methods: readonly string[]): void {
  const expected = `an object with ${methods.join(', ')}`
  const fault = () => invalidOption(option, found, expected, { methods })
  if (typeof found !== 'object' || found === null) throw fault()
  const has = found as Readonly<Record<string, unknown>>
  const hasAll = valueOf(
    reading(found, () => accepted(methods.every((method) => typeof has[method] === 'function'))),
  )
  if (!hasAll) throw fault()
}

/** Throws {@link RefusedInput} `InvalidOptions` where an option is given and is no object, or no function. */
export function requireIfGiven(
  option: string,
  type: 'object' | 'function',
  read: () => unknown,
): void {
  const found = valueOf(reading(undefined, () => accepted(read())))
  if (found === undefined || (typeof found === type && found !== null)) return
  const expected = type === 'object' ? 'an object' : 'a function'
  throw invalidOption(option, found, expected, { types: [type] })
}

/** The longest time that a timer can be set to, in milliseconds. */
const LONGEST_TIMEOUT = 2 ** 31 - 1

/** Throws {@link RefusedInput} `InvalidOptions` where an option is no time that a timer can be set to. */
export function requireTimeout(option: string, found: unknown): void {
  if (typeof found === 'number' && found >= 1 && found <= LONGEST_TIMEOUT) return
  const bounds = { types: ['number'], least: 1, most: LONGEST_TIMEOUT }
  throw invalidOption(option, found, `milliseconds from 1 to ${LONGEST_TIMEOUT}`, bounds)
}

function invalidOption(
  option: string,
  found: unknown,
  expected: string,
  parameters: CoreRefusals['InvalidOptions'],
): RefusedInput {
  const remedy = 'Give it, or leave out what may be absent.'
  return new RefusedInput(refuse('InvalidOptions', option, found, expected, remedy, parameters))
}
