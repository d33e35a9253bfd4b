import fc from 'fast-check'
import { formatQuantity } from '@planfold/core'
import { quantities } from '@planfold/core/testing'
import { expect, test } from 'vitest'
import type { NumberFormat } from '../mapping/cell-format.ts'
import { numberReader } from './number-reader.ts'

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  en: { group: [','] },
  vi: { decimal: ',', group: ['.'] },
  de: { decimal: ',', group: ['.'] },
  fr: { decimal: ',', group: ['\u202F'] },
  cs: { decimal: ',', group: ['\u00A0'] },
  'de-CH': { group: ['’', "'"] },
  sv: { decimal: ',', group: ['\u00A0'], minusSign: true },
  es: { decimal: ',', group: ['.'] },
}

test('a quantity written for people of a language is read back as itself', () => {
  fc.assert(
    fc.property(quantities(), fc.constantFrom(...Object.entries(FORMATS)), (value, format) => {
      const written = formatQuantity(value, { locale: format[0] })
      expect(numberReader(format[1])(written)).toEqual({ ok: true, value })
    }),
  )
})

test('a number is read as itself, or refused: never as another one', () => {
  const characters = fc.constantFrom(...'0123456789,.- '.split(''))
  const read = numberReader({ group: [',', ' '], leadingDecimal: true })
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
      const result = read(text)
      if (!result.ok) return
      // In what is accepted, separators stand between groups of three alone.
      expect(text).toMatch(/^-?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|(?=\.))(?:\.\d+)?$/)
      expect(Number(result.value)).toBe(Number(text.replace(/[, ]/g, '')) || 0)
    }),
  )
})
