import { describe, expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { day, dayNumberOf } from '../period/day.ts'
import { packedFigure } from '../quantity/packed.ts'
import { quantity } from '../quantity/quantity.ts'
import { withCountedIds } from '../testing/with-counted-ids.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import type { Gathered } from './gathered.ts'
import { atOnce } from './in-steps.ts'
import { NOT_A_REPORT } from './day-order.ts'
import { Intake } from './intake.ts'
import { WrittenRecords } from './records.ts'

const ON = '2020-02-01'
const DAY = dayNumberOf(day(ON))

const packed = (text: string) => packedFigure(quantity(text))

function taken(log: readonly TargetEvent[]): Intake {
  const intake = new Intake(new WrittenRecords())
  for (const event of log) intake.take(event)
  return intake
}

/** Set, and reported on as is said. */
function reported(...reports: readonly object[]): Telling {
  const isFraction = reports.some((report) => 'numerator' in report)
  const telling = toldTarget({ measure: isFraction ? 'ratio' : 'sum' })
  for (const report of reports) {
    telling.tell({ type: 'ReportProgress', on: ON, ...report })
  }
  return telling
}

/** All rows: what no column holds by its type, and of the rest the day and the figure. */
function rowsIn(gathered: Gathered): readonly unknown[] {
  const { targets, days, values, weights, others, othersAt } = gathered
  let fraction = 0
  return targets
    .flatMap(({ rows, fractions }) => Array.from({ length: rows }, () => fractions))
    .map((isFraction, row) => {
      const weight = isFraction ? weights[fraction++] : undefined
      const other = othersAt.indexOf(row)
      return other === -1 ? [days[row], values[row], weight] : others[other]?.type
    })
}

test.each<[string, object, unknown]>([
  ['a figure alone', { quantity: '1.25' }, [DAY, 125, undefined]],
  ['a negative one', { quantity: -3 }, [DAY, -3, undefined]],
  ['a fraction', { numerator: '0.5', denominator: 4 }, [DAY, 5, 40]],
  ['parts', { quantity: 1, parts: { women: 1 } }, 'ProgressReported'],
  ['a span', { quantity: 1, over: { from: ON, to: ON } }, 'ProgressReported'],
  ['a series', { quantity: 1, series: 'a' }, 'ProgressReported'],
  ['what is not final', { quantity: 1, status: 'estimated' }, 'ProgressReported'],
  ['a long figure', { quantity: '123456789012345' }, 'ProgressReported'],
  ['a long numerator', { numerator: '123456789012345', denominator: 1 }, 'ProgressReported'],
  ['a long denominator', { numerator: 1, denominator: '123456789012345' }, 'ProgressReported'],
])('of a report %s is kept: case %#', (_, report, row) => {
  const gathered = atOnce(taken(reported(report).events).gathered())
  expect(rowsIn(gathered)).toStrictEqual(['TargetSet', row])
  expect(gathered.targets[0]?.others).toBe(typeof row === 'string' ? 2 : 1)
  expect(gathered.targets[0]?.inOrder).toBe(true)
})

test.each<[string, readonly object[], number]>([
  ['whole figures', [{ quantity: 1 }, { quantity: 20 }], 0],
  ['the finest of figures', [{ quantity: '1.5' }, { quantity: '1.25' }, { quantity: 1 }], 2],
  ['a denominator', [{ numerator: '1.5', denominator: '2.125' }], 3],
  ['a numerator', [{ numerator: '1.125', denominator: '2.5' }], 3],
  ['what is kept whole', [{ quantity: '1.5', series: 'a' }, { quantity: 1 }], 1],
])('the scale of a target is that of %s', (_, reports, scale) => {
  expect(atOnce(taken(reported(...reports).events).gathered()).targets[0]?.scale).toBe(scale)
})

test('a correction may be finer than all that was reported', () => {
  const telling = reported({ quantity: '1.5' })
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: '1.125' })
  telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  const [coming] = atOnce(taken(telling.events).gathered()).targets
  expect(coming).toMatchObject({
    target: TOLD_TARGET,
    rows: 4,
    scale: 3,
    others: 3,
    inOrder: true,
  })
})

