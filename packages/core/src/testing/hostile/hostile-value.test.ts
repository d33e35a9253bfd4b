import { runInThisContext } from 'node:vm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileCommands } from './hostile-commands.ts'
import { hostileInput } from './hostile-input.ts'
import { READABLE, THROWING } from './hostile-leaves.ts'
import { arrayOf, objectOf, plainly } from './hostile-value.ts'
import { madeHostile } from './made-hostile.ts'

/** The value that a hostile value's code makes. */
function evaluated(code: string): unknown {
  return runInThisContext(`(${code})`) as unknown
}

function kindOf(value: unknown): string {
  // In its decimal digits a large one takes long to write.
  if (typeof value === 'bigint') return value.toString(16)
  if (typeof value !== 'object' || value === null) {
    const isOwn = typeof value === 'symbol' || typeof value === 'function'
    return isOwn ? typeof value : `${typeof value} ${String(value)}`
  }
  try {
    const keys = Reflect.ownKeys(value).map(String).join()
    return `${Object.prototype.toString.call(value)} ${keys}`
  } catch (error) {
    return error instanceof TypeError ? 'unreadable' : 'throwing'
  }
}

test.each([...READABLE, ...THROWING].map((value) => [value.code, value] as const))(
  '%s makes what its code says',
  (code, { make }) => {
    expect(kindOf(make())).toBe(kindOf(evaluated(code)))
  },
)

test('what a hostile value makes is new each time', () => {
  const { make } = objectOf([['a', arrayOf([plainly(1), undefined])]])
  expect(make()).toEqual({ a: [1, undefined] })
  expect(make()).not.toBe(make())
})

test('an own __proto__ and a hole are made and written as such', () => {
  const value = objectOf([['__proto__', arrayOf([undefined, plainly('x'), undefined])]])
  expect(value.code).toBe('{ ["__proto__"]: [, "x", ,] }')
  for (const made of [value.make(), evaluated(value.code)]) {
    const own = Object.getOwnPropertyDescriptor(made, '__proto__')?.value as unknown[]
    expect([own.length, 0 in own, own[1], 2 in own]).toStrictEqual([3, false, 'x', false])
  }
})

test('a hostile value is printed as its code', () => {
  fc.assert(
    fc.property(hostileInput(), (value) => {
      expect(fc.stringify(value)).toBe(value.code)
    }),
  )
})

test('whether values throw when they are read is for the caller to choose', () => {
  const throwsIn = (values: fc.Arbitrary<{ readonly code: string }>) =>
    fc.sample(values, { numRuns: 2_000, seed: 1 }).some(({ code }) => /throw|revoke/.test(code))
  expect(throwsIn(hostileInput())).toBe(true)
  expect(throwsIn(hostileCommands())).toBe(true)
  expect(throwsIn(hostileInput({ throwing: false }))).toBe(false)
  expect(throwsIn(hostileCommands({ throwing: false }))).toBe(false)
})

test('it shrinks to the least that is hostile', () => {
  const shrunk = (property: fc.IProperty<[{ readonly code: string }]>) =>
    fc.check(property, { numRuns: 10_000, seed: 3 }).counterexample?.map(({ code }) => code)
  const withNaN = fc.property(hostileInput(), ({ code }) => !/\["on"\]: NaN/.test(code))
  expect(shrunk(withNaN)).toStrictEqual(['{ ["type"]: { ["type"]: { ["on"]: NaN } } }'])
  const points = madeHostile(fc.constant({ asOf: '2020-12-31', knownAt: '2021-01-08T00:00:00Z' }))
  const withProto = fc.property(points, ({ code }) => !/^.{50,80}, \["__proto__"\]: /.test(code))
  expect(shrunk(withProto)).toStrictEqual([
    '{ ["asOf"]: "2020-12-31", ["knownAt"]: "2021-01-08T00:00:00Z", ["__proto__"]: undefined }',
  ])
})

test('places are replaced, removed and given more, at every depth', () => {
  const values = fc.sample(madeHostile(fc.constant({ a: [{ b: 1 }] })), { numRuns: 2_000, seed: 1 })
  const codes = values.map(({ code }) => code)
  for (const form of [
    /^\{ \["a"\]: (?!\[\{)/,
    /^\{ \["a"\]: \[\{ \["b"\]: (?!1)/,
    /^\{ \["a"\]: \[,\] \}$/,
    /^\{ \["a"\]: \[\{ {2}\}\] \}$/,
    /^\{ \["a"\]: \[\{ \["b"\]: 1 \}, /,
    /^\{ \["a"\]: \[\{ \["b"\]: 1, \["__proto__"\]: /,
    /^\{ \["a"\]: \[\{ \["b"\]: 1 \}\], \["unknown"\]: /,
    /^(?!\{ \["a"\])/,
  ]) {
    expect(codes).toContainEqual(expect.stringMatching(form))
  }
})
