import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { formatPercent, formatQuantity } from './format.ts'
import { quantity } from './quantity.ts'
import { ratioOf } from './ratio.ts'

function ratio(numerator: string | number, denominator: string | number) {
  return ratioOf(quantity(numerator), quantity(denominator))
}

describe('a percentage', () => {
  test('is written in the language asked for, English by default', () => {
    const members = ratio(202, 201)
    expect(formatPercent(members)).toBe('100%')
    expect(formatPercent(members, { digits: 1 })).toBe('100.5%')
    expect(formatPercent(members, { digits: 1, locale: 'vi' })).toBe('100,5%')
    expect(formatPercent(ratio('-12.5', 1))).toBe('-1,250%')
  })

  test('never shows an unmet plan as met', () => {
    const almost = ratio(1999, 2000)
    expect(formatPercent(almost)).toBe('99%')
    expect(formatPercent(almost, { digits: 1 })).toBe('99.9%')
    expect(formatPercent(almost, { digits: 2 })).toBe('99.95%')
    expect(formatPercent(almost, { rounding: 'ceiling' })).toBe('99%')
    expect(formatPercent(almost, { display: 'plain' })).toBe('100%')
  })

  test('never shows a met plan as unmet', () => {
    expect(formatPercent(ratio(1, 1), { rounding: 'floor' })).toBe('100%')
    expect(formatPercent(ratio(2001, 2000), { rounding: 'floor' })).toBe('100%')
    expect(formatPercent(ratio('1.999', 1), { rounding: 'floor' })).toBe('199%')
  })

  test('has no negative zero', () => {
    expect(formatPercent(ratio(-1, 1000))).toBe('0%')
  })

  test('that is undefined is shown as missing', () => {
    expect(formatPercent({ undefined: 'noReport' })).toBe('–')
    expect(formatPercent({ undefined: 'zeroPlan' }, { missing: 'n/a' })).toBe('n/a')
  })

  test('of 400 digits is shown to the last one', () => {
    const huge = `${'7'.repeat(400)}.12345`
    const shown = formatPercent(ratio(huge, 1), { digits: 2 })
    expect(shown.replaceAll(',', '')).toBe(`${'7'.repeat(400)}12.35%`)
    expect(formatPercent(ratio('9'.repeat(400), `1${'0'.repeat(400)}`), { digits: 100 })).toBe(
      `99.${'9'.repeat(100)}%`,
    )
  })
})

describe('a quantity', () => {
  test('shows all its digits, or as many as asked for', () => {
    expect(formatQuantity(quantity('1234567.25'))).toBe('1,234,567.25')
    expect(formatQuantity(quantity('1234567.25'), { locale: 'vi' })).toBe('1.234.567,25')
    expect(formatQuantity(quantity('2.5'), { digits: 0 })).toBe('3')
    expect(formatQuantity(quantity('2.5'), { digits: 0, rounding: 'halfEven' })).toBe('2')
    expect(formatQuantity(quantity(5), { digits: 2 })).toBe('5.00')
    expect(formatQuantity(quantity('9007199254740993'))).toBe('9,007,199,254,740,993')
  })

  test('shows every digit where Intl alone would give up', () => {
    const text = `-${'1234567890'.repeat(40)}.${'0123456789'.repeat(40)}1`
    expect(formatQuantity(quantity(text)).replaceAll(',', '')).toBe(text)
    const shown = formatQuantity(quantity(text), { digits: 2 })
    expect(shown.replaceAll(',', '')).toBe(`-${'1234567890'.repeat(40)}.01`)
    expect(formatQuantity(quantity('8'.repeat(400)), { digits: 2 })).toMatch(/^8,888,.*,888\.00$/)
    expect(formatQuantity(quantity('8'.repeat(400)))).toMatch(/^8,888,.*,888$/)
  })

  test('of many digits is written as its language writes', () => {
    const tiny = quantity(`-1234.${'5'.repeat(101)}`)
    expect(formatQuantity(tiny, { locale: 'vi' })).toBe(`-1.234,${'5'.repeat(101)}`)
    expect(formatQuantity(tiny, { locale: 'fa' })).toBe(`\u200E−۱٬۲۳۴٫${'۵'.repeat(101)}`)
    expect(formatQuantity(tiny, { locale: 'es' })).toBe(`-1234,${'5'.repeat(101)}`)
  })

  test('of many digits keeps its sign where only they show it', () => {
    const hair = `0.${'5'.repeat(101)}`
    expect(formatQuantity(quantity(`-${hair}`))).toBe(`-${hair}`)
    expect(formatPercent(ratio('-1', `2${'0'.repeat(90)}`), { digits: 100 })).toMatch(/^-0\.0+5/)
  })

  test('that is not there is shown as missing', () => {
    expect(formatQuantity(undefined)).toBe('–')
    expect(formatQuantity(undefined, { missing: '' })).toBe('')
  })
})

test('a ratio shows at most two digits after the point, or as many as asked for', () => {
  expect(formatQuantity(ratio(2, 3))).toBe('0.67')
  expect(formatQuantity(ratio(3, 2))).toBe('1.5')
  expect(formatQuantity(ratio(6, 2))).toBe('3')
  expect(formatQuantity(ratio(6, 2), { digits: 1 })).toBe('3.0')
  expect(formatQuantity(ratio(2, 3), { digits: 4, rounding: 'down' })).toBe('0.6666')
})

describe('options that mean nothing are refused, whatever the value', () => {
  test.each(['', 'xx', 'zz-ZZ', 'en_US', 'not a locale', '__proto__'])('locale %j', (locale) => {
    const refused = expect.objectContaining({ code: 'UnknownLocale' })
    expect(() => formatPercent(ratio(1, 2), { locale })).toThrow(refused)
    expect(() => formatQuantity(undefined, { locale })).toThrow(refused)
  })

  test('with what was expected, and what to do', () => {
    expect(() => formatQuantity(undefined, { locale: 'xx' })).toThrow(
      'locale: expected a BCP 47 language tag with locale data, found "xx". ' +
        'Give a tag such as "en", "vi" or "de-CH".',
    )
  })

  test.each([-1, 1.5, 101, Number.NaN])('digits %s', (digits) => {
    const refused = expect.objectContaining({ code: 'InvalidDigits' })
    expect(() => formatPercent({ undefined: 'noPlan' }, { digits })).toThrow(refused)
    expect(() => formatQuantity(quantity(1), { digits })).toThrow(refused)
  })
})

test('more styles than are remembered are still written rightly', () => {
  for (let digits = 0; digits <= 100; digits++) {
    const zeros = digits === 0 ? '' : `.${'0'.repeat(digits)}`
    expect(formatQuantity(quantity(1), { digits })).toBe(`1${zeros}`)
  }
})

test('what writes a style is made once, and no more than 64 of them are kept', async () => {
  let made = 0
  const { NumberFormat } = Intl
  onTestFinished(() => {
    Object.assign(Intl, { NumberFormat })
    vi.resetModules()
  })
  Object.assign(Intl, {
    NumberFormat: class extends NumberFormat {
      constructor(...options: ConstructorParameters<typeof NumberFormat>) {
        super(...options)
        made++
      }
    },
  })
  vi.resetModules()
  const fresh = await import('./format.ts')
  const write = (digits: number) => fresh.formatQuantity(quantity(1), { digits })
  const styles = Array.from({ length: 64 }, (_, digits) => digits)
  styles.forEach(write)
  expect(made).toBe(64)
  styles.forEach(write)
  expect(made).toBe(64)
  write(64)
  expect(made).toBe(65)
  write(0)
  expect(made).toBe(66)
})
