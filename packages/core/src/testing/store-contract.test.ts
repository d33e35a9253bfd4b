import { describe, expect, test } from 'vitest'
import type { AppendResult, Commit, EventStore } from '../engine/event-store.ts'
import { memoryLog, memoryStore } from '../engine/memory-store.ts'
import { storeContract, type StoreContractOptions, type StoreLaw } from './store-contract.ts'

type Fault = (store: EventStore, tenant: string | undefined) => EventStore

const LIKE_MEMORY = 'any plan of calls gives what the memory store gives'

/** Runs the suite over the memory store with a fault put in, and gives the laws found broken. */
async function brokenLaws(
  fault: Fault,
  options: Partial<StoreContractOptions> = {},
): Promise<readonly string[]> {
  const tests: [name: string, test: () => Promise<void>][] = []
  storeContract(
    'a faulty store',
    () => {
      const log = memoryLog()
      return {
        open: (tenant) =>
          fault(memoryStore({ log, ...(tenant !== undefined && { tenant }) }), tenant),
      }
    },
    {
      describe: (_, define) => define(),
      it: (name, check) => tests.push([name, check]),
      plans: 300,
      ...options,
    },
  )
  const broken: string[] = []
  for (const [name, check] of tests) await check().catch(() => broken.push(name))
  return broken
}

/** The store with its append replaced. */
function appending(append: (commit: Commit, store: EventStore) => Promise<AppendResult>): Fault {
  return (store) => ({ ...store, append: (commit) => append(commit, store) })
}

async function standsAt(store: EventStore, { target }: Commit): Promise<number> {
  const events = (await store.load(target)).flatMap((commit) => commit.events)
  return events.length
}

/** The same events under the revisions the store wants, whatever the caller expected. */
function shifted(commit: Commit, expectedRevision: number): Commit {
  const events = commit.events.map((event, index) => ({
    ...event,
    revision: expectedRevision + index + 1,
  }))
  return { ...commit, expectedRevision, events }
}

