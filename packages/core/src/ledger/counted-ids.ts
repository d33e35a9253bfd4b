/** Digits that count in an id which a tracker makes, such as `3f…-00000000002a.1`. */
export const DIGITS = 12

/** Stands for the place of what is not found. */
export const NOWHERE = -1

/** So often it is guessed where an id lies. */
const MOST_GUESSES = 8

/** Many ids, of which some count. */
interface CountedIds {
  /** The count of an id, and its number in its commit; NaN where it has none. */
  countAt(place: number): number
  numberAt(place: number): number
}

/**
 * The place of the id with a count, looked for from another place back: as far away as the counts are apart, then
 * as far as is to be expected of what was seen. {@link NOWHERE} where it isn't found soon.
 */
export function placeOfCount(ids: CountedIds, count: number, number: number, near: number): number {
  let at = near
  let pace = 1
  let [last, lastCount] = [NaN, NaN]
  for (let guess = 0; guess < MOST_GUESSES; guess++) {
    const there = ids.countAt(at)
    if (there === count) {
      const apart = number - ids.numberAt(at)
      if (apart === 0) return at
      at += apart
    } else {
      const seen = (at - last) / (there - lastCount)
      if (seen > 0) pace = seen
      last = at
      lastCount = there
      at += Math.round((count - there) * pace)
    }
    if (Number.isNaN(at)) return NOWHERE
    at = Math.min(Math.max(at, 0), near)
  }
  return NOWHERE
}

/** The count in an id whose point is known; NaN where it has none. */
export function countIn(id: string, point: number): number {
  return point < DIGITS ? NaN : hexadecimal(id, point - DIGITS, point)
}

/** Which of its commit an id is whose point is known; NaN where it says none. */
export function numberIn(id: string, point: number): number {
  return wholeNumber(id, point + 1)
}

/** Where the point lies that the number of an id comes after. */
export function pointIn(id: string): number {
  return id.lastIndexOf('.')
}

const ZERO = 48
const NINE = 57
const LETTER_A = 97
const LETTER_F = 102

/** The number that the end of a text is, as it is usually written; NaN where it is none. */
function wholeNumber(text: string, from: number): number {
  const digits = text.length - from
  if (digits === 0 || digits > 3 || text.charCodeAt(from) === ZERO) return NaN
  let number = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return NaN
    number = number * 10 + code - ZERO
  }
  return number
}

/** The number that some digits are, in lower case; NaN where one is no such digit. */
function hexadecimal(text: string, from: number, end: number): number {
  let number = 0
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) number = number * 16 + code - ZERO
    else if (code >= LETTER_A && code <= LETTER_F) number = number * 16 + code - LETTER_A + 10
    else return NaN
  }
  return number
}
