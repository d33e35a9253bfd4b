import { checkCommit } from '../../../store/check-commit.ts'
import type { AppendResult, Position } from '../../../store/event-store.ts'
import type { CommitId, TargetId } from '../../../event/identifiers.ts'
import type { RACE_LAWS } from '../race-laws.ts'
import { readAll } from '../reading.ts'
import { appending, faultyLog, shifted, standsAt, turns, type FaultsOf } from './fault.ts'

export const RACE_FAULTS: FaultsOf<typeof RACE_LAWS> = {
  'of parallel appends expecting the same revision exactly one is appended': {
    'checks the revision, and then appends': appending(async (commit, store) => {
      checkCommit(commit)
      const revision = await standsAt(store, commit)
      if (revision !== commit.expectedRevision) return store.append(commit)
      await turns(5)
      let result = await store.append(commit)
      while (result.status === 'conflict') {
        result = await store.append(shifted(commit, result.revision))
      }
      return result
    }),
    'reports success to the loser of a race': faultyLog(() => {
      const racing = new Map<TargetId, Promise<AppendResult>>()
      return (store) => ({
        ...store,
        async append(commit) {
          const winner = racing.get(commit.target)
          const result = store.append(commit)
          if (winner !== undefined && (await result).status === 'conflict') return winner
          racing.set(commit.target, result)
          await turns(5)
          racing.delete(commit.target)
          return result
        },
      })
    }),
  },

  'parallel appends to different targets do not conflict': {
    'takes the revision of the log for that of the target': faultyLog(() => {
      let appends = 0
      return (store) => ({
        ...store,
        async append(commit) {
          const before = appends
          const revision = await standsAt(store, commit)
          await turns(5)
          const isNew = (await readAll(store)).every(({ id }) => id !== commit.id)
          if (isNew && before !== appends) {
            return { status: 'conflict', revision: await standsAt(store, commit) }
          }
          if (revision === commit.expectedRevision) appends += 1
          return store.append(commit)
        },
      })
    }),
  },

  'the same commit appended in parallel is stored once': {
    'tells the same command that it conflicts with itself': faultyLog(() => {
      const racing = new Set<CommitId>()
      return (store) => ({
        ...store,
        async append(commit) {
          const isRacing = racing.has(commit.id)
          racing.add(commit.id)
          const result = await store.append(commit)
          await turns(5)
          racing.delete(commit.id)
          if (!isRacing || result.status !== 'alreadyAppended') return result
          return { status: 'conflict', revision: await standsAt(store, commit) }
        },
      })
    }),
  },

  'of commands racing for one commit id exactly one has it': {
    'tells another command that its own is stored': faultyLog(() => {
      const racing = new Set<CommitId>()
      return (store) => ({
        ...store,
        async append(commit) {
          const isRacing = racing.has(commit.id)
          racing.add(commit.id)
          const result = await store.append(commit)
          await turns(5)
          racing.delete(commit.id)
          return isRacing && result.status === 'commitIdTaken'
            ? { ...result, status: 'alreadyAppended' }
            : result
        },
      })
    }),
  },

  'no append that succeeded among racing writers is lost': {
    'writes back what it read of the log': faultyLog(() => {
      const lost = new Set<CommitId>()
      let writing = 0
      return (store) => ({
        ...store,
        async append(commit) {
          const result = await store.append(commit)
          if (result.status !== 'appended') return result
          writing += 1
          if (writing > 1 && commit.target.startsWith('own')) lost.add(commit.id)
          await turns(5)
          writing -= 1
          return result
        },
        async load(target, options) {
          const commits = await store.load(target, options)
          return commits.filter(({ id }) => !lost.has(id))
        },
      })
    }),
  },

  'nothing appears at or before a position already read while writers race': {
    'gives out positions before commits can be read': faultyLog(() => {
      const unseen = new Set<Position>()
      let appends = 0
      return (store) => ({
        ...store,
        async append(commit) {
          const result = await store.append(commit)
          if (result.status !== 'appended') return result
          appends += 1
          unseen.add(result.position)
          await turns(appends % 2 === 0 ? 0 : 40)
          unseen.delete(result.position)
          return result
        },
        async *read(query) {
          const commits = (await readAll(store, query)).filter(
            ({ position }) => !unseen.has(position),
          )
          if (commits.length > 0) yield commits
        },
      })
    }),
  },
}
