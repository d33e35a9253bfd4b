import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { dayOfNumber } from '../period/day.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import { daybookOf, type Daybook } from './daybook.ts'
import type { DayReader } from './day-order.ts'
import { enter, truncate } from './enter.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'

type ByDay = readonly (readonly [day: string, ids: readonly string[]])[]

/** The ids of the reports in force by their days, as a daybook has them. */
function told(book: Daybook, ledger: Ledger): ByDay {
  expect(book.ends).toHaveLength(book.days.length)
  expect(book.ends.at(-1) ?? 0).toBe(book.rows.length)
  return book.days.map((day, place) => [
    dayOfNumber(day),
    rowsOn(book, place).map((row) => ledger.rows.idAt(row)),
  ])
}

function rowsOn(book: Daybook, day: number): readonly number[] {
  return book.rows.slice(book.reportsIn(day), book.reportsIn(day + 1))
}

/** Keeps its own copy of a daybook, only by what it is told. */
class Copy implements DayReader {
  readonly #book: Daybook
  readonly days: (readonly number[])[]

  constructor(book: Daybook) {
    this.#book = book
    this.days = book.days.map((_, day) => rowsOn(book, day))
  }

  appended(day: number, row: number): void {
    this.days[day] = [...(this.days[day] ?? []), row]
  }

  changed(day: number): void {
    this.days[day] = rowsOn(this.#book, day)
  }

  inserted(day: number): void {
    this.days.splice(day, 0, rowsOn(this.#book, day))
  }

  removed(day: number): void {
    this.days.splice(day, 1)
  }

  allChanged(): void {
    for (const day of this.days.keys()) this.changed(day)
  }
}

function telling(): Telling {
  const reports = toldTarget()
  for (const on of ['2020-02-03', '2020-02-01', '2020-02-03', '2020-02-02', '2020-02-01']) {
    reports.tell({ type: 'ReportProgress', quantity: 1, on })
  }
  return reports
}

function ledgerOf(events: readonly TargetEvent[]): Ledger {
  const ledger = openLedger(targetId(TOLD_TARGET))
  for (const event of events) enter(ledger, event)
  return ledger
}

describe('a daybook', () => {
  const found: ByDay = [
    ['2020-02-01', ['c3.1', 'c6.1']],
    ['2020-02-02', ['c5.1']],
    ['2020-02-03', ['c2.1', 'c4.1']],
  ]

  test('has the reports of a log by day, then in the order they were made', () => {
    const { events } = telling()
    for (const ledger of [ledgerOf(events), ...ledgersOf(events).values()]) {
      expect(told(daybookOf(ledger, 1), ledger)).toStrictEqual(found)
    }
    const inOrder = [events[0], ...events.slice(1).toSorted((a, b) => dayOf(a) - dayOf(b))]
    const sorted = inOrder.map((event, place) => ({ ...event, revision: place + 1 }))
    const ledger = ledgerOf(sorted as TargetEvent[])
    expect(told(daybookOf(ledger, 1), ledger)).toStrictEqual(found)
  })

  test('is kept, and brought up to date event by event', () => {
    const { events } = telling()
    const ledger = openLedger(targetId(TOLD_TARGET))
    enter(ledger, events[0] as TargetEvent)
    const book = daybookOf(ledger, 1)
    for (const event of events.slice(1)) enter(ledger, event)
    expect(daybookOf(ledger, 1)).toBe(book)
    expect(told(book, ledger)).toStrictEqual(found)
    truncate(ledger, 1)
    expect(told(book, ledger)).toStrictEqual([])
  })

  test('knows how many days lie before a day, and how many reports there are on them', () => {
    const ledger = ledgerOf(telling().events)
    const book = daybookOf(ledger, 1)
    const first = book.days[0] ?? 0
    const before = [-1, 0, 1, 2, 3, 4].map((after) => book.daysBefore(first + after))
    expect(before).toStrictEqual([0, 0, 1, 2, 3, 3])
    expect([0, 1, 2, 3].map((days) => book.reportsIn(days))).toStrictEqual([0, 2, 3, 5])
    expect(daybookOf(ledgerOf(toldTarget().events), 1).daysBefore(first)).toBe(0)
  })

  test('tells its reader of each change, so that one who only listens knows all', () => {
    const reports = telling()
    const ledger = ledgerOf(reports.events)
    const book = daybookOf(ledger, 1)
    const copy = new Copy(book)
    book.reader = copy
    const known = reports.events.length
    reports.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-03' })
    reports.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-02' })
    reports.tell({ type: 'ReportProgress', quantity: 1, on: '2020-01-31' })
    reports.tell({ type: 'ReportProgress', quantity: '0.5', on: '2020-02-04' })
    reports.tell({ type: 'CorrectProgress', report: 'c5.1', on: '2020-02-01' })
    reports.tell({ type: 'CorrectProgress', report: 'c6.1', quantity: 2 })
    reports.tell({ type: 'CorrectProgress', report: 'c9.1', on: '2020-02-05' })
    reports.tell({ type: 'RetractProgress', report: 'c2.1' })
    reports.tell({ type: 'RetractProgress', report: 'c8.1' })
    reports.tell({ type: 'CorrectProgress', report: 'c4.1', quantity: '0.25' })
    const rows = () => book.days.map((_, day) => rowsOn(book, day))
    for (const event of reports.events.slice(known)) {
      book.latest = {}
      enter(ledger, event)
      expect(copy.days).toStrictEqual(rows())
      expect(book.latest).toBeUndefined()
    }
    for (let length = ledger.rows.length - 1; length >= known; length--) {
      book.latest = {}
      truncate(ledger, length)
      expect(copy.days).toStrictEqual(rows())
      expect(book.latest).toBeUndefined()
    }
    expect(told(book, ledger)).toStrictEqual(found)
  })

  test('of a life has the reports of that life alone', () => {
    const lives = telling()
    lives.tell({ type: 'VoidTarget', reason: 'typed twice' })
    lives.tell({
      type: 'SetTarget',
      title: 'Others',
      unit: 'person',
      measure: 'sum',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    })
    const since = lives.events.length
    const [last] = lives.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
    for (const ledger of [ledgerOf(lives.events), ...ledgersOf(lives.events).values()]) {
      const book = daybookOf(ledger, since)
      expect(told(book, ledger)).toStrictEqual([['2020-02-01', [last?.id]]])
      expect(daybookOf(ledger, since)).toBe(book)
      // What is said of the life before does not come into it.
      const day = book.days[0] ?? 0
      book.include(1, day)
      book.exclude(1, day)
      book.latest = ledger
      book.revalued(1, day)
      expect(book.latest).toBe(ledger)
      expect(told(book, ledger)).toStrictEqual([['2020-02-01', [last?.id]]])
      expect(told(daybookOf(ledger, 1), ledger)).toStrictEqual([
        ['2020-02-01', [...(found[0]?.[1] ?? []), last?.id]],
        ...found.slice(1),
      ])
    }
  })

  test('is not left in a ledger that its holder has frozen', () => {
    const ledger = Object.freeze(ledgerOf(telling().events))
    expect(told(daybookOf(ledger, 1), ledger)).toStrictEqual(found)
    expect(ledger.daybook).toBeUndefined()
  })
})

function dayOf(event: TargetEvent): number {
  return event.type === 'ProgressReported' ? Number(event.data.on.replaceAll('-', '')) : 0
}
