import { memoryLog, memoryStore } from '@planfold/core'
import { storeContract } from '@planfold/core/testing'
import { describe, it } from 'vitest'
import { rehearsal, rehearsalStore, type Rehearsal } from './rehearsal-store.ts'

storeContract(
  'the rehearsal store',
  () => {
    const log = memoryLog()
    const byTenant = new Map<string | undefined, Rehearsal>()
    return {
      open: (tenant) => {
        const shared = byTenant.get(tenant) ?? rehearsal()
        byTenant.set(tenant, shared)
        const below = memoryStore(tenant === undefined ? { log } : { log, tenant })
        return rehearsalStore(below, shared)
      },
    }
  },
  { describe, it },
)
