import { describe, expect, test } from 'vitest'
import type { Refusal } from '../refusal/refusal.ts'
import {
  DOORS,
  NOT_AN_ID,
  PROVENANCE,
  PROVENANCE_GIVEN,
  TERMS_GIVEN,
  wholeCommand,
  type Door,
} from '../testing/doors.ts'
import { parseCommand } from './command.schema.ts'

/** A copy in which one field, named by its path, has another value. */
function withField(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  const copy = structuredClone(value) as Record<string, unknown>
  copy[key] = withField(copy[key], rest, replacement)
  return copy
}

function refusalOf(input: unknown): Refusal {
  const parsed = parseCommand(input)
  if (!parsed.ok) return parsed.refusal
  throw new Error(`Expected a refusal, found ${JSON.stringify(parsed.value)}.`)
}

/** Its own `__proto__` key, as JSON.parse makes it. */
function withOwnProto(value: object): object {
  return JSON.parse(
    JSON.stringify({ proto: { polluted: true }, ...value }).replace('proto', '__proto__'),
  ) as object
}

describe.each(DOORS)('$type', (door) => {
  const whole = wholeCommand(door)

  test('takes every field it knows', () => {
    expect(parseCommand(whole)).toMatchObject({ ok: true, value: { type: door.type } })
  })

  test('names the field that is wrong, what was found there and what to do', () => {
    const wrong = { target: NOT_AN_ID, ...PROVENANCE, ...door.wrong }
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values) {
        const refusal = refusalOf(withField(whole, field.split('.'), value))
        expect(refusal.field, refusal.message).toBe(field)
        expect(refusal.message).toMatch(/^[\w.]+: expected .+, found .+\. [A-Z].+\.$/s)
        expect(refusal.message).toContain(refusal.remedy)
        expect(() => JSON.stringify(refusal)).not.toThrow()
      }
    }
  })

  test('refuses a field it does not know, wherever it stands', () => {
    expect(refusalOf({ ...whole, foo: 1 })).toMatchObject({
      code: 'UnknownField',
      field: 'foo',
      value: 1,
    })
    expect(refusalOf(withOwnProto(whole))).toMatchObject({ field: '__proto__' })
    for (const [field, value] of Object.entries<unknown>({ ...whole, ext: undefined })) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
      if (field === 'labels' || field === 'title' || field === 'parts') continue
      const foo = refusalOf({ ...whole, [field]: { ...value, foo: 1 } })
      expect(foo).toMatchObject({ code: 'UnknownField', field: `${field}.foo` })
      const proto = refusalOf({ ...whole, [field]: withOwnProto(value) })
      expect(proto).toMatchObject({ code: 'UnknownField', field: `${field}.__proto__` })
    }
  })

  test('takes a field that is explicitly undefined for absent', () => {
    const { type, target } = whole
    const none = Object.fromEntries(Object.keys(PROVENANCE_GIVEN).map((key) => [key, undefined]))
    expect(parseCommand({ type, target, ...none, ...door.given }).ok).toBe(true)
  })

  test('survives a cycle anywhere', () => {
    for (const field of Object.keys(whole)) {
      if (field === 'type') continue
      const cyclic: Record<string, unknown> = { ...whole }
      cyclic[field] = cyclic
      expect(refusalOf(cyclic).field, field).toMatch(new RegExp(`^${field}`))
    }
  })
})

test('a field unknown to a term is refused inside a patch too', () => {
  const [, revise] = DOORS
  const whole = wholeCommand(revise as Door)
  for (const field of ['period', 'band', 'unit', 'completion', 'attainment']) {
    const refusal = refusalOf(withField(whole, ['set', field, 'foo'], 1))
    expect(refusal).toMatchObject({ code: 'UnknownField', field: `set.${field}.foo` })
  }
})

test.each(['labels', 'title', 'parts'])('an own __proto__ key in %s is refused', (field) => {
  const door = DOORS.find(({ given }) => field in given) as Door
  const whole = wholeCommand(door)
  const input = { ...whole, [field]: withOwnProto({ a: '1' }) }
  expect(refusalOf(input).field).toBe(`${field}.__proto__`)
})

describe('what is no command', () => {
  test.each([null, undefined, 5, 'SetTarget', [], Symbol('command'), () => 1, 7n])(
    'is refused as a whole: %s',
    (input) => {
      expect(refusalOf(input)).toMatchObject({ code: 'InvalidField', field: '' })
    },
  )

  test.each([
    {},
    new Date(0),
    new Map(),
    { type: 'setTarget' },
    { type: 5 },
    { type: '__proto__' },
  ])('has no known type: %o', (input) => {
    const { code, field, message } = refusalOf(input)
    expect({ code, field }).toEqual({ code: 'UnknownCommand', field: 'type' })
    expect(message).toContain('expected one of "SetTarget", "ReviseTarget", "VoidTarget"')
  })
})

