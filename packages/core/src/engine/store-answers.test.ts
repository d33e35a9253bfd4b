import { describe, expect, test } from 'vitest'
import type { EventStore, StoredCommit } from '../store/event-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { reporting, setting } from '../testing/tracking.ts'
import { openTracker } from './open-tracker.ts'
import type { Tracker } from './tracker.ts'

const WRONG: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['text', 'done'],
  ['a number', 5],
  ['an empty object', {}],
  ['an unknown status', { status: 'stored' }],
  ['the name of a method', { status: 'toString' }],
  ['no position', { status: 'appended' }],
  ['no commit', { status: 'alreadyAppended' }],
  ['a commit that is none', { status: 'commitIdTaken', commit: {} }],
  ['no revision', { status: 'conflict' }],
  ['half a revision', { status: 'conflict', revision: 0.5 }],
]

/** A store with one target in it, some of whose calls are replaced. */
async function broken(calls: (store: EventStore) => Partial<EventStore>): Promise<Tracker> {
  const store = memoryStore()
  await (await openTracker({ store })).execute(setting('t', 10))
  return openTracker({ store: { ...store, ...calls(store) } })
}

const VIEWS: readonly ((tracker: Tracker) => Promise<unknown>)[] = [
  (tracker) => tracker.standing('t'),
  (tracker) => tracker.timeline('t'),
  (tracker) => tracker.history('t'),
]

describe('a store that breaks its contract is told so', () => {
  test.each(WRONG)('where append answers %s, with the id of the command', async (_, answer) => {
    const tracker = await broken(() => ({ append: async () => answer as never }))
    await expect(tracker.execute(reporting('t', 1), { commandId: 'r' })).rejects.toMatchObject({
      code: 'StoreFailed',
      commandId: 'r',
      mayBeStored: true,
      cause: { code: 'StoreAnswerInvalid', call: 'append' },
    })
  })

  test.each(WRONG)('where load answers %s', async (_, answer) => {
    const tracker = await broken(() => ({ load: async () => answer as never }))
    for (const view of VIEWS) {
      await expect(view(tracker)).rejects.toMatchObject({
        code: 'StoreAnswerInvalid',
        call: 'load',
      })
    }
    await expect(tracker.execute(reporting('t', 1))).rejects.toMatchObject({
      code: 'StoreFailed',
      mayBeStored: false,
      cause: { call: 'load' },
    })
  })

  test.each(WRONG.filter(([, answer]) => typeof answer !== 'string'))(
    'where read answers %s, or gives it for a batch',
    async (_, answer) => {
      const one = await broken(() => ({ read: () => answer as never }))
      const other = await broken(() => ({
        async *read() {
          yield answer as never
        },
      }))
      for (const tracker of [one, other]) {
        await expect(tracker.scoreboard()).rejects.toMatchObject({
          code: 'StoreAnswerInvalid',
          call: 'read',
        })
      }
    },
  )
})

test('an event of another commit than its row is no event of it', async () => {
  const moved = (commit: StoredCommit): StoredCommit => ({ ...commit, id: 'other' as never })
  const tracker = await broken((store) => ({
    load: async (target, options) => (await store.load(target, options)).map(moved),
    async *read(query) {
      for await (const batch of store.read(query)) yield batch.map(moved)
    },
  }))
  for (const view of [...VIEWS, (tracker: Tracker) => tracker.scoreboard()]) {
    await expect(view(tracker)).rejects.toMatchObject({
      code: 'HistoryCorrupt',
      fault: { target: 't', revision: 1, expected: 'events of commit "other"' },
    })
  }
})

test.each(['id', 'target', 'fingerprint', 'position'])(
  'a row whose %s is no text is no commit',
  async (field) => {
    const spoilt = (commit: StoredCommit): StoredCommit => ({ ...commit, [field]: 5 })
    const tracker = await broken((store) => ({
      load: async (target, options) => (await store.load(target, options)).map(spoilt),
    }))
    await expect(tracker.standing('t')).rejects.toMatchObject({
      code: 'HistoryCorrupt',
      fault: { expected: 'a commit' },
    })
  },
)

test('a log shared with others is named by an object', async () => {
  const store = { ...memoryStore(), sharedLog: 'file' as never }
  await expect(openTracker({ store })).rejects.toMatchObject({
    code: 'InvalidOptions',
    refusal: { field: 'store.sharedLog', parameters: { types: ['object'] } },
  })
})
