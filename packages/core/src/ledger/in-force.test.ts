import { describe, expect, test } from 'vitest'
import type { Reported, TargetEvent } from '../event/events.ts'
import { targetId, type EventId } from '../event/identifiers.ts'
import type { Measure } from '../measure/measure.ts'
import { dayOfNumber, MAX_DAY_NUMBER } from '../period/day.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import { withCountedIds } from '../testing/with-counted-ids.ts'
import { daybookOf } from './daybook.ts'
import { enter, truncate } from './enter.ts'
import { copyOfFirst, knownThrough, openLedger, type Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { reportedAt } from './report-at.ts'
import { ReportsInForce } from './reports.ts'
import { settle } from './settle.ts'

type Log = readonly TargetEvent[]

/** Reports that are corrected in every respect, some more than once, and retracted. */
function counted(): Telling {
  const telling = toldTarget()
  const on = '2020-03-01'
  const correct = (report: string, fields: object): unknown =>
    telling.tell({ type: 'CorrectProgress', report, ...fields })
  telling.tell({ type: 'ReportProgress', quantity: 6, on, parts: { women: 1 } })
  const place = { over: { from: '2020-02-01', to: on }, series: 'a' }
  telling.tell({ type: 'ReportProgress', quantity: 2, on, status: 'estimated', ...place })
  telling.tell({ type: 'ReportProgress', quantity: 3, on: '2020-02-01' })
  correct('c2.1', { quantity: '6.125' })
  correct('c2.1', { on: '2020-02-15' })
  telling.tell({ type: 'AddNote', text: 'n', on })
  correct('c3.1', { over: null, series: 'b', status: 'final' })
  correct('c4.1', { status: 'provisional', parts: { men: 2 } })
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-15', series: 'b' })
  telling.tell({ type: 'RetractProgress', report: 'c4.1' })
  correct('c2.1', { quantity: 7, parts: {}, on })
  telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-01-02' })
  correct('c13.1', { over: { from: '2020-01-01', to: '2020-01-02' } })
  telling.tell({ type: 'RetractProgress', report: 'c3.1' })
  correct('c13.1', { quantity: '0.5' })
  telling.tell({ type: 'ReportProgress', quantity: '-0.0625', on })
  return telling
}

/** The same of fractions, which become finer and finer. */
function divided(): Telling {
  const telling = toldTarget({ measure: 'ratio' })
  const on = '2020-03-01'
  telling.tell({ type: 'ReportProgress', numerator: 1, denominator: 2, on })
  telling.tell({ type: 'ReportProgress', numerator: '0.5', denominator: '2.25', on })
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', numerator: 3, denominator: '4.125' })
  telling.tell({ type: 'ReportProgress', numerator: 0, denominator: 0, on: '2020-02-01' })
  telling.tell({ type: 'CorrectProgress', report: 'c5.1', on: '2020-04-01', series: 'a' })
  telling.tell({ type: 'RetractProgress', report: 'c3.1' })
  return telling
}

/** What the reports of a log say in the end, by (day, revision): told by going through its events. */
function toldBy(log: Log): readonly unknown[] {
  const said = new Map<EventId, { readonly revision: number; readonly now: Reported }>()
  for (const { id, type, revision, data } of log) {
    if (type === 'ProgressReported') {
      const { note: _, ...now } = data
      said.set(id, { revision, now })
    }
    if (type === 'ProgressCorrected') {
      said.set(data.report, { revision: said.get(data.report)?.revision ?? 0, now: data.now })
    }
    if (type === 'ProgressRetracted') said.delete(data.report)
  }
  return [...said]
    .toSorted(([, a], [, b]) => compareText(a.now.on, b.now.on) || a.revision - b.revision)
    .map(([id, { now }]) => [id, now])
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The same as a ledger has it, from a daybook that is kept and from one that is made anew. */
function heldBy(ledger: Ledger, takes: Measure['takes']): readonly unknown[] {
  const held = [ledger, { ...ledger, daybook: undefined }].map((one) => {
    const reports = new ReportsInForce(one, 1, MAX_DAY_NUMBER)
    return Array.from({ length: reports.length }, (_, index) => {
      const row = reports.rowAt(index)
      return [reports.idOf(row), reportedAt(reports, row, takes)]
    })
  })
  expect(held[0]).toStrictEqual(held[1])
  return held[0] ?? []
}

function entered(log: Log, ledger: Ledger = openLedger(targetId(TOLD_TARGET))): Ledger {
  for (const event of log) enter(ledger, event)
  settle(ledger)
  return ledger
}

function sealed(log: Log): Ledger {
  return ledgersOf(log).get(targetId(TOLD_TARGET)) ?? openLedger(targetId(TOLD_TARGET))
}

describe.each<[name: string, told: () => Log, takes: Measure['takes']]>([
  ['counted', () => counted().events, 'quantity'],
  ['divided', () => divided().events, 'fraction'],
  ['counted, with ids that count', () => withCountedIds(counted().events), 'quantity'],
  ['divided, with ids that count', () => withCountedIds(divided().events), 'fraction'],
])('of what is %s a ledger holds the last word on every report', (_, told, takes) => {
  test('whether it is entered one by one or taken in at once', () => {
    const events = told()
    const kept = openLedger(targetId(TOLD_TARGET))
    for (let length = 1; length <= events.length; length += 1) {
      const log = events.slice(0, length)
      expect(heldBy(entered(log), takes)).toStrictEqual(toldBy(log))
      expect(heldBy(sealed(log), takes)).toStrictEqual(toldBy(log))
      enter(kept, events[length - 1] as TargetEvent)
      expect(heldBy(kept, takes)).toStrictEqual(toldBy(log))
    }
  })

  test('also what comes in order after what came out of it', () => {
    const events = told()
    const ledger = entered(events.slice(0, 5).toReversed())
    for (let length = 6; length <= events.length; length += 1) {
      enter(ledger, events[length - 1] as TargetEvent)
      expect(heldBy(ledger, takes)).toStrictEqual(toldBy(events.slice(0, length)))
    }
  })

  test('as it was known at each revision, while all was known', () => {
    const events = told()
    for (const ledger of [entered(events), sealed(events)]) {
      for (let length = 1; length <= events.length; length += 1) {
        const known = knownThrough(ledger, length)
        expect(heldBy(known, takes)).toStrictEqual(toldBy(events.slice(0, length)))
      }
      expect(heldBy(ledger, takes)).toStrictEqual(toldBy(events))
    }
  })

  test('also when events are taken back and come again', () => {
    const events = told()
    for (let length = 1; length <= events.length; length += 1) {
      const [log, rest] = [events.slice(0, length), events.slice(length)]
      for (const ledger of [entered(events), sealed(events)]) {
        const copy = copyOfFirst(ledger, length)
        daybookOf(ledger, 1)
        truncate(ledger, length)
        for (const one of [copy, ledger]) {
          expect(heldBy(one, takes)).toStrictEqual(toldBy(log))
          for (const event of rest) enter(one, event)
          expect(heldBy(one, takes)).toStrictEqual(toldBy(events))
        }
      }
    }
  })

  test('in whatever order its events come, and however often', () => {
    const events = told()
    for (let first = 0; first < events.length; first += 3) {
      const turned = [...events.slice(first), ...events.slice(0, first)]
      for (const delivery of [turned, turned.toReversed(), [...turned, ...events]]) {
        expect(heldBy(entered(delivery), takes)).toStrictEqual(toldBy(events))
        expect(heldBy(sealed(delivery), takes)).toStrictEqual(toldBy(events))
      }
    }
  })

  test('as far as nothing is missing, and all of it once that has come', () => {
    const events = told()
    for (let missing = 2; missing <= events.length; missing += 1) {
      const rest = events.filter(({ revision }) => revision !== missing)
      for (const ledger of [entered(rest), sealed(rest)]) {
        expect(ledger.complete).toBe(missing - 1)
        expect(heldBy(ledger, takes)).toStrictEqual(toldBy(events.slice(0, missing - 1)))
        entered([events[missing - 1] as TargetEvent], ledger)
        expect(ledger.complete).toBe(events.length)
        expect(heldBy(ledger, takes)).toStrictEqual(toldBy(events))
      }
    }
  })
})

test('of many targets each has its own, whatever the others are', () => {
  const plain = toldTarget().tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  const logs = [divided().events, counted().events, plain, divided().events.toReversed()]
  const lives = [...logs, counted().events, divided().events].map((log, n) =>
    log.map((event) => ({ ...event, target: targetId(`t${n}`) })),
  )
  const longest = Math.max(...lives.map((log) => log.length))
  const mixed = Array.from({ length: longest }, (_, place) =>
    lives.flatMap((log) => log[place] ?? []),
  ).flat()
  const ledgers = ledgersOf(mixed)
  for (const [n, log] of lives.entries()) {
    const ledger = ledgers.get(targetId(`t${n}`)) as Ledger
    const inOrder = log.toSorted((a, b) => a.revision - b.revision)
    const takes = n % 3 === 0 || n === 5 ? 'fraction' : 'quantity'
    const complete = inOrder[0]?.revision === 1 ? inOrder : []
    expect(heldBy(ledger, takes)).toStrictEqual(toldBy(complete))
  }
})

/** Set, a correction, and the report that it corrects. */
function early(): readonly [TargetEvent, TargetEvent, TargetEvent] {
  const telling = toldTarget()
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 2, on: '2020-03-01' })
  const [set, report, correction] = telling.events as [TargetEvent, TargetEvent, TargetEvent]
  return [set, { ...correction, revision: 2 }, { ...report, revision: 3 }]
}

