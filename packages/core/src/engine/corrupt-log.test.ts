import { describe, expect, test } from 'vitest'
import { targetId, type TargetId } from '../event/identifiers.ts'
import { commitsIn, reporting, setting, track } from '../testing/tracking.ts'
import type { EventStore, StoredCommit } from '../store/event-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from './open-tracker.ts'
import type { Tracker } from './tracker.ts'

describe('a log that is not a history', () => {
  /** A tracker on a store that holds one good target, and another whose events are spoilt. */
  async function corrupt(
    spoil: (commits: readonly StoredCommit[]) => readonly StoredCommit[],
  ): Promise<Tracker> {
    const store = memoryStore()
    const { tracker: writer } = await track(store)
    await writer.execute(setting('good', 10))
    await writer.execute(setting('t', 10))
    await writer.execute(reporting('t', 1))
    await writer.execute(reporting('t', 2))
    const commits = await commitsIn(store)
    const spoilt = [...commits.slice(0, 1), ...spoil(commits.slice(1))]
    const { tracker } = await track({
      ...store,
      load: async (target: TargetId) => spoilt.filter((commit) => commit.target === target),
      read: async function* read() {
        yield spoilt
      },
    })
    return tracker
  }

  function changed(commit: StoredCommit | undefined, change: object): readonly StoredCommit[] {
    if (commit === undefined) return []
    return [
      { ...commit, events: commit.events.map((event) => ({ ...(event as object), ...change })) },
    ]
  }

  const faults: readonly (readonly [
    string,
    (commits: readonly StoredCommit[]) => readonly StoredCommit[],
    RegExp,
  ])[] = [
    [
      'a hole in the revisions',
      ([first, , third]) => [first, third].flatMap((commit) => commit ?? []),
      /position 0+4, target "t", revision 3: expected revision 2, found revision 3/,
    ],
    [
      'an unknown type',
      ([first, second]) => [first ?? [], ...changed(second, { type: 'TargetForgotten' })].flat(),
      /position 0+3, target "t", revision 2: expected an event of a known type and version, found TargetForgotten version 1/,
    ],
    [
      'an unknown version',
      ([first, second]) => [first ?? [], ...changed(second, { v: 2 })].flat(),
      /position 0+3, target "t", revision 2: expected an event of a known type and version, found ProgressReported version 2/,
    ],
    [
      'data that is not what its type says',
      ([first, second]) =>
        [first ?? [], ...changed(second, { data: { value: { quantity: '1e5' } } })].flat(),
      /position 0+3, target "t", revision 2: expected valid ProgressReported data, found data\.value\.quantity: expected a decimal number/,
    ],
    [
      'an unknown field',
      ([first, second]) => [first ?? [], ...changed(second, { tenant: 'x' })].flat(),
      /found tenant: expected no such field, found "x"/,
    ],
  ]

  test.each(faults)(
    '%s is named with its position, and nothing is folded past it',
    async (_, spoil, message) => {
      const tracker = await corrupt(spoil)
      const corruption = {
        code: 'HistoryCorrupt',
        message: expect.stringMatching(message) as string,
      }
      for (let time = 0; time < 2; time++) {
        await expect(tracker.scoreboard()).rejects.toMatchObject(corruption)
        await expect(tracker.standing('t')).rejects.toMatchObject(corruption)
        await expect(tracker.timeline('t')).rejects.toMatchObject(corruption)
        await expect(tracker.execute(reporting('t', 1))).rejects.toMatchObject({
          code: 'HistoryCorrupt',
        })
      }
      expect(await tracker.standing('good')).toMatchObject({ state: 'open' })
      expect(
        await tracker.execute({ type: 'AddNote', target: 'good', text: 'n' }, { commandId: 'n' }),
      ).toMatchObject({
        ok: true,
      })
    },
  )
})

describe('a stored row that holds no events', () => {
  /** A store that gives one commit with anything for events, until it is mended. */
  function damaged(events: unknown): EventStore & { mend: () => void } {
    const inner = memoryStore()
    let isDamaged = true
    const changed = (commit: StoredCommit): StoredCommit =>
      isDamaged ? { ...commit, events: events as never } : commit
    return {
      ...inner,
      load: async (target, options) => (await inner.load(target, options)).map(changed),
      async *read(query) {
        for await (const batch of inner.read(query)) yield batch.map(changed)
      },
      mend: () => {
        isDamaged = false
      },
    }
  }

  test.each<[string, unknown]>([
    ['an object', {}],
    ['nothing', null],
    ['text', 'gone'],
    ['a number', 5],
    ['no event at all', []],
    ['an empty object for an event', [{}]],
    ['nothing for an event', [null]],
    ['text for an event', ['gone']],
    ['a number for an event', [5]],
  ])('but %s is told by its position', async (_, events) => {
    const store = damaged(events)
    await (await openTracker({ store })).execute(setting('t', 10))
    const tracker = await openTracker({ store })
    for (const view of [
      () => tracker.scoreboard(),
      () => tracker.standing('t'),
      () => tracker.timeline('t'),
      () => tracker.history('t'),
      () => tracker.execute(setting('t', 10)),
    ]) {
      await expect(view()).rejects.toMatchObject({
        code: 'HistoryCorrupt',
        fault: { position: '0000000000000001' },
      })
    }
  })

  test('law: what could not be read is not passed over by the next view', async () => {
    const store = damaged([{}])
    await (await openTracker({ store })).execute(setting('t', 10))
    await (await openTracker({ store })).execute(setting('u', 10))
    const tracker = await openTracker({ store })
    await expect(tracker.scoreboard()).rejects.toMatchObject({ code: 'HistoryCorrupt' })
    await expect(tracker.scoreboard()).rejects.toMatchObject({ code: 'HistoryCorrupt' })
    store.mend()
    expect([...(await tracker.scoreboard()).targets()].map(({ target }) => target)).toEqual([
      't',
      'u',
    ])
  })

  test('and events of another target are not taken for its own', async () => {
    const inner = memoryStore()
    await (await openTracker({ store: inner })).execute(setting('u', 10))
    const [stolen] = await inner.load(targetId('u'))
    const store = damaged(stolen?.events)
    await (await openTracker({ store })).execute(setting('t', 10))
    await expect((await openTracker({ store })).standing('t')).rejects.toMatchObject({
      code: 'HistoryCorrupt',
    })
  })
})

test.each([[null], ['text'], [5]])('a row that is no commit but %s is told as one', async (row) => {
  const tracker = await openTracker({
    store: {
      ...memoryStore(),
      load: async () => [row as never],
      async *read() {
        yield [row as never]
      },
    },
  })
  for (const view of [
    () => tracker.scoreboard(),
    () => tracker.standing('t'),
    () => tracker.history('t'),
    () => tracker.execute(setting('t', 10)),
  ]) {
    await expect(view()).rejects.toMatchObject({
      code: 'HistoryCorrupt',
      fault: { expected: 'a commit' },
    })
  }
})
