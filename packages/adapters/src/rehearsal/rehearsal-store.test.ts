import { memoryLog, memoryStore, targetId } from '@planfold/core'
import { followLog, type EventStore, type Position, type StoredCommit } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import { expect, test } from 'vitest'
import { rehearsal, rehearsalStore, type Rehearsal } from './rehearsal-store.ts'

const commit = (id: string, target: string, expected = 0) => sampleCommit({ id, target, expected })

async function idsIn(store: EventStore): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const batch of store.read()) ids.push(...batch.map(({ id }) => id))
  return ids
}

test('what is rehearsed comes after what is stored, and is not stored', async () => {
  const store = memoryStore()
  await store.append(commit('a-1', 'a'))
  const rehearsed = rehearsalStore(store)
  expect(await rehearsed.append(commit('a-2', 'a', 1))).toMatchObject({ status: 'appended' })
  expect(await rehearsed.append(commit('b-1', 'b'))).toMatchObject({ status: 'appended' })
  expect(await idsIn(rehearsed)).toEqual(['a-1', 'a-2', 'b-1'])
  expect(await idsIn(store)).toEqual(['a-1'])
  const loaded = await rehearsed.load(targetId('a'))
  expect(loaded.map(({ id }) => id)).toEqual(['a-1', 'a-2'])
  const [, , third] = (await readAll(rehearsed)).map(({ position }) => position)
  expect((await readAll(rehearsed, third)).map(({ id }) => id)).toEqual([])
})

test('a commit that is stored already is found in what lies underneath', async () => {
  const store = memoryStore()
  await store.append(commit('a-1', 'a'))
  const rehearsed = rehearsalStore(store)
  expect(await rehearsed.append(commit('a-1', 'a'))).toMatchObject({ status: 'alreadyAppended' })
  const other = { ...commit('a-1', 'a'), fingerprint: 'other' }
  expect(await rehearsed.append(other)).toMatchObject({ status: 'commitIdTaken' })
  expect(await rehearsed.append(commit('a-2', 'a'))).toEqual({ status: 'conflict', revision: 1 })
})

test('what others store meanwhile is seen, but never between what is rehearsed', async () => {
  const log = memoryLog()
  const [store, others] = [memoryStore({ log }), memoryStore({ log })]
  const rehearsed = rehearsalStore(store)
  await rehearsed.append(commit('a-1', 'a'))
  await others.append(commit('a-other', 'a'))
  await others.append(commit('b-other', 'b'))
  expect((await rehearsed.load(targetId('a'))).map(({ id }) => id)).toEqual(['a-1'])
  expect(await idsIn(rehearsed)).toEqual(['b-other', 'a-1'])
  await others.append(commit('c-other', 'c'))
  expect(await idsIn(rehearsed)).toEqual(['b-other', 'a-1'])
  expect(await rehearsed.load(targetId('c'))).toEqual([])
})

test('nothing stored underneath is nothing, also once it was read', async () => {
  const store = memoryStore()
  const rehearsed = rehearsalStore(store)
  await rehearsed.append(commit('a-1', 'a'))
  expect(await idsIn(rehearsed)).toEqual(['a-1'])
  await store.append(commit('b-1', 'b'))
  expect(await idsIn(rehearsed)).toEqual(['a-1'])
})

test('what lies underneath is looked at once for each target that is appended to', async () => {
  const store = memoryStore()
  let loads = 0
  const counted: EventStore = {
    capabilities: store.capabilities,
    load: (...query) => {
      loads += 1
      return store.load(...query)
    },
    append: (each) => store.append(each),
    read: (query) => store.read(query),
    close: () => store.close(),
  }
  const rehearsed = rehearsalStore(counted)
  for (let n = 0; n < 100; n += 1) await rehearsed.append(commit(`a-${n}`, 'a', n))
  expect(loads).toBe(1)
})

test('who follows it is given what others store underneath, and what is rehearsed', async () => {
  const log = memoryLog()
  const [store, others] = [memoryStore({ log }), memoryStore({ log })]
  const shared = rehearsal()
  const [here, there] = [rehearsalStore(store, shared), rehearsalStore(store, shared)]
  const follower = followLog(here)
  const idsOfNext = async () => {
    const next = follower.next()
    await new Promise((resolve) => setImmediate(resolve))
    return { come: async () => ((await next).value as readonly StoredCommit[]).map(({ id }) => id) }
  }
  const first = await idsOfNext()
  await others.append(commit('a-1', 'a'))
  expect(await first.come()).toEqual(['a-1'])
  const second = await idsOfNext()
  await there.append(commit('b-1', 'b'))
  expect(await second.come()).toEqual(['b-1'])
  await follower.return?.()
})

test('it tells nothing over a store that does not, and is looked at', async () => {
  const { onCommits: _, ...untold } = memoryStore()
  const rehearsed = rehearsalStore(untold)
  expect(rehearsed.onCommits).toBeUndefined()
  const follower = followLog(rehearsed, { pollEvery: 1 })
  const next = follower.next()
  await untold.append(commit('a-1', 'a'))
  expect(((await next).value as readonly StoredCommit[]).map(({ id }) => id)).toEqual(['a-1'])
  await follower.return?.()
})

test('closing it leaves the store underneath open', async () => {
  const store = memoryStore()
  await rehearsalStore(store).close()
  expect(await idsIn(store)).toEqual([])
})

test('what is shared has to be a rehearsal', () => {
  expect(() => rehearsalStore(memoryStore(), {} as Rehearsal)).toThrow(/made by rehearsal\(\)/)
})

async function readAll(store: EventStore, after?: Position): Promise<readonly StoredCommit[]> {
  const commits: StoredCommit[] = []
  for await (const batch of store.read(after === undefined ? {} : { after })) commits.push(...batch)
  return commits
}
