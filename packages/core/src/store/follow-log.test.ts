import { describe, expect, test } from 'vitest'
import { commitsIn } from '../testing/tracking.ts'
import { sampleCommit } from '../testing/store-contract/sample-commit.ts'
import type { EventStore, Position, StoredCommit } from './event-store.ts'
import { followLog, type FollowedStore } from './follow-log.ts'
import { memoryStore } from './memory-store.ts'

const commit = (number: number) => sampleCommit({ id: `c-${number}`, expected: number - 1 })

async function storeOf(commits: number): Promise<EventStore> {
  const store = memoryStore()
  for (let number = 1; number <= commits; number += 1) await store.append(commit(number))
  return store
}

/** The store without `onCommits`, and how often it was read. */
function untold(store: EventStore): FollowedStore & { reads: number } {
  const asked = {
    reads: 0,
    read(query: Parameters<EventStore['read']>[0]) {
      asked.reads += 1
      return store.read(query)
    },
  }
  return asked
}

/** The store, and how many listeners it has. */
function counted(store: EventStore): FollowedStore & { listeners: number } {
  const asked = {
    listeners: 0,
    read: (query: Parameters<EventStore['read']>[0]) => store.read(query),
    onCommits(listener: () => void) {
      const stop = store.onCommits?.(listener)
      asked.listeners += 1
      let isStopped = false
      return () => {
        if (!isStopped) asked.listeners -= 1
        isStopped = true
        stop?.()
      }
    },
  }
  return asked
}

const ids = (commits: readonly StoredCommit[] | undefined) => commits?.map(({ id }) => id)

/** Lets everything go on that can. */
const othersTurn = () => new Promise((resolve) => setImmediate(resolve))

