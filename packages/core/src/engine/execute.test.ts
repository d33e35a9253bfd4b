import { describe, expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'
import { codeOf, commitsIn, reporting, setting } from '../testing/tracking.ts'
import type { EventStore } from '../store/event-store.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { ExecuteResult } from './tracker.ts'

const SET = setting('t', 10)

function report(quantity: number): Command {
  return reporting('t', quantity)
}

const CANCEL: Command = { type: 'CancelTarget', target: 't', on: '2020-03-01', reason: 'merged' }
const REOPEN: Command = { type: 'ReopenTarget', target: 't', on: '2020-04-01', reason: 'split' }

/** A tracker on the first of February, with ids that never come twice. */
function track(store: EventStore, clock = () => moment('2020-02-01T12:00:00Z')) {
  return openTracker({ store, clock })
}

test('an id of null is no id, and none is made in its place', async () => {
  const tracker = await track(memoryStore())
  expect(await tracker.execute(SET, { commandId: null as never })).toMatchObject({
    ok: false,
    refusal: { code: 'InvalidId', field: 'commandId' },
  })
})

describe('expectedRevision', () => {
  test('names the revision the command was thought out for', async () => {
    const tracker = await track(memoryStore())
    expect(codeOf(await tracker.execute(SET, { expectedRevision: 0 }))).toBeUndefined()
    expect(codeOf(await tracker.execute(report(1), { expectedRevision: 1 }))).toBeUndefined()
    for (const expectedRevision of [0, 1, 3]) {
      const result = await tracker.execute(report(1), { expectedRevision })
      expect(result).toMatchObject({
        ok: false,
        refusal: { code: 'RevisionConflict', field: 'expectedRevision', value: 2 },
      })
    }
    expect(await tracker.standing('t')).toMatchObject({ revision: 2 })
  })

  test.each([-1, 1.5, Number.NaN, Infinity, '1', null])('of %s is none', async (given) => {
    const tracker = await track(memoryStore())
    expect(await tracker.execute(SET, { expectedRevision: given as never })).toMatchObject({
      ok: false,
      refusal: { code: 'InvalidRevision', field: 'expectedRevision' },
    })
  })

  test('0 on a target that is set is refused, also by the same terms', async () => {
    const tracker = await track(memoryStore())
    await tracker.execute(SET)
    expect(codeOf(await tracker.execute(SET, { expectedRevision: 0 }))).toBe('RevisionConflict')
  })

  test('is never tried again on what another writer has changed', async () => {
    const log = memoryLog()
    const [here, there] = [await track(memoryStore({ log })), await track(memoryStore({ log }))]
    await here.execute(SET)
    await there.execute(report(1))
    // `here` still takes the target to be at revision 1, and learns better from the store.
    const result = await here.execute(report(2), { expectedRevision: 1 })
    expect(codeOf(result)).toBe('RevisionConflict')
    if (!result.ok) {
      expect(result.refusal.message).toBe(
        'expectedRevision: expected the target at revision 1, found 2. Look at the target again and repeat the command if it still makes sense.',
      )
    }
    expect(codeOf(await here.execute(report(2), { expectedRevision: 2 }))).toBeUndefined()
  })

  test('ahead of what is in memory is right if the store is there', async () => {
    const log = memoryLog()
    const [here, there] = [await track(memoryStore({ log })), await track(memoryStore({ log }))]
    await here.execute(SET)
    await there.execute(report(1))
    expect(codeOf(await here.execute(report(2), { expectedRevision: 2 }))).toBeUndefined()
  })
})

describe('commandId', () => {
  test('given again with the same command has the effect of once', async () => {
    const store = memoryStore()
    const tracker = await track(store)
    const set = await tracker.execute(SET, { commandId: 'set' })
    const first = await tracker.execute(report(1), { commandId: 'r1' })
    await tracker.execute(report(2))
    const before = await commitsIn(store)
    const again = await tracker.execute(report(1), { commandId: 'r1' })
    if (!first.ok || !again.ok || !set.ok) throw new Error('Expected all to be accepted.')
    expect(again.events).toEqual(first.events)
    expect([first.repeated, again.repeated]).toEqual([false, true])
    expect([again.revision, again.position]).toEqual([first.revision, first.position])
    // The standing is that of today, not that of the first time.
    expect(again.standing).toMatchObject({ actual: '3', revision: 3 })
    expect(await tracker.execute(SET, { commandId: 'set' })).toMatchObject({ events: set.events })
    expect(await commitsIn(store)).toEqual(before)
  })

  test('stays the same command in other words', async () => {
    const tracker = await track(memoryStore())
    await tracker.execute(SET, { commandId: 'set' })
    await tracker.execute(report(1), { commandId: 'r1' })
    const inOtherWords = { ...report(1), quantity: '1.0', note: undefined } as object as Command
    expect(await tracker.execute(inOtherWords, { commandId: 'r1' })).toMatchObject({
      ok: true,
      revision: 2,
    })
  })

  test('given with another command is refused', async () => {
    const store = memoryStore()
    const tracker = await track(store)
    await tracker.execute(SET, { commandId: 'set' })
    await tracker.execute(report(1), { commandId: 'r1' })
    const others: readonly Command[] = [
      report(2),
      { ...report(1), ext: { row: 1 } },
      SET,
      CANCEL,
      { type: 'RetractProgress', target: 't', report: 'gone.1' },
      { ...SET, target: 'other' },
    ]
    for (const other of others) {
      const result = await tracker.execute(other, { commandId: 'r1' })
      expect(result, JSON.stringify(other)).toMatchObject({
        ok: false,
        refusal: { code: 'CommandIdTaken', field: 'commandId', value: 'r1' },
      })
    }
    expect(await commitsIn(store)).toHaveLength(2)
    expect(await tracker.standing('t')).toMatchObject({ actual: '1', revision: 2 })
    expect(await tracker.standing('other')).toBeUndefined()
  })

  test('refused for another command leaves what the first one said', async () => {
    const tracker = await track(memoryStore())
    await tracker.execute(SET)
    await tracker.execute({ ...report(6), parts: { women: 1 } } as Command, { commandId: 'r1' })
    await tracker.execute({ ...report(6), parts: { women: 3 } } as Command, { commandId: 'r1' })
    await tracker.execute(report(6), { commandId: 'r1' })
    expect(await tracker.standing('t')).toMatchObject({ parts: { women: '1' } })
  })

  test('is answered with the original also after the state has moved on', async () => {
    const store = memoryStore()
    const tracker = await track(store)
    const commands: readonly (readonly [string, Command])[] = [
      ['set', SET],
      ['report', report(10)],
      ['correct', { type: 'CorrectProgress', target: 't', report: 'report.1', quantity: 11 }],
      [
        'revise',
        { type: 'ReviseTarget', target: 't', kind: 'change', set: { plan: 12 }, reason: 'r' },
      ],
      ['retract', { type: 'RetractProgress', target: 't', report: 'report.1' }],
      [
        'declare',
        { type: 'DeclareMilestone', target: 't', milestone: 'completed', on: '2020-02-01' },
      ],
      ['withdraw', { type: 'WithdrawMilestone', target: 't', milestone: 'completed', reason: 'r' }],
      ['cancel', CANCEL],
      ['reopen', REOPEN],
      ['note', { type: 'AddNote', target: 't', text: 'n' }],
    ]
    const results: ExecuteResult[] = []
    for (const [commandId, command] of commands) {
      results.push(await tracker.execute(command, { commandId }))
    }
    const before = await commitsIn(store)
    expect(before).toHaveLength(commands.length)
    // The same tracker, and another that comes fresh to the log.
    for (const one of [tracker, await track(store)]) {
      for (const [index, [commandId, command]] of commands.entries()) {
        const again = await one.execute(command, { commandId, expectedRevision: 0 })
        const original = results[index]
        if (!again.ok || original?.ok !== true) throw new Error(`Expected ${commandId} accepted.`)
        expect(again.events, commandId).toEqual(original.events)
        expect(again.position, commandId).toBe(original.position)
      }
    }
    expect(await commitsIn(store)).toEqual(before)
  })
})

// The ids of its events are longer still.
test('an id as long as ids may be is stored so that it can be read again', async () => {
  const store = memoryStore()
  const longest = 'x'.repeat(200)
  const writer = await track(store)
  await writer.execute(SET)
  await writer.execute(report(6), { commandId: longest })
  const reader = await track(store)
  expect((await reader.scoreboard()).size).toBe(1)
  const correction = { type: 'CorrectProgress', target: 't', report: `${longest}.1` } as const
  expect(codeOf(await reader.execute({ ...correction, quantity: 7 }))).toBeUndefined()
})

describe('time', () => {
  test('put back does not put recordedAt back within a target', async () => {
    let now = moment('2020-05-01T00:00:00Z')
    const tracker = await track(memoryStore(), () => now)
    await tracker.execute(SET)
    now = moment('2020-04-01T00:00:00Z')
    await tracker.execute(report(1), { clockTolerance: 'unlimited' })
    await tracker.execute({ ...SET, target: 'other' })
    expect((await tracker.history('t')).map(({ recordedAt }) => recordedAt)).toEqual([
      '2020-05-01T00:00:00.000Z',
      '2020-05-01T00:00:00.000Z',
    ])
    expect((await tracker.history('other'))[0]?.recordedAt).toBe('2020-04-01T00:00:00.000Z')
    expect(await tracker.standing('t', { knownAt: '2020-04-30T00:00:00Z' })).toBeUndefined()
  })
})
