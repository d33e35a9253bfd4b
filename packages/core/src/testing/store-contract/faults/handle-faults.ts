import type { EventStore } from '../../../store/event-store.ts'
import { memoryLog, memoryStore, type MemoryLog } from '../../../store/memory-store.ts'
import type { HANDLE_LAWS } from '../handle-laws.ts'
import type { CreateStoreHarness } from '../../store-contract.ts'
import { faulty, faultyLog, type FaultsOf } from './fault.ts'

export const HANDLE_FAULTS: FaultsOf<typeof HANDLE_LAWS> = {
  'every handle declares the same capabilities': {
    'declares otherwise for tenants': faulty((store, tenant) => ({
      ...store,
      capabilities: { ...store.capabilities, durable: tenant !== undefined },
    })),
    'declares something else': faulty((store) => ({
      ...store,
      capabilities: { ...store.capabilities, durable: 'yes' as unknown as boolean },
    })),
  },

  'tenants are apart: the same target and commit id are two': {
    'has one log for all tenants': () => {
      const log = memoryLog()
      return { open: () => memoryStore({ log }) }
    },
    'does not tell the letter case of tenants apart': filedUnder((tenant) => tenant?.toLowerCase()),
    'takes nobody for the default': filedUnder((tenant) => tenant ?? 'default'),
    'writes nobody as undefined': filedUnder((tenant) => String(tenant)),
    'writes nobody as null': filedUnder((tenant) => tenant ?? 'null'),
    'makes names of schemas of tenants': filedUnder((tenant) => tenant?.replaceAll(/\W/g, '_')),
    'cuts the names of tenants': filedUnder((tenant) => tenant?.slice(0, 63)),
  },

  'what a durable store acknowledged is there when it is opened again': {
    'declares itself durable, and forgets when its last handle is closed': goneWithLastHandle(true),
  },

  'after closing every call rejects, and closing twice is harmless': {
    'works after it was closed': faulty((store) => ({ ...store, close: async () => undefined })),
    'rejects the second closing': faulty((store) => {
      let closed = false
      return {
        ...store,
        async close() {
          if (closed) throw new Error('Closed already.')
          closed = true
          await store.close()
        },
      }
    }),
  },

  'a handle that was never used can be closed': {
    'has nothing to close before it was used': faulty((store) => {
      let used: EventStore | undefined
      return {
        ...store,
        async append(commit) {
          used = store
          return store.append(commit)
        },
        async close() {
          await (used as EventStore).close()
        },
      }
    }),
  },

  'closing one handle leaves the others open': {
    'has one connection for all handles': faultyLog(() => {
      const opened: EventStore[] = []
      return (store) => {
        opened.push(store)
        return {
          ...store,
          async close() {
            await Promise.all(opened.map((each) => each.close()))
          },
        }
      }
    }),
  },
}

/** A store that files the log of a tenant under something else. */
function filedUnder(name: (tenant: string | undefined) => string | undefined): CreateStoreHarness {
  return () => {
    const log = memoryLog()
    return {
      open(tenant) {
        const filed = name(tenant)
        return memoryStore(filed === undefined ? { log } : { log, tenant: filed })
      },
    }
  }
}

/**
 * A store whose log is there as long as a handle on it is open: sound, and not durable, whatever it
 * declares.
 */
export function goneWithLastHandle(durable: boolean): CreateStoreHarness {
  return () => {
    let open = 0
    let log: MemoryLog = memoryLog()
    return {
      open(tenant) {
        if (open === 0) log = memoryLog()
        open += 1
        const store = memoryStore(tenant === undefined ? { log } : { log, tenant })
        let closed = false
        return {
          ...store,
          capabilities: { ...store.capabilities, durable },
          async close() {
            if (!closed) open -= 1
            closed = true
            await store.close()
          },
        }
      },
    }
  }
}
