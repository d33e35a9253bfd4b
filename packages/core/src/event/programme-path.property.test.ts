import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseId } from './identifiers.ts'
import { formatProgramme, parseProgramme } from './programme-path.ts'

const names = fc.array(
  fc
    .string({ unit: fc.constantFrom('/', '\\', 'a', 'ờ', ' '), minLength: 1, maxLength: 6 })
    .filter((name) => parseId(name).ok),
  { minLength: 1, maxLength: 5 },
)

test('the names of a path are those it was made of', () => {
  fc.assert(
    fc.property(names, (given) => {
      expect(parseProgramme(formatProgramme(given))).toEqual({ ok: true, value: given })
    }),
  )
})

test('a path has one spelling', () => {
  const path = fc.string({ unit: fc.constantFrom('/', '\\', 'a', ' '), maxLength: 8 })
  fc.assert(
    fc.property(path, (given) => {
      const parsed = parseProgramme(given)
      if (parsed.ok) expect(formatProgramme(parsed.value)).toBe(given)
    }),
  )
})
