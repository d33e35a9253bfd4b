import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test.each([
  [null, 'null'],
  [true, 'true'],
  [0.1, '0.1'],
  ['phường "Điện Biên"\n', '"phường \\"Điện Biên\\"\\n"'],
  [[], '[]'],
  [{}, '{}'],
  [[2, 1, [3]], '[2,1,[3]]'],
  [{ b: { d: 1, c: 2 }, a: [{ f: 3, e: 4 }] }, '{"a":[{"e":4,"f":3}],"b":{"c":2,"d":1}}'],
  [{ a: undefined, b: null }, '{"b":null}'],
  [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
  [{ é: 1, z: 2, Z: 3 }, '{"Z":3,"z":2,"é":1}'],
])('%j is %s', (value, text) => {
  expect(canonicalJson(value)).toBe(text)
})

test('a key that JavaScript treats specially is a key like any other', () => {
  const text = '{"__proto__":{"b":1,"a":2},"constructor":3}'
  expect(canonicalJson(JSON.parse(text))).toBe('{"__proto__":{"a":2,"b":1},"constructor":3}')
})
