import { RefusedInput } from '../refusal/planfold-error.ts'
import { reading } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, valueOf } from '../refusal/result.ts'

// What a tracker is opened with, checked at once: it would fail only at the first command.

/** Throws {@link RefusedInput} `InvalidOptions` where an option is no function. */
export function requireFunction(option: string, found: unknown): void {
  if (typeof found !== 'function') throw invalidOption(option, found, 'a function')
}

/** Throws {@link RefusedInput} `InvalidOptions` where an option lacks one of some methods. */
export function requireMethods(option: string, found: unknown, methods: readonly string[]): void {
  const expected = `an object with ${methods.join(', ')}`
  if (typeof found !== 'object' || found === null) throw invalidOption(option, found, expected)
  const has = found as Readonly<Record<string, unknown>>
  const hasAll = valueOf(
    reading(found, () => accepted(methods.every((method) => typeof has[method] === 'function'))),
  )
  if (!hasAll) throw invalidOption(option, found, expected)
}

function invalidOption(option: string, found: unknown, expected: string): RefusedInput {
  return new RefusedInput(
    refuse('InvalidOptions', option, found, expected, 'Give it, or leave out what may be absent.'),
  )
}
