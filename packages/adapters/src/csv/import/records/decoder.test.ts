import { describe, expect, test } from 'vitest'
import type { Encoding } from '../mapping/mapping.ts'
import { decoderOf } from './decoder.ts'

/** The bytes as the parser gives them: one character each. */
const bytes = (...values: number[]) => String.fromCharCode(...values)
const utf8 = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

function decoded(encoding: Encoding, given: string): string {
  const result = decoderOf(encoding).text(given)
  return result.ok ? result.value : result.refusal.message
}

test.each<[Encoding, string, string]>([
  ['utf-8', utf8('Kết nạp đảng viên, 5 €, 😀'), 'Kết nạp đảng viên, 5 €, 😀'],
  ['utf-8', utf8('\uFFFD'), '\uFFFD'],
  ['windows-1252', bytes(0x35, 0x20, 0x80, 0x96, 0xe9), '5 €–é'],
  ['windows-1252', bytes(0x91, 0x61, 0x92, 0xa0, 0xff), '‘a’\u00A0ÿ'],
  ['macintosh', bytes(0x8e, 0xdb, 0xca, 0xd0, 0x80, 0xff), 'é€\u00A0–Äˇ'],
  ['macintosh', bytes(0xf0), '\uF8FF'],
])('%s: %j is %s', (encoding, given, text) => {
  expect(decoded(encoding, given)).toBe(text)
})

test('the upper half of each single-byte encoding is that of the platform’s own tables', () => {
  // Node's decoder has been wrong about windows-1252 in some versions, so it is not used; where it
  // knows an encoding it must agree on the characters that are not control characters.
  const upper = Array.from({ length: 128 }, (_, at) => 0x80 + at)
  const platform = new TextDecoder('macintosh').decode(Uint8Array.from(upper))
  expect(decoded('macintosh', bytes(...upper))).toBe(platform)
  expect(decoded('windows-1252', bytes(...upper.slice(0x20)))).toBe(bytes(...upper.slice(0x20)))
})

describe('bytes that are none in the encoding are refused, with those that would read them', () => {
  test.each<[Encoding, string, string]>([
    [
      'utf-8',
      bytes(0xe9),
      'expected text in utf-8, found "\\\\xE9". The bytes read as windows-1252 or macintosh: ',
    ],
    ['utf-8', bytes(0x61, 0x81), 'The bytes read as macintosh: '],
    ['utf-8', bytes(0xed, 0xa0, 0x80), 'The bytes read as windows-1252 or macintosh: '],
    ['utf-8', bytes(0xc0, 0x80), 'The bytes read as windows-1252 or macintosh: '],
    ['windows-1252', bytes(0x81), 'The bytes read as macintosh: '],
    ['windows-1252', utf8('Á'), 'The bytes read as utf-8 or macintosh: '],
  ])('%s: %j', (encoding, given, message) => {
    expect(decoded(encoding, given)).toContain(message)
  })

  test.each<Encoding>(['utf-8', 'windows-1252', 'macintosh'])('NUL in %s', (encoding) => {
    expect(decoded(encoding, 'a\0b')).toContain('Save the table as UTF-8')
  })
})