describe('a correction', () => {
  const told = (report: object, ...more: readonly object[]) => {
    const telling = reported(report)
    for (const one of more) telling.tell({ report: 'c2.1', ...one } as never)
    return atOnce(taken(withCountedIds(telling.events)).gathered())
  }

  test('that says a figure and a day is in columns, as is a retraction', () => {
    const found = told(
      { quantity: 1 },
      { type: 'CorrectProgress', quantity: '2.5', on: '2020-02-02' },
      { type: 'RetractProgress' },
    )
    expect(found.targets[0]).toMatchObject({ rows: 4, others: 1, amended: 2, scale: 1 })
    const { rows, reports, days } = found.amendments
    expect([...rows]).toStrictEqual([2, 3])
    expect([...reports]).toStrictEqual([1, 1])
    expect([...days]).toStrictEqual([DAY + 1, NOT_A_REPORT])
    expect([...found.values]).toStrictEqual([0, 10, 25, 0])
    expect([...found.days]).toStrictEqual([NOT_A_REPORT, DAY, NOT_A_REPORT, NOT_A_REPORT])
  })

  test('of a fraction has its denominator there', () => {
    const fraction = { numerator: 1, denominator: 2 }
    const correction = { type: 'CorrectProgress', numerator: 3, denominator: '4.5' }
    const found = told(fraction, correction, { type: 'RetractProgress' })
    expect(found.targets[0]?.amended).toBe(2)
    expect([...found.weights]).toStrictEqual([0, 20, 45, 0])
  })

  test.each<[string, object]>([
    ['a series', { quantity: 2, series: 'a' }],
    ['a span', { over: { from: ON, to: ON } }],
    ['parts', { parts: { women: 1 } }],
    ['what is not final', { status: 'estimated' }],
    ['a long figure', { quantity: '123456789012345' }],
  ])('that says %s is kept whole', (_, said) => {
    const found = told({ quantity: 1 }, { type: 'CorrectProgress', ...said })
    expect(found.targets[0]).toMatchObject({ others: 2, amended: 0, inOrder: true })
  })

  test('of a report that is kept whole is in columns', () => {
    const correction = { type: 'CorrectProgress', quantity: 2, series: null }
    const found = told({ quantity: 1, series: 'a' }, correction)
    expect(found.targets[0]).toMatchObject({ others: 2, amended: 1 })
  })

  test('of what is no report, or of that of another target, is kept whole', () => {
    const telling = reported({ quantity: 1 })
    telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 2 })
    telling.tell({ type: 'RetractProgress', report: 'c2.1' })
    const events = withCountedIds(telling.events)
    const [set, report, correction, retraction] = events as [
      TargetEvent,
      TargetEvent,
      TargetEvent,
      TargetEvent,
    ]
    for (const { id } of [set, correction]) {
      const data = { ...retraction.data, report: id }
      const log = [set, report, correction, { ...retraction, data } as TargetEvent]
      expect(atOnce(taken(log).gathered()).targets[0]).toMatchObject({ others: 2, amended: 1 })
    }
    const target = targetId('other')
    const others = [set, { ...correction, revision: 2 }].map((event) => ({ ...event, target }))
    const [, other] = atOnce(taken([set, report, ...others]).gathered()).targets
    expect(other).toMatchObject({ others: 2, amended: 0 })
  })
})

describe('how many events of a target came in order', () => {
  const events = () => reported({ quantity: 1 }, { quantity: 2 }).events
  const revisionAfter = (change: (log: readonly TargetEvent[]) => readonly TargetEvent[]) =>
    taken(change(events())).revisionOf(targetId(TOLD_TARGET))

  test('is known as long as they do', () => {
    const intake = taken([])
    for (const [place, event] of events().entries()) {
      intake.take(event)
      expect(intake.revisionOf(targetId(TOLD_TARGET))).toBe(place + 1)
    }
    expect(intake.revisionOf(targetId('other'))).toBe(0)
  })

  test.each<[string, (log: readonly TargetEvent[]) => readonly TargetEvent[]]>([
    ['come the other way round', (log) => log.toReversed()],
    ['have a hole', (log) => log.filter(({ revision }) => revision !== 2)],
    ['come twice', (log) => [...log, ...log.slice(-1)]],
    ['begin with a report', (log) => [{ ...log[1], revision: 1 } as TargetEvent]],
    ['begin with a note', (log) => [{ ...log[0], type: 'NoteAdded' } as TargetEvent]],
    ['begin with a later one', (log) => log.slice(1)],
  ])('is told as none where they %s', (_, change) => {
    expect(revisionAfter(change)).toBe(0)
  })
})

