import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Direction, MethodName } from '../event/terms.ts'
import { addQuantities, compareQuantities, negateQuantity } from '../quantity/arithmetic.ts'
import { integerAt, scaleOf } from '../quantity/decimal.ts'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import { addRatios, compareRatios, quantityAsRatio, type Ratio } from '../quantity/ratio.ts'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { fractionOf, over } from '../testing/reference/fraction.ts'
import { attainmentOf as plainAttainment, isBetter, isMet } from '../testing/reference/judgement.ts'
import { attainment, type AttainmentTerms } from './attainment.ts'
import { goalIn, judgeOf, verdictOn } from './goal.ts'

const ONE = quantityAsRatio(quantity('1'))
const positive = quantities().map((text) => text.replace('-', '') as Quantity)

const directions = fc.constantFrom<Direction>('atLeast', 'atMost', 'within', 'exactly')

/** Any terms that attainment depends on, whether or not a rule would let them stand together. */
const terms: fc.Arbitrary<Required<Pick<AttainmentTerms, 'attainment'>> & AttainmentTerms> = fc
  .record({
    direction: directions,
    plan: quantities(),
    width: positive,
    tolerance: positive,
    baseline: fc.option(quantities(), { nil: undefined }),
    method: fc.constantFrom<MethodName>('ofPlan', 'fromBaseline'),
    cap: fc.option(fc.constantFrom('1', '1.25').map(quantity), { nil: undefined }),
    isPlanned: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  })
  .map(({ direction, plan, width, tolerance, baseline, method, cap, isPlanned }) => ({
    direction,
    ...(isPlanned &&
      (direction === 'within'
        ? { band: { from: plan, to: addQuantities(plan, width) } }
        : { plan })),
    ...(direction === 'exactly' && { tolerance }),
    ...(baseline !== undefined && { baseline }),
    attainment: {
      method: direction === 'within' ? 'ofPlan' : method,
      ...(cap !== undefined && { cap }),
    },
  }))

test('attainment is what plain fractions say', () => {
  fc.assert(
    fc.property(terms, fc.option(quantities(), { nil: undefined }), (given, actual) => {
      const value = actual === undefined ? {} : { value: fractionOf(actual) }
      expect(attainment(given, actual)).toStrictEqual(
        plainAttainment({ reports: [], standing: [], ...value }, given),
      )
    }),
  )
})

test('a ratio of any two figures is judged as plain fractions judge it', () => {
  fc.assert(
    fc.property(terms, quantities(), positive, (given, above, below) => {
      fc.pre(below !== '0')
      const scale = Math.max(scaleOf(above), scaleOf(below))
      const goal = goalIn(given)
      const judge = goal && judgeOf(goal, { scale: 0 })
      const actual = {
        reports: [],
        standing: [],
        value: over(fractionOf(above), fractionOf(below)),
      }
      const verdict = judge && verdictOn(judge, integerAt(scale, above), integerAt(scale, below))
      const expected = isBetter(actual, given) ? 'better' : isMet(actual, given) ? 'met' : 'unmet'
      expect(verdict ?? 'unmet').toBe(expected)
    }),
  )
})

test('more is never less: attainment rises with the actual atLeast, and falls with it atMost', () => {
  fc.assert(
    fc.property(terms, quantities(), positive, (given, actual, more) => {
      fc.pre(given.direction === 'atLeast' || given.direction === 'atMost')
      fc.pre(given.attainment.method === 'ofPlan')
      const lower = attainment(given, actual)
      const higher = attainment(given, addQuantities(actual, more))
      if ('undefined' in lower || 'undefined' in higher) {
        expect(lower).toStrictEqual(higher)
        return
      }
      const order = compareRatios(lower, higher)
      expect(given.direction === 'atLeast' ? order : -order).toBeLessThanOrEqual(0)
    }),
  )
})

test('atLeast and atMost are mirror images: negating plan and actual swaps them', () => {
  fc.assert(
    fc.property(quantities(), quantities(), (plan, actual) => {
      expect(attainment({ direction: 'atLeast', plan }, actual)).toStrictEqual(
        attainment({ direction: 'atMost', plan: negateQuantity(plan) }, negateQuantity(actual)),
      )
    }),
  )
})

test('as far as one actual is above a plan under atLeast, it is below it under atMost', () => {
  fc.assert(
    fc.property(quantities(), quantities(), (plan, actual) => {
      fc.pre(compareQuantities(plan, quantity('0')) !== 0)
      const least = attainment({ direction: 'atLeast', plan }, actual) as Ratio
      const most = attainment({ direction: 'atMost', plan }, actual) as Ratio
      expect(addRatios(least, most)).toStrictEqual(addRatios(ONE, ONE))
    }),
  )
})
