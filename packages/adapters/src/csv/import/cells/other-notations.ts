import {
  addQuantities,
  compareRatios,
  multiplyQuantities,
  quantity,
  quantityAsRatio,
  ratioOf,
  roundRatio,
  type Quantity,
} from '@planfold/core/quantity'

const FRACTION = /^(-?\d{1,100})\/(\d{1,100})$/
const CLOCK = /^(\d{1,100}):([0-5]\d)$/

const ZERO = quantity(0)
const SIXTY = quantity(60)

/** More digits than a fraction of short numbers has, if it has an end at all. */
const MOST_DIGITS = 100

/**
 * What `3/5` is as a decimal; undefined where the text is no fraction, or none that a decimal says
 * exactly.
 *
 * @example
 * fractionIn('3/5') //=> '0.6'
 * fractionIn('1/3') //=> undefined
 */
export function fractionIn(text: string): Quantity | undefined {
  const [, above, below] = FRACTION.exec(text) ?? []
  if (above === undefined || below === undefined) return undefined
  const denominator = quantity(below)
  if (denominator === ZERO) return undefined
  const ratio = ratioOf(quantity(above), denominator)
  const decimal = roundRatio(ratio, MOST_DIGITS)
  return compareRatios(quantityAsRatio(decimal), ratio) === 0 ? decimal : undefined
}

/** How many minutes `2:45` is; undefined where the text is no hours and minutes. */
export function minutesIn(text: string): Quantity | undefined {
  const [, hours, minutes] = CLOCK.exec(text) ?? []
  return hours === undefined || minutes === undefined
    ? undefined
    : addQuantities(multiplyQuantities(quantity(hours), SIXTY), quantity(minutes))
}
