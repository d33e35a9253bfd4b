import { ITERABLE, requireKind, wrongKind } from '../refusal/kinds.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { coefficientOf, integerAt, rescale, scaleOf, toQuantity } from './decimal.ts'
import { add, compare, multiply, negate, powerOfTen, sign, type Integer } from './integer.ts'
import { addFractions, boundsOf, type Fraction } from './fractions.ts'
import type { Quantity } from './quantity.ts'
import { quantityAsRatio, ratioOfIntegers, requireRatio, type Ratio } from './ratio.ts'
import { checkDigits, roundQuotient, type RoundingMode } from './rounding.ts'

/** A value that a mean is taken of; `weight` is 1 where it is absent. */
export interface WeightedValue {
  readonly value: Ratio | Quantity
  readonly weight?: Quantity
}

/** A mean as data: each denominator with the sum of weight times numerator over it. */
export interface MeanJson {
  readonly weight: Quantity
  readonly sums: readonly (readonly [denominator: Quantity, numerator: Quantity])[]
}

/** Bits beyond those asked for, at which bounds are tried before everything is added up. */
const BITS_TO_SPARE = [64, 256] as const

/**
 * The exact mean of any number of values, by weight. It is kept as a map from denominator to the sum
 * of its numerators, so that it does not grow into one ratio of a million digits: it can be compared,
 * rounded, merged and taken away from all the same. Immutable. Made by {@link meanOf}.
 */
export class Mean {
  readonly #sums: ReadonlyMap<Integer, Integer>
  readonly #weight: Integer
  /** Decimal digits of the sums and of the weight. */
  readonly #scale: number

  private constructor(sums: ReadonlyMap<Integer, Integer>, weight: Integer, scale: number) {
    this.#sums = sums
    this.#weight = weight
    this.#scale = scale
  }

  /** {@link meanOf}. */
  static of(values: Iterable<WeightedValue>): Mean {
    requireKind('values', values, ITERABLE)
    let sums = new Map<Integer, Integer>()
    let total: Integer = 0
    let scale = 0
    for (const each of values) {
      requireWeighted(each)
      const { value, weight } = each
      if (weight !== undefined && scaleOf(weight) > scale) {
        sums = rescaled(sums, scale, scaleOf(weight))
        total = rescale(total, scale, scaleOf(weight))
        scale = scaleOf(weight)
      }
      const share = weight === undefined ? powerOfTen(scale) : integerAt(scale, weight)
      const { numerator, denominator } = typeof value === 'string' ? quantityAsRatio(value) : value
      addTo(sums, coefficientOf(denominator), multiply(share, coefficientOf(numerator)))
      total = add(total, share)
    }
    return new Mean(sums, total, scale)
  }

  /** Of what has been checked already: what all weights come to, and by denominator what stands over it. */
  static from(weight: Quantity, sums: ReadonlyMap<Quantity, Quantity>): Mean {
    let scale = scaleOf(weight)
    for (const over of sums.values()) scale = Math.max(scale, scaleOf(over))
    const added = new Map<Integer, Integer>()
    for (const [under, over] of sums) addTo(added, coefficientOf(under), integerAt(scale, over))
    return new Mean(added, integerAt(scale, weight), scale)
  }

