import type { Quantity } from './quantity.ts'

const DIGIT_ZERO = 48
const POINT = 46
const MINUS = 45

/** How many scales there are: what is packed has 0 to 15 digits after the point. */
const SCALES = 16
const SCALE_BITS = 4

/** The longest text that is read: 14 digits, so that all that is packed is a safe integer. */
const LONGEST = 14

/**
 * A short quantity as one number: its coefficient times 16, and its scale beside it, away from zero.
 * Undefined where it has more than 14 letters.
 *
 * @example
 * packedFigure(quantity('-1.25')) //=> -2002
 */
export function packedFigure(text: Quantity): number | undefined {
  const { length } = text
  if (length > LONGEST) return undefined
  let coefficient = 0
  let scale = 0
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= DIGIT_ZERO) coefficient = coefficient * 10 + (code - DIGIT_ZERO)
    else if (code === POINT) scale = length - at - 1
  }
  const packed = coefficient * SCALES + scale
  return text.charCodeAt(0) === MINUS ? -packed : packed
}

/** The coefficient of what was packed. */
export function packedCoefficient(packed: number): number {
  if (isSmall(packed)) return packed >> SCALE_BITS
  return (packed - (packed % SCALES)) / SCALES
}

/** The scale of what was packed. */
export function packedScale(packed: number): number {
  if (isSmall(packed)) return packed & (SCALES - 1)
  return Math.abs(packed % SCALES)
}

/** Whether bits tell what was packed, which is many times quicker than a remainder of what is no small integer. */
function isSmall(packed: number): boolean {
  return packed >= 0 && (packed | 0) === packed
}
