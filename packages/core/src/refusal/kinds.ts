import { RefusedInput } from './planfold-error.ts'
import { reading } from './reading.ts'
import { refuse } from './refusal.ts'
import { accepted, valueOf } from './result.ts'

// For doors of one's own, too. What is asked of input that is trusted otherwise: callers without types may pass anything.

/** A kind of value: its name, how it reads after "expected", and what is one. */
export type Kind = readonly [name: string, expected: string, holds: (found: object) => boolean]

/** An object that is no array. */
export const OBJECT: Kind = Object.freeze([
  'object',
  'an object',
  (found: object) => !Array.isArray(found),
])

export const ARRAY: Kind = Object.freeze([
  'array',
  'an array',
  (found: object) => Array.isArray(found),
])

/** An array, or something else to be iterated over. */
export const ITERABLE: Kind = Object.freeze([
  'iterable',
  'an array, or something else to be iterated over',
  (found: object) => Symbol.iterator in found && typeof found[Symbol.iterator] === 'function',
])

/**
 * Throws {@link RefusedInput} `InvalidField` where something is no object of a kind, and
 * `UnreadableInput` where it throws when it is read.
 *
 * @example
 * requireKind('rows', [], ITERABLE)
 * requireKind('rows', 5, ITERABLE) // throws RefusedInput: expected an array, or something else to be iterated over
 */
export function requireKind(field: string, found: unknown, [name, expected, holds]: Kind): void {
  const isOne = valueOf(
    reading(found, () => accepted(typeof found === 'object' && found !== null && holds(found))),
  )
  if (!isOne) throw wrongKind(field, found, name, expected)
}

/** Throws {@link RefusedInput} `InvalidField` where something is no text. */
export function requireText(field: string, found: unknown): void {
  if (typeof found !== 'string') throw wrongKind(field, found, 'string', 'text')
}

/** The refusal of what is of another kind than it has to be. */
export function wrongKind(
  field: string,
  found: unknown,
  name: string,
  expected: string,
): RefusedInput {
  const remedy = `Give ${expected}.`
  return new RefusedInput(refuse('InvalidField', field, found, expected, remedy, { types: [name] }))
}
