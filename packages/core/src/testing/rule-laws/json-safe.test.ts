import { expect, test } from 'vitest'
import { faultIn } from './json-safe.ts'

test.each([
  [{ share: [1, null, 'met', true] }, undefined],
  [Object.assign(Object.create(null) as object, { share: 0 }), undefined],
  [{ share: Number.NaN }, 'NaN at /share'],
  [[0, -0], '-0 at /1'],
  [undefined, 'undefined'],
  [{ on: new Date(0) }, 'an instance of Date at /on'],
  [Object.create(Object.create(null) as object), 'an instance of no class'],
])('what does not come back from JSON the same: %o', (value, fault) => {
  expect(faultIn(value)).toBe(fault)
})
