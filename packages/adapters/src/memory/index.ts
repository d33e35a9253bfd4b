export { memoryLog, memoryStore } from '@planfold/core'
export type { MemoryLog, MemoryStoreOptions } from '@planfold/core'
