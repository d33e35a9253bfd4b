import { expect, test } from 'vitest'
import type { EventId } from '../event/identifiers.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { RowIndex } from './row-index.ts'
import { Rows } from './rows.ts'

const idOf = (row: number) => `id-${row}` as EventId

function push(rows: Rows, id: EventId, isReport = true): number {
  return rows.pushReport(id, 0, isReport ? 1 : NOT_A_REPORT, 0, undefined, 0)
}

test('an index grows with its rows, and finds each, however many there are', () => {
  const rows = Rows.none()
  const index = RowIndex.of(rows)
  for (let row = 0; row < 200; row += 1) {
    index.put(push(rows, idOf(row)), rows)
    expect(index.get(idOf(row), rows)).toBe(row)
    expect(index.get(idOf(row + 1), rows)).toBeUndefined()
  }
  const all = Array.from({ length: 200 }, (_, row) => row)
  expect(all.map((row) => index.get(idOf(row), rows))).toStrictEqual(all)
  expect(all.map((row) => RowIndex.of(rows).get(idOf(row), rows))).toStrictEqual(all)
})

test('rows that come and go many times leave room, and those that stay are found', () => {
  const rows = Rows.none()
  const index = RowIndex.of(rows)
  for (let row = 0; row < 3; row += 1) index.put(push(rows, idOf(row)), rows)
  for (let time = 0; time < 100; time += 1) {
    const added = push(rows, `gone-${time}` as EventId)
    index.put(added, rows)
    index.remove(added, rows)
    rows.truncate(added)
    expect(index.get(`gone-${time}` as EventId, rows)).toBeUndefined()
    expect([0, 1, 2].map((row) => index.get(idOf(row), rows))).toStrictEqual([0, 1, 2])
  }
})

test('of two reports of one id the first is found, and what is no report is not', () => {
  const rows = Rows.none()
  push(rows, idOf(0), false)
  push(rows, idOf(1))
  push(rows, idOf(1))
  const index = RowIndex.of(rows)
  index.put(2, rows)
  expect([idOf(0), idOf(1)].map((id) => index.get(id, rows))).toStrictEqual([undefined, 1])
  index.remove(2, rows)
  expect(index.get(idOf(1), rows)).toBe(1)
  index.remove(1, rows)
  expect(index.get(idOf(1), rows)).toBeUndefined()
})
