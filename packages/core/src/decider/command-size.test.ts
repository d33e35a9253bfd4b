import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANY_CHARACTER } from '../../laws/any-character.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import { isLargerThan } from './command-size.ts'
import { parseCommand } from './command.schema.ts'

const NOTE = { type: 'AddNote', target: 't' } as const

describe('the size of a command', () => {
  test('law: texts and names count as UTF-8, every other value as 8, a place in an array as 1', () => {
    const utf8 = (text: string) => Buffer.byteLength(text)
    const size = (value: unknown): number => {
      if (typeof value === 'string') return utf8(value)
      if (typeof value !== 'object' || value === null) return 8
      const members = Object.entries(value).map(
        ([name, member]) => (Array.isArray(value) ? 1 : utf8(name)) + size(member),
      )
      return members.reduce((sum, each) => sum + each, 8)
    }
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: ANY_CHARACTER }), (value) => {
        const bytes = size(value)
        expect(isLargerThan(bytes, value)).toBe(false)
        expect(isLargerThan(bytes - 1, value)).toBe(true)
      }),
    )
  })

  test('counts the places of empty texts', () => {
    expect(isLargerThan(9, [''])).toBe(false)
    expect(isLargerThan(8, [''])).toBe(true)
  })

  test.each([
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\ud7ff', 3],
    ['\ue000', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
  ])('counts %j as %i bytes', (text, bytes) => {
    expect(isLargerThan(bytes, text)).toBe(false)
    expect(isLargerThan(bytes - 1, text)).toBe(true)
  })

  test('counts a name after the last byte was taken', () => {
    expect(isLargerThan(8, { a: '' })).toBe(true)
    expect(isLargerThan(9, { a: '', b: '' })).toBe(true)
    expect(isLargerThan(10, { a: '', b: '' })).toBe(false)
  })

  test('is 1 MB at most unless said otherwise, for the door and for a tracker', async () => {
    const large = { ...NOTE, text: 'seen', ext: { picture: 'ư'.repeat(600_000) } }
    expect(parseCommand(large)).toMatchObject({
      ok: false,
      refusal: { code: 'CommandTooLarge', field: '' },
    })
    expect(parseCommand(large, { maxCommandBytes: 2_000_000 }).ok).toBe(true)
    const tracker = await openTracker({ store: memoryStore(), maxCommandBytes: 50 })
    expect(await tracker.execute({ ...NOTE, text: 'x'.repeat(50) })).toMatchObject({
      refusal: { code: 'CommandTooLarge' },
    })
    expect(await tracker.execute({ ...NOTE, text: 'x' })).toMatchObject({
      refusal: { code: 'TargetNotSet' },
    })
  })

  test.each([0, -1, 1.5, Number.NaN, Infinity, '1'])('has no bound of %s', async (bound) => {
    const maxCommandBytes = bound as number
    expect(() => parseCommand(NOTE, { maxCommandBytes })).toThrow('maxCommandBytes')
    await expect(openTracker({ store: memoryStore(), maxCommandBytes })).rejects.toMatchObject({
      code: 'InvalidOptions',
    })
  })

  test('is found without going through what is endless', () => {
    const shared: Record<string, unknown> = { leaf: 'x' }
    let wide: unknown = shared
    for (let level = 0; level < 60; level++) wide = [wide, wide]
    expect(isLargerThan(1_000_000, wide)).toBe(true)
    const holes: unknown[] = []
    holes.length = 2 ** 32 - 1
    expect(isLargerThan(1_000_000, holes)).toBe(true)
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    expect(isLargerThan(1_000_000, cyclic)).toBe(false)
  })
})