describe('a correction that comes before its report, as only a log written by hand has it', () => {
  const now = { value: { quantity: '2' }, status: 'final', on: '2020-03-01' }

  test('holds from when the report comes', () => {
    for (const ledger of [entered(early()), sealed(early()), entered(early().toReversed())]) {
      expect(heldBy(ledger, 'quantity')).toStrictEqual([['c2.1', now]])
    }
  })

  test('also where the report is taken back and comes again', () => {
    for (const ledger of [entered(early()), sealed(early())]) {
      daybookOf(ledger, 1)
      truncate(ledger, 2)
      expect(heldBy(ledger, 'quantity')).toStrictEqual([])
      enter(ledger, early()[2])
      expect(heldBy(ledger, 'quantity')).toStrictEqual([['c2.1', now]])
    }
  })

  test('and not where it was taken back before', () => {
    const [set, correction, report] = early()
    const ledger = entered([set, correction])
    truncate(ledger, 1)
    enter(ledger, { ...report, revision: 2 })
    expect(heldBy(ledger, 'quantity')).toStrictEqual(toldBy([set, { ...report, revision: 2 }]))
  })
})

describe('what was taken back leaves nothing behind', () => {
  test('of a report, for another that comes instead', () => {
    const [set, report] = divided().events as [TargetEvent, TargetEvent]
    const ledger = entered(divided().events)
    expect(ledger.amendments.rowOf(report.id, ledger.rows)).toBe(1)
    truncate(ledger, 1)
    const other = { ...report, id: 'other' as EventId }
    enter(ledger, other)
    expect(ledger.amendments.rowOf(report.id, ledger.rows)).toBeUndefined()
    expect(ledger.amendments.rowOf(other.id, ledger.rows)).toBe(1)
    expect(heldBy(ledger, 'fraction')).toStrictEqual(toldBy([set, other]))
  })

  test('of a correction that came before its report', () => {
    const [set, correction, report] = early()
    const ledger = entered([set, correction, report])
    truncate(ledger, 2)
    const other = { ...report, id: 'other' as EventId }
    enter(ledger, other)
    expect(heldBy(ledger, 'quantity')).toStrictEqual(toldBy([set, other]))
  })

  test('and takes nothing along', () => {
    const [set, correction, report] = early()
    const other = { ...report, id: 'other' as EventId }
    const later = { ...correction, revision: 4, data: { ...correction.data, report: 'other' } }
    const ledger = entered([set, correction, other, later as TargetEvent])
    truncate(ledger, 3)
    enter(ledger, { ...report, revision: 4 })
    expect(heldBy(ledger, 'quantity')).toStrictEqual([
      ...toldBy([set, other]),
      ['c2.1', { value: { quantity: '2' }, status: 'final', on: '2020-03-01' }],
    ])
  })

  test('nor does an event that comes late', () => {
    const [set, correction, report] = early()
    const note = { ...set, id: 'n' as EventId, type: 'NoteAdded', revision: 3, data: { text: 'n' } }
    const ledger = entered([set, correction, { ...report, revision: 4 }, note as TargetEvent])
    expect(ledger.complete).toBe(4)
    expect(heldBy(ledger, 'quantity')).toStrictEqual([
      ['c2.1', { value: { quantity: '2' }, status: 'final', on: '2020-03-01' }],
    ])
  })
})

