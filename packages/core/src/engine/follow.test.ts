import { describe, expect, test } from 'vitest'
import type { Position } from '../store/event-store.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import { commitsIn, reporting, setting, track } from '../testing/tracking.ts'
import type { FollowedCommit } from './followed-commits.ts'
import { openTracker } from './open-tracker.ts'
import type { Tracker } from './tracker.ts'

const othersTurn = () => new Promise((resolve) => setImmediate(resolve))

/** The next commits, so many. */
async function taken(
  follower: AsyncIterator<FollowedCommit>,
  count: number,
): Promise<readonly FollowedCommit[]> {
  const commits: FollowedCommit[] = []
  while (commits.length < count) {
    const next = await follower.next()
    if (next.done === true) throw new Error('It had reached an end.')
    commits.push(next.value)
  }
  return commits
}

const types = (commits: readonly FollowedCommit[]) =>
  commits.map(({ target, events }) => [target, ...events.map(({ type }) => type)])

describe('tracker.follow', () => {
  test('gives the commits there are, then what comes, also from other trackers', async () => {
    const log = memoryLog()
    const { tracker, store } = await track(memoryStore({ log }))
    const other = await openTracker({
      store: memoryStore({ log }),
      clock: () => '2020-02-01T05:00:00Z' as never,
    })
    await tracker.execute(setting('t', 10))
    const follower = tracker.follow()
    expect(types(await taken(follower, 1))).toEqual([['t', 'TargetSet']])
    const next = follower.next()
    await othersTurn()
    const result = await other.execute(reporting('t', 12))
    expect((await next).value).toEqual({
      id: result.ok ? result.events[0]?.commit : undefined,
      target: 't',
      position: result.ok ? result.position : undefined,
      events: result.ok ? result.events : undefined,
    })
    await tracker.execute(setting('u', 1))
    expect(types(await taken(follower, 1))).toEqual([['u', 'TargetSet']])
    expect((await commitsIn(store)).map(({ target }) => target)).toEqual(['t', 't', 'u'])
    await follower.return?.()
  })

  test('goes on after any position, at a commit and not at a batch', async () => {
    const { tracker } = await track()
    for (const target of ['a', 'b', 'c', 'd']) await tracker.execute(setting(target, 1))
    const all = await taken(tracker.follow(), 4)
    for (const [index, { position }] of all.entries()) {
      const rest = await taken(tracker.follow({ after: position }), 3 - index)
      expect(rest).toEqual(all.slice(index + 1))
    }
  })

  test('an abort ends it, between commits and while it waits; leaving it does, too', async () => {
    const { tracker } = await track()
    for (const target of ['a', 'b', 'c']) await tracker.execute(setting(target, 1))
    const abort = new AbortController()
    const seen: string[] = []
    for await (const { target } of tracker.follow({ signal: abort.signal })) {
      seen.push(target)
      abort.abort()
    }
    expect(seen).toEqual(['a'])

    const second = new AbortController()
    const [waiting, left] = [tracker.follow({ signal: second.signal }), tracker.follow()]
    await Promise.all([taken(waiting, 3), taken(left, 3)])
    const pending = [waiting.next(), left.next()]
    await othersTurn()
    second.abort()
    await left.return?.()
    for (const next of pending) expect((await next).done).toBe(true)
  })

  test('closing the tracker ends it with StoreClosed', async () => {
    const { tracker } = await track()
    const follower = tracker.follow()
    const next = follower.next()
    await othersTurn()
    await tracker.close()
    await expect(next).rejects.toMatchObject({ code: 'StoreClosed' })
    await expect(tracker.follow().next()).rejects.toMatchObject({ code: 'StoreClosed' })
  })

  test('a commit that cannot be read is told by its position, once those before it were given', async () => {
    const store = memoryStore()
    const { tracker: writer } = await track(store)
    for (const target of ['a', 'b', 'c']) await writer.execute(setting(target, 1))
    const tracker = await openTracker({
      store: {
        ...store,
        async *read(query) {
          for await (const batch of store.read(query)) {
            yield batch.map((commit) =>
              commit.target === 'b' ? { ...commit, events: [{}] } : commit,
            )
          }
        },
      },
    })
    const follower = tracker.follow()
    const [first] = await taken(follower, 1)
    expect(first?.target).toBe('a')
    await expect(follower.next()).rejects.toMatchObject({
      code: 'HistoryCorrupt',
      fault: { position: '0000000000000002' },
    })
    expect((await follower.next()).done).toBe(true)
    // Whoever knows better goes on behind it.
    const behind = tracker.follow({ after: '0000000000000002' as Position })
    expect((await taken(behind, 1))[0]?.target).toBe('c')
  })

  test.each<[string, unknown, string]>([
    ['after', 5, 'InvalidPosition'],
    ['signal', {}, 'InvalidOptions'],
    ['pollEvery', -1, 'InvalidOptions'],
    ['since', 'x', 'UnknownField'],
  ])('%s of %s is refused at once', async (option, found, code) => {
    const { tracker } = await track()
    expect(() => tracker.follow({ [option]: found })).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ code, field: option }) as unknown,
      }),
    )
  })

  test('a position that the store never gave out is refused by it', async () => {
    const { tracker } = await track()
    await expect(tracker.follow({ after: '' as Position }).next()).rejects.toMatchObject({
      code: 'UnknownPosition',
    })
  })
})

describe('a store that tells wrongly what comes', () => {
  const broken = (calls: object): Promise<Tracker> =>
    openTracker({ store: { ...memoryStore(), ...calls } })

  test('is refused where it has something else for onCommits', async () => {
    await expect(broken({ onCommits: true })).rejects.toMatchObject({
      code: 'InvalidOptions',
      refusal: { field: 'store.onCommits', parameters: { types: ['function'] } },
    })
  })

  test('is told so where it answers with nothing to stop it by', async () => {
    const tracker = await broken({ onCommits: () => undefined })
    await expect(tracker.follow().next()).rejects.toMatchObject({
      code: 'StoreAnswerInvalid',
      call: 'onCommits',
    })
  })

  test('passes its failure on', async () => {
    const tracker = await broken({
      onCommits: () => {
        throw new Error('no connection')
      },
    })
    await expect(tracker.follow().next()).rejects.toThrow('no connection')
  })
})

test('a long log is followed in breaths: others have the thread meanwhile', async () => {
  const { tracker } = await track()
  for (let n = 0; n < 3_000; n += 1) await tracker.execute(setting(`t-${n}`, 1))
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  let given = 0
  for await (const _ of tracker.follow()) if (++given === 3_000) break
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
})
