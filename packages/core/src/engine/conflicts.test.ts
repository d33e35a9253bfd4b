import { describe, expect, test } from 'vitest'
import { moment } from '../period/moment.ts'
import type { Command } from '../decider/commands.ts'
import { codeOf, commitsIn, reporting, setting } from '../testing/tracking.ts'
import type { AppendResult, EventStore } from '../store/event-store.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { StoreFailed } from './store-failed.ts'

const SET = setting('t', 10)

function report(quantity: number): Command {
  return reporting('t', quantity)
}

const CANCEL: Command = { type: 'CancelTarget', target: 't', on: '2020-03-01', reason: 'merged' }

/** A tracker on the first of February, with ids that never come twice. */
function track(store: EventStore, clock = () => moment('2020-02-01T12:00:00Z')) {
  return openTracker({ store, clock })
}

/** A store that answers appends as told before it lets them through. */
function interrupted(
  store: EventStore,
  interrupt: (append: number) => Promise<AppendResult | undefined>,
): EventStore & { readonly appends: () => number } {
  let appends = 0
  return {
    ...store,
    append: async (commit) => (await interrupt(++appends)) ?? store.append(commit),
    appends: () => appends,
  }
}

const CONFLICT: AppendResult = { status: 'conflict', revision: 1 }

describe('conflicts', () => {
  test('are decided anew until the command goes through', async () => {
    const store = interrupted(memoryStore(), async (append) =>
      append > 1 && append < 8 ? CONFLICT : undefined,
    )
    const tracker = await track(store)
    await tracker.execute(SET)
    expect(codeOf(await tracker.execute(report(1)))).toBeUndefined()
    expect(store.appends()).toBe(8)
    expect(await commitsIn(store)).toHaveLength(2)
  })

  test('are not tried for ever', async () => {
    const store = interrupted(memoryStore(), async (append) => (append > 1 ? CONFLICT : undefined))
    const tracker = await openTracker({ store, retryTimeout: 20 })
    await tracker.execute(SET)
    expect(await tracker.execute(report(1))).toMatchObject({
      refusal: { code: 'OutOfTime', field: '' },
    })
    const appends = store.appends()
    expect(appends).toBeGreaterThan(2)
    expect(codeOf(await tracker.execute(report(1), { retryTimeout: 0 }))).toBe('OutOfTime')
    expect(store.appends()).toBe(appends + 1)
    expect(await tracker.standing('t')).toMatchObject({ revision: 1 })
  })

  test.each([-1, Number.NaN, '5'])('are not tried again for %s milliseconds', async (timeout) => {
    const retryTimeout = timeout as number
    const store = memoryStore()
    await expect(openTracker({ store, retryTimeout })).rejects.toMatchObject({
      code: 'InvalidOptions',
    })
    const tracker = await track(store)
    expect(await tracker.execute(SET, { retryTimeout })).toMatchObject({
      refusal: { code: 'InvalidOptions', field: 'retryTimeout' },
    })
  })

  test('are decided on what the other writer stored', async () => {
    const log = memoryLog()
    const there = await track(memoryStore({ log }))
    const store = interrupted(memoryStore({ log }), async (append) => {
      if (append === 2) await there.execute(CANCEL)
      return undefined
    })
    const here = await track(store)
    await here.execute(SET)
    const late = { ...report(1), on: '2020-05-01' } as Command
    expect(codeOf(await here.execute(late))).toBe('TargetIsCancelled')
    expect(await commitsIn(store)).toHaveLength(2)
  })

  test('with a named revision are not tried again', async () => {
    const store = interrupted(memoryStore(), async (append) =>
      append === 2 ? { status: 'conflict', revision: 2 } : undefined,
    )
    const tracker = await track(store)
    await tracker.execute(SET)
    expect(codeOf(await tracker.execute(report(1), { expectedRevision: 1 }))).toBe(
      'RevisionConflict',
    )
    expect(store.appends()).toBe(2)
  })

  test.each([undefined, 1])(
    'over the very revision that was expected are told as such, with %s named',
    async (expectedRevision) => {
      const store = interrupted(memoryStore(), async (append) =>
        append > 1 ? CONFLICT : undefined,
      )
      const tracker = await openTracker({ store, retryTimeout: 20 })
      await tracker.execute(SET)
      expect(await tracker.execute(report(1), { expectedRevision })).toMatchObject({
        refusal: {
          code: 'OutOfTime',
          value: 'a store that holds events up to revision 1 and names revision 1',
          parameters: { timeout: 20, fault: 'revisionApart', expected: 1, named: 1 },
        },
      })
    },
  )

  test('with writers that are faster are told as such', async () => {
    const store = interrupted(memoryStore(), async (append) =>
      append > 1 ? { status: 'conflict', revision: append } : undefined,
    )
    const tracker = await openTracker({ store, retryTimeout: 0 })
    await tracker.execute(SET)
    expect(await tracker.execute(report(1))).toMatchObject({
      refusal: {
        code: 'OutOfTime',
        value: 'another writer faster each time',
        parameters: { fault: 'othersFaster' },
      },
    })
  })
})

