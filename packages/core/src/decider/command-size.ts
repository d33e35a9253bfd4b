import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'

/** Bytes a command may have where nothing else is said. */
const MOST_COMMAND_BYTES = 1_000_000

/** What a number, a boolean or nothing counts as. */
export const BYTES_OF_A_VALUE = 8

const MOST_BYTES_OF_A_UNIT = 3

/** No door reads deeper, so that what contains itself is refused for what it is. */
const DEEPEST = 70

/**
 * Whether what a command is made of comes to more than so many bytes: texts and the names of fields as
 * UTF-8, every other value, object or array as 8, and each place of an array as one more. Looks no further
 * than to the byte too many.
 */
export function isLargerThan(most: number, input: unknown): boolean {
  return bytesLeft(input, most, 0) < 0
}

/** What is left of so many bytes after a value; less than 0 where it is larger. */
function bytesLeft(value: unknown, most: number, depth: number): number {
  if (typeof value === 'string') return most - bytesOf(value, most)
  let left = most - BYTES_OF_A_VALUE
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return left
  const isArray = Array.isArray(value)
  // An array may be billions long and hold nothing, or empty texts.
  if (isArray) left -= value.length
  if (left < 0) return left
  for (const name of Object.keys(value)) {
    if (!isArray) left -= bytesOf(name, left)
    left = bytesLeft((value as Readonly<Record<string, unknown>>)[name], left, depth + 1)
    if (left < 0) return left
  }
  return left
}

/** Bytes that a field has at most, told from its lengths; for values that hold no others. */
export function mostBytesOf(name: string, value: unknown): number {
  const units = name.length + (typeof value === 'string' ? value.length : 0)
  return units * MOST_BYTES_OF_A_UNIT + BYTES_OF_A_VALUE
}

/** Bytes of a text as UTF-8; of a long one no more than are needed to be over the bound. */
function bytesOf(text: string, most: number): number {
  if (text.length > most) return text.length
  let bytes = 0
  for (let place = 0; place < text.length; place++) {
    const unit = text.charCodeAt(place)
    // Half of a pair is half of four bytes.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3
  }
  return bytes
}

/** Greatest bound that can be set. */
const MOST_BYTES = 1_000_000_000

/** Throws {@link RefusedInput} `InvalidOptions` where a bound is none. */
export function checkedBound(maxCommandBytes: number = MOST_COMMAND_BYTES): number {
  const isBound = Number.isInteger(maxCommandBytes) && maxCommandBytes >= 1
  if (isBound && maxCommandBytes <= MOST_BYTES) return maxCommandBytes
  const expected = `whole bytes from 1 to ${MOST_BYTES}`
  const remedy = `Leave it out for ${MOST_COMMAND_BYTES}.`
  throw new RefusedInput(
    refuse('InvalidOptions', 'maxCommandBytes', maxCommandBytes, expected, remedy, {
      least: 1,
      most: MOST_BYTES,
    }),
  )
}
