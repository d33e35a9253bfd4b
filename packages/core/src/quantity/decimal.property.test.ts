import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { integerAt, integerIfAt, scaleOf } from './decimal.ts'

test('a figure read in one go is the one that is read in steps, and left alone where it is finer', () => {
  fc.assert(
    fc.property(quantities(), fc.nat({ max: 24 }), (figure, scale) => {
      const read = integerIfAt(scale, figure)
      if (scaleOf(figure) > scale) expect(read).toBe(undefined)
      else if (read !== undefined) expect(read).toBe(integerAt(scale, figure))
      // What has few digits is always read.
      if (scaleOf(figure) <= scale && figure.length < 16) expect(read).not.toBe(undefined)
    }),
  )
})
