import type { CoreRefusals } from '../refusal/core-refusals.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { reading } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, valueOf } from '../refusal/result.ts'

// What a tracker is opened with, checked at once: it would fail only at the first command.

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

/** Throws {@link RefusedInput} `InvalidOptions` where an option is given and is no object. */
export function requireObjectIfGiven(option: string, read: () => unknown): void {
  const found = valueOf(reading(undefined, () => accepted(read())))
  if (found === undefined || (typeof found === 'object' && found !== null)) return
  throw invalidOption(option, found, 'an object', { types: ['object'] })
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
