import { expect, test } from 'vitest'
import type { EventId } from '../event/identifiers.ts'
import { millisecondsOf, moment } from '../period/moment.ts'
import { atOnce } from './in-steps.ts'
import { PackedRecords, WrittenRecords } from './records.ts'

const RECORDS = Array.from({ length: 200 }, (_, n) => ({
  id: (n % 3 === 0 ? `id-${n}` : `3f-${n.toString(16).padStart(12, '0')}.1`) as EventId,
  recordedAt: moment(new Date(Date.UTC(2020, 0, 1) + n * 1_001)),
}))
const ORDER = Int32Array.from(RECORDS, (_, n) => (n * 7) % RECORDS.length)

test.each([
  ['as they are written', new WrittenRecords(), (at: string) => at],
  ['in numbers', PackedRecords.none(), (at: string) => millisecondsOf(moment(at))],
])('ids and moments that are kept %s come out as they were, in any order', (_, taken, kept) => {
  for (const { id, recordedAt } of RECORDS) taken.take(id, recordedAt)
  const ordered = atOnce(taken.inOrder(ORDER))
  for (const [place, { id, recordedAt }] of RECORDS.entries()) {
    expect(taken.idAt(place)).toBe(id)
    expect(taken.recordedAt(place)).toBe(kept(recordedAt))
    const from = RECORDS[ORDER[place] as number]
    expect(ordered.idAt(place)).toBe(from?.id)
    expect(ordered.recordedAt(place)).toBe(kept(from?.recordedAt ?? ''))
  }
})

test('records in numbers are made of their columns again, which are as long as they are many', () => {
  const taken = PackedRecords.none()
  for (const { id, recordedAt } of RECORDS.slice(0, 70)) taken.take(id, recordedAt)
  expect(taken.recordedAts).toHaveLength(70)
  const again = PackedRecords.of(taken.ids, taken.recordedAts)
  for (const { id, recordedAt } of RECORDS.slice(70)) again.take(id, recordedAt)
  const places = [...RECORDS.keys()]
  expect(places.map((place) => again.idAt(place))).toStrictEqual(RECORDS.map(({ id }) => id))
  expect([...again.recordedAts]).toStrictEqual(
    RECORDS.map(({ recordedAt }) => millisecondsOf(recordedAt)),
  )
})
