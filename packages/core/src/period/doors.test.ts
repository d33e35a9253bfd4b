import { describe, expect, test } from 'vitest'
import { refusedWith } from '../testing/refused.ts'
import { addDays, daysBetween, type Day } from './day.ts'
import { isMoment, laterMoment, momentOfMilliseconds, type Moment } from './moment.ts'
import { deadlineOf, includesDay, lengthInDays, type Period } from './period.ts'
import { dayIn, zone, type Zone } from './zone.ts'

const DAY = '2020-06-30' as Day
const MOMENT = '2020-06-30T12:00:00.000Z' as Moment
const YEAR = { from: '2020-01-01' as Day, to: '2020-12-31' as Day, zone: 'UTC' as Zone }

/** What is no day, to callers without types. */
const NO_DAYS = [undefined, null, 20200630, '2020-6-30', ['2020-06-30'], new Date(0)] as never[]

describe.each<[field: string, ask: (found: never) => unknown]>([
  ['day', (found) => addDays(found, 1)],
  ['day', (found) => addDays(found, 0.5)],
  ['day', (found) => includesDay(YEAR, found)],
  ['from', (found) => daysBetween(found, DAY)],
  ['to', (found) => daysBetween(DAY, found)],
  ['period.from', (found) => lengthInDays({ ...YEAR, from: found })],
  ['period.to', (found) => includesDay({ ...YEAR, to: found }, DAY)],
  ['period.to', (found) => deadlineOf({ ...YEAR, to: found })],
])('a function that takes a day as %s', (field, ask) => {
  test.each(NO_DAYS)('names it where it is none: case %#', (found) => {
    expect(refusedWith(() => ask(found))).toMatchObject({
      code: 'InvalidDay',
      field,
      message: expect.stringContaining(`${field}: expected a calendar day as YYYY-MM-DD, found `),
      remedy: 'Mint it: day(value).',
      parameters: { fault: 'form' },
    })
  })
})

test('a day that is one is taken as it is, and so is a number of days', () => {
  expect(addDays(DAY, 1)).toBe('2020-07-01')
  expect(refusedWith(() => addDays(DAY, '1' as never))).toMatchObject({
    code: 'InvalidDayNumber',
    value: '1',
    message: 'expected a whole number of days, found "1". Give an integer.',
  })
})

describe.each<[name: string, ask: (found: never) => unknown]>([
  ['lengthInDays', (found) => lengthInDays(found)],
  ['includesDay', (found) => includesDay(found, DAY)],
  ['deadlineOf', (found) => deadlineOf(found)],
])('%s', (_, ask) => {
  test.each([undefined, null, '2020', [YEAR], () => YEAR] as never[])(
    'refuses what is no period: case %#',
    (found) => {
      expect(refusedWith(() => ask(found))).toMatchObject({
        code: 'InvalidField',
        field: 'period',
        message: expect.stringMatching(/^period: expected an object, found /),
      })
    },
  )

  test.each([undefined, '+07:00', 7] as never[])(
    'refuses a period in no zone: case %#',
    (found) => {
      expect(refusedWith(() => ask({ ...YEAR, zone: found } as never))).toMatchObject({
        code: 'UnknownZone',
        field: 'period.zone',
      })
    },
  )

  test('refuses a period that throws when it is read', () => {
    const hostile: Period = {
      ...YEAR,
      get to(): never {
        throw new Error('no')
      },
    }
    expect(refusedWith(() => ask(hostile as never)).code).toBe('UnreadableInput')
  })
})

describe.each<[field: string, ask: (found: never) => unknown]>([
  ['moment', (found) => dayIn(YEAR.zone, found)],
  ['a', (found) => laterMoment(found, MOMENT)],
  ['b', (found) => laterMoment(MOMENT, found)],
])('a function that takes a moment as %s', (field, ask) => {
  test.each([
    undefined,
    null,
    0,
    new Date(Number.NaN),
    '2020-06-30',
    '2020-06-30T12:00Z',
  ] as never[])('names it where it is none: case %#', (found) => {
    expect(refusedWith(() => ask(found))).toMatchObject({ code: 'InvalidMoment', field })
  })
})

test.each([
  ['2020-06-30T12:00Z', '2020-06-30T12:00:00.000Z'],
  ['2020-06-30T19:00:00.000+07:00', '2020-06-30T12:00:00.000Z'],
])('dayIn says how %s is written', (found, written) => {
  expect(refusedWith(() => dayIn(YEAR.zone, found as never))).toMatchObject({
    code: 'InvalidMoment',
    field: 'moment',
    value: found,
    message: `moment: expected a moment in UTC to the millisecond, found "${found}". Write it as ${written}: moment(value).`,
    parameters: { fault: 'form' },
  })
})

test.each([undefined, '+07:00', 'Mars/Olympus'] as never[])(
  'dayIn refuses what is no zone: case %#',
  (found) => {
    expect(refusedWith(() => dayIn(found, MOMENT))).toMatchObject({
      code: 'UnknownZone',
      field: 'zone',
      value: found,
    })
  },
)

test.each([
  [7, 'notText', 'Give the name as text, such as Asia/Ho_Chi_Minh.'],
  ['+07:00', 'offset', 'Name the place instead of its offset, such as Asia/Ho_Chi_Minh.'],
  ['IST', 'abbreviation', 'Name the place instead of an abbreviation, such as Asia/Ho_Chi_Minh.'],
  [
    'Mars/Olympus',
    'unknown',
    'Give a name that the IANA time zone database lists, such as Asia/Ho_Chi_Minh.',
  ],
])('zone refuses %s as %s', (found, fault, remedy) => {
  expect(refusedWith(() => zone(found as never))).toMatchObject({
    code: 'UnknownZone',
    value: found,
    remedy,
    parameters: { fault },
  })
})

test.each([
  [MOMENT, true],
  ['2020-06-30T12:00Z', false],
  ['2020-02-30T12:00:00.000Z', false],
  ['2020-06-30T24:00:00.000Z', false],
  ['at 2020-06-30T12:00:00.000Z', false],
  ['2020-06-30T2020-06-30T12:00:00.000Z', false],
  ['2020-06-30T12:00:00.000Z\n', false],
  [new Date(0), false],
  [[MOMENT], false],
])('whether %j is written as a moment: %s', (found, expected) => {
  expect(isMoment(found)).toBe(expected)
})

test('NaN is no number of milliseconds', () => {
  expect(refusedWith(() => momentOfMilliseconds(Number.NaN)).code).toBe('InvalidDayNumber')
})
