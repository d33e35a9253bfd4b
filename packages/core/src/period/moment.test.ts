import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { laterMoment, millisecondsOf, moment, momentOfMilliseconds, parseMoment } from './moment.ts'

const SHOWN_AS = '2020-12-31T18:00:00Z or 2021-01-01T01:00:00+07:00'

describe('parseMoment', () => {
  test.each([
    ['2020-12-31T18:00:00.000Z', '2020-12-31T18:00:00.000Z'],
    ['2020-12-31T18:00:00Z', '2020-12-31T18:00:00.000Z'],
    ['2020-12-31T18:00Z', '2020-12-31T18:00:00.000Z'],
    ['2020-12-31T18:00:00.5Z', '2020-12-31T18:00:00.500Z'],
    ['2020-12-31T18:00:00.07Z', '2020-12-31T18:00:00.070Z'],
    ['2021-01-01T01:00:00+07:00', '2020-12-31T18:00:00.000Z'],
    ['2020-12-31T13:30:00-04:30', '2020-12-31T18:00:00.000Z'],
    ['2020-12-31T18:00:00-00:00', '2020-12-31T18:00:00.000Z'],
    ['2020-02-29T23:59:59.999-23:59', '2020-03-01T23:58:59.999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:59.999+00:00', '9999-12-31T23:59:59.999Z'],
    ['0001-01-01T07:00:00+07:00', '0001-01-01T00:00:00.000Z'],
  ])('reads %s as %s', (text, canonical) => {
    expect(parseMoment(text)).toEqual({ ok: true, value: canonical })
  })

  test('reads a Date, also one from another realm', () => {
    expect(parseMoment(new Date(0))).toEqual({ ok: true, value: '1970-01-01T00:00:00.000Z' })
    expect(parseMoment(runInNewContext('new Date(1)'))).toEqual({
      ok: true,
      value: '1970-01-01T00:00:00.001Z',
    })
  })

  test.each([
    ['2020-12-31T18:00:00', 'offsetMissing', `Say its offset from UTC: ${SHOWN_AS}.`],
    ['2020-02-30T18:00:00Z', 'noSuchDay', 'Give a day that exists: 2020-02 has the days 01 to 29.'],
    ['0000-12-31T23:59:59-01:00', 'noSuchDay', 'Give a year from 0001 to 9999.'],
    ['2020-12-31T24:00:00Z', 'midnight', 'Write midnight as 00:00 of the day that it begins.'],
    [
      '2016-12-31T23:59:60Z',
      'leapSecond',
      'Leave out the leap second: give second 59, or 00 of the next minute.',
    ],
    ['2020-12-31T25:00:00Z', 'noSuchTime', 'Give a time from 00:00:00 to 23:59:59.'],
    ['2020-12-31T18:60:00Z', 'noSuchTime', 'Give a time from 00:00:00 to 23:59:59.'],
    ['2020-12-31T18:00:61Z', 'noSuchTime', 'Give a time from 00:00:00 to 23:59:59.'],
    ['2020-12-31T18:00:00.1234Z', 'tooFine', 'Give at most three decimals of the second.'],
    ['2020-12-31T18:00:00+24:00', 'noSuchOffset', 'Give an offset from -23:59 to +23:59.'],
    ['2020-12-31T18:00:00+07:60', 'noSuchOffset', 'Give an offset from -23:59 to +23:59.'],
    ['0001-01-01T00:00:00+00:01', 'outOfRange', 'Give a moment in the years 0001 to 9999 of UTC.'],
    [
      '9999-12-31T23:59:59.999-00:01',
      'outOfRange',
      'Give a moment in the years 0001 to 9999 of UTC.',
    ],
  ])('refuses %s as %s: %s', (text, fault, remedy) => {
    expect(parseMoment(text)).toMatchObject({
      ok: false,
      refusal: { code: 'InvalidMoment', field: '', value: text, remedy, parameters: { fault } },
    })
  })

  test.each([
    '',
    '2020-12-31',
    '2020-12-31 18:00:00Z',
    '2020-12-31t18:00:00z',
    '2020-12-31T18Z',
    '2020-12-31T18:00:00,5Z',
    '2020-12-31T18:00:00.Z',
    '2020-12-31T18:00:00+0700',
    '2020-12-31T18:00:00+07',
    '2020-12-31T18:00:00Z\n',
    '+002020-12-31T18:00:00Z',
    '2020-12-31T18:00:00+07:00[Asia/Ho_Chi_Minh]',
    'Thu, 31 Dec 2020 18:00:00 GMT',
    'now',
  ])('refuses %j, which is not written as an instant', (text) => {
    expect(parseMoment(text)).toMatchObject({
      ok: false,
      refusal: {
        code: 'InvalidMoment',
        remedy: `Write it as ${SHOWN_AS}.`,
        parameters: { fault: 'form' },
      },
    })
  })

  test.each([
    [new Date(Number.NaN), 'invalidDate', 'Give a Date that is valid.'],
    [new Date(-8.64e15), 'outOfRange', 'Give a moment in the years 0001 to 9999 of UTC.'],
    [new Date(8.64e15), 'outOfRange', 'Give a moment in the years 0001 to 9999 of UTC.'],
    [undefined, 'notText', `Give text such as ${SHOWN_AS}, or a Date.`],
    [null, 'notText', `Give text such as ${SHOWN_AS}, or a Date.`],
    [1_609_437_600_000, 'notText', `Give text such as ${SHOWN_AS}, or a Date.`],
    [{ getTime: () => 0 }, 'notText', `Give text such as ${SHOWN_AS}, or a Date.`],
    [Object.create(Date.prototype), 'notText', `Give text such as ${SHOWN_AS}, or a Date.`],
  ])(
    'refuses what is neither an instant as text nor a valid Date within the years: case %#',
    (input, fault, remedy) => {
      expect(parseMoment(input)).toMatchObject({
        ok: false,
        refusal: { code: 'InvalidMoment', remedy, parameters: { fault } },
      })
    },
  )
})

