import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFirstRun } from '../../../../../core/laws/runs.ts'
import { MemoryOfSlots } from './memory-of-slots.ts'
import { digestOf, slotOf } from './slot.ts'

const content = digestOf('the same')
const other = digestOf('another')

test('what was said in a slot is known again, with its line', () => {
  const memory = new MemoryOfSlots({ isBounded: true })
  expect(memory.find(slotOf('a', '1'), content)).toBeUndefined()
  memory.keep(slotOf('a', '1'), content, 7)
  expect(memory.find(slotOf('a', '1'), content)).toEqual({ line: 7, isSame: true })
  expect(memory.find(slotOf('a', '1'), other)).toEqual({ line: 7, isSame: false })
  expect(memory.find(slotOf('a', '2'), content)).toBeUndefined()
})

test('any number of slots are told apart, as by a map', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { maxLength: 8_000 }), (names) => {
      const memory = new MemoryOfSlots({ isBounded: true })
      const known = new Map<string, number>()
      for (const [at, name] of names.entries()) {
        const slot = slotOf('law', String(name))
        // Compared here, since to set up an expectation takes longer than all the rest.
        const found = memory.find(slot, content)?.line
        if (found !== known.get(slot)) expect(found).toBe(known.get(slot))
        if (known.has(slot)) continue
        known.set(slot, at + 1)
        memory.keep(slot, content, at + 1)
      }
    }),
  )
})

test('the last of a generation are remembered, and no more than twice as many', () => {
  const generation = inFirstRun(24_576, 786_432)
  const memory = new MemoryOfSlots({ isBounded: true }, inFirstRun(generation, undefined))
  const all = new MemoryOfSlots({ isBounded: false })
  const slot = (n: number) => slotOf('x', String(n))
  for (let n = 1; n <= 2 * generation; n += 1) {
    const name = slot(n)
    memory.keep(name, content, n)
    all.keep(name, content, n)
  }
  expect(memory.find(slot(1), content)).toEqual({ line: 1, isSame: true })
  memory.keep(slot(2 * generation + 1), content, 2 * generation + 1)
  expect(memory.find(slot(1), content)).toBeUndefined()
  expect(memory.find(slot(generation), content)).toBeUndefined()
  expect(all.find(slot(1), content)).toEqual({ line: 1, isSame: true })
  expect(memory.find(slot(generation + 1), content)).toEqual({ line: generation + 1, isSame: true })
}, 240_000)
