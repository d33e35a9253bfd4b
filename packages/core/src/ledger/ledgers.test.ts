import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import { HistoryCorrupt } from '../event/history-corrupt.ts'
import { moment } from '../period/moment.ts'
import { refusedWith } from '../testing/refused.ts'
import { toldTarget, TOLD_TARGET } from '../testing/telling.ts'
import type { Ledger } from './ledger.ts'
import { eventsIn, ledgersOf, project, requireEvent, waitingIn, type Ledgers } from './ledgers.ts'

/** Set, and a report on each of three days. */
function events(): readonly TargetEvent[] {
  const telling = toldTarget()
  for (const on of ['2020-02-01', '2020-02-02', '2020-02-03']) {
    telling.at(on).tell({ type: 'ReportProgress', quantity: 1, on })
  }
  return telling.events
}

function onlyLedger(ledgers: Ledgers): Ledger {
  const [ledger, ...others] = ledgers.values()
  expect(others).toStrictEqual([])
  return ledger as Ledger
}

describe('a log', () => {
  test('is an array of events, or batches of them', () => {
    const [set, one, two, three] = events() as [TargetEvent, TargetEvent, TargetEvent, TargetEvent]
    const batches = [[set], [], [one, two], [three]]
    expect([...eventsIn(batches)]).toStrictEqual([set, one, two, three])
    expect([...eventsIn([set, one])]).toStrictEqual([set, one])
    for (const log of [events(), batches, new Set(batches)]) {
      expect(onlyLedger(ledgersOf(log)).complete).toBe(4)
    }
  })

  test.each([undefined, null, 7, {}, 'log'])('is not %j', (found) => {
    expect(refusedWith(() => ledgersOf(found as never)).field).toBe('events')
  })
})

describe('what is no event of a history', () => {
  const fault = { expected: 'an event of a known type and version' }
  const at = { target: TOLD_TARGET, revision: 1 }
  test.each<[found: (set: object) => unknown, fault: object]>([
    [() => null, { expected: 'an event', found: 'null' }],
    [() => undefined, { expected: 'an event', found: 'nothing' }],
    [() => 'event', { expected: 'an event', found: '"event"' }],
    [() => ({}), { ...fault, found: '{}' }],
    [() => ({ type: 7, v: 1 }), { ...fault, found: '{"type":7,"v":1}' }],
    [
      (set) => ({ ...set, type: 'TargetMoved' }),
      { ...fault, ...at, found: 'TargetMoved version 1' },
    ],
    [(set) => ({ ...set, type: 'toString' }), { ...fault, ...at, found: 'toString version 1' }],
    [(set) => ({ ...set, v: 99 }), { ...fault, ...at, found: 'TargetSet version 99' }],
    [(set) => ({ ...set, v: '1' }), { ...fault, ...at, found: 'TargetSet version "1"' }],
    [
      () => ({ type: 'ProgressReported', v: 99, target: 't'.repeat(201), revision: '2' }),
      {
        ...fault,
        target: `${'t'.repeat(200)}… (201 characters)`,
        found: 'ProgressReported version 99',
      },
    ],
  ])('is told by where it stands and what it is: case %#', (found, expected) => {
    const thrown = (ask: () => unknown): unknown => {
      try {
        return ask()
      } catch (error) {
        return error instanceof HistoryCorrupt ? error.fault : error
      }
    }
    const event = found(events()[0] as TargetEvent) as TargetEvent
    expect(thrown(() => requireEvent(event))).toStrictEqual(expected)
    expect(thrown(() => requireEvent(event, 'p7'))).toStrictEqual({ ...expected, position: 'p7' })
    const log = [...events(), event]
    expect(thrown(() => ledgersOf(log))).toStrictEqual({ ...expected, position: 4 })
    expect(thrown(() => ledgersOf([events(), [], log.slice(4)]))).toStrictEqual({
      ...expected,
      position: 4,
    })
    expect(thrown(() => project(new Map(), event, 3))).toStrictEqual({ ...expected, position: 3 })
  })
})

test('events go one by one into the ledgers of their targets', () => {
  const ledgers: Ledgers = new Map()
  const all = events()
  const entered = all.map((event, place) => project(ledgers, event, place))
  expect(new Set(entered)).toStrictEqual(new Set([onlyLedger(ledgers)]))
  expect(onlyLedger(ledgers).complete).toBe(all.length)
})

test('what waits behind a hole is named with the revision that is missing, as far as it was known', () => {
  const all = events()
  const ledger = onlyLedger(ledgersOf(all.filter(({ revision }) => revision !== 2)))
  const waiting = [3, 4].map((revision) => ({
    target: TOLD_TARGET,
    id: `c${revision}.1` as EventId,
    revision,
    missing: 2,
  }))
  expect(waitingIn(ledger, undefined)).toStrictEqual(waiting)
  expect(waitingIn(ledger, moment('2020-02-02T12:00Z'))).toStrictEqual(waiting.slice(0, 1))
  expect(waitingIn(ledger, moment('2020-02-02T11:59Z'))).toStrictEqual([])
  expect(waitingIn(onlyLedger(ledgersOf(all)), undefined)).toStrictEqual([])
})

test('what waits far behind a hole is put in order, each revision once', () => {
  const [set, report] = events() as [TargetEvent, TargetEvent]
  const far = (revision: number, id = `far-${revision}`) =>
    ({ ...report, revision, id }) as TargetEvent
  const log = [far(9), set, far(7), far(8), far(7), far(9)]
  const ledger = onlyLedger(ledgersOf(log))
  expect(ledger.complete).toBe(1)
  expect(waitingIn(ledger, undefined).map(({ id, revision }) => [id, revision])).toStrictEqual([
    ['far-7', 7],
    ['far-8', 8],
    ['far-9', 9],
  ])
  expect(() => ledgersOf([...log, far(8, 'other')])).toThrow(
    'revision 8: expected one event, far-8, found another, other',
  )
})