  /** What all weights come to; the mean is undefined where this is 0. */
  get weight(): Quantity {
    return toQuantity(this.#weight, this.#scale)
  }

  /** The mean of the values of both. */
  merge(other: Mean): Mean {
    return this.#plus(other, 1)
  }

  /** The mean without the values of another one, which must be among its own. */
  without(other: Mean): Mean {
    return this.#plus(other, -1)
  }

  #plus(other: Mean, times: 1 | -1): Mean {
    if (typeof other !== 'object' || other === null || !(#sums in other)) {
      throw wrongKind('other', other, 'mean', 'a mean')
    }
    const scale = Math.max(this.#scale, other.#scale)
    const sums = rescaled(this.#sums, this.#scale, scale)
    for (const [denominator, numerator] of rescaled(other.#sums, other.#scale, scale)) {
      addTo(sums, denominator, multiply(times, numerator))
    }
    const theirs = multiply(times, rescale(other.#weight, other.#scale, scale))
    return new Mean(sums, add(rescale(this.#weight, this.#scale, scale), theirs), scale)
  }

  /**
   * -1 where the mean is less than the value, 0 where they are equal, 1 where it is greater; exact.
   * Throws {@link RefusedInput} `ZeroDenominator` where the weights come to 0.
   */
  compare(value: Ratio | Quantity): -1 | 0 | 1 {
    if (typeof value !== 'string') requireRatio('value', value)
    const { numerator, denominator } = typeof value === 'string' ? quantityAsRatio(value) : value
    const over = coefficientOf(numerator)
    const under = coefficientOf(denominator)
    return this.#settled(0, (mean) =>
      compare(multiply(mean.numerator, under), multiply(over, mean.denominator)),
    )
  }

  /**
   * The mean to so many digits after the decimal point: 0 to 100, both included. Exactly as rounding
   * its ratio. Throws as {@link Mean.compare}, and `InvalidDigits`.
   */
  round(digits: number, mode: RoundingMode = 'halfUp'): Quantity {
    checkDigits(digits)
    return toQuantity(this.roundedUnits(digits, mode), digits)
  }

  /** The mean in whole units of 10^-digits; any number of digits from 0. */
  roundedUnits(digits: number, mode: RoundingMode): Integer {
    const unit = powerOfTen(digits)
    return this.#settled(digits * 4, ({ numerator, denominator }) =>
      roundQuotient(multiply(numerator, unit), denominator, mode),
    )
  }

  /**
   * The mean as one reduced ratio. Of many values with different denominators it has very many digits
   * and takes long: to compare or show it, nothing needs it. Throws as {@link Mean.compare}.
   */
  toRatio(): Ratio {
    const { numerator, denominator } = this.#exactly()
    return ratioOfIntegers(numerator, denominator)
  }

  /** What a console of Node, Deno or Bun shows: the mean to six digits, and what it weighs. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    const of = `of weight ${this.weight}`
    return this.#weight === 0 ? `Mean ${of}` : `Mean ${this.round(6)} ${of}`
  }

  toJSON(): MeanJson {
    const inOrder = [...this.#sums].toSorted(([a], [b]) => compare(a, b))
    return {
      weight: this.weight,
      sums: inOrder.map(([denominator, numerator]) => [
        toQuantity(denominator, 0),
        toQuantity(numerator, this.#scale),
      ]),
    }
  }

  /**
   * What a question to the mean is answered with. What does not fall between two bounds of the mean
   * falls on neither side of it, so that the answer to both bounds is that to the mean; the question
   * must have an order, as comparing and rounding have.
   */
  #settled<Answer>(bits: number, ask: (mean: Fraction) => Answer): Answer {
    this.#requireWeight()
    for (const spare of BITS_TO_SPARE) {
      const { least, greatest } = boundsOf(this.#sums, bits + spare)
      const answer = ask(this.#overWeight(least))
      if (answer === ask(this.#overWeight(greatest))) return answer
    }
    return ask(this.#exactly())
  }

  #exactly(): Fraction {
    this.#requireWeight()
    return this.#overWeight(addFractions(this.#sums))
  }

  #overWeight({ numerator, denominator }: Fraction): Fraction {
    const below = multiply(denominator, this.#weight)
    // Only where more was taken away than there was is the weight below zero.
    return sign(below) > 0
      ? { numerator, denominator: below }
      : { numerator: negate(numerator), denominator: negate(below) }
  }

  #requireWeight(): void {
    if (this.#weight !== 0) return
    const remedy = 'Leave the mean undefined where nothing weighs anything.'
    const expected = 'weights that come to more than zero'
    throw new RefusedInput(refuse('ZeroDenominator', 'weight', '0', expected, remedy))
  }
}

/**
 * The mean of some values, each by its weight: Σ weight × value / Σ weight, exactly. Quick however
 * many different denominators there are. Weights are zero or more.
 *
 * @example
 * const mean = meanOf([{ value: quantity(2) }, { value: quantity(5), weight: quantity('0.5') }])
 * mean.toRatio() //=> { numerator: '3', denominator: '1' }
 * mean.compare(quantity(3)) //=> 0
 * formatPercent(meanOf([{ value: ratioOf(quantity(1), quantity(3)) }]), { digits: 1 }) //=> '33.3%'
 */
export function meanOf(values: Iterable<WeightedValue>): Mean {
  return Mean.of(values)
}

/** Told by the kinds of its members, since there may be a million of them. */
function requireWeighted(each: WeightedValue): void {
  const given: unknown = each
  if (typeof given === 'object' && given !== null) {
    const { value, weight } = each
    const isFigure = typeof value === 'string' || isFraction(value)
    if (isFigure && (weight === undefined || typeof weight === 'string')) return
  }
  throw wrongKind('values', given, 'object', 'values { value, weight }')
}

function isFraction(value: Ratio): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof value.numerator === 'string' &&
    typeof value.denominator === 'string'
  )
}

function addTo(sums: Map<Integer, Integer>, denominator: Integer, numerator: Integer): void {
  const sum = add(sums.get(denominator) ?? 0, numerator)
  if (sum === 0) sums.delete(denominator)
  else sums.set(denominator, sum)
}

function rescaled(
  sums: ReadonlyMap<Integer, Integer>,
  from: number,
  to: number,
): Map<Integer, Integer> {
  if (from === to) return new Map(sums)
  return new Map([...sums].map(([under, over]) => [under, rescale(over, from, to)]))
}
