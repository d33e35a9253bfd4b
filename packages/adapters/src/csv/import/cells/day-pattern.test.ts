import fc from 'fast-check'
import { addDays, day } from '@planfold/core'
import { describe, expect, test } from 'vitest'
import { dayBy, dayPattern } from './day-pattern.ts'

function read(text: string, format: string, options: Parameters<typeof dayPattern>[1] = {}) {
  const pattern = dayPattern(format, options)
  if (!pattern.ok) throw new Error(pattern.refusal.message)
  const found = dayBy([pattern.value], text)
  if (found === undefined) return 'not written so'
  return found.ok ? found.value : found.refusal.remedy
}

const FROM_1970 = { pivot: 1970 }

test.each([
  ['2010-09-30', 'yyyy-MM-dd', {}, '2010-09-30'],
  ['30/09/2010', 'dd/MM/yyyy', {}, '2010-09-30'],
  ['9/4/2008', 'd/M/yyyy', {}, '2008-04-09'],
  ['09/30/2010', 'MM/dd/yyyy', {}, '2010-09-30'],
  ['30.9.2010', 'd.M.yyyy', {}, '2010-09-30'],
  ['13-Sep-08', 'd-MMM-yy', FROM_1970, '2008-09-13'],
  ['1-aug-70', 'd-MMM-yy', FROM_1970, '1970-08-01'],
  ['31-DEC-69', 'd-MMM-yy', FROM_1970, '2069-12-31'],
  ['1-Jan-00', 'd-MMM-yy', { pivot: 1950 }, '2000-01-01'],
  ['9-Apr-2008', 'd-MMM-yyyy', {}, '2008-04-09'],
  ['1-Sept-2008', 'd-MMM-yyyy', {}, '2008-09-01'],
  ['November 29, 2011', 'MMMM d, yyyy', {}, '2011-11-29'],
  ['Apr-2008', 'MMM-yyyy', { dayOfMonth: 'last' as const }, '2008-04-30'],
  [
    'Feb-2010',
    'MMM-yyyy',
    { dayOfMonth: 29 },
    'Give a day that exists: 2010-02 has the days 01 to 28.',
  ],
  ['13/2010', 'MM/yyyy', { dayOfMonth: 'last' as const }, 'Give a month from 01 to 12.'],
  ['02/2012', 'MM/yyyy', { dayOfMonth: 'last' as const }, '2012-02-29'],
  ['11-Jun', 'yy-MMM', { ...FROM_1970, dayOfMonth: 1 }, '2011-06-01'],
  ['30 thg 9 2010', 'd MMM yyyy', { months: vietnameseMonths() }, '2010-09-30'],
  ['30 thg 12 2010', 'd MMM yyyy', { months: vietnameseMonths() }, '2010-12-30'],
])('%s is read by %s', (text, format, options, value) => {
  expect(read(text, format, options)).toBe(value)
})

test.each([
  ['31-Sep-2010', 'd-MMM-yyyy', 'Give a day that exists: 2010-09 has the days 01 to 30.'],
  ['29/02/2021', 'dd/MM/yyyy', 'Give a day that exists: 2021-02 has the days 01 to 28.'],
  ['30/13/2010', 'dd/MM/yyyy', 'Give a month from 01 to 12.'],
  ['30/09/2010', 'yyyy-MM-dd', 'not written so'],
  ['3/09/2010', 'dd/MM/yyyy', 'not written so'],
  ['30-Septem-2010', 'd-MMM-yyyy', 'not written so'],
  ['30-Sep-2010 ', 'd-MMM-yyyy', 'not written so'],
  ['30xSep-2010', 'd.MMM-yyyy', 'not written so'],
])('%s by %s: %s', (text, format, found) => {
  expect(read(text, format)).toBe(found)
})

describe('a pattern', () => {
  test.each(['', 'dd-dd-yyyy', 'd-M-y', 'd-M-yyy', 'dd/MM/yyyy yy', 'HH:mm'])(
    '%j is none',
    (format) => {
      const pattern = dayPattern(format)
      expect(pattern.ok ? '' : pattern.refusal.code).toBe('InvalidDayFormat')
    },
  )

  test('that fits and gives a day goes before one that fits and gives none', () => {
    const patterns = ['dd/MM/yyyy', 'MM/dd/yyyy'].flatMap((format) => {
      const pattern = dayPattern(format)
      return pattern.ok ? [pattern.value] : []
    })
    expect(dayBy(patterns, '09/30/2010')).toEqual({ ok: true, value: '2010-09-30' })
    expect(dayBy(patterns, '09/10/2010')).toEqual({ ok: true, value: '2010-10-09' })
  })
})

test('every day of a hundred years comes back from two digits of its year', () => {
  fc.assert(
    fc.property(fc.nat(36_523), fc.integer({ min: 1, max: 9_900 }), (days, pivot) => {
      const first = day(`${String(pivot).padStart(4, '0')}-01-01`)
      const value = addDays(first, days)
      const written = `${value.slice(8)}.${value.slice(5, 7)}.${value.slice(2, 4)}`
      expect(read(written, 'dd.MM.yy', { pivot })).toBe(value)
    }),
    { examples: [[36_523, 1]] },
  )
})

function vietnameseMonths(): readonly string[] {
  return Array.from({ length: 12 }, (_, at) => `thg ${at + 1}`)
}
