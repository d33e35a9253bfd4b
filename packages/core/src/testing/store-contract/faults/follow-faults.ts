import { CommitListeners } from '../../../store/commit-listeners.ts'
import type { EventStore } from '../../../store/event-store.ts'
import type { CreateStoreHarness } from '../../store-contract.ts'
import type { FOLLOW_LAWS } from '../follow-laws.ts'
import { faulty, faultyLog, turns, type FaultsOf } from './fault.ts'

type OnCommits = NonNullable<EventStore['onCommits']>

export const FOLLOW_FAULTS: FaultsOf<typeof FOLLOW_LAWS> = {
  'a follower that begins late is given all there is, and then waits': {
    'cannot be read while it is listened to': faulty((store) => {
      const listeners = new CommitListeners()
      return {
        ...store,
        onCommits: (listener) => both(onCommitsOf(store)(listener), listeners.add(listener)),
        async *read(query) {
          if (listeners.size > 0) throw new Error('The connection is busy.')
          yield* store.read(query)
        },
      }
    }),
  },

  'a follower is given each commit as it comes': {
    'tells nobody': listening(() => () => () => undefined),
    'tells a listener of the first commit alone': listening((onCommits) => {
      let isTold = false
      return (listener) =>
        onCommits(() => {
          if (!isTold) listener()
          isTold = true
        })
    }),
    'tells before the commit can be read': faultyLog(() => {
      const listeners = new CommitListeners()
      let appending = Promise.resolve()
      let hidden: string | undefined
      return (store) => ({
        ...store,
        onCommits: (listener) => listeners.add(listener),
        async append(commit) {
          const before = appending
          let end = (): void => undefined
          appending = new Promise((resolve) => {
            end = resolve
          })
          await before
          try {
            const result = await store.append(commit)
            if (result.status === 'appended') {
              hidden = result.position
              listeners.tell()
              await turns(40)
            }
            return result
          } finally {
            hidden = undefined
            end()
          }
        },
        async *read(query) {
          for await (const batch of store.read(query)) {
            const found = batch.filter(({ position }) => position !== hidden)
            if (found.length > 0) yield found
          }
        },
      })
    }),
  },

  'a follower is given what other handles append': {
    'tells its own appends alone': faulty((store) => {
      const listeners = new CommitListeners()
      return {
        ...store,
        onCommits: (listener) => listeners.add(listener),
        async append(commit) {
          const result = await store.append(commit)
          listeners.tell()
          return result
        },
        async close() {
          await store.close()
          listeners.tell()
        },
      }
    }),
  },

  'a slow follower keeps no writer waiting, and misses and repeats nothing': {
    'gives up a read that is slow': faultyLog(() => {
      let appends = 0
      return (store) => ({
        ...store,
        append(commit) {
          appends += 1
          return store.append(commit)
        },
        async *read(query) {
          for await (const batch of store.read(query)) {
            const before = appends
            yield batch
            if (appends > before + 20) throw new Error('The snapshot is too old.')
          }
        },
      })
    }),
  },

  'followers of racing writers are given each commit once, in the order of the log': {
    'tells the first of appends that overlap': faultyLog(() => {
      const listeners = new CommitListeners()
      let appending = 0
      let isResting = false
      return (store) => ({
        ...store,
        onCommits: (listener) => listeners.add(listener),
        async append(commit) {
          appending += 1
          const result = await store.append(commit)
          if (!isResting) listeners.tell()
          isResting = true
          await turns(200)
          appending -= 1
          if (appending === 0) setTimeout(() => (isResting = appending > 0))
          return result
        },
      })
    }),
  },

  'a follower that is aborted or left is over at once, and disturbs nothing': {
    'goes on telling a listener that was stopped': listening((onCommits) => (listener) => {
      onCommits(listener)
      return () => undefined
    }),
    'can be stopped once': listening((onCommits) => (listener) => {
      const stop = onCommits(listener)
      let isStopped = false
      return () => {
        if (isStopped) throw new Error('Stopped already.')
        isStopped = true
        stop()
      }
    }),
  },

  'a follower goes on after its last position with what follows it': {
    'tells those alone who have read from the beginning': faulty((store) => {
      let hasBegun = false
      return {
        ...store,
        onCommits: (listener) => onCommitsOf(store)(() => (hasBegun ? listener() : undefined)),
        read(query) {
          if (query?.after === undefined) hasBegun = true
          return store.read(query)
        },
      }
    }),
  },

  'several followers of one handle are apart': {
    'has room for one listener': listening((onCommits) => {
      let stopLast = (): void => undefined
      return (listener) => {
        stopLast()
        stopLast = onCommits(listener)
        return stopLast
      }
    }),
    'stops all when one is stopped': listening((onCommits) => {
      let stops: (() => void)[] = []
      return (listener) => {
        stops.push(onCommits(listener))
        return () => {
          for (const stop of stops) stop()
          stops = []
        }
      }
    }),
  },

  'closing a handle ends its followers with an error, and no others': {
    'tells nobody that it was closed': faultyLog(() => {
      const listeners = new CommitListeners()
      return (store) => ({
        ...store,
        onCommits: (listener) => listeners.add(listener),
        async append(commit) {
          const result = await store.append(commit)
          listeners.tell()
          return result
        },
      })
    }),
    'stops telling the listeners of all handles when one is closed': faultyLog(() => {
      const stops = new Set<() => void>()
      return (store) => ({
        ...store,
        onCommits(listener) {
          const stop = onCommitsOf(store)(listener)
          stops.add(stop)
          return stop
        },
        async close() {
          await store.close()
          await turns(5)
          for (const stop of stops) stop()
        },
      })
    }),
  },
}

/** A store with a fault in how it tells those who listen. */
function listening(putFaultIn: (onCommits: OnCommits) => OnCommits): CreateStoreHarness {
  return faulty((store) => ({ ...store, onCommits: putFaultIn(onCommitsOf(store)) }))
}

function onCommitsOf({ onCommits }: EventStore): OnCommits {
  if (onCommits === undefined) throw new TypeError('The memory store tells what comes.')
  return onCommits
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first()
    second()
  }
}
