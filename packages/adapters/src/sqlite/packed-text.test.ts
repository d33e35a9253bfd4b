import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FINGERPRINT, ID, packedFingerprint, packedId, unpackedFingerprint } from './packed-text.ts'

const DIGITS = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')) })
const TEXTS = fc.oneof(
  fc.string({ unit: 'binary' }),
  DIGITS,
  DIGITS.map((digits) => `3:${digits}`),
)

test('ids and fingerprints come back to the letter', () => {
  const database = new Database(':memory:')
  database.exec('CREATE TABLE commits (id ANY, fingerprint ANY) STRICT')
  database.exec("INSERT INTO commits VALUES ('', '')")
  const pack = database.prepare('UPDATE commits SET id = ?, fingerprint = ?')
  const unpack = database.prepare(`SELECT ${ID}, ${FINGERPRINT} FROM commits`).raw()
  fc.assert(
    fc.property(TEXTS, TEXTS, (id, fingerprint) => {
      pack.run(packedId(id), packedFingerprint(fingerprint))
      const [ofId, selected] = unpack.get() as [string, string]
      expect(ofId).toBe(id)
      expect(unpackedFingerprint(selected)).toBe(fingerprint)
    }),
  )
  database.close()
})

test.each([
  ['41a059f1c48b9ad00b850000000001f3', 16],
  ['00', 1],
])('the digits of %s take %i bytes', (id, bytes) => {
  expect(packedId(id)).toHaveLength(bytes)
  expect(packedFingerprint(`3:${id}`)).toHaveLength(bytes + 1)
})

test.each(['', '0', '00F1', 'c-1', '00\n'])('%j stays text', (text) => {
  expect(packedId(text)).toBe(text)
  expect(packedFingerprint(text)).toBe(text)
})
