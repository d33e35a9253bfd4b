import type { TargetTerms } from '../../event/terms.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  quantityAsRatio,
  subtractRatios,
  type Ratio,
} from '../../quantity/ratio.ts'
import { reachedSide } from './thresholds.ts'

/** Where two actuals lie by a threshold. */
export interface ActualsShape {
  /** The plan, before all figures are made whole. */
  readonly plan: number
  /** Counts among the thresholds, over and over. */
  readonly threshold: number
  readonly side: 'below' | 'above'
  /** How far the farther of the two is from the threshold, in tenths of it. */
  readonly distance: number
  /** The nearer of the two is so many powers of ten nearer to the threshold. */
  readonly closeness: number
}

/**
 * Two actuals beside a threshold, the farther first: no other threshold lies between them and it.
 * Where there is no threshold at all, they lie on two sides of the plan.
 */
export function actualsNear(
  thresholds: readonly Ratio[],
  { plan, threshold, side, distance, closeness }: ActualsShape,
): readonly Ratio[] {
  const value = thresholds[threshold % thresholds.length] ?? quantityAsRatio(quantity(plan))
  const neighbour =
    side === 'below'
      ? thresholds.findLast((other) => compareRatios(other, value) < 0)
      : thresholds.find((other) => compareRatios(other, value) > 0)
  const gap = gapTo(neighbour, value, distance)
  const away = side === 'below' ? MINUS_ONE : ONE
  const near = multiplyRatios(
    powerOfTen(closeness),
    thresholds.length > 0 ? away : multiplyRatios(MINUS_ONE, away),
  )
  return [away, near].map((part) => addRatios(value, multiplyRatios(part, gap)))
}

/** Just past a threshold on the side on which it has been reached, and the threshold itself. */
export function actualsOnBrink(
  thresholds: readonly Ratio[],
  { threshold, distance, closeness }: ActualsShape,
  terms: TargetTerms,
): readonly Ratio[] {
  const place = threshold % thresholds.length
  const value = thresholds[place]
  if (value === undefined) return []
  const side = reachedSide(terms, place)
  const gap = gapTo(thresholds[place + side], value, distance)
  const away = multiplyRatios(side === 1 ? ONE : MINUS_ONE, powerOfTen(closeness))
  return [addRatios(value, multiplyRatios(away, gap)), value]
}

/** So many tenths of a threshold; less where another one lies as near. */
function gapTo(neighbour: Ratio | undefined, value: Ratio, distance: number): Ratio {
  const tenths = multiplyRatios(quantityAsRatio(quantity(distance)), TENTH)
  const share = multiplyRatios(tenths, isZero(value) ? ONE : value)
  const most = neighbour && multiplyRatios(NINE_TENTHS, subtractRatios(value, neighbour))
  return lesser(magnitudeOf(share), most && magnitudeOf(most))
}

/** One over ten to that power. */
function powerOfTen(closeness: number): Ratio {
  return quantityAsRatio(quantity(`0.${'0'.repeat(closeness - 1)}1`))
}

const ONE = quantityAsRatio(quantity('1'))
const MINUS_ONE = quantityAsRatio(quantity('-1'))
const TENTH = quantityAsRatio(quantity('0.1'))
const NINE_TENTHS = quantityAsRatio(quantity('0.9'))

function isZero({ numerator }: Ratio): boolean {
  return numerator === '0'
}

function magnitudeOf(value: Ratio): Ratio {
  return value.numerator.startsWith('-') ? multiplyRatios(MINUS_ONE, value) : value
}

function lesser(a: Ratio, b: Ratio | undefined): Ratio {
  return b !== undefined && compareRatios(b, a) < 0 ? b : a
}

/** The part of a ratio's denominator that no decimal can tell: 3 of 30. */
export function beyondDecimals(actual: Ratio | undefined): Quantity {
  let rest = BigInt(actual?.denominator ?? 1)
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  return quantity(rest)
}
