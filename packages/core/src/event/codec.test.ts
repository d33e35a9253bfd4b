import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decodeEvent, upcast, type Upcasters } from './codec.ts'
import { HistoryCorrupt, type HistoryFault } from './history-corrupt.ts'

function golden(type: string): Readonly<Record<string, unknown>> {
  const file = new URL(`golden/${type}.v1.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>
}

const REPORT = golden('ProgressReported')

function errorOf(action: () => unknown): HistoryCorrupt {
  try {
    action()
  } catch (error) {
    if (error instanceof HistoryCorrupt) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

function faultOf(record: unknown, position: string | number = 7): HistoryFault {
  const error = errorOf(() => decodeEvent(record, position))
  expect(error.code).toBe('HistoryCorrupt')
  expect(error.fault.position).toBe(position)
  return error.fault
}

describe('what is not known is named with its place, and never passed over', () => {
  const KNOWN = 'an event of a known type and version'
  const PLACE = { target: 'members-2020', revision: 4, position: 7 }

  test.each([
    ['of an unknown type', { type: 'TargetForgotten' }, 'TargetForgotten version 1'],
    [
      'of a reserved type',
      { type: 'ReportVerified' },
      'ReportVerified (reserved for a later version) version 1',
    ],
    ['of a type in another case', { type: 'progressReported' }, 'progressReported version 1'],
    ['of an inherited name', { type: 'toString' }, 'toString version 1'],
    ['of a version to come', { v: 2 }, 'ProgressReported version 2'],
    ['of version 0', { v: 0 }, 'ProgressReported version 0'],
    ['of a version in text', { v: '1' }, 'ProgressReported version 1'],
    ['without a version', { v: undefined }, 'ProgressReported version undefined'],
    ['without a type', { type: undefined }, 'undefined version 1'],
  ])('an event %s', (_, change, found) => {
    expect(faultOf({ ...REPORT, ...change })).toEqual({ ...PLACE, expected: KNOWN, found })
  })

  test('the position is the store\u2019s own where there is one', () => {
    expect(faultOf({ ...REPORT, v: 2 }, '000000000042').position).toBe('000000000042')
  })

  test('the message is for whoever has to mend the log', () => {
    expect(errorOf(() => decodeEvent({ ...REPORT, v: 2 }, 7)).message).toBe(
      'The history cannot be read at position 7, target "members-2020", revision 4: expected an ' +
        'event of a known type and version, found ProgressReported version 2. Restore the log ' +
        'from its source; it was not changed.',
    )
  })
})

describe('data that is not what its type says is named by its field', () => {
  test('in the message, with the position', () => {
    const data = { ...(REPORT['data'] as object), on: '2020-02-30' }
    expect(faultOf({ ...REPORT, data })).toMatchObject({
      target: 'members-2020',
      revision: 4,
      expected: 'valid ProgressReported data',
      found: expect.stringMatching(/^data\.on: expected a calendar day .* found "2020-02-30"\./),
    })
  })

  test('in the envelope too, and a place that cannot be read is left out', () => {
    const fault = faultOf({ ...REPORT, target: 5, revision: 'four' })
    expect(fault).not.toHaveProperty('target')
    expect(fault).not.toHaveProperty('revision')
    expect(fault.found).toMatch(/^target: /)
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', '{"type":"NoteAdded"}'],
    ['a number', 1],
    ['an array', [REPORT]],
    ['an empty object', {}],
  ])('%s is no event', (_, record) => {
    expect(faultOf(record)).toMatchObject({ position: 7 })
  })
})

describe('an event of an older version is brought up to the current one', () => {
  // A made-up event: version 1 counted in thousands, version 2 had no unit, version 3 has one.
  const upcasters: Upcasters = {
    Counted: [
      (data) => ({ count: (data as { thousands: number }).thousands * 1000 }),
      (data) => ({ ...(data as object), unit: 'person' }),
    ],
  }
  const record = (v: unknown, data: unknown) => ({ type: 'Counted', v, target: 'a', data })
  const now = record(3, { count: 2000, unit: 'person' })

  test.each([
    [1, { thousands: 2 }],
    [2, { count: 2000 }],
    [3, { count: 2000, unit: 'person' }],
  ])('from version %i, by every step from there', (v, data) => {
    expect(upcast(record(v, data), 7, upcasters)).toEqual(now)
  })

  test('and the record it was read from is left as it was', () => {
    const old = Object.freeze(record(1, Object.freeze({ thousands: 2 })))
    upcast(old, 7, upcasters)
    expect(old).toEqual(record(1, { thousands: 2 }))
  })

  test.each([0, 4, 1.5, -1, '2', null, undefined, NaN])('but not from version %s', (v) => {
    const { fault } = errorOf(() => upcast(record(v, {}), 'p9', upcasters))
    expect(fault).toEqual({
      target: 'a',
      position: 'p9',
      expected: 'Counted version 1 to 3',
      found: `version ${String(v)}`,
    })
  })

  test('a type without steps, an inherited name and no record at all pass as they are', () => {
    for (const other of [{ type: 'NoteAdded', v: 9 }, { type: 'toString', v: 1 }, null, 'text']) {
      expect(upcast(other, 7, upcasters)).toBe(other)
    }
  })
})
