export { sqliteStore } from './sqlite-store.ts'
export type { SqliteStoreOptions } from './options.ts'
export {
  CorruptCommit,
  DatabaseBusy,
  DatabaseFailed,
  ForeignDatabase,
  MissingPeer,
  NewerDatabase,
} from './errors.ts'
