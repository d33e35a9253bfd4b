import fc from 'fast-check'
import { parseId } from '@planfold/core'
import { expect, test } from 'vitest'
import { shortened } from './shortened.ts'

const long = fc
  .array(fc.constantFrom('a'.repeat(90), 'b', '😀', 'e\u0301', '~', '/'), { maxLength: 12 })
  .map((pieces) => pieces.join(''))
const text = fc.oneof(long, long.map(shortened))

test('texts that differ stay apart, and short ones stay as they are', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const isSame = one.normalize('NFC') === other.normalize('NFC')
      expect(shortened(one).normalize('NFC') === shortened(other).normalize('NFC')).toBe(isSame)
      if (one.length <= 198) expect(shortened(one)).toBe(one)
      if (one !== '') expect(parseId(shortened(one)).ok).toBe(true)
      // What has been shortened is a text like any other.
      if (one !== shortened(one)) expect(shortened(shortened(one))).not.toBe(shortened(one))
    }),
  )
})
