import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventId } from '../event/identifiers.ts'
import { moment } from '../period/moment.ts'
import { NOWHERE } from './counted-ids.ts'
import { PackedRecords, WrittenRecords } from './records.ts'

const NOON = moment('2020-01-01T12:00:00.000Z')

const idOf = (beginning: string, count: number, number: number) =>
  `${beginning}-${count.toString(16).padStart(12, '0')}.${number}` as EventId

// Commits of several events, counts that were used up for nothing, other trackers and ids that users chose.
const commits = fc.array(
  fc.record({
    beginning: fc.constantFrom('3f', '3f', '3f', 'b0'),
    skipped: fc.nat({ max: 3 }),
    events: fc.integer({ min: 1, max: 3 }),
    chosen: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 1, maxLength: 60 },
)

const ids = commits.map((given) => {
  const counts = new Map<string, number>()
  return given.flatMap(({ beginning, skipped, events, chosen }, place) => {
    const count = (counts.get(beginning) ?? 0) + 1 + skipped
    counts.set(beginning, count)
    return Array.from({ length: events }, (_, n) =>
      chosen ? (`chosen/${place}.${n + 1}` as EventId) : idOf(beginning, count, n + 1),
    )
  })
})

/** Both ways to keep ids, with these. */
function records(given: readonly EventId[]) {
  const both = [new WrittenRecords(), PackedRecords.none()]
  for (const one of both) for (const id of given) one.take(id, NOON)
  return both
}

test('an id is found where it is, or nowhere', () => {
  fc.assert(
    fc.property(ids, fc.nat(), (given, drawn) => {
      const near = drawn % given.length
      for (const one of records(given)) {
        for (const [place, id] of given.entries()) {
          expect([NOWHERE, place]).toContain(one.placeNear(id, near))
          if (place > near) expect(one.placeNear(id, near)).toBe(NOWHERE)
        }
        expect(one.placeNear('none' as EventId, near)).toBe(NOWHERE)
        expect(one.placeNear(idOf('3f', 9_999, 1), near)).toBe(NOWHERE)
      }
    }),
  )
})

test.each([1, 2, 3])('ids of one tracker are found, if each commit has %d events', (events) => {
  const given = Array.from({ length: 300 }, (_, place) =>
    idOf('3f', 70 + Math.floor(place / events), 1 + (place % events)),
  )
  for (const one of records(given)) {
    for (const near of [0, 150, 299]) {
      const found = given.slice(0, near + 1).map((id) => one.placeNear(id, near))
      expect(found).toStrictEqual(Array.from({ length: near + 1 }, (_, place) => place))
    }
  }
})

test('where every other count was used up for nothing they are found as well', () => {
  const given = Array.from({ length: 300 }, (_, place) => idOf('3f', 2 * place, 1))
  for (const one of records(given)) {
    expect(given.map((id) => one.placeNear(id, 299))).toStrictEqual(given.map((_, n) => n))
  }
})

test('an id of another tracker with the same count is not taken for it', () => {
  const given = [idOf('3f', 1, 1), idOf('3f', 2, 1)]
  for (const one of records([...given, idOf('b0', 9, 1)])) {
    expect(given.map((_, n) => one.placeNear(idOf('b0', n + 1, 1), 1))).toStrictEqual([-1, -1])
  }
})
