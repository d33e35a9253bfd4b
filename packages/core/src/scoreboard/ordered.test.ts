import { expect, test } from 'vitest'
import { Ordered } from './ordered.ts'

interface Item {
  readonly key: string
  readonly of?: string
}

const item = (n: number): Item => ({ key: String(n).padStart(4, '0') })
const keysOf = (list: Ordered<Item>): readonly string[] => list.items().map(({ key }) => key)
const none = Ordered.empty<Item>(({ key }) => key)

const COUNT = 300
const rising = Array.from({ length: COUNT }, (_, n) => item(n))
/** Every number below {@link COUNT} once, in no order. */
const mixed = rising.map((_, n) => rising[(n * 7) % COUNT] as Item)

test.each([
  ['rising', rising],
  ['falling', rising.toReversed()],
  ['mixed', mixed],
])(
  'items that come %s, one at a time or all at once, lie in the order of their keys',
  (_, items) => {
    const keys = rising.map(({ key }) => key)
    const atOnce = none.changed([], items)
    const oneByOne = items.reduce((list, each) => list.changed([], [each]), none)
    for (const list of [atOnce, oneByOne]) {
      expect(keysOf(list)).toEqual(keys)
      expect(list.size).toBe(COUNT)
      expect(list.first).toBe(rising[0])
      for (const each of rising) expect(list.get(each.key)).toBe(each)
      for (const key of ['', '0000a', '0150a', '9']) expect(list.get(key)).toBeUndefined()
    }
    expect(none.items()).toEqual([])
    expect([none.size, none.first, none.get('0000')]).toEqual([0, undefined, undefined])
  },
)

test('items go one at a time or all at once, and the lists before keep theirs', () => {
  const whole = none.changed([], mixed)
  let list = whole
  for (const [place, each] of mixed.entries()) {
    list = list.changed([each], [])
    expect(list.size).toBe(COUNT - place - 1)
    expect(list.get(each.key)).toBeUndefined()
  }
  expect(list.items()).toEqual([])
  expect(whole.changed(mixed, []).items()).toEqual([])
  expect(whole.changed(mixed.slice(0, 200), []).items()).toHaveLength(100)
  expect(keysOf(whole)).toEqual(rising.map(({ key }) => key))
})

test('one that takes the place of another stays, though the other goes; strangers go nowhere', () => {
  const whole = none.changed([], rising)
  const [old, other] = [rising[150] as Item, { ...item(150), of: 'another' }]
  const changed = whole.changed([old], [other])
  expect([changed.size, changed.get(old.key)]).toEqual([COUNT, other])
  expect(whole.get(old.key)).toBe(old)
  expect(whole.changed([other], []).get(old.key)).toBe(old)
  expect(whole.changed([item(999)], []).size).toBe(COUNT)
  expect(whole.changed([], [])).toBe(whole)
})
