import { describe, expect, test } from 'vitest'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { TargetEvent } from '../event/events.ts'
import { eventIdIn, commitId, targetId } from '../event/identifiers.ts'
import { moment } from '../period/moment.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import { rowsOf } from '../testing/rows-of.ts'
import { enter, truncate } from './enter.ts'
import { copyOfFirst, openLedger, revisionKnownAt, type Ledger } from './ledger.ts'
import { MAX_DAY_NUMBER } from '../period/day.ts'
import { knownThrough } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { reportedAt } from './report-at.ts'
import { ReportsInForce } from './reports.ts'
import { settle } from './settle.ts'

/** Set, 6 with parts, 0.25 estimated and in a series, a note, and the first report corrected. */
function events(): readonly TargetEvent[] {
  const telling = toldTarget()
  const on = '2020-03-01'
  telling.at('2020-03-01')
  telling.tell({ type: 'ReportProgress', quantity: 6, on, parts: { women: 1 } })
  telling.at('2020-03-02')
  const place = { on, over: { from: '2020-02-01', to: on }, series: 'a' }
  telling.tell({ type: 'ReportProgress', quantity: '0.25', status: 'estimated', ...place })
  telling.tell({ type: 'AddNote', text: 'n' })
  telling.at('2020-03-03')
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '6.125' })
  return telling.events
}

function ledgerOf(entered: readonly TargetEvent[]): Ledger {
  const ledger = openLedger(targetId(TOLD_TARGET))
  for (const event of entered) enter(ledger, event)
  settle(ledger)
  return ledger
}

/** The same, of events that are taken in at once. */
function sealedOf(entered: readonly TargetEvent[]): Ledger {
  return ledgersOf(entered).get(targetId(TOLD_TARGET)) as Ledger
}

/** What a ledger says of each report, by row. */
function reportsOf(ledger: Ledger): readonly unknown[] {
  // As they were made: what corrected them came later.
  const made = new ReportsInForce(
    knownThrough(ledger, Math.min(ledger.complete, 4)),
    1,
    MAX_DAY_NUMBER,
  )
  return [1, 2].map((row) => reportedAt(made, row, 'quantity'))
}

describe('a ledger', () => {
  test('gives back what its reports said, however fine later ones are', () => {
    expect(reportsOf(ledgerOf(events()))).toEqual([
      { value: { quantity: '6' }, parts: { women: '1' }, status: 'final', on: '2020-03-01' },
      {
        value: { quantity: '0.25' },
        status: 'estimated',
        on: '2020-03-01',
        over: { from: '2020-02-01', to: '2020-03-01' },
        series: 'a',
      },
    ])
  })

  test('is the same in whatever order its events come, and however often', () => {
    const [a, b, c, d, e] = events() as readonly [
      TargetEvent,
      TargetEvent,
      TargetEvent,
      TargetEvent,
      TargetEvent,
    ]
    const inOrder = ledgerOf([a, b, c, d, e])
    for (const order of [
      [e, d, c, b, a],
      [c, a, e, b, d],
      [a, a, b, b, c, d, e, a, e],
      [e, e, c, c, d, b, a],
    ]) {
      const ledger = ledgerOf(order)
      expect(reportsOf(ledger)).toEqual(reportsOf(inOrder))
      expect(ledger.landmarks).toEqual(inOrder.landmarks)
      expect([ledger.complete, ledger.revisions]).toEqual([5, undefined])
    }
  })

  test('keeps what waits behind a hole until the hole is filled', () => {
    const [a, b, c, d, e] = events()
    const ledger = ledgerOf([a, d, e].flatMap((event) => event ?? []))
    expect([ledger.complete, ledger.revisions]).toEqual([1, [1, 4, 5]])
    for (const event of [c, b]) if (event !== undefined) enter(ledger, event)
    settle(ledger)
    expect(ledger.complete).toBe(5)
    expect(reportsOf(ledger)).toEqual(reportsOf(ledgerOf(events())))
  })

  test('does not take two events for one revision, wherever the second comes', () => {
    const all = events()
    const impostor = { ...(all[2] as TargetEvent), id: eventIdIn(commitId('other'), 1) }
    for (const order of [
      [...all, impostor],
      [impostor, ...all],
      [...all.slice(3), impostor, ...all.slice(0, 3)],
      [...all.slice(0, 1), impostor, ...all.slice(2)],
    ]) {
      expect(() => ledgerOf(order)).toThrow(HistoryCorrupt)
    }
    expect(() => ledgerOf([...all, impostor])).toThrow(
      'at target "target-1", revision 3: expected one event, c3.1, found another, other.1',
    )
  })

  test('knows how much of it was known at a moment', () => {
    const ledger = ledgerOf(events())
    const known = (at: string) => revisionKnownAt(ledger, moment(at))
    expect(known('2019-12-31T00:00:00Z')).toBe(0)
    expect(known('2020-01-01T00:00:00Z')).toBe(1)
    expect(known('2020-03-01T12:00:00Z')).toBe(2)
    expect(known('2020-03-02T11:59:59.999Z')).toBe(2)
    expect(known('2020-03-02T12:00:00Z')).toBe(4)
    expect(known('9999-12-31T00:00:00Z')).toBe(5)
  })

  test('copied or cut short is as if the rest had never come', () => {
    const all = events()
    for (let rows = 0; rows <= all.length; rows++) {
      const short = ledgerOf(all.slice(0, rows))
      const copies = [ledgerOf(all), sealedOf(all)].map((ledger) => copyOfFirst(ledger, rows))
      const cut = [ledgerOf(all), sealedOf(all)]
      for (const ledger of cut) truncate(ledger, rows)
      for (const ledger of [...copies, ...cut]) {
        expect(rowsOf(ledger)).toEqual(rowsOf(short))
        expect(ledger.landmarks).toEqual(short.landmarks)
        expect(ledger.complete).toBe(rows)
        expect([...(ledger.remarks ?? [])]).toEqual([...(short.remarks ?? [])])
        expect([...(ledger.spans ?? [])]).toEqual([...(short.spans ?? [])])
        for (const event of all.slice(rows)) enter(ledger, event)
        expect(reportsOf(ledger)).toEqual(reportsOf(ledgerOf(all)))
      }
    }
  })

  test('as it was known at a revision has the landmarks up to it', () => {
    for (const ledger of [ledgerOf(events()), sealedOf(events())]) {
      const landmarks = [1, 3, 4].map((revision) =>
        knownThrough(ledger, revision).landmarks.map((event) => event.revision),
      )
      expect(landmarks).toEqual([[1], [1], [1, 4]])
      expect(knownThrough(ledger, 5)).toBe(ledger)
    }
  })
})
