import type { EventStore } from '../../../store/event-store.ts'
import type { TargetId } from '../../../event/identifiers.ts'
import type { LAWS_OF_PLANS } from '../../store-contract.ts'
import { faultyLog, turns, type FaultsOf } from './fault.ts'

/** Stores whose faults no example shows: what finds them is a plan nobody thought of. */
export const PLAN_FAULTS: FaultsOf<typeof LAWS_OF_PLANS> = {
  'appends made at once come out as one after another': {
    'tells the loser of a race that one event came before': faultyLog(() => {
      const racing = new Set<TargetId>()
      return (store) => ({
        ...store,
        async append(commit) {
          const isRacing = racing.has(commit.target)
          racing.add(commit.target)
          const result = await store.append(commit)
          await turns(5)
          racing.delete(commit.target)
          return isRacing && result.status === 'conflict'
            ? { status: 'conflict', revision: commit.expectedRevision + 1 }
            : result
        },
      })
    }),
  },

  'any plan of calls gives what the memory store gives': {
    'keeps what it loaded after a revision for all tenants': faultyLog(() => {
      const kept = new Map<string, ReturnType<EventStore['load']>>()
      return (store) => ({
        ...store,
        async load(target, { afterRevision = 0 } = {}) {
          const commits = await store.load(target)
          if (afterRevision === 0) return commits
          const key = `${target}/${commits.length}/${afterRevision}`
          const loaded = kept.get(key) ?? store.load(target, { afterRevision })
          kept.set(key, loaded)
          return structuredClone(await loaded)
        },
      })
    }),
  },
}