test('moment mints what parseMoment accepts and throws what it refuses', () => {
  expect(moment('2021-01-01T01:00:00+07:00')).toBe('2020-12-31T18:00:00.000Z')
  expect(moment(new Date(0))).toBe('1970-01-01T00:00:00.000Z')
  expect(() => moment('2020-12-31T18:00:00')).toThrow(RefusedInput)
})

test('a refusal says what was expected', () => {
  expect(() => moment('now')).toThrow('expected an instant with its offset from UTC, found "now".')
})

test('laterMoment gives the later one, whichever comes first', () => {
  const earlier = moment('2020-12-31T17:59:59.999Z')
  const later = moment('2020-12-31T18:00:00Z')
  expect(laterMoment(earlier, later)).toBe(later)
  expect(laterMoment(later, earlier)).toBe(later)
  expect(laterMoment(later, later)).toBe(later)
})

test('milliseconds are counted from the beginning of 1970', () => {
  expect(millisecondsOf(moment('1970-01-01T00:00:00Z'))).toBe(0)
  expect(millisecondsOf(moment('1969-12-31T23:59:59.999Z'))).toBe(-1)
  expect(momentOfMilliseconds(86_400_001)).toBe('1970-01-02T00:00:00.001Z')
})

test('momentOfMilliseconds stops at the first and last moment, drops parts and refuses NaN', () => {
  expect(momentOfMilliseconds(Number.NEGATIVE_INFINITY)).toBe('0001-01-01T00:00:00.000Z')
  expect(momentOfMilliseconds(Number.POSITIVE_INFINITY)).toBe('9999-12-31T23:59:59.999Z')
  expect(momentOfMilliseconds(-0.5)).toBe('1969-12-31T23:59:59.999Z')
  expect(() => momentOfMilliseconds(Number.NaN)).toThrow(RefusedInput)
})
