import * as fc from 'fast-check'
import reference from 'murmurhash3js-revisited'
import { expect, test } from 'vitest'
import { murmurHash } from './murmur-hash.ts'

/** The bytes of a text's UTF-16 units, low byte first. */
function bytesOf(text: string): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  return Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >>> 8]))
}

const units = fc.array(fc.nat(0xff_ff), { maxLength: 40 })
const texts = fc.oneof(
  fc.string({ maxLength: 200 }),
  units.map((all) => String.fromCharCode(...all)),
)

test('law: it is MurmurHash3 as another implementation has it, of texts of any length', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(murmurHash(text)).toBe(reference.x86.hash128(bytesOf(text)))
    }),
  )
})

test.each([
  ['', '00000000000000000000000000000000'],
  ['a', '033bb196ccef4fe1ccef4fe1ccef4fe1'],
  ['{"target":"t"}', 'bc6f3125001de689803b46ec3305050f'],
])('%j is %s for ever', (text, hash) => {
  expect(murmurHash(text)).toBe(hash)
})
