import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { day } from './day.ts'
import { moment } from './moment.ts'
import { deadlineOf, includesDay, lengthInDays, parsePeriod, period } from './period.ts'
import { dayIn } from './zone.ts'

const year2020 = { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' }

describe('parsePeriod', () => {
  test('accepts the three fields and makes a new object of them', () => {
    const parsed = parsePeriod(year2020)
    expect(parsed).toEqual({ ok: true, value: year2020 })
    expect(parsed.ok && parsed.value).not.toBe(year2020)
  })

  test('accepts a period of one day', () => {
    expect(parsePeriod({ ...year2020, from: '2020-12-31' }).ok).toBe(true)
  })

  test('refuses a period that ends before it begins, under its last day', () => {
    const parsed = parsePeriod({ ...year2020, from: '2021-01-01' })
    expect(parsed).toMatchObject({
      ok: false,
      refusal: {
        code: 'PeriodEndsBeforeItBegins',
        field: 'to',
        value: '2020-12-31',
        parameters: { from: '2021-01-01' },
      },
    })
    expect(parsed.ok ? '' : parsed.refusal.message).toBe(
      'to: expected a day not before 2021-01-01, found "2020-12-31". ' +
        'Give a later last day, or an earlier first day.',
    )
  })

  test.each([
    ['from', '2020-02-30', 'InvalidDay'],
    ['from', undefined, 'InvalidDay'],
    ['to', '2020-12-31T00:00:00Z', 'InvalidDay'],
    ['zone', '+07:00', 'UnknownZone'],
    ['zone', undefined, 'UnknownZone'],
  ])('refuses under %s what is wrong with it: %s', (field, value, code) => {
    expect(parsePeriod({ ...year2020, [field]: value })).toMatchObject({
      ok: false,
      refusal: { code, field, message: expect.stringMatching(`^${field}: expected `) },
    })
  })

  test.each([
    ['colour', { ...year2020, colour: 'red' }],
    ['__proto__', JSON.parse('{ "from": "2020-01-01", "__proto__": {} }')],
    ['0', { 0: year2020 }],
  ])('refuses the field %s', (field, input) => {
    expect(parsePeriod(input)).toMatchObject({
      ok: false,
      refusal: {
        code: 'UnknownField',
        field,
        message: expect.stringMatching(`^${field}: expected no such field, found `),
        remedy: 'Remove it; there are from, to, zone.',
      },
    })
  })

  test.each([
    ['tz', 'zone'],
    ['until', 'to'],
  ])('tells that %s of other programs is %s', (field, meant) => {
    expect(parsePeriod({ ...year2020, [field]: 'UTC' })).toMatchObject({
      refusal: { field, parameters: { meant } },
    })
  })

  test.each([undefined, null, '2020', 2020, [], [year2020], () => year2020])(
    'refuses what is not an object with fields: %s',
    (input) => {
      expect(parsePeriod(input)).toMatchObject({
        ok: false,
        refusal: {
          code: 'InvalidPeriod',
          field: '',
          message: expect.stringMatching(/^expected a period \{ from, to, zone \}, found /),
          remedy: 'Give its first day, its last day and its zone.',
        },
      })
    },
  )
})

test('period mints what parsePeriod accepts and throws what it refuses', () => {
  expect(period(year2020)).toEqual(year2020)
  expect(() => period({ ...year2020, to: '2019-12-31' })).toThrow(RefusedInput)
})

test('the length counts both ends', () => {
  expect(lengthInDays(period(year2020))).toBe(366)
  expect(lengthInDays(period({ ...year2020, from: '2020-12-31' }))).toBe(1)
})

test('the first and the last day belong to the period, their neighbours do not', () => {
  const included = ['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map((text) =>
    includesDay(period(year2020), day(text)),
  )
  expect(included).toEqual([false, true, true, false])
})

describe('deadlineOf', () => {
  function deadline(to: string, zone: string): string {
    return deadlineOf(period({ from: '1850-01-01', to, zone }))
  }

  test('is the midnight after the last day, on the clocks of the zone', () => {
    expect(deadline('2020-12-31', 'Asia/Ho_Chi_Minh')).toBe('2020-12-31T17:00:00.000Z')
    expect(deadline('2020-12-31', 'UTC')).toBe('2021-01-01T00:00:00.000Z')
    expect(deadline('2020-12-31', 'Pacific/Honolulu')).toBe('2021-01-01T10:00:00.000Z')
    expect(deadline('2020-12-31', 'Pacific/Kiritimati')).toBe('2020-12-31T10:00:00.000Z')
  })

  test('is the first instant after it where that midnight is skipped', () => {
    expect(deadline('2018-11-03', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z')
    expect(deadline('2021-03-27', 'Asia/Beirut')).toBe('2021-03-27T22:00:00.000Z')
  })

  test('is when clocks are put forward over that midnight from before it', () => {
    // At 23:30 on 30 March 1919 Toronto put its clocks forward to 00:30 of the 31st.
    expect(deadline('1919-03-30', 'America/Toronto')).toBe('1919-03-31T04:30:00.000Z')
    expect(deadline('1919-03-31', 'America/Toronto')).toBe('1919-04-01T04:00:00.000Z')
  })

  test('is the same for a day that never was as for the day before it', () => {
    expect(deadline('2011-12-29', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
    expect(deadline('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z')
    expect(deadline('2011-12-31', 'Pacific/Apia')).toBe('2011-12-31T10:00:00.000Z')
  })

  test('is the first midnight where clocks are turned back to it', () => {
    // At 01:00 on 1 November 2020 Havana turned its clocks back to 00:00 of the same day.
    expect(deadline('2020-10-31', 'America/Havana')).toBe('2020-11-01T04:00:00.000Z')
    expect(deadline('2020-11-01', 'America/Havana')).toBe('2020-11-02T05:00:00.000Z')
  })

  test('is the second end of a day that ends twice', () => {
    // At 00:01 on 29 October 2006 St John's turned its clocks back to 23:01 of the 28th.
    expect(deadline('2006-10-28', 'America/St_Johns')).toBe('2006-10-29T03:30:00.000Z')
    // Kwajalein moved across the date line and lived most of 30 September 1969 twice.
    expect(deadline('1969-09-30', 'Pacific/Kwajalein')).toBe('1969-10-01T12:00:00.000Z')
  })

  test('is exact to the second where the zone kept its mean time', () => {
    expect(deadline('1900-01-01', 'Asia/Ho_Chi_Minh')).toBe('1900-01-01T16:53:30.000Z')
    expect(deadline('1971-05-31', 'Africa/Monrovia')).toBe('1971-06-01T00:44:30.000Z')
  })

  test('is never after the last moment there is', () => {
    expect(deadline('9999-12-31', 'Pacific/Kiritimati')).toBe('9999-12-31T10:00:00.000Z')
    expect(deadline('9999-12-31', 'UTC')).toBe('9999-12-31T23:59:59.999Z')
    expect(deadline('9999-12-31', 'Pacific/Honolulu')).toBe('9999-12-31T23:59:59.999Z')
  })

  test('a report recorded at 18:00 UTC on the last day is late in Hà Nội', () => {
    const recordedAt = moment('2020-12-31T18:00:00Z')
    const target = period(year2020)
    expect(recordedAt < deadlineOf(target)).toBe(false)
    expect(includesDay(target, dayIn(target.zone, recordedAt))).toBe(false)
  })
})
