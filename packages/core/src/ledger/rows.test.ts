import { expect, test } from 'vitest'
import type { EventId } from '../event/identifiers.ts'
import { moment } from '../period/moment.ts'
import { toldTarget } from '../testing/telling.ts'
import { ledgersOf } from './ledgers.ts'
import { Rows } from './rows.ts'

const RECORDED = moment('2020-02-01T12:00:00.001Z')

/** Set, and five reports, all of them sealed. */
function sealed(): Rows {
  const telling = toldTarget({ measure: 'ratio' })
  for (const numerator of [1, 2, 3, 4, 5]) {
    telling.tell({ type: 'ReportProgress', numerator, denominator: 9, on: '2020-02-01' })
  }
  const [ledger] = ledgersOf(telling.events).values()
  return ledger?.rows ?? Rows.none()
}

/** Adds so many rows that differ in everything, by a number to tell them by. */
function push(rows: Rows, ...numbers: readonly number[]): Rows {
  for (const n of numbers) rows.pushReport(`r${n}` as EventId, n, n, n, n + 1, n + 2)
  return rows
}

/** What a row says, or of one that was told by a number that number. */
function told(rows: Rows): readonly unknown[] {
  return Array.from({ length: rows.length }, (_, row) => {
    const [id, n] = [rows.idAt(row), rows.valueAt(row)]
    if (!id.startsWith('r')) return id
    expect([rows.millisecondsAt(row), rows.dayAt(row)]).toStrictEqual([n, n])
    expect([rows.weightAt(row), rows.seriesAt(row)]).toStrictEqual([Number(n) + 1, Number(n) + 2])
    return n
  })
}

const first = ['c1.1', 'c2.1', 'c3.1', 'c4.1', 'c5.1', 'c6.1']

test.each([
  ['entered', () => push(Rows.none(), 10, 20, 30), [10, 20, 30]],
  ['sealed, and some entered', () => push(sealed(), 10, 20, 30), [...first, 10, 20, 30]],
])(
  'rows that are %s are taken out and followed by others, and copies go their own ways',
  (_, rowsOf, all) => {
    for (let length = 0; length <= all.length; length += 1) {
      const [rows, left] = [rowsOf(), all.slice(0, length)]
      const copy = rows.first(length)
      expect(told(copy)).toStrictEqual(left)
      push(copy, 40, 50)
      expect(told(copy)).toStrictEqual([...left, 40, 50])
      expect(told(rows)).toStrictEqual(all)
      rows.truncate(length)
      expect(told(rows)).toStrictEqual(left)
      push(rows, 60, 70)
      expect(told(rows)).toStrictEqual([...left, 60, 70])
      expect(told(copy)).toStrictEqual([...left, 40, 50])
    }
  },
)

test('rows are put in another order, and their figures at another scale, sealed or not', () => {
  const rows = push(sealed(), 10, 20)
  const numbers = Array.from({ length: rows.length }, (_, row) => row)
  const turned = rows.inOrder(numbers.toReversed())
  expect(numbers.map((row) => turned.idAt(row))).toStrictEqual(
    numbers.map((row) => rows.idAt(row)).toReversed(),
  )
  expect(numbers.map((row) => turned.seriesAt(row))).toStrictEqual([22, 12, 0, 0, 0, 0, 0, 0])
  expect(rows.haveFractions).toBe(true)
  rows.refine((integer) => Number(integer) * 10)
  const figures = numbers.map((row) => [rows.valueAt(row), rows.weightAt(row)])
  expect(figures).toStrictEqual([
    [0, 0],
    ...[1, 2, 3, 4, 5].map((n) => [n * 10, 90]),
    [100, 110],
    [200, 210],
  ])
})

test('a moment is kept as it was given, in milliseconds or written', () => {
  const rows = Rows.none()
  rows.push('a' as EventId, RECORDED)
  rows.push('b' as EventId, 7)
  expect([-1, 0, 1, 2].map((row) => rows.recordedAt(row))).toStrictEqual([
    undefined,
    RECORDED,
    7,
    undefined,
  ])
  expect([rows.millisecondsAt(0), rows.millisecondsAt(1)]).toStrictEqual([Date.parse(RECORDED), 7])
  expect([rows.haveFractions, rows.length]).toStrictEqual([false, 2])
})
