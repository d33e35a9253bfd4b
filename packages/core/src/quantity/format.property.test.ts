import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPercent, formatQuantity } from './format.ts'
import { fromBigInt } from './integer.ts'
import { parsePercent } from './percent.ts'
import { quantity } from './quantity.ts'
import { compareRatios, ratioOfIntegers, type Ratio } from './ratio.ts'
import { roundRatio, type RoundingMode } from './rounding.ts'

const modes = fc.constantFrom<RoundingMode>(
  'halfUp',
  'halfDown',
  'halfEven',
  'up',
  'down',
  'ceiling',
  'floor',
)
const digitCounts = fc.integer({ min: 0, max: 6 })

/** Ratios of every size, crowded around 1, where honesty matters. */
const ratios = fc
  .tuple(
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
    fc.oneof(
      fc.bigInt({ min: -3n, max: 3n }),
      fc.bigInt({ min: -(10n ** 320n), max: 10n ** 320n }),
    ),
  )
  .map(([plan, beyond]) => ratioOfIntegers(fromBigInt(plan + beyond), fromBigInt(plan)))

function shownRatio(text: string): Ratio {
  const result = parsePercent(text.replaceAll(',', ''))
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value.ratio
}

test('the side of 100% that is shown is the side that is true', () => {
  const one = ratioOfIntegers(1, 1)
  fc.assert(
    fc.property(ratios, digitCounts, modes, (ratio, digits, rounding) => {
      const shown = shownRatio(formatPercent(ratio, { digits, rounding }))
      expect(compareRatios(shown, one) >= 0).toBe(compareRatios(ratio, one) >= 0)
    }),
  )
})

test('honest display differs from plain only where plain would cross 100%', () => {
  const one = ratioOfIntegers(1, 1)
  fc.assert(
    fc.property(ratios, digitCounts, modes, (ratio, digits, rounding) => {
      const honest = formatPercent(ratio, { digits, rounding })
      const plain = formatPercent(ratio, { digits, rounding, display: 'plain' })
      const crosses = compareRatios(shownRatio(plain), one) >= 0 !== compareRatios(ratio, one) >= 0
      expect(honest !== plain).toBe(crosses)
    }),
  )
})

test('a plain percentage reads back as the ratio rounded once', () => {
  fc.assert(
    fc.property(ratios, digitCounts, modes, (ratio, digits, rounding) => {
      const shown = shownRatio(formatPercent(ratio, { digits, rounding, display: 'plain' }))
      expect(roundRatio(shown, digits + 2)).toBe(roundRatio(ratio, digits + 2, rounding))
    }),
  )
})

test('a quantity of any length reads back as itself', () => {
  const digits = fc.stringMatching(/^\d{1,450}$/)
  fc.assert(
    fc.property(fc.boolean(), digits, digits, (isNegative, whole, fraction) => {
      const value = quantity(`${isNegative ? '-' : ''}${whole}.${fraction}`)
      expect(formatQuantity(value).replaceAll(',', '')).toBe(value)
    }),
  )
})
