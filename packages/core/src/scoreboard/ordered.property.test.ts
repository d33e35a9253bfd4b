import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Ordered } from './ordered.ts'

interface Item {
  readonly key: string
}

const keys = fc.array(
  fc.nat({ max: 900 }).map((n) => `k${n}`),
  { maxLength: 400 },
)
/** Neighbours, of which more may go than lie together. */
const run = fc
  .tuple(fc.nat({ max: 900 }), fc.nat({ max: 500 }))
  .map(([from, length]) => Array.from({ length }, (_, n) => `k${from + n}`))
const changes = fc.array(
  fc.record({ of: fc.nat(), added: fc.oneof(keys, run), removed: fc.oneof(keys, run) }),
  { maxLength: 8 },
)

test('lists made from one another, in any tree, each hold what a sorted list would', () => {
  fc.assert(
    fc.property(changes, (plans) => {
      const lists = [Ordered.empty<Item>(({ key }) => key)]
      const models: ReadonlyMap<string, Item>[] = [new Map()]
      for (const { of, added, removed } of plans) {
        const [list, model] = [lists[of % lists.length], models[of % lists.length]]
        if (list === undefined || model === undefined) throw new Error('Expected both.')
        const put = [...new Set(added)].map((key) => ({ key }))
        // Also what is replaced in the same change, and what never was there.
        const dropped = removed.map((key) => model.get(key) ?? { key })
        const after = new Map(model)
        for (const item of put) after.set(item.key, item)
        for (const item of dropped) if (after.get(item.key) === item) after.delete(item.key)
        lists.push(list.changed(dropped, put))
        models.push(after)
      }
      lists.forEach((list, index) => {
        const model = models[index] as ReadonlyMap<string, Item>
        const expected = [...model.keys()].toSorted().map((key) => model.get(key) as Item)
        expect(list.size).toBe(expected.length)
        const items = list.items()
        expect(items.length).toBe(expected.length)
        expect(expected.every((item, place) => items[place] === item)).toBe(true)
        expect(list.first).toBe(expected[0])
        for (let n = 0; n <= 900; n += 60) expect(list.get(`k${n}`)).toBe(model.get(`k${n}`))
      })
    }),
  )
})
