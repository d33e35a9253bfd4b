import { digestOf } from './slot.ts'

/** As long as an id may be, in UTF-16 code units. */
const LONGEST_ID = 200

const LOOKS_SHORTENED = /~[\w-]{22}$/

/**
 * A text as short as an id has to be: itself, or its beginning, `~`, and a digest of the whole. A text
 * that looks as if it had been shortened to this length is shortened, too, so that none is taken for
 * another.
 *
 * @example
 * shortened('a'.repeat(201)).length //=> 200
 */
export function shortened(text: string): string {
  const whole = text.normalize('NFC')
  const isShort = whole.length <= LONGEST_ID
  if (isShort && !(whole.length >= LONGEST_ID - 1 && LOOKS_SHORTENED.test(whole))) return text
  const digest = `~${digestOf(whole)}`
  const beginning = whole.slice(0, LONGEST_ID - digest.length)
  // No character of two halves is cut in two.
  return (/[\uD800-\uDBFF]$/.test(beginning) ? beginning.slice(0, -1) : beginning) + digest
}
