import { MalformedCommit } from '../../../store/check-commit.ts'
import type { CommitId } from '../../../event/identifiers.ts'
import type { StoredCommit } from '../../../store/event-store.ts'
import type { ATOMICITY_LAWS } from '../atomicity-laws.ts'
import { readAll } from '../reading.ts'
import { appending, faultyLog, standsAt, turns, type FaultsOf } from './fault.ts'

export const ATOMICITY_FAULTS: FaultsOf<typeof ATOMICITY_LAWS> = {
  'a commit of many events is stored whole and in order': {
    'stores part of a large commit': appending(async (commit, store) =>
      store.append({ ...commit, events: commit.events.slice(0, 100) }),
    ),
  },

  'no reader sees part of a commit while it is written': {
    'writes one event after another': faultyLog(() => {
      const written = new Map<CommitId, number>()
      const soFar = (commit: StoredCommit) => ({
        ...commit,
        events: commit.events.slice(0, written.get(commit.id)),
      })
      return (store) => ({
        ...store,
        async append(commit) {
          const result = await store.append(commit)
          if (result.status !== 'appended') return result
          for (let count = 1; count < commit.events.length; count += 1) {
            written.set(commit.id, count)
            await turns(1)
          }
          written.delete(commit.id)
          return result
        },
        async load(target, options) {
          const commits = await store.load(target, options)
          return commits.map(soFar)
        },
        async *read(query) {
          const commits = await readAll(store, query)
          if (commits.length > 0) yield commits.map(soFar)
        },
      })
    }),
  },

  'what is no commit is rejected and stores nothing': {
    'tells of a conflict where a commit is malformed': appending(async (commit, store) => {
      try {
        return await store.append(commit)
      } catch (error) {
        if (!(error instanceof MalformedCommit)) throw error
        return { status: 'conflict', revision: await standsAt(store, commit) }
      }
    }),
    'stores what can be made of a malformed commit': appending(async (commit, store) => {
      try {
        return await store.append(commit)
      } catch (error) {
        const sound = commit.events.filter((event, index) => event.revision === index + 2)
        await store.append({ ...commit, events: sound }).catch(() => undefined)
        throw error
      }
    }),
  },
}
