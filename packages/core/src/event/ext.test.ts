import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eventSchema } from './event.schema.ts'
import { refusalOf } from './refusal-of.ts'

const NOTE = JSON.parse(
  readFileSync(new URL('golden/NoteAdded.v1.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>

function refusalOfExt(ext: unknown) {
  const event = { ...NOTE, ext }
  const parsed = eventSchema.safeParse(event)
  return parsed.success ? undefined : refusalOf(parsed.error, event)
}

describe('ext is kept to the letter', () => {
  function kept(ext: unknown): unknown {
    const parsed = eventSchema.parse({ ...NOTE, ext })
    return parsed.ext
  }

  test.each([
    '{}',
    '{"":"","a b":[],"ü":{"10":1,"9":2}}',
    '{"__proto__":{"polluted":true},"constructor":{"prototype":null}}',
    '{"a":{"__proto__":[{"__proto__":1}]}}',
    '{"n":[0.1,1e21,-1.5e-7,9007199254740993]}',
    '{"t":"\\u0000\\u2028\\ud83d\\udcc8"}',
  ])('%s', (text) => {
    const ext = JSON.parse(text) as object
    expect(kept(ext)).toEqual(ext)
    expect(JSON.stringify(kept(ext))).toBe(JSON.stringify(ext))
    expect(Object.getPrototypeOf(kept(ext))).toBe(Object.prototype)
    expect(({} as { polluted?: true }).polluted).toBeUndefined()
  })

  test('it is a copy: what the caller does to its own later changes nothing', () => {
    const ext = { list: [1] }
    const copy = kept(ext)
    ext.list.push(2)
    expect(copy).toEqual({ list: [1] })
  })

  function nested(depth: number): unknown {
    return JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))
  }

  test('64 levels deep, and no deeper', () => {
    expect(kept(nested(64))).toEqual(nested(64))
    for (const depth of [65, 100_000]) {
      expect(refusalOfExt(nested(depth))).toMatchObject({
        code: 'InvalidExt',
        field: 'ext',
      })
    }
  })

  test.each([
    ['text', 'data'],
    ['null', null],
    ['an array', []],
    ['NaN', { n: NaN }],
    ['an infinity', { n: [-Infinity] }],
    ['a negative zero', { n: -0 }],
    ['a bigint', { n: 1n }],
    ['undefined', { n: undefined }],
    ['a function', { n: () => 1 }],
    ['a Date', { n: new Date(0) }],
    ['a Map', { n: new Map() }],
  ])('%s is refused, since JSON would lose it', (_, value) => {
    expect(refusalOfExt(value)).toMatchObject({ code: 'InvalidExt', field: 'ext' })
  })

  test('a circle is refused, not followed', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(refusalOfExt(circle)).toMatchObject({ code: 'InvalidExt', field: 'ext' })
  })
})
