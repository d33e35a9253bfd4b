import { expect, test } from 'vitest'
import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { day } from '../period/day.ts'
import { toldTarget, TOLD_TARGET, type Telling } from '../testing/telling.ts'
import { daybookOf } from './daybook.ts'
import { enter, truncate } from './enter.ts'
import { isCancelledOn, landmarksAt, landmarksOf, type Landmarks } from './landmarks.ts'
import { openLedger, type Ledger } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import { settle } from './settle.ts'

type Log = readonly TargetEvent[]

function ledgerOf(log: Log, ledger: Ledger = openLedger(targetId(TOLD_TARGET))): Ledger {
  for (const event of log) enter(ledger, event)
  settle(ledger)
  return ledger
}

/** Called off and taken up again, not in the order of the days. */
function closing(): Telling {
  const telling = toldTarget({ plan: 10 })
  const close = { type: 'CancelTarget', reason: 'merged' } as const
  const open = { type: 'ReopenTarget', reason: 'split' } as const
  telling.tell({ ...close, on: '2020-09-01' })
  telling.tell({ ...open, on: '2020-10-01' })
  telling.tell({ ...close, on: '2020-05-01' })
  telling.tell({ ...open, on: '2020-06-01' })
  telling.tell({ ...close, on: '2020-10-01' })
  return telling
}

/** A life with all that there may be in one, voided and set again. */
function living(): Telling {
  const telling = toldTarget({ plan: 10 })
  telling.tell({ type: 'ReportProgress', quantity: 12, on: '2020-02-01' })
  telling.tell({ type: 'AddNote', text: 'n' })
  telling.tell({ type: 'ReviseTarget', kind: 'correction', set: { plan: 11 }, reason: 'r' })
  telling.tell({ type: 'RetractProgress', report: 'c2.1' })
  telling.tell({ type: 'DeclareMilestone', milestone: 'completed', on: '2020-03-01', note: 'n' })
  telling.tell({ type: 'CancelTarget', on: '2020-04-01', reason: 'r' })
  telling.tell({ type: 'VoidTarget', reason: 'r' })
  telling.tell({ type: 'RestoreTarget', reason: 'r' })
  telling.tell({ type: 'WithdrawMilestone', milestone: 'completed', reason: 'r' })
  telling.tell({ type: 'VoidTarget', reason: 'r' })
  telling.tell({
    type: 'SetTarget',
    title: 'Others',
    unit: 'person',
    measure: 'sum',
    plan: 5,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  })
  telling.tell({ type: 'ReportProgress', quantity: 5, on: '2020-02-01' })
  return telling
}

test('a target is cancelled by the last word up to a day, said of days in whatever order', () => {
  const found = landmarksOf(ledgerOf(closing().events)) as Landmarks
  expect(found.closures.map(({ type, data }) => `${type} ${data.on}`)).toStrictEqual([
    'TargetCancelled 2020-05-01',
    'TargetReopened 2020-06-01',
    'TargetCancelled 2020-09-01',
    'TargetReopened 2020-10-01',
    'TargetCancelled 2020-10-01',
  ])
  const on = (...days: readonly string[]) => days.map((each) => isCancelledOn(found, day(each)))
  expect(on('2020-04-30', '2020-05-01', '2020-05-31', '2020-06-01')).toStrictEqual([
    false,
    true,
    true,
    false,
  ])
  expect(on('2020-08-31', '2020-09-01', '2020-09-30', '2020-10-01')).toStrictEqual([
    false,
    true,
    true,
    true,
  ])
  expect(isCancelledOn({ closures: [] }, day('2020-05-01'))).toBe(false)
})

