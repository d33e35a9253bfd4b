import { expect, test } from 'vitest'
import type { TargetTerms } from '../../event/terms.ts'
import { day } from '../../period/day.ts'
import { attainment, type AttainmentTerms } from '../../attainment/attainment.ts'
import { quantity } from '../../quantity/quantity.ts'
import { quantityAsRatio } from '../../quantity/ratio.ts'
import { thresholdValues } from './thresholds.ts'

const [THREE, MINUS_THREE, TWO] = ['3', '-3', '2'].map((text) => quantity(text))

test.each([
  ['atLeast', THREE, 'ofPlan', '2.85'],
  ['atMost', THREE, 'ofPlan', '3.15'],
  ['atLeast', MINUS_THREE, 'ofPlan', '-3.15'],
  ['atMost', MINUS_THREE, 'ofPlan', '-2.85'],
  ['atLeast', THREE, 'fromBaseline', '2.95'],
  ['atMost', MINUS_THREE, 'fromBaseline', '-2.75'],
] as const)(
  '0.95 of attainment, %s %s %s, is an actual of %s',
  (direction, plan, method, actual) => {
    const terms = { direction, plan, baseline: TWO, attainment: { method } } as AttainmentTerms
    const values = thresholdValues(
      { attainment: ['0.95'] },
      terms as TargetTerms,
      day('2020-12-20'),
    )
    expect(values).toEqual([quantityAsRatio(quantity(actual))])
    expect(attainment(terms, values[0])).toEqual(quantityAsRatio(quantity('0.95')))
  },
)
