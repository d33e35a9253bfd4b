export { rehearsal, rehearsalStore } from './rehearsal-store.ts'
export type { Rehearsal } from './rehearsal-store.ts'
