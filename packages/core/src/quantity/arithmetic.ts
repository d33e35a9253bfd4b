import { coefficientOf, integerAt, scaleOf, toQuantity } from './decimal.ts'
import { add, compare, multiply, negate, subtract, type Integer } from './integer.ts'
import type { Quantity } from './quantity.ts'
import { requireQuantity } from './required.ts'

/** The exact sum. `addQuantities(quantity('0.1'), quantity('0.2')) //=> '0.3'` */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return atCommonScale(a, b, (x, y, scale) => toQuantity(add(x, y), scale))
}

/** The first less the second, exactly. `subtractQuantities(quantity(1), quantity('0.9')) //=> '0.1'` */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity {
  return atCommonScale(a, b, (x, y, scale) => toQuantity(subtract(x, y), scale))
}

/** The exact product. `multiplyQuantities(quantity('0.5'), quantity('-0.5')) //=> '-0.25'` */
export function multiplyQuantities(a: Quantity, b: Quantity): Quantity {
  requireQuantity('a', a)
  requireQuantity('b', b)
  return toQuantity(multiply(coefficientOf(a), coefficientOf(b)), scaleOf(a) + scaleOf(b))
}

/** The same magnitude with the other sign; zero stays zero. `negateQuantity(quantity(5)) //=> '-5'` */
export function negateQuantity(value: Quantity): Quantity {
  requireQuantity('value', value)
  return toQuantity(negate(coefficientOf(value)), scaleOf(value))
}

/**
 * -1 where a is less than b, 0 where they are equal, 1 where it is greater: the order of the
 * numbers, for `Array.prototype.sort` too.
 *
 * @example
 * compareQuantities(quantity('9'), quantity('10')) //=> -1
 */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  return atCommonScale(a, b, compare)
}

function atCommonScale<Outcome>(
  a: Quantity,
  b: Quantity,
  operation: (a: Integer, b: Integer, scale: number) => Outcome,
): Outcome {
  requireQuantity('a', a)
  requireQuantity('b', b)
  const scale = Math.max(scaleOf(a), scaleOf(b))
  return operation(integerAt(scale, a), integerAt(scale, b), scale)
}
