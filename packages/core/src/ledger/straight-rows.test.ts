import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { addDays, day, dayNumberOf } from '../period/day.ts'
import { toldTarget, TOLD_TARGET, type Told } from '../testing/telling.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { daybookOf } from './daybook.ts'
import { enter } from './enter.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { lieStraight, straightRows } from './straight-rows.ts'

const FIRST = day('2020-01-01')

/** The ledger of a whole log: of reports so many days after the first of the year, and of what follows. */
function sealed(days: readonly number[], ...more: readonly Told[]): Ledger {
  const telling = toldTarget()
  for (const [place, after] of days.entries()) {
    telling.tell({ type: 'ReportProgress', quantity: place + 1, on: addDays(FIRST, after) })
  }
  for (const told of more) telling.tell(told)
  return ledgersOf(telling.events).get(targetId(TOLD_TARGET)) as Ledger
}

/** Days and figures as they lie in the columns. */
function told(ledger: Ledger): readonly unknown[] | undefined {
  const straight = straightRows(ledger, 1)
  if (straight === undefined) return undefined
  const { days, values, from, end } = straight
  return Array.from({ length: end - from }, (_, n) => [days[from + n], values[from + n]])
}

const on = (after: number) => dayNumberOf(FIRST) + after
const rising = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('reports are read from columns', () => {
  test('in the order of their days and rows, wherever their days lie, unless those are far apart', () => {
    const far = 4_096 + 3 * 16
    expect(told(sealed([far, 0, far]))).toStrictEqual([
      [on(0), 2],
      [on(far), 1],
      [on(far), 3],
    ])
    expect(told(sealed([far + 1, 0, far]))).toBeUndefined()
  })

  test('none where all were retracted', () => {
    expect(told(sealed([3], { type: 'RetractProgress', report: 'c2.1' }))).toStrictEqual([])
  })

  test('while they lie there by their days, whatever else lies between them', () => {
    expect(told(sealed([1, 1, 4]))).toStrictEqual([
      [on(1), 1],
      [on(1), 2],
      [on(4), 3],
    ])
    expect(told(sealed([1], { type: 'AddNote', text: 'n' }))?.[1]).toStrictEqual([NOT_A_REPORT, 0])
    expect(told(sealed([]))).toStrictEqual([])
  })

  test.each<[string, () => Ledger]>([
    [
      'one was corrected to what is not final',
      () =>
        sealed([1], {
          type: 'CorrectProgress',
          report: 'c2.1',
          quantity: 2,
          status: 'estimated',
        }),
    ],
    [
      'one is not final',
      () => sealed([1], { type: 'ReportProgress', quantity: 1, on: FIRST, status: 'estimated' }),
    ],
    [
      'there are many that came one by one',
      () => entered(openLedger(targetId(TOLD_TARGET)), reports(65)),
    ],
    ['one of many has come since', () => entered(sealed(rising(64)), reports(65).slice(65))],
  ])('and not where %s', (_, ledgerOf) => {
    expect(straightRows(ledgerOf(), 1)).toBeUndefined()
  })

  test.each<[string, () => Ledger, readonly unknown[]]>([
    [
      'they lie otherwise',
      () => sealed([2, 1, 3]),
      [
        [on(1), 2],
        [on(2), 1],
        [on(3), 3],
      ],
    ],
    [
      'the last lies otherwise',
      () => sealed([1, 2, 1]),
      [
        [on(1), 1],
        [on(1), 3],
        [on(2), 2],
      ],
    ],
    [
      'one is retracted',
      () => sealed([1, 2], { type: 'RetractProgress', report: 'c2.1' }),
      [[on(2), 2]],
    ],
    [
      'one is corrected',
      () =>
        sealed([1, 2], {
          type: 'CorrectProgress',
          report: 'c2.1',
          quantity: 9,
          on: addDays(FIRST, 3),
        }),
      [
        [on(2), 2],
        [on(3), 9],
      ],
    ],
    [
      'it came by itself',
      () => entered(openLedger(targetId(TOLD_TARGET)), reports(1)),
      [[on(0), 1]],
    ],
    [
      'one has come since',
      () => entered(sealed([0]), reports(2).slice(2)),
      [
        [on(0), 1],
        [on(1), 2],
      ],
    ],
  ])(
    'that are brought together where %s, again and again while they are few',
    (_, ledgerOf, rows) => {
      const ledger = ledgerOf()
      for (let look = 0; look < 3; look += 1) {
        expect(told(ledger)).toStrictEqual(rows)
        daybookOf(ledger, 1)
      }
      expect(ledger.isSeen).toBe(false)
    },
  )

  test('and once where they are many', () => {
    const many = sealed(rising(65).toReversed())
    expect([told(many)?.length, many.isSeen]).toStrictEqual([65, true])
    expect(told(many)).toBeUndefined()
  })

  test('that hold what is of no column not at all: a figure beyond 2^53 is left to a daybook', () => {
    const great = sealed([1], { type: 'CorrectProgress', report: 'c2.1', quantity: 2n ** 53n })
    expect(told(great)).toBeUndefined()
  })

  test('that are brought together with their denominators and series, as they were corrected', () => {
    const telling = toldTarget({ measure: 'ratio' })
    for (const [n, after] of [3, 1, 2].entries()) {
      const on = addDays(FIRST, after)
      telling.tell({ type: 'ReportProgress', numerator: n, denominator: n + 10, on })
    }
    telling.tell({ type: 'CorrectProgress', report: 'c3.1', numerator: 7, denominator: '0.5' })
    telling.tell({
      type: 'CorrectProgress',
      report: 'c4.1',
      numerator: 2,
      denominator: 12,
      series: 'b',
    })
    const ledger = ledgersOf(telling.events).get(targetId(TOLD_TARGET)) as Ledger
    const { days, values, weights, series, order, from, end, weightsFrom } =
      straightRows(ledger, 1) ?? {}
    expect([from, end, weightsFrom]).toStrictEqual([0, 3, 0])
    expect([...(days?.subarray(from, end) ?? [])]).toStrictEqual([on(1), on(2), on(3)])
    expect([...(values?.subarray(from, end) ?? [])]).toStrictEqual([70, 20, 0])
    expect([...(weights?.subarray(from, end) ?? [])]).toStrictEqual([5, 120, 100])
    expect([...(series?.subarray(from, end) ?? [])]).toStrictEqual([0, 1, 0])
    expect([...(order?.subarray(from, end) ?? [])]).toStrictEqual([2, 3, 1])
    const plain = straightRows(sealed([2, 1]), 1)
    expect([plain?.series, plain?.weightsFrom]).toStrictEqual([undefined, undefined])
  })

  test('and not a denominator beyond 2^53', () => {
    const telling = toldTarget({ measure: 'ratio' })
    telling.tell({ type: 'ReportProgress', numerator: 1, denominator: 2, on: FIRST })
    const denominator = 2n ** 53n
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', numerator: 1, denominator })
    const ledger = ledgersOf(telling.events).get(targetId(TOLD_TARGET)) as Ledger
    expect(told(ledger)).toBeUndefined()
  })

  test('again and again where they are few, be there a daybook or not', () => {
    const few = sealed(rising(64))
    for (let look = 0; look < 3; look += 1) {
      expect(told(few)).toHaveLength(64)
      daybookOf(few, 1)
    }
    expect(few.isSeen).toBe(false)
  })

  test('once where they are many, and not where there is a daybook', () => {
    const many = sealed(rising(65))
    expect([told(many)?.length, many.isSeen]).toStrictEqual([65, true])
    expect(told(many)).toBeUndefined()
    const known = sealed(rising(65))
    daybookOf(known, 1)
    expect(told(known)).toBeUndefined()
    const frozen = Object.freeze(sealed(rising(65)))
    expect([told(frozen)?.length, told(frozen)?.length]).toStrictEqual([65, 65])
  })

  test('with the denominators of fractions, which only they have', () => {
    const telling = toldTarget({ measure: 'ratio' })
    for (const n of [1, 2, 3]) {
      telling.tell({ type: 'ReportProgress', numerator: n, denominator: n + 10, on: FIRST })
    }
    const other = { target: targetId('other') }
    const log = [...toldTarget().events.map((event) => ({ ...event, ...other })), ...telling.events]
    const ledger = ledgersOf(log).get(targetId(TOLD_TARGET)) as Ledger
    const { weights, weightsFrom, from, end } = straightRows(ledger, 1) ?? {}
    expect(
      [0, 1, 2].map((n) => weights?.[(weightsFrom ?? Number.NaN) + (from ?? 0) + n]),
    ).toStrictEqual([11, 12, 13])
    expect((end ?? 0) - (from ?? 0)).toBe(3)
    expect(straightRows(sealed([1]), 1)?.weightsFrom).toBeUndefined()
  })
})