describe('a store that fails', () => {
  const failure = new Error('disk full')

  test('rejects, and leaves the tracker usable', async () => {
    const store = interrupted(memoryStore(), async (append) => {
      if (append === 2) throw failure
      return undefined
    })
    const tracker = await track(store)
    await tracker.execute(SET)
    const before = await tracker.scoreboard()
    await expect(tracker.execute(report(6), { commandId: 'r' })).rejects.toMatchObject({
      code: 'StoreFailed',
      commandId: 'r',
      cause: failure,
    })
    expect(await tracker.scoreboard()).toBe(before)
    expect(await tracker.execute(report(6), { commandId: 'r' })).toMatchObject({
      ok: true,
      revision: 2,
    })
  })

  test('after it has stored is repeated safely', async () => {
    const inner = memoryStore()
    let append = 0
    const store: EventStore = {
      ...inner,
      append: async (commit) => {
        const result = await inner.append(commit)
        if (++append === 2) throw failure
        return result
      },
    }
    const tracker = await track(store)
    await tracker.execute(SET)
    // The id is the tracker's own, and the error carries it.
    const failed: unknown = await tracker.execute(report(6)).catch((error: unknown) => error)
    const { commandId } = failed as StoreFailed
    expect(await tracker.execute(report(6), { commandId })).toMatchObject({
      revision: 2,
      repeated: true,
    })
    expect(await tracker.standing('t')).toMatchObject({ actual: '6' })
    expect(await commitsIn(store)).toHaveLength(2)
  })

  test('to load or to read rejects once, not for ever', async () => {
    const inner = memoryStore()
    let failing = true
    const store: EventStore = {
      ...inner,
      load: async (target, options) => {
        if (failing) throw failure
        return inner.load(target, options)
      },
      async *read(query) {
        if (failing) throw failure
        yield* inner.read(query)
      },
    }
    const tracker = await track(store)
    await expect(tracker.execute(SET)).rejects.toMatchObject({ cause: failure })
    await expect(tracker.scoreboard()).rejects.toBe(failure)
    await expect(tracker.standing('t')).rejects.toBe(failure)
    failing = false
    expect(codeOf(await tracker.execute(SET))).toBeUndefined()
    expect((await tracker.scoreboard()).size).toBe(1)
  })
})

describe('commands at once', () => {
  test('on one target all count, without a conflict', async () => {
    const store = interrupted(memoryStore(), async () => undefined)
    const tracker = await track(store)
    const results = await Promise.all([
      tracker.execute(SET),
      ...Array.from({ length: 50 }, () => tracker.execute(report(1))),
    ])
    expect(results.map(codeOf)).toEqual(results.map(() => undefined))
    expect(store.appends()).toBe(51)
    // One of them completed the target, another exceeded it.
    expect(await tracker.standing('t')).toMatchObject({ actual: '50', revision: 53 })
  })

  test('by trackers on one store object take turns, and never conflict', async () => {
    const store = interrupted(memoryStore(), async () => undefined)
    const trackers = await Promise.all(Array.from({ length: 20 }, () => track(store)))
    await trackers[0]?.execute(SET)
    const results = await Promise.all(trackers.map((tracker) => tracker.execute(report(1))))
    expect(results.map(codeOf)).toEqual(results.map(() => undefined))
    // Each learns of the others from the log, not from a conflict.
    expect(store.appends()).toBe(21)
  })

  test('law: none of many trackers on one log is refused, and none is lost', async () => {
    const log = memoryLog()
    const trackers = await Promise.all(
      Array.from({ length: 40 }, () => track(memoryStore({ log }))),
    )
    await trackers[0]?.execute(SET)
    const results = await Promise.all(
      Array.from({ length: 5 }, () => trackers.map((tracker) => tracker.execute(report(1)))).flat(),
    )
    expect(results.map(codeOf)).toEqual(results.map(() => undefined))
    expect(await trackers[0]?.standing('t')).toMatchObject({ actual: '200' })
  })

  test('by two trackers on one log all count', async () => {
    const log = memoryLog()
    const trackers = [await track(memoryStore({ log })), await track(memoryStore({ log }))]
    await trackers[0]?.execute(SET)
    const reports = trackers.flatMap((tracker) =>
      Array.from({ length: 5 }, () => tracker.execute(report(1))),
    )
    expect((await Promise.all(reports)).map(codeOf)).toEqual(reports.map(() => undefined))
    for (const tracker of trackers) {
      expect(await tracker.standing('t')).toMatchObject({ actual: '10' })
    }
  })

  test('and views at once agree with the log', async () => {
    const tracker = await track(memoryStore())
    await tracker.execute(SET)
    const work = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? tracker.execute(report(1)) : tracker.scoreboard(),
    )
    await Promise.all(work)
    expect((await tracker.scoreboard()).target('t').actual).toBe('10')
  })
})
