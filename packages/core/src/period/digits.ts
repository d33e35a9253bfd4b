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

/** The number written by the four ASCII digits at `at`: 0 to 9999. */
export function fourDigitsAt(text: string, at: number): number {
  return twoDigitsAt(text, at) * 100 + twoDigitsAt(text, at + 2)
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, value) =>
  String(value).padStart(2, '0'),
)

/** A whole number from 0 to 99, in two digits. */
export function twoDigits(value: number): string {
  return TWO_DIGITS[value] as string
}

/** A whole number from 0 to 999, in three digits. */
export function threeDigits(value: number): string {
  const hundreds = Math.floor(value / 100)
  return `${hundreds}${twoDigits(value - hundreds * 100)}`
}

/** A whole number from 0 to 9999, in four digits. */
export function fourDigits(value: number): string {
  const hundreds = Math.floor(value / 100)
  return `${twoDigits(hundreds)}${twoDigits(value - hundreds * 100)}`
}
