import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../refusal/refusal.ts'
import { DATA, eventSchema } from './event.schema.ts'
import { refusalOf } from './refusal-of.ts'

type Plain = Readonly<Record<string, unknown>>

function golden(type: string): Plain {
  const file = new URL(`golden/${type}.v1.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Plain
}

/** A golden event with the field at a dotted path replaced; undefined takes it out. */
function withField(type: string, path: string, value: unknown): Plain {
  const event = structuredClone(golden(type)) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  let parent = event
  for (const key of keys) parent = parent[key] as Record<string, unknown>
  if (value === undefined) delete parent[last]
  // An assignment to __proto__ would change the prototype instead.
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true })
  return event
}

function refusalFor(type: string, path: string, value: unknown): Refusal {
  const event = withField(type, path, value)
  const parsed = eventSchema.safeParse(event)
  if (parsed.success) throw new Error(`accepted: ${JSON.stringify(value)}`)
  return refusalOf(parsed.error, event)
}

function isAccepted(type: string, path: string, value: unknown): boolean {
  return eventSchema.safeParse(withField(type, path, value)).success
}

describe('quantities', () => {
  const field = 'data.value.quantity'

  test.each([
    '1e5',
    '1,000',
    '1.000,5',
    'NaN',
    '∞',
    'Infinity',
    '',
    ' 1',
    '+1',
    '.5',
    '5.',
    '0x10',
  ])('%j is none', (text) => {
    expect(refusalFor('ProgressReported', field, text)).toMatchObject({
      code: 'InvalidQuantity',
      value: text,
    })
  })

  test.each([
    ['01', '1'],
    ['1.0', '1'],
    ['-0', '0'],
    ['0.50', '0.5'],
  ])('%j is one, but not as it is stored', (text, canonical) => {
    expect(refusalFor('ProgressReported', field, text)).toMatchObject({
      code: 'NotCanonical',
      field,
      remedy: `Write it as "${canonical}".`,
    })
  })

  test.each([12, 0.5, null, true, ['1'], { quantity: '1' }])('%j is no text', (value) => {
    expect(isAccepted('ProgressReported', field, value)).toBe(false)
  })

  test.each(['0', '-12.5', '9'.repeat(400), `-0.${'1'.repeat(399)}`])('%s is kept', (text) => {
    expect(isAccepted('ProgressReported', field, text)).toBe(true)
  })

  test('a value has one of three shapes, never two of them', () => {
    const accepts = (value: unknown) => isAccepted('ProgressReported', 'data.value', value)
    expect(accepts({ quantity: '1' })).toBe(true)
    expect(accepts({ steps: '1' })).toBe(true)
    expect(accepts({ numerator: '1', denominator: '0' })).toBe(true)
    expect(accepts({ numerator: '1' })).toBe(false)
    expect(accepts({ quantity: '1', steps: '1' })).toBe(false)
    expect(accepts({})).toBe(false)
  })
})

describe('days', () => {
  test.each(['2020-02-30', '2021-02-29', '2020-1-1', '2020-13-01', '2020-01-01T00:00:00Z', ''])(
    '%j is none',
    (value) => {
      expect(refusalFor('ProgressReported', 'data.on', value)).toMatchObject({
        code: 'InvalidDay',
        field: 'data.on',
      })
    },
  )

  test('a leap day is one', () => {
    expect(isAccepted('ProgressReported', 'data.on', '2020-02-29')).toBe(true)
  })

  test('a period ends on its first day or later', () => {
    const zone = 'Asia/Ho_Chi_Minh'
    const period = (from: string, to: string) => ({ from, to, zone })
    expect(isAccepted('TargetSet', 'data.period', period('2020-01-01', '2020-01-01'))).toBe(true)
    expect(
      refusalFor('TargetSet', 'data.period', period('2020-01-02', '2020-01-01')),
    ).toMatchObject({ code: 'PeriodEndsBeforeItBegins', field: 'data.period.to' })
  })
})

test.each(['Mars/Olympus', '+07:00', 'IST', ''])('%j is no zone', (value) => {
  expect(refusalFor('TargetSet', 'data.period.zone', value)).toMatchObject({
    code: 'UnknownZone',
    field: 'data.period.zone',
  })
})

describe('moments', () => {
  test.each(['2020-12-31', '2020-12-31T18:00:00', '2020-02-30T00:00:00.000Z', 'now'])(
    '%j is none',
    (value) => {
      expect(refusalFor('NoteAdded', 'recordedAt', value)).toMatchObject({
        code: 'InvalidMoment',
        field: 'recordedAt',
      })
    },
  )

  test.each(['2020-12-31T18:00:00Z', '2021-01-01T01:00:00.000+07:00'])(
    '%j is one, but not as it is stored',
    (value) => {
      expect(refusalFor('NoteAdded', 'recordedAt', value)).toMatchObject({
        code: 'NotCanonical',
        remedy: 'Write it as "2020-12-31T18:00:00.000Z".',
      })
    },
  )
})

describe('ids', () => {
  const bad = ['', 'x'.repeat(10_000), '__proto__', ' a', 'a\n', 'a\ud800']

  test.each(['id', 'target', 'commit'])('%s', (field) => {
    for (const value of bad) {
      expect(refusalFor('NoteAdded', field, value)).toMatchObject({ code: 'InvalidId', field })
    }
  })

  test.each([
    ['ProgressReported', 'data.series'],
    ['ProgressRetracted', 'data.report'],
    ['MilestoneWithdrawn', 'data.cause'],
    ['TargetSet', 'data.unit.code'],
  ])('%s %s', (type, field) => {
    for (const value of bad) {
      expect(refusalFor(type, field, value)).toMatchObject({ code: 'InvalidId', field })
    }
  })

  test('names of parts, labels and languages are ids too', () => {
    const special = JSON.parse('{"__proto__":"1"}') as unknown
    for (const [type, field] of [
      ['ProgressReported', 'data.parts'],
      ['TargetSet', 'data.labels'],
      ['TargetSet', 'data.title'],
    ] as const) {
      expect(isAccepted(type, field, special), field).toBe(false)
      expect(isAccepted(type, field, { '': '1' }), field).toBe(false)
      expect(isAccepted(type, field, { toString: '1' }), field).toBe(true)
    }
  })
})

test.each([0, -1, 1.5, '1', NaN, 2 ** 53])('%s is no revision', (value) => {
  expect(isAccepted('NoteAdded', 'revision', value)).toBe(false)
})

describe('every field that is not known is named', () => {
  test.each(Object.keys(DATA))('in %s', (type) => {
    const remedy = 'Remove it.'
    for (const field of ['verified', 'data.verified', '__proto__', 'data.__proto__']) {
      expect(refusalFor(type, field, { by: 'me' }), field).toMatchObject({
        code: 'UnknownField',
        field,
        remedy,
      })
    }
  })

  test('also deeper down', () => {
    for (const field of ['data.period.until', 'data.unit.name', 'data.attainment.floor']) {
      expect(refusalFor('TargetSet', field, '1')).toMatchObject({ code: 'UnknownField', field })
    }
    for (const field of ['data.now.note', 'data.was.note']) {
      expect(refusalFor('ProgressCorrected', field, '2020-01-01')).toMatchObject({
        code: 'UnknownField',
        field,
      })
    }
  })
})

describe('no event goes without', () => {
  const ENVELOPE = ['id', 'target', 'revision', 'commit', 'recordedAt', 'data']
  const REQUIRED: Readonly<Record<keyof typeof DATA, readonly string[]>> = {
    TargetSet: [
      'title',
      'unit',
      'measure',
      'reportedAs',
      'direction',
      'period',
      'completion',
      'earlyBy',
      'attainment',
    ],
    TargetVoided: ['reason'],
    TargetRestored: ['reason'],
    TargetRevised: ['effective', 'kind', 'reason', 'set'],
    TargetCancelled: ['on', 'reason'],
    TargetReopened: ['on', 'reason'],
    ProgressReported: ['value', 'on', 'status'],
    ProgressCorrected: ['report', 'was', 'now'],
    ProgressRetracted: ['report', 'was'],
    TargetCompleted: ['basis', 'on'],
    TargetCompletedEarly: ['basis', 'on'],
    TargetExceeded: ['basis', 'on'],
    MilestoneWithdrawn: ['milestone', 'basis'],
    NoteAdded: ['text'],
  }

  test.each(Object.entries(REQUIRED))('%s: %j', (type, fields) => {
    const data = golden(type)['data'] as Plain
    for (const field of [...ENVELOPE, ...fields.map((name) => `data.${name}`)]) {
      expect(refusalFor(type, field, undefined).field, field).toBe(field)
    }
    for (const field of Object.keys(data).filter((name) => !fields.includes(name))) {
      expect(isAccepted(type, `data.${field}`, undefined), field).toBe(true)
      // What may be absent may not be there and say nothing.
      expect(isAccepted(type, `data.${field}`, null), field).toBe(false)
    }
  })
})

test('of a patch, null takes out only what a target can be without', () => {
  for (const term of [
    'plan',
    'band',
    'baseline',
    'tolerance',
    'owner',
    'programme',
    'weight',
    'labels',
  ]) {
    expect(isAccepted('TargetRevised', `data.set.${term}`, null), term).toBe(true)
  }
  for (const term of ['title', 'unit', 'measure', 'direction', 'period']) {
    expect(isAccepted('TargetRevised', `data.set.${term}`, null), term).toBe(false)
  }
})

describe('texts', () => {
  test('are not empty, and not beyond measure', () => {
    expect(refusalFor('NoteAdded', 'data.text', '')).toMatchObject({ field: 'data.text' })
    expect(isAccepted('NoteAdded', 'data.text', 'x'.repeat(100_000))).toBe(true)
    expect(isAccepted('NoteAdded', 'data.text', 'x'.repeat(100_001))).toBe(false)
  })

  test('are kept as they are, decomposed letters and ends with space included', () => {
    const text = ' Ba Đi\u0300nh\n'
    const event = withField('NoteAdded', 'data.text', text)
    expect(eventSchema.parse(event)).toStrictEqual(event)
  })
})
