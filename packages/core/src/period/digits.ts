const ZERO = 48
const TWO_ZEROS = 11 * ZERO

/**
 * The number written by the two ASCII digits at `at`: 0 to 99. The caller knows that they are
 * digits; what else stands there is read as nonsense. Allocates nothing, for the replay's sake.
 */
export function twoDigitsAt(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - TWO_ZEROS
}

/** The number written by the three ASCII digits at `at`: 0 to 999. */
export function threeDigitsAt(text: string, at: number): number {
  return twoDigitsAt(text, at) * 10 + text.charCodeAt(at + 2) - ZERO
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, value) =>
  String(value).padStart(2, '0'),
)

/** A whole number from 0 on, written with at least so many digits. */
export function padded(value: number, digits: number): string {
  const two = digits === 2 ? TWO_DIGITS[value] : undefined
  if (two !== undefined) return two
  const written = String(value)
  // Padding what needs none takes as long as writing it.
  return written.length < digits ? written.padStart(digits, '0') : written
}
