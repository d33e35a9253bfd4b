import { expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { ExecuteResult } from './tracker.ts'

const target = 'members'
const period = { from: '2021-01-01', to: '2021-12-31', zone: 'Asia/Ho_Chi_Minh' }
const set: Command = {
  type: 'SetTarget',
  target,
  title: 'Members',
  unit: 'person',
  measure: 'sum',
  plan: 100,
  period,
}

function report(quantity: number, on: string, over?: { from: string; to: string }): Command {
  return { type: 'ReportProgress', target, quantity, on, ...(over !== undefined && { over }) }
}

async function tracking(): Promise<(command: Command, id?: string) => Promise<Accepted>> {
  const clock = () => moment('2021-04-01T00:00:00Z')
  const tracker = await openTracker({ store: memoryStore(), clock })
  return async (command, commandId) => {
    const result = await tracker.execute(command, commandId === undefined ? {} : { commandId })
    if (!result.ok) throw new Error(result.refusal.message)
    return result
  }
}

type Accepted = Extract<ExecuteResult, { ok: true }>

const january = { from: '2021-01-01', to: '2021-01-31' }
const firstQuarter = { from: '2021-01-01', to: '2021-03-31' }

test('an answer tells what its own command did, and a standing all there is', async () => {
  const execute = await tracking()
  expect((await execute(set)).notices).toEqual([])
  expect((await execute(report(1, '2020-12-31'))).notices).toMatchObject([
    { code: 'outsidePeriod', on: '2020-12-31' },
  ])
  expect((await execute(report(31, '2021-01-31', january))).notices).toEqual([])
  const doubled = await execute(report(91, '2021-03-31', firstQuarter))
  expect(doubled.notices).toMatchObject([{ code: 'overlapsReport', over: firstQuarter }])
  expect(doubled.standing?.notices.count).toBe(2)
  expect((await execute({ type: 'AddNote', target, text: 'Asked about it.' })).notices).toEqual([])
})

test('a mistyped year is told at once, though its day is still to come', async () => {
  const execute = await tracking()
  await execute(set)
  const { notices, standing } = await execute(report(5, '2031-03-31'))
  expect(notices).toMatchObject([{ code: 'outsidePeriod', on: '2031-03-31' }])
  expect(standing?.notices.count).toBe(0)
})

test('a command given again is answered with the notices of then', async () => {
  const execute = await tracking()
  await execute(set)
  const first = await execute(report(5, '2020-12-31'), 'typo')
  await execute({ type: 'RetractProgress', target, report: 'typo.1' })
  const again = await execute(report(5, '2020-12-31'), 'typo')
  expect(again.repeated).toBe(true)
  expect(again.notices).toEqual(first.notices)
  expect(again.standing?.notices.count).toBe(0)
})

test('a correction tells of the report it touches, a retraction of what it brings about', async () => {
  const execute = await tracking()
  await execute({ ...set, reportedAs: 'runningTotal' })
  await execute(report(100, '2021-01-31'), 'jan')
  await execute(report(90, '2021-02-28'), 'feb')
  await execute(report(95, '2021-03-31'), 'mar')
  const corrected = await execute({
    type: 'CorrectProgress',
    target,
    report: 'feb.1',
    quantity: 91,
  })
  expect(corrected.notices).toMatchObject([{ report: 'feb.1', before: { report: 'jan.1' } }])
  const retracted = await execute({ type: 'RetractProgress', target, report: 'feb.1' })
  expect(retracted.notices).toMatchObject([{ report: 'mar.1', before: { report: 'jan.1' } }])
})

test('a period made shorter tells which reports it leaves outside', async () => {
  const execute = await tracking()
  await execute(set)
  await execute(report(5, '2021-03-31'), 'march')
  const { notices } = await execute({
    type: 'ReviseTarget',
    target,
    kind: 'correction',
    reason: 'A quarter later.',
    effective: '2021-01-01',
    set: { period: { ...period, from: '2021-04-01' } },
  })
  expect(notices).toMatchObject([{ code: 'outsidePeriod', report: 'march.1' }])
})

test('a report for a day that a corrected span covers is told', async () => {
  const execute = await tracking()
  await execute(set)
  await execute(report(31, '2021-01-31'), 'jan')
  await execute({ type: 'CorrectProgress', target, report: 'jan.1', over: january })
  expect((await execute(report(2, '2021-01-10'))).notices).toMatchObject([
    { code: 'overlapsReport', other: { report: 'jan.1', over: january } },
  ])
  expect((await execute(report(2, '2021-02-10'))).notices).toEqual([])
})

test('a target that is restored tells anew what is noticed of it', async () => {
  const execute = await tracking()
  await execute(set)
  await execute(report(1, '2020-12-31'))
  expect((await execute({ type: 'VoidTarget', target, reason: 'a mistake' })).notices).toEqual([])
  const { notices, standing } = await execute({
    type: 'RestoreTarget',
    target,
    reason: 'it was none',
  })
  expect(notices).toMatchObject([{ code: 'outsidePeriod', on: '2020-12-31' }])
  expect(notices).toEqual(standing?.notices.first)
})
