import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coefficientOf, scaleOf, toQuantity } from './decimal.ts'
import { isQuantity, parseQuantity, quantity } from './quantity.ts'

const Exact = Decimal.clone({ precision: 3000, toExpNeg: -3000, toExpPos: 3000 })

const digits = fc.oneof(
  fc.stringMatching(/^\d{1,18}$/),
  fc.stringMatching(/^0{0,3}\d{1,4}0{0,3}$/),
  fc.stringMatching(/^\d{380,420}$/),
)

const decimals = fc
  .tuple(fc.constantFrom('', '-'), digits, fc.option(digits))
  .map(([sign, whole, fraction]) => sign + whole + (fraction === null ? '' : `.${fraction}`))

test('reading a decimal keeps its value and writes it as the oracle does', () => {
  fc.assert(
    fc.property(decimals, (text) => {
      // The oracle knows a negative zero, which a quantity does not.
      expect(quantity(text)).toBe(new Exact(text).plus(0).toFixed().replace(/^-0$/, '0'))
    }),
  )
})

test('reading what was written changes nothing', () => {
  fc.assert(
    fc.property(decimals, (text) => {
      const once = quantity(text)
      expect(isQuantity(once)).toBe(true)
      expect(quantity(once)).toBe(once)
      expect(toQuantity(coefficientOf(once), scaleOf(once))).toBe(once)
    }),
  )
})

test('a finite number becomes the shortest decimal that reads back the same', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const text = quantity(number)
      expect(Number(text)).toBe(number + 0)
      expect(text).toBe(new Exact(String(number)).toFixed().replace(/^-0$/, '0'))
    }),
  )
})

test('a string is accepted exactly where the grammar says so, and is canonical where unchanged', () => {
  const nearMisses = fc.stringMatching(/^[019+.,e ５\n-]{0,8}$/)
  fc.assert(
    fc.property(fc.oneof(nearMisses, fc.string(), decimals), (text) => {
      const result = parseQuantity(text)
      expect(result.ok).toBe(/^-?[0-9]+(\.[0-9]+)?$/.test(text))
      expect(isQuantity(text)).toBe(result.ok && result.value === text)
    }),
  )
})

test('anything at all is accepted or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (input) => {
      const result = parseQuantity(input)
      if (result.ok) expect(isQuantity(result.value)).toBe(true)
      else expect(result.refusal.remedy).not.toBe('')
    }),
  )
})