describe('a command comes out canonical', () => {
  const set = {
    type: 'SetTarget',
    target: 'target-1',
    title: 'T',
    unit: 'person',
    measure: 'sum',
    period: TERMS_GIVEN.period,
  }

  test.each([
    ['007.50', '7.5'],
    [7.5, '7.5'],
    [1e21, '1000000000000000000000'],
    [-0, '0'],
    [12n, '12'],
    ['-0.0', '0'],
    ['9'.repeat(400), '9'.repeat(400)],
  ])('%s is %s', (plan, canonical) => {
    expect(parseCommand({ ...set, plan })).toMatchObject({ ok: true, value: { plan: canonical } })
  })

  test('a field that is undefined is absent, however deep it lies', () => {
    const period = { ...TERMS_GIVEN.period, calendar: undefined }
    const unit = { code: 'person', scale: undefined }
    expect(parseCommand({ ...set, owner: undefined, period, unit })).toMatchObject({ ok: true })
    const revision = { type: 'ReviseTarget', target: 'a', kind: 'change', reason: 'r' }
    const parsed = parseCommand({ ...revision, set: { owner: undefined, period, unit } })
    expect(parsed).toMatchObject({ ok: true, value: { set: { period: TERMS_GIVEN.period } } })
    expect(parsed.ok && JSON.stringify(parsed.value)).not.toContain('owner')
    expect(parseCommand({ ...set, ext: { a: undefined } }).ok).toBe(false)
  })

  test('its ext is a copy, kept to the letter', () => {
    const ext = JSON.parse('{"__proto__":{"a":1},"b":[null,"\\ud800",1e300,""]}') as object
    const parsed = parseCommand({ ...set, ext })
    if (!parsed.ok) throw new Error(parsed.refusal.message)
    expect(JSON.stringify(parsed.value.ext)).toBe(JSON.stringify(ext))
    expect(parsed.value.ext).not.toBe(ext)
  })

  test('an instance of a class counts by its fields', () => {
    class Setting {
      readonly type = 'SetTarget'
      readonly owner = undefined
    }
    expect(parseCommand(Object.assign(new Setting(), set)).ok).toBe(true)
  })
})

test('a Date is no day, no figure and no data: which day it is depends on a zone', () => {
  const set = wholeCommand(DOORS[0] as Door)
  for (const field of ['period.from', 'plan', 'ext', 'owner']) {
    expect(refusalOf(withField(set, field.split('.'), new Date(0)))).toMatchObject({
      field,
      value: '1970-01-01T00:00:00.000Z',
    })
  }
})

describe('what may be long has an end', () => {
  const set = wholeCommand(DOORS[0] as Door)
  const path = (names: number) => Array.from({ length: names }, () => 'a').join('/')
  const pages = (count: number) => Array.from({ length: count }, (_, page) => `page ${page + 1}`)

  test('a thousand references are taken, and not one more', () => {
    expect(parseCommand({ ...set, evidence: pages(1_000) }).ok).toBe(true)
    const refusal = refusalOf({ ...set, evidence: pages(1_001) })
    expect(refusal).toMatchObject({
      code: 'TooMuchEvidence',
      message:
        'evidence: expected at most 1000 references, found 1001. Refer to fewer documents, or to one that lists them.',
      parameters: { most: 1_000 },
    })
  })

  test('a programme is as deep as a hundred names, and no deeper', () => {
    expect(parseCommand({ ...set, programme: path(100) }).ok).toBe(true)
    expect(refusalOf({ ...set, programme: path(101) })).toMatchObject({
      code: 'InvalidProgramme',
      message: expect.stringMatching(
        /^programme: expected a path of at most 100 names, found "a.*\. Shorten the path\.$/,
      ),
      parameters: { fault: 'tooDeep', most: 100 },
    })
  })
})

test('the refusals of the door read well', () => {
  const set = wholeCommand(DOORS[0] as Door)
  const messages = [
    withField(set, ['plan'], '1e5'),
    withField(set, ['plan'], '1,000'),
    withField(set, ['period', 'from'], '2020-02-30'),
    withField(set, ['period', 'to'], '2019-12-31'),
    withField(set, ['period', 'zone'], 'Mars/Olympus'),
    withField(set, ['target'], ''),
    withField(set, ['title'], 5),
    withField(set, ['title', 'en'], ''),
    withField(set, ['completion'], 'soon'),
    withField(set, ['completion', 'sustained'], 0),
    withField(set, ['earlyBy'], 1.5),
    withField(set, ['unit', 'scale'], 101),
    withField(set, ['measure'], undefined),
    withField(set, ['owner'], 'x'.repeat(100_001)),
    withField(set, ['plam'], 1),
    null,
  ].map((input) => refusalOf(input).message)
  expect(messages).toEqual([
    'plan: expected a decimal number of at most 1000 digits, found "1e5". Write the digits out, without an exponent.',
    'plan: expected a decimal number of at most 1000 digits, found "1,000". Leave out thousands separators and use a point as decimal sign.',
    'period.from: expected a calendar day as YYYY-MM-DD, found "2020-02-30". Give a day that exists: 2020-02 has the days 01 to 29.',
    'period.to: expected a day not before 2020-01-01, found "2019-12-31". Give a later last day, or an earlier first day.',
    'period.zone: expected the IANA name of a time zone, found "Mars/Olympus". Give a name that the IANA time zone database lists, such as Asia/Ho_Chi_Minh.',
    'target: expected an id of 1 to 200 characters, found "". Give an id that is not empty.',
    'title: expected text, or an object, found 5. Choose one of these forms.',
    'title.en: expected text that is not empty, found "". Write something.',
    'completion: expected one of "whenReached", "heldAtDeadline", or an object, found "soon". Choose one of these forms.',
    'completion.sustained: expected 1 or more, found 0. Give a greater one.',
    'earlyBy: expected a whole number, found 1.5. Give a whole number.',
    'unit.scale: expected 100 or less, found 101. Give a smaller one.',
    'measure: expected one of "sum", "latest", "average", "max", "min", "ratio", "steps", "declared", or an object, found nothing. Add this field.',
    `owner: expected at most 100000 characters, found "${'x'.repeat(80)}… (100001 characters)". Shorten it.`,
    'plam: expected no such field, found 1. Did you mean plan? Correct its name, or remove it.',
    'expected an object, found null. Give an object.',
  ])
})
