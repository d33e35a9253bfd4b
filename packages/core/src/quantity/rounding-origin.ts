import { add, multiply, remainder, sign, subtract, type Integer } from './integer.ts'
import { unknownRounding, type RoundingMode } from './rounding.ts'

/** All values between two ends, which are given in halves: 3 is one and a half. */
export interface RoundingOrigin {
  readonly from: Integer
  readonly fromIncluded: boolean
  readonly to: Integer
  readonly toIncluded: boolean
}

/**
 * The values that a mode rounds to the given integer; never none, since it is one of them.
 * Throws {@link RefusedInput} `UnknownRounding` for another mode.
 *
 * @example
 * roundingOrigin(2, 'halfUp') //=> { from: 3, fromIncluded: true, to: 5, toIncluded: false }
 */
export function roundingOrigin(rounded: Integer, mode: RoundingMode): RoundingOrigin {
  const side = sign(rounded)
  switch (mode) {
    case 'halfUp':
      return around(rounded, side > 0, side < 0)
    case 'halfDown':
      return around(rounded, side <= 0, side >= 0)
    case 'halfEven': {
      const isEven = remainder(rounded, 2) === 0
      return around(rounded, isEven, isEven)
    }
    case 'up':
      return reaching(rounded, side > 0, side < 0)
    case 'down':
      return reaching(rounded, side <= 0, side >= 0)
    case 'ceiling':
      return reaching(rounded, true, false)
    case 'floor':
      return reaching(rounded, false, true)
    default:
      throw unknownRounding(mode)
  }
}

/** Half a unit to both sides. */
function around(middle: Integer, fromIncluded: boolean, toIncluded: boolean): RoundingOrigin {
  const doubled = multiply(middle, 2)
  return { from: subtract(doubled, 1), fromIncluded, to: add(doubled, 1), toIncluded }
}

/** From the value itself up to, and without, the next one below, above, or both. */
function reaching(value: Integer, below: boolean, above: boolean): RoundingOrigin {
  const doubled = multiply(value, 2)
  return {
    from: below ? subtract(doubled, 2) : doubled,
    fromIncluded: !below,
    to: above ? add(doubled, 2) : doubled,
    toIncluded: !above,
  }
}
