import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import {
  addDays,
  day,
  dayNumberOf,
  dayOfNumber,
  daysBetween,
  MAX_DAY_NUMBER,
  MIN_DAY_NUMBER,
  parseDay,
} from './day.ts'

describe('parseDay', () => {
  test.each(['0001-01-01', '1900-02-28', '2000-02-29', '2020-02-29', '2020-12-31', '9999-12-31'])(
    'accepts %s as it stands',
    (text) => {
      expect(parseDay(text)).toEqual({ ok: true, value: text })
    },
  )

  test.each([
    ['2020-02-30', 'noSuchDay', 'Give a day that exists: 2020-02 has the days 01 to 29.'],
    ['2021-02-29', 'noSuchDay', 'Give a day that exists: 2021-02 has the days 01 to 28.'],
    ['1900-02-29', 'noSuchDay', 'Give a day that exists: 1900-02 has the days 01 to 28.'],
    ['2020-04-31', 'noSuchDay', 'Give a day that exists: 2020-04 has the days 01 to 30.'],
    ['2020-06-31', 'noSuchDay', 'Give a day that exists: 2020-06 has the days 01 to 30.'],
    ['2020-09-31', 'noSuchDay', 'Give a day that exists: 2020-09 has the days 01 to 30.'],
    ['2020-11-31', 'noSuchDay', 'Give a day that exists: 2020-11 has the days 01 to 30.'],
    ['2020-01-00', 'noSuchDay', 'Give a day that exists: 2020-01 has the days 01 to 31.'],
    ['2020-00-10', 'noSuchDay', 'Give a month from 01 to 12.'],
    ['2020-13-01', 'noSuchDay', 'Give a month from 01 to 12.'],
    ['0000-12-31', 'noSuchDay', 'Give a year from 0001 to 9999.'],
    ['2020-12-31T00:00:00Z', 'withTime', 'Give the calendar day alone, without a time.'],
    ['2020-12-31 18:00', 'withTime', 'Give the calendar day alone, without a time.'],
  ])('refuses %s as %s: %s', (text, fault, remedy) => {
    expect(parseDay(text)).toMatchObject({
      ok: false,
      refusal: { code: 'InvalidDay', field: '', value: text, remedy, parameters: { fault } },
    })
  })

  test.each([
    '',
    '2020-1-1',
    '20200101',
    '2020/01/01',
    '31-12-2020',
    '2020-12-31\n',
    ' 2020-12-31',
    'on 2020-12-31T18:00',
    '-001-01-01',
    '+2020-12-31',
    '10000-01-01',
    '2020-12',
    '2020-W53-4',
    '２０２０-12-31',
  ])('refuses %j, which is not written as YYYY-MM-DD', (text) => {
    expect(parseDay(text)).toMatchObject({
      ok: false,
      refusal: {
        code: 'InvalidDay',
        remedy: expect.stringContaining('such as 2020-01-09'),
        parameters: { fault: 'form' },
      },
    })
  })

  test.each([
    undefined,
    null,
    20201231,
    20201231n,
    true,
    new Date(0),
    Object('2020-12-31'),
    ['2020-12-31'],
    { toString: () => '2020-12-31' },
  ])('refuses what is not a string: %s', (input) => {
    expect(parseDay(input)).toMatchObject({
      ok: false,
      refusal: {
        code: 'InvalidDay',
        remedy: expect.stringContaining('as text'),
        parameters: { fault: 'notText' },
      },
    })
  })

  test('says what was expected, what was found and what to do', () => {
    const parsed = parseDay('2020-02-30')
    expect(parsed.ok ? '' : parsed.refusal.message).toBe(
      'expected a calendar day as YYYY-MM-DD, found "2020-02-30". ' +
        'Give a day that exists: 2020-02 has the days 01 to 29.',
    )
  })
})

test('day mints what parseDay accepts and throws what it refuses', () => {
  expect(day('2020-12-31')).toBe('2020-12-31')
  expect(() => day('2021-02-29')).toThrow(RefusedInput)
})

test('days are counted from 1970-01-01', () => {
  expect(dayNumberOf(day('1970-01-01'))).toBe(0)
  expect(dayNumberOf(day('1969-12-31'))).toBe(-1)
  expect(dayNumberOf(day('2020-12-31'))).toBe(18_627)
  expect(dayOfNumber(18_627)).toBe('2020-12-31')
})

test('the first and the last day there is are named by their numbers', () => {
  expect(dayOfNumber(MIN_DAY_NUMBER)).toBe('0001-01-01')
  expect(dayOfNumber(MAX_DAY_NUMBER)).toBe('9999-12-31')
  expect(dayNumberOf(day('0001-01-01'))).toBe(MIN_DAY_NUMBER)
  expect(dayNumberOf(day('9999-12-31'))).toBe(MAX_DAY_NUMBER)
})

describe('addDays', () => {
  test.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['1900-02-28', 1, '1900-03-01'],
    ['2020-01-01', -1, '2019-12-31'],
    ['2020-12-31', 0, '2020-12-31'],
    ['2000-01-01', 146_097, '2400-01-01'],
  ])('%s and %i days is %s', (from, n, to) => {
    expect(addDays(day(from), n)).toBe(to)
  })

  test('stops at the first and the last day there is', () => {
    expect(addDays(day('9999-12-31'), 1)).toBe('9999-12-31')
    expect(addDays(day('0001-01-01'), -1)).toBe('0001-01-01')
    expect(addDays(day('2020-01-01'), Number.MAX_VALUE)).toBe('9999-12-31')
    expect(addDays(day('2020-01-01'), -Number.MAX_VALUE)).toBe('0001-01-01')
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s days', (n) => {
    expect(() => addDays(day('2020-01-01'), n)).toThrow(RefusedInput)
    expect(() => dayOfNumber(n)).toThrow(
      expect.objectContaining({
        code: 'InvalidDayNumber',
        message: expect.stringMatching(
          /^expected a whole number of days, found .*Give an integer\.$/,
        ),
      }),
    )
  })
})

test('daysBetween counts forward, backward and not at all', () => {
  expect(daysBetween(day('2020-01-01'), day('2020-12-31'))).toBe(365)
  expect(daysBetween(day('2020-12-31'), day('2020-01-01'))).toBe(-365)
  expect(daysBetween(day('2020-02-29'), day('2020-02-29'))).toBe(0)
})
