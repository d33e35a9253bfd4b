import { expect, expectTypeOf, test } from 'vitest'
import { moment } from '../period/moment.ts'
import type { Standing } from '../standing/standing.ts'
import type { Command } from '../decider/commands.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { Tracker } from './tracker.ts'

const target = 'members'
const year = { asOf: '2020-12-31' }
const set = {
  type: 'SetTarget',
  target,
  title: 'Members',
  unit: 'person',
  measure: 'sum',
  plan: 5,
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
} satisfies Command
const report = { type: 'ReportProgress', target, quantity: 6, on: '2020-02-01' } satisfies Command
const mistake = { type: 'VoidTarget', target, reason: 'a typing error' } satisfies Command

async function tracking(): Promise<Tracker> {
  const tracker = await openTracker({
    store: memoryStore(),
    clock: () => moment('2020-03-01T00:00:00Z'),
  })
  await tracker.execute({ ...set, target: 'other' })
  await tracker.execute(set, { commandId: 'set' })
  await tracker.execute(report, { commandId: 'report' })
  return tracker
}

test('the answer to a void has no standing, and all others have one', async () => {
  const tracker = await tracking()
  const voided = await tracker.execute(mistake, { commandId: 'void' })
  expect(voided).toMatchObject({ ok: true, repeated: false, standing: undefined, revision: 5 })
  const again = await tracker.execute(set)
  expect(again).toMatchObject({ ok: true, standing: { target, revision: 6 } })
  if (again.ok) expectTypeOf(again.standing).toEqualTypeOf<Standing>()
  if (voided.ok) expectTypeOf(voided.standing).toEqualTypeOf<Standing | undefined>()
})

test('a voided target leaves the boards that were published before, and comes back', async () => {
  const tracker = await tracking()
  const both = await tracker.scoreboard(year)
  const today = await tracker.scoreboard()
  expect([both.size, today.size]).toEqual([2, 2])
  await tracker.execute(mistake)
  const one = await tracker.scoreboard(year)
  expect([...one.standings()].map((standing) => standing.target)).toEqual(['other'])
  expect([one.counts.total, (await tracker.scoreboard()).size]).toEqual([1, 1])
  expect(await tracker.standing(target, year)).toBeUndefined()
  expect(both.find(target)).toBeDefined()
  await tracker.execute({ type: 'RestoreTarget', target, reason: 'it was right' })
  const back = await tracker.scoreboard(year)
  expect(back.counts).toEqual(both.counts)
  expect(back.target(target).actual).toBe('6')
})

test('a repeated command of a life that a void has ended is refused; the void itself is not', async () => {
  const tracker = await tracking()
  await tracker.execute(mistake, { commandId: 'void' })
  const ofVoided = { ok: false, refusal: { code: 'OfVoidedTarget', field: 'commandId' } }
  expect(await tracker.execute(report, { commandId: 'report' })).toMatchObject(ofVoided)
  expect(await tracker.execute(set, { commandId: 'set' })).toMatchObject(ofVoided)
  const repeated = { ok: true, repeated: true, standing: undefined }
  expect(await tracker.execute(mistake, { commandId: 'void' })).toMatchObject(repeated)

  await tracker.execute(set, { commandId: 'set again' })
  for (const [command, commandId] of [
    [report, 'report'],
    [set, 'set'],
    [mistake, 'void'],
  ] as const) {
    expect(await tracker.execute(command, { commandId }), commandId).toMatchObject(ofVoided)
  }
  expect(await tracker.execute(set, { commandId: 'set again' })).toMatchObject({ repeated: true })
})

test('once it is restored, what came before may be repeated', async () => {
  const tracker = await tracking()
  await tracker.execute(mistake, { commandId: 'void' })
  await tracker.execute({ type: 'RestoreTarget', target, reason: 'it was right' })
  for (const [command, commandId] of [
    [report, 'report'],
    [mistake, 'void'],
  ] as const) {
    const answer = await tracker.execute(command, { commandId })
    expect(answer).toMatchObject({ ok: true, repeated: true, standing: { actual: '6' } })
  }
})
