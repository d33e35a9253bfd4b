import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantities } from '../testing/arbitraries/quantities.ts'
import { coefficientOf, scaleOf } from './decimal.ts'
import { packedCoefficient, packedFigure, packedScale } from './packed.ts'

test('what is packed is the coefficient and the scale, and what is long is left alone', () => {
  fc.assert(
    fc.property(quantities(), (figure) => {
      const packed = packedFigure(figure)
      expect(packed === undefined).toBe(figure.length > 14)
      if (packed === undefined) return
      expect(Number.isSafeInteger(packed)).toBe(true)
      expect(packedCoefficient(packed)).toBe(coefficientOf(figure))
      expect(packedScale(packed)).toBe(scaleOf(figure))
    }),
  )
})
