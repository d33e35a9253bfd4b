import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomIds } from './ambient.ts'
import { countedIds } from './counted-ids.ts'

/** The last number that 12 hexadecimal digits can write. */
const LAST = 0xff_ff_ff_ff_ff_ff

test('law: no id comes twice, from however many makers, also where prefixes are used up', () => {
  const makers = fc.array(fc.record({ left: fc.nat(5), turns: fc.nat(12) }), { maxLength: 8 })
  fc.assert(
    fc.property(makers, (all) => {
      let prefixes = 0
      const made = all.flatMap(({ left, turns }) => {
        const ids = countedIds(() => `${prefixes++}-`, LAST - left)
        return Array.from({ length: turns }, ids)
      })
      expect(new Set(made).size).toBe(made.length)
    }),
  )
})

test('a prefix is asked for at the first id, and anew when its numbers are used up', () => {
  const prefixes = ['a-', 'b-']
  const ids = countedIds(() => prefixes.shift() ?? 'none-', LAST - 1)
  expect(prefixes).toEqual(['a-', 'b-'])
  const made = [ids(), ids(), ids(), ids()]
  expect(made).toEqual(['a-fffffffffffe', 'a-ffffffffffff', 'b-000000000000', 'b-000000000001'])
})

test('the ids of a tracker are 32 hexadecimal digits, of which the last 12 count', () => {
  const [one, two] = [randomIds(), randomIds()]
  expect(one).toMatch(/^[0-9a-f]{32}$/)
  expect(two.slice(0, 20)).toBe(one.slice(0, 20))
  expect(Number.parseInt(two.slice(20), 16)).toBe(Number.parseInt(one.slice(20), 16) + 1)
})
