import { describe, it } from 'vitest'
import { storeContract } from '../testing/store-contract.ts'
import { memoryLog, memoryStore } from './memory-store.ts'

storeContract(
  'the memory store',
  () => {
    const log = memoryLog()
    return { open: (tenant) => memoryStore(tenant === undefined ? { log } : { log, tenant }) }
  },
  { describe, it },
)