describe('followLog', () => {
  test('gives what is there, then what comes, and looks for it no more often than it is told', async () => {
    const store = await storeOf(2)
    let reads = 0
    const follower = followLog({
      read: (query) => {
        reads += 1
        return store.read(query)
      },
      onCommits: (listener) => store.onCommits?.(listener) ?? expect.unreachable(),
    })
    expect(ids((await follower.next()).value)).toEqual(['c-1', 'c-2'])
    for (let number = 3; number <= 5; number += 1) {
      const next = follower.next()
      await othersTurn()
      await store.append(commit(number))
      expect(ids((await next).value)).toEqual([`c-${number}`])
    }
    await othersTurn()
    // The first, then for each: at the end, with somebody listening, once told.
    expect(reads).toBe(1 + 3 * 3)
  })

  test('looks every so often where a store does not tell', async () => {
    const store = await storeOf(1)
    const asked = untold(store)
    const follower = followLog(asked, { pollEvery: 5 })
    await follower.next()
    const next = follower.next()
    setTimeout(() => void store.append(commit(2)), 30)
    expect(ids((await next).value)).toEqual(['c-2'])
    expect(asked.reads).toBeGreaterThan(3)
    await follower.return?.()
  })

  test('reads nothing ahead, and listens to nothing, while the caller is at work', async () => {
    const store = await storeOf(1)
    const asked = counted(store)
    const read: string[] = []
    const follower = followLog({
      ...asked,
      onCommits: asked.onCommits,
      async *read(query) {
        for await (const batch of store.read(query)) {
          read.push(...batch.map(({ id }) => id))
          yield batch
        }
      },
    })
    await follower.next()
    for (let number = 2; number <= 100; number += 1) await store.append(commit(number))
    await othersTurn()
    expect(read).toEqual(['c-1'])
    expect(asked.listeners).toBe(0)
    expect(ids((await follower.next()).value)).toHaveLength(99)
  })

  describe.each<[string, (store: EventStore) => FollowedStore]>([
    ['told by its store', (store) => store],
    ['by looking', untold],
  ])('%s', (_, followed) => {
    const hour = { pollEvery: 3_600_000 }

    test('an abort ends it, whatever it waits for', async () => {
      const store = await storeOf(1)
      const abort = new AbortController()
      const follower = followLog(followed(store), { ...hour, signal: abort.signal })
      await follower.next()
      const next = follower.next()
      await othersTurn()
      abort.abort(new Error('enough'))
      expect(await next).toEqual({ done: true, value: undefined })
      expect((await follower.next()).done).toBe(true)
    })

    test('leaving it while it waits ends it', async () => {
      const follower = followLog(followed(memoryStore()), hour)
      const next = follower.next()
      await othersTurn()
      expect(await follower.return?.()).toMatchObject({ done: true })
      expect((await next).done).toBe(true)
    })
  })

  test('an abort between two batches gives no more of them, and one beforehand none', async () => {
    const store = await storeOf(3)
    const abort = new AbortController()
    const seen: StoredCommit[] = []
    const one: FollowedStore = {
      async *read(query) {
        for await (const batch of store.read(query)) for (const each of batch) yield [each]
      },
    }
    for await (const batch of followLog(one, { signal: abort.signal })) {
      seen.push(...batch)
      abort.abort()
    }
    expect(ids(seen)).toEqual(['c-1'])
    expect((await followLog(one, { signal: abort.signal }).next()).done).toBe(true)
  })

  test('an abort ends it while the store does not answer', async () => {
    const abort = new AbortController()
    const silent: FollowedStore = {
      read: () => ({
        [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
      }),
    }
    const next = followLog(silent, { signal: abort.signal }).next()
    await othersTurn()
    abort.abort()
    expect((await next).done).toBe(true)
  })

  test('nothing is held once it is over: by its signal, by leaving, by a failure', async () => {
    const store = await storeOf(1)
    const asked = counted(store)
    const signal = countedSignal()
    const waiting = followLog(asked, { signal })
    await waiting.next()
    const next = waiting.next()
    await othersTurn()
    expect([asked.listeners, signal.listeners]).toEqual([1, 1])
    signal.abort()
    await next
    expect([asked.listeners, signal.listeners]).toEqual([0, 0])

    const left = followLog(asked)
    await left.next()
    const pending = left.next()
    await othersTurn()
    expect(asked.listeners).toBe(1)
    await left.return?.()
    await pending
    expect(asked.listeners).toBe(0)

    const failing = followLog(asked)
    await failing.next()
    const failed = failing.next()
    await othersTurn()
    await store.close()
    await expect(failed).rejects.toMatchObject({ code: 'StoreClosed' })
    expect(asked.listeners).toBe(0)
    expect((await failing.next()).done).toBe(true)
  })

  test('leaving the loop leaves the read that it is in', async () => {
    const store = await storeOf(2)
    let isLeft = false
    const asked: FollowedStore = {
      async *read(query) {
        try {
          for await (const batch of store.read(query)) for (const each of batch) yield [each]
        } finally {
          isLeft = true
        }
      },
    }
    for await (const _ of followLog(asked)) break
    expect(isLeft).toBe(true)
  })

  test('a failure of the store is thrown as it is, and can be gone on from', async () => {
    const store = await storeOf(2)
    let isBroken = true
    const asked: FollowedStore = {
      async *read(query) {
        for await (const batch of store.read(query)) {
          for (const each of batch) {
            yield [each]
            if (isBroken) throw new Error('no disk')
          }
        }
      },
    }
    const follower = followLog(asked)
    const first = (await follower.next()).value as readonly StoredCommit[]
    await expect(follower.next()).rejects.toThrow('no disk')
    isBroken = false
    const again = followLog(asked, { after: first[0]?.position })
    expect(ids((await again.next()).value)).toEqual(['c-2'])
  })

  test('goes on from a position, and refuses what is none', async () => {
    const store = await storeOf(3)
    const all = await commitsIn(store)
    const after = all[1]?.position as Position
    expect(ids((await followLog(store, { after }).next()).value)).toEqual(['c-3'])
    await expect(followLog(store, { after: 'x' as Position }).next()).rejects.toMatchObject({
      code: 'UnknownPosition',
    })
  })

  test.each<[string, unknown, string, string]>([
    ['after', 5, 'InvalidPosition', 'after'],
    ['after', null, 'InvalidPosition', 'after'],
    ['signal', {}, 'InvalidOptions', 'signal'],
    ['signal', null, 'InvalidOptions', 'signal'],
    ['pollEvery', 0, 'InvalidOptions', 'pollEvery'],
    ['pollEvery', Number.NaN, 'InvalidOptions', 'pollEvery'],
    ['pollEvery', 2 ** 31, 'InvalidOptions', 'pollEvery'],
    ['pollEvery', '5', 'InvalidOptions', 'pollEvery'],
    ['upTo', 'x', 'UnknownField', 'upTo'],
  ])('%s of %s is refused at once', (option, found, code, field) => {
    const ask = () => followLog(memoryStore(), { [option]: found })
    expect(ask).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code, field }) as unknown }),
    )
  })
})

/** A signal that tells how many listen to it. */
function countedSignal() {
  const controller = new AbortController()
  const { signal } = controller
  const counted = {
    listeners: 0,
    get aborted() {
      return signal.aborted
    },
    get reason(): unknown {
      return signal.reason
    },
    abort: () => controller.abort(),
    throwIfAborted: () => signal.throwIfAborted(),
    addEventListener(type: 'abort', listener: () => void) {
      counted.listeners += 1
      signal.addEventListener(type, listener)
    },
    removeEventListener(type: 'abort', listener: () => void) {
      counted.listeners -= 1
      signal.removeEventListener(type, listener)
    },
  }
  return counted
}