test('milestones are those recorded and not withdrawn, each of a name and a basis', () => {
  const telling = toldTarget({ plan: 10 }).at('2020-02-02')
  const milestones = () => landmarksOf(ledgerOf(telling.events))?.milestones
  expect(milestones()).toStrictEqual([])
  telling.tell({ type: 'ReportProgress', quantity: 12, on: '2020-02-01' })
  const measured = [
    { milestone: 'completedEarly', basis: 'measured', on: '2020-02-01' },
    { milestone: 'exceeded', basis: 'measured', on: '2020-02-01' },
  ]
  expect(milestones()).toStrictEqual(measured)
  telling.tell({ type: 'DeclareMilestone', milestone: 'exceeded', on: '2020-02-02', note: 'n' })
  const declared = { milestone: 'exceeded', basis: 'declared', on: '2020-02-02', note: 'n' }
  expect(milestones()).toStrictEqual([...measured, declared])
  telling.tell({ type: 'CorrectProgress', report: 'c2.1', quantity: 10 })
  expect(milestones()).toStrictEqual([measured[0], declared])
  telling.tell({ type: 'WithdrawMilestone', milestone: 'exceeded', reason: 'r' })
  expect(milestones()).toStrictEqual([measured[0]])
})

test('landmarks that are kept up as events come are those of all events, and so at any revision', () => {
  const { events } = living()
  const kept = openLedger(targetId(TOLD_TARGET))
  expect(landmarksOf(kept)).toBeUndefined()
  for (const [place, event] of events.entries()) {
    enter(kept, event)
    // A void is what something else follows.
    const fresh = landmarksOf(ledgerOf(events.slice(0, place + 1)))
    expect(landmarksOf(kept)).toStrictEqual(fresh)
    expect(landmarksAt(kept, place + 1)).toStrictEqual(fresh)
  }
  for (const ledger of [kept, ...ledgersOf(events).values()]) {
    expect(landmarksAt(ledger, 0)).toBeUndefined()
    for (let revision = 1; revision <= events.length; revision += 1) {
      const known = landmarksOf(ledgerOf(events.slice(0, revision)))
      expect(landmarksAt(ledger, revision)).toStrictEqual(known)
    }
  }
})

test('landmarks are the same in whatever order events come', () => {
  for (const { events } of [living(), closing()]) {
    const found = landmarksOf(ledgerOf(events))
    for (const first of events.keys()) {
      const turned = [...events.slice(first), ...events.slice(0, first)]
      for (const delivery of [turned, turned.toReversed(), [...turned, ...events]]) {
        expect(landmarksOf(ledgerOf(delivery))).toStrictEqual(found)
      }
    }
  }
})

test('landmarks are those that were there before, when events are taken back', () => {
  const { events } = living()
  const ledger = ledgerOf(events)
  for (let revision = events.length; revision > 0; revision -= 1) {
    truncate(ledger, revision)
    const fresh = ledgerOf(events.slice(0, revision))
    const found = landmarksOf(ledger)
    expect(found).toStrictEqual(landmarksOf(fresh))
    const since = found?.set.revision ?? 1
    expect(daybookOf(ledger, since).rows).toStrictEqual(daybookOf(fresh, since).rows)
  }
})

test('what waits behind a hole is no landmark yet', () => {
  const { events } = living()
  for (const missing of [2, 4, 7]) {
    const rest = events.filter(({ revision }) => revision !== missing)
    const known = landmarksOf(ledgerOf(events.slice(0, missing - 1)))
    for (const ledger of [ledgerOf(rest), ...ledgersOf(rest).values()]) {
      expect(landmarksOf(ledger)).toStrictEqual(known)
      expect(landmarksAt(ledger, missing - 1)).toStrictEqual(known)
    }
  }
})

test('landmarks are kept until one comes, and none in a ledger that its holder has frozen', () => {
  const telling = toldTarget({ plan: 10 })
  const ledger = ledgerOf(telling.events)
  const first = landmarksOf(ledger)
  telling.tell({ type: 'ReportProgress', quantity: 1, on: '2020-02-01' })
  ledgerOf(telling.events.slice(-1), ledger)
  expect(landmarksOf(ledger)).toBe(first)
  expect(landmarksAt(ledger, 1)).toBe(first)
  telling.tell({ type: 'AddNote', text: 'n' })
  ledgerOf(telling.events.slice(-1), ledger)
  expect(landmarksOf(ledger)?.history).toBe(first?.history)
  const frozen = Object.freeze(ledgerOf(telling.events))
  expect(landmarksOf(frozen)).toStrictEqual(landmarksOf(ledger))
  expect(frozen.known).toBeUndefined()
})
