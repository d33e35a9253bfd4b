import fc from 'fast-check'
import { expect, test } from 'vitest'
import { multiplyQuantities, negateQuantity } from '../quantity/arithmetic.ts'
import { toQuantity } from '../quantity/decimal.ts'
import { formatPercent } from '../quantity/format.ts'
import { fromBigInt } from '../quantity/integer.ts'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import {
  addRatios,
  compareRatios,
  multiplyRatios,
  quantityAsRatio,
  ratioOfIntegers,
  subtractRatios,
  type Ratio,
} from '../quantity/ratio.ts'
import type { RoundingMode } from '../quantity/rounding.ts'
import { plansMatching, type PlanInterval, type PlansMatching } from './plans-matching.ts'

interface Claim {
  readonly actual: Quantity
  readonly digits: number
  readonly rounding: RoundingMode
  readonly direction: 'atLeast' | 'atMost'
}

const actuals = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -50n, max: 50n }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    ),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([coefficient, scale]) => toQuantity(fromBigInt(coefficient), scale))

const claims: fc.Arbitrary<Claim> = fc.record({
  actual: actuals,
  digits: fc.integer({ min: 0, max: 3 }),
  rounding: fc.constantFrom<RoundingMode>(
    'halfUp',
    'halfDown',
    'halfEven',
    'up',
    'down',
    'ceiling',
    'floor',
  ),
  direction: fc.constantFrom('atLeast', 'atMost'),
})

const plans = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: 1n, max: 100n }), fc.bigInt({ min: 1n, max: 10n ** 30n })),
    fc.constantFrom(1, 2, 3, 100, 201),
  )
  .map(([numerator, denominator]) => ratioOfIntegers(fromBigInt(numerator), denominator))

/** The plans that match what was published of a claim. */
function plansFor(
  { rounding, direction, ...claim }: Claim,
  published: string,
  actual: Quantity = claim.actual,
): PlansMatching {
  return plansMatching(actual, published, { rounding, direction })
}

const ZERO = ratioOfIntegers(0, 1)
const TWO = ratioOfIntegers(2, 1)

/** What would have been published, from the definition of attainment and nothing else. */
function publishedUnder(plan: Ratio, { actual, digits, rounding, direction }: Claim): string {
  const inverse = { numerator: plan.denominator, denominator: plan.numerator }
  const share = multiplyRatios(quantityAsRatio(actual), inverse)
  const attainment = direction === 'atLeast' ? share : subtractRatios(TWO, share)
  const shown = formatPercent(attainment, { digits, rounding, display: 'plain' })
  return shown.replaceAll(',', '')
}

function isWithin(plan: Ratio, interval: PlanInterval | undefined): boolean {
  if (interval === undefined) return false
  const { from, fromIncluded, to, toIncluded } = interval
  const aboveFrom = compareRatios(plan, from)
  if (fromIncluded ? aboveFrom < 0 : aboveFrom <= 0) return false
  if (to === undefined) return true
  const belowTo = compareRatios(to, plan)
  return toIncluded ? belowTo >= 0 : belowTo > 0
}

/** The ends, a hair to both sides of them, the middle, and points far out. */
function samplesOf({ from, to }: PlanInterval): readonly Ratio[] {
  const hair = ratioOfIntegers(1, 10n ** 90n)
  const ends = to === undefined ? [from] : [from, to]
  const upper = to ?? addRatios(from, ratioOfIntegers(10n ** 40n, 1))
  const middle = multiplyRatios(addRatios(from, upper), ratioOfIntegers(1, 2))
  return [...ends.flatMap((end) => [subtractRatios(end, hair), end, addRatios(end, hair)]), middle]
}

test('the plan there was is among the plans that match', () => {
  fc.assert(
    fc.property(claims, plans, (claim, plan) => {
      const published = publishedUnder(plan, claim)
      expect(isWithin(plan, plansFor(claim, published).interval)).toBe(true)
    }),
  )
})

test('a plan matches exactly where the attainment under it rounds to what was published', () => {
  fc.assert(
    fc.property(claims, plans, plans, (claim, plan, other) => {
      const published = publishedUnder(plan, claim)
      const { interval } = plansFor(claim, published)
      expect(interval).toBeDefined()
      for (const sample of [other, ...(interval === undefined ? [] : samplesOf(interval))]) {
        if (compareRatios(sample, ZERO) <= 0) continue
        expect(isWithin(sample, interval)).toBe(publishedUnder(sample, claim) === published)
      }
    }),
  )
})

test('where no plan matches, none of any plans tried would have been published so', () => {
  const figures = fc.integer({ min: -300, max: 300 })
  fc.assert(
    fc.property(claims, figures, plans, (claim, figure, plan) => {
      const published = `${toQuantity(figure, 0)}%`
      const whole = { ...claim, digits: 0 }
      const { interval } = plansFor(whole, published)
      expect(isWithin(plan, interval)).toBe(publishedUnder(plan, whole) === published)
    }),
  )
})

test('the whole plans are all the whole numbers that match', () => {
  const small = fc.integer({ min: -60, max: 60 })
  fc.assert(
    fc.property(claims, small, fc.integer({ min: 1, max: 60 }), (claim, actual, plan) => {
      const whole = { ...claim, actual: quantity(actual), digits: 0 }
      const published = publishedUnder(ratioOfIntegers(plan, 1), whole)
      const found = plansFor(whole, published)
      const matching = Array.from({ length: 400 }, (_, at) => at + 1).filter(
        (each) => publishedUnder(ratioOfIntegers(each, 1), whole) === published,
      )
      expect(found.whole?.from).toBe(String(matching[0]))
      if (found.whole?.to === undefined) {
        expect(matching.at(-1)).toBe(400)
        return
      }
      const last = Math.min(400, Number(found.whole.to))
      expect(matching.at(-1)).toBe(last)
      if (last < 400) expect(found.whole.count).toBe(String(matching.length))
      expect(found.only).toBe(found.whole.count === '1' ? found.whole.from : undefined)
    }),
  )
})

test('units do not matter: ten times the actual, ten times the plans', () => {
  const ten = quantity(10)
  fc.assert(
    fc.property(claims, plans, (claim, plan) => {
      const published = publishedUnder(plan, claim)
      const before = plansFor(claim, published).interval
      const after = plansFor(claim, published, multiplyQuantities(claim.actual, ten)).interval
      expect(after?.from).toEqual(before && multiplyRatios(before.from, quantityAsRatio(ten)))
      expect(after?.to).toEqual(before?.to && multiplyRatios(before.to, quantityAsRatio(ten)))
    }),
  )
})

test('half up mirrors at zero: a loss published as one matches the plans of the gain', () => {
  fc.assert(
    fc.property(claims, plans, (claim, plan) => {
      const gain: Claim = { ...claim, rounding: 'halfUp', direction: 'atLeast' }
      const loss: Claim = { ...gain, actual: negateQuantity(gain.actual) }
      const matchingGain = plansFor(gain, publishedUnder(plan, gain))
      const matchingLoss = plansFor(loss, publishedUnder(plan, loss))
      expect(matchingLoss).toEqual(matchingGain)
    }),
  )
})
