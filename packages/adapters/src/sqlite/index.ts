export { MissingPeer } from '../peer/missing-peer.ts'
export { sqliteStore } from './sqlite-store.ts'
export type { SqliteStoreOptions } from './options.ts'
export {
  CorruptCommit,
  DatabaseBusy,
  DatabaseFailed,
  DatabaseFull,
  FileReplaced,
  ForeignDatabase,
  NewerDatabase,
  OlderDatabase,
  SchemaDamaged,
} from './errors.ts'
