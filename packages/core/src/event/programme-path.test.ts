import { expect, test } from 'vitest'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { formatProgramme, parseProgramme } from './programme-path.ts'

test.each([
  [['term'], 'term'],
  [['term', 'land/water'], String.raw`term/land\/water`],
  [['a\\', 'b'], String.raw`a\\/b`],
])('%j is the path %s', (names, path) => {
  expect(formatProgramme(names)).toBe(path)
  expect(parseProgramme(path)).toEqual({ ok: true, value: names })
})

test.each([
  ['', 'Join the names with single slashes, none at the ends.'],
  ['a//b', 'Join the names with single slashes, none at the ends.'],
  ['a/ b', 'Join the names with single slashes, none at the ends.'],
  [String.raw`a\b`, String.raw`Write a slash within a name as \/ and a backslash as \\.`],
  ['a\\', String.raw`Write a slash within a name as \/ and a backslash as \\.`],
  [7, String.raw`Write a slash within a name as \/ and a backslash as \\.`],
  [Array.from({ length: 101 }, () => 'a').join('/'), 'Shorten the path.'],
])('%j is no path', (path, remedy) => {
  const parsed = parseProgramme(path)
  expect(parsed.ok ? undefined : parsed.refusal).toMatchObject({ code: 'InvalidProgramme', remedy })
})

test.each([[[]], [['a', '']], [Array<string>(2)], [Array<string>(101).fill('a')], ['a']])(
  'names that make no path are refused',
  (names) => {
    expect(() => formatProgramme(names as readonly string[])).toThrow(RefusedInput)
  },
)