const FAULTS: Readonly<Record<string, readonly [StoreLaw, Fault]>> = {
  'appends at whatever revision': [
    'expecting any revision but the one it stands at conflicts',
    appending(async (commit, store) =>
      store.append(shifted(commit, await standsAt(store, commit))),
    ),
  ],
  'takes "expect none" for "expect anything"': [
    'expecting no events conflicts on a target that has some',
    appending(async (commit, store) =>
      commit.expectedRevision > 0
        ? store.append(commit)
        : store.append(shifted(commit, await standsAt(store, commit))),
    ),
  ],
  'appends to a missing target that is expected to exist': [
    'expecting events conflicts on a target that has none',
    appending(async (commit, store) =>
      (await standsAt(store, commit)) > 0 ? store.append(commit) : store.append(shifted(commit, 0)),
    ),
  ],
  'looks at the revision before the commit id': [
    'a commit that comes again is the original, whatever revision it expects',
    appending(async (commit, store) => {
      const revision = await standsAt(store, commit)
      if (revision !== commit.expectedRevision) return { status: 'conflict', revision }
      return store.append(commit)
    }),
  ],
  'never compares fingerprints': [
    'another command under a used commit id is told so, and stores nothing',
    appending(async (commit, store) => {
      const result = await store.append(commit)
      return result.status === 'commitIdTaken' ? { ...result, status: 'alreadyAppended' } : result
    }),
  ],
  'stores part of a large commit': [
    'a commit of many events is stored whole and in order',
    appending(async (commit, store) =>
      store.append({ ...commit, events: commit.events.slice(0, 100) }),
    ),
  ],
  'reports success to the loser of a race': [
    'no append that succeeded among racing writers is lost',
    appending(async (commit, store) => {
      const result = await store.append(commit)
      const [latest] = (await store.load(commit.target)).slice(-1)
      return result.status === 'conflict' && latest !== undefined
        ? { status: 'appended', position: latest.position }
        : result
    }),
  ],
  'leaves out a commit that holds the revision asked about': [
    'loading after a revision leaves out commits that end at or before it',
    (store) => ({
      ...store,
      async load(target, { afterRevision = 0 } = {}) {
        const commits = await store.load(target)
        return commits.filter(
          ({ events }) => (events[0] as { readonly revision: number }).revision > afterRevision,
        )
      },
    }),
  ],
  'repeats the position it is to start after': [
    'reading starts after a position and stops at one, itself included',
    (store) => ({
      ...store,
      async *read({ after, ...query } = {}) {
        for await (const batch of store.read(query)) {
          const found = batch.filter(({ position }) => after === undefined || position >= after)
          if (found.length > 0) yield found
        }
      },
    }),
  ],
  'gives empty batches': [
    'an empty log has no commits to load or read',
    (store) => ({
      ...store,
      async *read(query) {
        yield []
        yield* store.read(query)
      },
    }),
  ],
  'waits for more': [
    'a read ends although appends go on',
    (store) => ({
      ...store,
      async *read(query) {
        for (let after = query?.after; ;) {
          let batches = 0
          for await (const batch of store.read({ ...query, ...(after && { after }) })) {
            yield batch
            batches += 1
            after = batch.at(-1)?.position
          }
          if (batches === 0) return
        }
      },
    }),
  ],
  'revives dates': [
    'strings come back to the letter',
    (store) => ({
      ...store,
      async load(target, options) {
        const text = JSON.stringify(await store.load(target, options))
        return JSON.parse(text, (_, value: unknown) =>
          value === '2020-01-01T00:00:00Z' ? '2020-01-01T00:00:00.000Z' : value,
        )
      },
    }),
  ],
  'loses keys named __proto__': [
    "the user's own data comes back as the JSON it was",
    (store) => ({
      ...store,
      async load(target, options) {
        const text = JSON.stringify(await store.load(target, options))
        return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
      },
    }),
  ],
  'hands out what it keeps': [
    'what goes in and what comes out is a copy',
    (store) => {
      const kept = new Map<string, ReturnType<EventStore['load']>>()
      return {
        ...store,
        load(target, options) {
          const loaded = kept.get(target) ?? store.load(target, options)
          kept.set(target, loaded)
          return loaded
        },
      }
    },
  ],
  'does not tell letter case apart': [
    'odd ids are kept apart and come back to the letter',
    (store) => ({
      ...store,
      load: (target, options) => store.load(target.toLowerCase() as typeof target, options),
    }),
  ],
  'works after it was closed': [
    'after closing every call rejects, and closing twice is harmless',
    (store) => ({ ...store, close: async () => undefined }),
  ],
}

describe('storeContract', () => {
  test('finds nothing in a store without a fault', async () => {
    expect(await brokenLaws((store) => store)).toEqual([])
  })

  test.each(Object.entries(FAULTS))('finds a store that %s', async (_, [law, fault]) => {
    expect(await brokenLaws(fault, { plans: 1 })).toContain(law)
  })

  test('finds tenants that share a log', async () => {
    const log = memoryLog()
    const shared: Fault = () => memoryStore({ log })
    expect(await brokenLaws(shared, { plans: 1 })).toContain(
      'tenants are apart: the same target and commit id are two',
    )
  })

  test('finds by random plans what no example shows', async () => {
    // Forgets commit ids of the target's first three revisions once it has more than six.
    const forgetful = appending(async (commit, store) => {
      const result = await store.append(commit)
      if (result.status !== 'alreadyAppended') return result
      const revision = await standsAt(store, commit)
      return revision > 6 && result.commit.events.length === 3
        ? { status: 'conflict', revision }
        : result
    })
    expect(await brokenLaws(forgetful, { plans: 1_000 })).toContain(LIKE_MEMORY)
  })

  test('runs a known gap as an expected failure', async () => {
    const law = 'after closing every call rejects, and closing twice is harmless'
    const gap = {
      knownGaps: [law, 'a handle that was never used can be closed'],
      plans: 1,
    } as const
    const neverCloses: Fault = (store) => ({ ...store, close: async () => undefined })
    expect(await brokenLaws(neverCloses, gap)).toEqual([])
  })

  test('fails once a known gap has closed', async () => {
    const gap = { knownGaps: [LIKE_MEMORY], plans: 1 } as const
    expect(await brokenLaws((store) => store, gap)).toEqual([`known gap: ${LIKE_MEMORY}`])
  })
})
