import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPercent } from './format.ts'
import { parsePercent } from './percent.ts'
import { quantity } from './quantity.ts'
import { ratioOf } from './ratio.ts'

const LOCALES = [
  'en',
  'vi',
  'de',
  'de-CH',
  'fr',
  'sv',
  'es',
  'pl',
  'pt',
  'tr',
  'eu',
  'he',
  'ar',
  'ar-EG',
].concat([
  'fa',
  'hi',
  'bn',
  'my',
  'mr',
  'en-IN',
  'ja',
  'zh',
  'ru',
  'uk',
  'et',
  'lt',
  'nb',
  'fi',
  'sl',
])

test.each(LOCALES)('law: in %s what is written is read', (locale) => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.nat({ max: 6 }), (units, digits) => {
      // As many digits as are shown, so that nothing is rounded.
      const ratio = ratioOf(quantity(units), quantity(10n ** BigInt(digits + 2)))
      const text = formatPercent(ratio, { locale, digits })
      expect(parsePercent(text, { locale }), text).toEqual({ ok: true, value: { ratio, digits } })
    }),
  )
})

test('law: it is read when it is very long, too', () => {
  const ratio = ratioOf(quantity(`${'123456789'.repeat(60)}.25`), quantity(1))
  for (const locale of LOCALES) {
    const text = formatPercent(ratio, { locale, digits: 2 })
    expect(parsePercent(text, { locale }), locale).toEqual({
      ok: true,
      value: { ratio, digits: 2 },
    })
  }
})