test('a revision that no column holds is kept whole', () => {
  const [set, report] = reported({ quantity: 1 }).events as [TargetEvent, TargetEvent]
  for (const revision of [0, -1, 1.5, 2 ** 31]) {
    const found = atOnce(taken([set, { ...report, revision }]).gathered())
    expect(rowsIn(found)).toStrictEqual(['TargetSet', 'ProgressReported'])
  }
  const found = atOnce(taken([set, { ...report, revision: 2 ** 31 - 1 }]).gathered())
  expect([...(found.revisions ?? [])]).toStrictEqual([1, 2 ** 31 - 1])
  expect(rowsIn(found)).toStrictEqual(['TargetSet', [DAY, 1, undefined]])
})

test('rows are brought together by target, in the order in which they came', () => {
  const fractions = Array.from({ length: 40 }, (_, n) => ({ numerator: n, denominator: n + 1 }))
  const one = reported(...fractions).events
  const other = reported(...fractions.map((_, n) => ({ quantity: n + 100 }))).events.map(
    (event) => ({ ...event, target: targetId('other'), id: `o-${event.id}` as typeof event.id }),
  )
  const mixed = one.flatMap((event, place) => [other[place] as TargetEvent, event])
  const found = atOnce(taken(mixed).gathered())
  expect(found.targets.map(({ target, rows }) => [target, rows])).toStrictEqual([
    ['other', 41],
    [TOLD_TARGET, 41],
  ])
  const together = [...other, ...one]
  expect(together.map((_, row) => found.records.idAt(row))).toStrictEqual(
    together.map(({ id }) => id),
  )
  expect(found.revisions).toBeUndefined()
  const figures = rowsIn(found).filter((row) => row !== 'TargetSet')
  expect(figures.slice(0, 40)).toStrictEqual(fractions.map((_, n) => [DAY, n + 100, undefined]))
  expect(figures.slice(40)).toStrictEqual(fractions.map((_, n) => [DAY, n, n + 1]))
})

test('once an event is not the next of its target, the revisions of all are kept', () => {
  const events = reported({ quantity: 1 }, { quantity: 2 }, { quantity: 3 }).events
  const others = events.map((event) => ({ ...event, target: targetId('other') }))
  const [set, one, two, three] = events as [TargetEvent, TargetEvent, TargetEvent, TargetEvent]
  const found = atOnce(taken([set, ...others, one, three, two]).gathered())
  expect([...(found.revisions ?? [])]).toStrictEqual([1, 2, 4, 3, 1, 2, 3, 4])
  expect(found.targets.map(({ inOrder }) => inOrder)).toStrictEqual([false, true])
})

test('figures of which one is too great for a column stay packed, those of others do not', () => {
  const great = '99999999999999'
  const events = reported({ quantity: great }, { quantity: '0.125' }).events
  const fine = reported({ quantity: 2 }, { quantity: '0.5' }).events
  const others = fine.map((event) => ({ ...event, target: targetId('other') }))
  const found = atOnce(taken([...events, ...others]).gathered())
  expect(found.targets.map(({ scaled, scale }) => [scaled, scale])).toStrictEqual([
    [false, 3],
    [true, 1],
  ])
  expect(rowsIn(found).slice(1, 3)).toStrictEqual([
    [DAY, packed(great), undefined],
    [DAY, packed('0.125'), undefined],
  ])
  expect(rowsIn(found).slice(4)).toStrictEqual([
    [DAY, 20, undefined],
    [DAY, 5, undefined],
  ])
})

test('figures of two kinds under one target, as only a log written by hand has them, are entered one by one', () => {
  const [set, one] = reported({ quantity: 1 }).events as [TargetEvent, TargetEvent]
  const [, fraction] = reported({ numerator: 1, denominator: 2 }).events as [
    TargetEvent,
    TargetEvent,
  ]
  const found = atOnce(taken([set, one, { ...fraction, revision: 3 }]).gathered())
  expect(found.targets[0]).toMatchObject({ inOrder: false, fractions: false, others: 2 })
  expect(rowsIn(found)).toStrictEqual(['TargetSet', [DAY, 1, undefined], 'ProgressReported'])
})