test('whether reports lie straight is told beforehand, and looks at nothing', () => {
  const many = sealed(rising(65))
  expect([lieStraight(many, 1), lieStraight(many, 1), many.isSeen]).toStrictEqual([
    true,
    true,
    false,
  ])
  expect(lieStraight(sealed([]), 1)).toBe(true)
  straightRows(many, 1)
  expect(lieStraight(many, 1)).toBe(false)
  const known = sealed(rising(65))
  daybookOf(known, 1)
  expect(lieStraight(known, 1)).toBe(false)
  expect(lieStraight(sealed([2, 1]), 1)).toBe(false)
  const more: readonly Told[] = [
    { type: 'RetractProgress', report: 'c2.1' },
    { type: 'ReportProgress', quantity: 1, on: addDays(FIRST, 2), status: 'estimated' },
  ]
  for (const told of more) expect(lieStraight(sealed([1, 2], told), 1)).toBe(false)
  expect(lieStraight(entered(openLedger(targetId(TOLD_TARGET)), reports(1)), 1)).toBe(false)
})

/** Set, and so many reports. */
function reports(count: number): readonly TargetEvent[] {
  const telling = toldTarget()
  for (const after of rising(count)) {
    telling.tell({ type: 'ReportProgress', quantity: after + 1, on: addDays(FIRST, after) })
  }
  return telling.events
}

function entered(ledger: Ledger, events: readonly TargetEvent[]): Ledger {
  for (const event of events) enter(ledger, event)
  return ledger
}
