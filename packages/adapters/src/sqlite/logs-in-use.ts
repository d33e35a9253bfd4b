import { resolve } from 'node:path'
import { CommitListeners } from '@planfold/core/store'

interface InUse {
  readonly log: object
  readonly listeners: CommitListeners
  stores: number
}

const inUse = new Map<string, InUse>()

/** What stands for a tenant's log in a file, the same for all stores of this process that use it. */
export interface LogInUse {
  readonly log: object
  /** Those of this process who wait for its commits. */
  readonly listeners: CommitListeners
  /** Once it is no longer used; calling it twice is harmless. */
  readonly release: () => void
}

/** Two names of one file are not known to be one: their trackers meet in conflicts, as processes do. */
export function logInUse(path: string, tenant: string): LogInUse {
  const key = JSON.stringify([resolve(path), tenant])
  const used = path === ':memory:' ? undefined : inUse.get(key)
  const own = used ?? { log: {}, listeners: new CommitListeners(), stores: 0 }
  if (path !== ':memory:') inUse.set(key, own)
  own.stores += 1
  let isReleased = false
  return {
    log: own.log,
    listeners: own.listeners,
    release() {
      if (isReleased) return
      isReleased = true
      own.stores -= 1
      if (own.stores === 0 && inUse.get(key) === own) inUse.delete(key)
    },
  }
}