test('a retraction is of the day that the report was corrected to', () => {
  const telling = toldTarget()
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', on: '2020-03-01' })
  telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  telling.tell({ type: 'RetractProgress', report: 'c3.1' })
  for (const { amendments, rows } of [entered(telling.events), sealed(telling.events)]) {
    const days = [1, 2].map((row) => dayOfNumber(amendments.lastDayOf(row, rows)))
    expect(days).toStrictEqual(['2020-03-01', '2020-02-01'])
  }
})

test('a ledger knows whether a correction says more than a figure that is final, and a span', () => {
  const after = (fields: object) => {
    const telling = toldTarget()
    telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 2, ...fields })
    const ledger = entered(telling.events)
    return [ledger, knownThrough(ledger, 3), sealed(telling.events)].map((one) => {
      const { haveRemarks, haveSpans } = new ReportsInForce(one, 1, MAX_DAY_NUMBER)
      return [haveRemarks, haveSpans]
    })
  }
  const thrice = (said: readonly boolean[]) => [said, said, said]
  expect(after({})).toStrictEqual(thrice([false, false]))
  expect(after({ status: 'estimated' })).toStrictEqual(thrice([true, false]))
  expect(after({ parts: { women: 1 } })).toStrictEqual(thrice([true, false]))
  const over = { from: '2020-01-01', to: '2020-02-01' }
  expect(after({ over })).toStrictEqual(thrice([false, true]))
})

