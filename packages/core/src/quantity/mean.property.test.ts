import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantities } from '../testing/arbitraries/quantities.ts'
import {
  compare,
  fractionOf,
  over,
  plus,
  ratioFrom,
  total,
  type Fraction,
} from '../testing/reference/fraction.ts'
import { formatPercent, formatQuantity } from './format.ts'
import { sumOfRatios } from './fractions.ts'
import { meanOf, type WeightedValue } from './mean.ts'
import { parseMean } from './parse-mean.ts'
import { quantity, type Quantity } from './quantity.ts'
import { ratioOf, type Ratio } from './ratio.ts'
import { roundRatio, type RoundingMode } from './rounding.ts'

const MODES: readonly RoundingMode[] = [
  'halfUp',
  'halfEven',
  'halfDown',
  'up',
  'down',
  'ceiling',
  'floor',
]

// Denominators that share divisors, so that sums fall on round figures and ties.
const ratios: fc.Arbitrary<Ratio> = fc
  .tuple(fc.integer({ min: -60, max: 60 }), fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 25, 40, 100))
  .map(([numerator, denominator]) => ratioOf(quantity(numerator), quantity(denominator)))

const weights = fc.constantFrom('1', '2', '0.5', '0', '0.25', '3').map((text) => quantity(text))

const weighted: fc.Arbitrary<WeightedValue> = fc.oneof(
  fc.record({ value: ratios }),
  fc.record({ value: ratios, weight: weights }),
  fc.record({ value: quantities(), weight: weights }),
)

const some = fc.array(weighted, { maxLength: 9 })
const many = fc
  .array(weighted, { minLength: 1, maxLength: 9 })
  .filter((values) => weightOf(values) !== '0')

function weightOf(values: readonly WeightedValue[]): Quantity {
  return meanOf(values).weight
}

/** The mean as school has it: all multiplied out, added up and divided. */
function plainMean(values: readonly WeightedValue[]): Fraction {
  const shares = values.map(({ weight = quantity(1) }) => fractionOf(weight))
  const products = values.map(({ value }, place): Fraction => {
    const { n, d } = asFraction(value)
    const share = shares[place] as Fraction
    return { n: n * share.n, d: d * share.d }
  })
  return over(total(products), total(shares))
}

function asFraction(value: Ratio | Quantity): Fraction {
  return typeof value === 'string'
    ? fractionOf(value)
    : { n: BigInt(value.numerator), d: BigInt(value.denominator) }
}

test('a mean is the one that plain fractions give', () => {
  fc.assert(
    fc.property(many, (values) => {
      expect(meanOf(values).toRatio()).toEqual(ratioFrom(plainMean(values)))
    }),
  )
})

test('the sum of ratios is the one that plain fractions give', () => {
  fc.assert(
    fc.property(fc.array(ratios, { maxLength: 9 }), (all) => {
      expect(sumOfRatios(all)).toEqual(ratioFrom(total(all.map(asFraction))))
    }),
  )
})

test('merging means equals taking the mean of all', () => {
  fc.assert(
    fc.property(some, some, (left, right) => {
      const both = meanOf([...left, ...right])
      expect(meanOf(left).merge(meanOf(right)).toJSON()).toEqual(both.toJSON())
      expect(meanOf(right).merge(meanOf(left)).toJSON()).toEqual(both.toJSON())
    }),
  )
})

test('taking away what was added leaves the mean as it was', () => {
  fc.assert(
    fc.property(some, some, (values, others) => {
      const mean = meanOf(values)
      const back = mean.merge(meanOf(others)).without(meanOf(others))
      expect(back.toJSON()).toEqual(mean.toJSON())
    }),
  )
})

test('comparing by bounds agrees with comparing exactly', () => {
  fc.assert(
    fc.property(many, ratios, (values, value) => {
      const exact = plainMean(values)
      expect(meanOf(values).compare(value)).toBe(Math.sign(compare(exact, asFraction(value))))
      expect(meanOf(values).compare(ratioFrom(exact))).toBe(0)
      const above = plus(exact, { n: 1n, d: 10n ** 200n })
      expect(meanOf(values).compare(ratioFrom(above))).toBe(-1)
    }),
  )
})

test('formatting a mean agrees with formatting its ratio, in every mode, to any digits', () => {
  const digitsAsked = fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 100 }))
  const formats = fc.record({
    digits: digitsAsked,
    rounding: fc.constantFrom(...MODES),
    display: fc.constantFrom('honest' as const, 'plain' as const),
  })
  fc.assert(
    fc.property(many, formats, (values, format) => {
      const mean = meanOf(values)
      const ratio = mean.toRatio()
      const { digits, rounding } = format
      expect(formatPercent(mean, format)).toBe(formatPercent(ratio, format))
      expect(formatQuantity(mean, { digits, rounding })).toBe(
        formatQuantity(ratio, { digits, rounding }),
      )
      expect(mean.round(digits, rounding)).toBe(roundRatio(ratio, digits, rounding))
    }),
  )
})

test('law: a mean read from its JSON is the mean that was written', () => {
  fc.assert(
    fc.property(some, some, (values, others) => {
      // What was taken away leaves nothing behind, be it below zero.
      const mean = meanOf(values).without(meanOf(others))
      const json: unknown = JSON.parse(JSON.stringify(mean))
      const read = parseMean(json)
      if (!read.ok) throw new Error(read.refusal.message)
      expect(JSON.parse(JSON.stringify(read.value))).toEqual(json)
      if (mean.weight !== '0') expect(read.value.toRatio()).toEqual(mean.toRatio())
    }),
  )
})
