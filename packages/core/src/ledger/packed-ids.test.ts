import { expect, test } from 'vitest'
import { PackedIds } from './packed-ids.ts'

function packed(...ids: readonly string[]): PackedIds {
  const all = PackedIds.none()
  for (const id of ids) all.push(id)
  expect(ids.map((_, place) => all.at(place))).toStrictEqual(ids)
  return all
}

test.each([
  ['3f-00000000002a.1', '3f-', 42, 1],
  ['000000000000.1', '', 0, 1],
  ['000000000009.9', '', 9, 9],
  ['a000000000010.10', 'a', 16, 10],
  ['00000000000a.99', '', 10, 99],
  ['x.ffffffffffff.255', 'x.', 2 ** 48 - 1, 255],
])('%s is kept as its beginning, a count and a place', (id, beginning, count, place) => {
  const { beginnings, places, counts, others } = packed(id).columns
  expect({ beginnings, others }).toStrictEqual({ beginnings: [beginning], others: [] })
  expect([...places, ...counts]).toStrictEqual([place, count])
})

test.each([
  '',
  '.',
  '.1',
  'id',
  '00000000001.1',
  '00000000000A.1',
  '00000000000g.1',
  '00000000000/.1',
  '00000000000:.1',
  '00000000000`.1',
  '000000000001.',
  '000000000001.0',
  '000000000001.01',
  '000000000001.256',
  '000000000001.1000',
  '000000000001.1e1',
  '000000000001.1/',
  '000000000001.1:',
  '000000000001.-1',
  '000000000001. 1',
])('%j is kept as it is', (id) => {
  const { beginnings, places, counts, others } = packed(id).columns
  expect({ beginnings, others }).toStrictEqual({ beginnings: [], others: [id] })
  expect([...places, ...counts]).toStrictEqual([-1, 0])
})

test('ids that begin alike have one beginning, and others are counted apart', () => {
  const ids = ['a-000000000001.1', 'b-000000000001.2', 'c', 'a-000000000002.3', 'd']
  const { beginnings, places, counts, others } = packed(...ids).columns
  expect({ beginnings, others }).toStrictEqual({ beginnings: ['a-', 'b-'], others: ['c', 'd'] })
  expect([...places]).toStrictEqual([1, 256 + 2, -1, 3, -1])
  expect([...counts]).toStrictEqual([1, 1, 0, 2, 1])
})

test('ids are made of their columns again, and go on from there without a change to these', () => {
  const ids = ['a-000000000001.1', 'c']
  const { columns } = packed(...ids)
  const again = PackedIds.of(columns)
  const more = ['a-000000000002.1', 'b-000000000001.1', 'd']
  for (const id of more) again.push(id)
  expect([...ids, ...more].map((_, place) => again.at(place))).toStrictEqual([...ids, ...more])
  expect(again.columns.beginnings).toStrictEqual(['a-', 'b-'])
  expect([columns.beginnings, columns.others]).toStrictEqual([['a-'], ['c']])
})

test('new beginnings are kept as long as there are few for so many ids', () => {
  const ids = Array.from({ length: 10_000 }, (_, n) => `${n}-000000000001.1`)
  const { beginnings, others } = packed(...ids).columns
  expect(beginnings.length).toBe(4_096 + ids.length / 8)
  expect(beginnings.length + others.length).toBe(ids.length)
})