test('a ledger knows whether anything is amended, or may be once it is settled', () => {
  const [set, report] = divided().events as [TargetEvent, TargetEvent]
  const [, orphan] = early()
  const haveAny = (log: Log) => entered(log).amendments.haveAny
  expect(haveAny([set, report])).toBe(false)
  expect(haveAny(divided().events)).toBe(true)
  expect(haveAny([set, orphan])).toBe(true)
  const late = openLedger(targetId(TOLD_TARGET))
  enter(late, report)
  expect(late.amendments.haveAny).toBe(true)
  entered([set], late)
  expect(late.amendments.haveAny).toBe(false)
})

test('every amendment leads to the row of its report', () => {
  const { events } = counted()
  const rows = events.flatMap(({ type, revision, data }) => {
    if (type !== 'ProgressCorrected' && type !== 'ProgressRetracted') return []
    return [[revision, events.findIndex(({ id }) => id === data.report)] as const]
  })
  for (const ledger of [entered(events), sealed(events)]) {
    expect(ledger.amendments.rowsByRevision()).toStrictEqual(new Map(rows))
    expect(ledger.amendments.rowOf('c2.1' as EventId, ledger.rows)).toBe(1)
    expect(ledger.amendments.rowOf('c7.1' as EventId, ledger.rows)).toBeUndefined()
  }
})
