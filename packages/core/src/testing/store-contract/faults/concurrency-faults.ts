import type { CommitId } from '../../../event/identifiers.ts'
import type { CONCURRENCY_LAWS } from '../concurrency-laws.ts'
import { appending, faulty, faultyLog, shifted, standsAt, type FaultsOf } from './fault.ts'

export const CONCURRENCY_FAULTS: FaultsOf<typeof CONCURRENCY_LAWS> = {
  'expecting no events conflicts on a target that has some': {
    'appends at whatever revision': appending(async (commit, store) =>
      store.append(shifted(commit, await standsAt(store, commit))),
    ),
    'takes "expect none" for "expect anything"': appending(async (commit, store) =>
      commit.expectedRevision > 0
        ? store.append(commit)
        : store.append(shifted(commit, await standsAt(store, commit))),
    ),
    'tells the expected revision in place of the one found': appending(async (commit, store) => {
      const result = await store.append(commit)
      return result.status === 'conflict'
        ? { status: 'conflict', revision: commit.expectedRevision }
        : result
    }),
  },

  'expecting events conflicts on a target that has none': {
    'appends to a missing target that is expected to exist': appending(async (commit, store) =>
      (await standsAt(store, commit)) > 0 ? store.append(commit) : store.append(shifted(commit, 0)),
    ),
  },

  'expecting any revision but the one it stands at conflicts': {
    'refuses only what lies behind': appending(async (commit, store) => {
      const revision = await standsAt(store, commit)
      const isAhead = revision > 0 && commit.expectedRevision > revision
      return store.append(isAhead ? shifted(commit, revision) : commit)
    }),
    'counts commits in place of events': appending(async (commit, store) => {
      const result = await store.append(commit)
      if (result.status !== 'conflict') return result
      return { status: 'conflict', revision: (await store.load(commit.target)).length }
    }),
  },

  'a conflict stores nothing, not even the id of the commit': {
    'keeps the id of a commit that conflicted': faultyLog(() => {
      const burnt = new Set<CommitId>()
      return (store) => ({
        ...store,
        async append(commit) {
          if (burnt.has(commit.id)) return { status: 'conflict', revision: -1 }
          const result = await store.append(commit)
          if (result.status === 'conflict') burnt.add(commit.id)
          return result
        },
      })
    }),
  },

  'what one handle appended every other sees at once': {
    'loads each target once, and again after its own appends': faulty((store) => {
      const loaded = new Map<string, ReturnType<typeof store.load>>()
      return {
        ...store,
        async append(commit) {
          loaded.clear()
          return store.append(commit)
        },
        load(target, options) {
          const key = `${target}/${options?.afterRevision}`
          const found = loaded.get(key) ?? store.load(target, options)
          loaded.set(key, found)
          return found.then((commits) => structuredClone(commits))
        },
      }
    }),
  },
}
