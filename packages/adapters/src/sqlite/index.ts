export { MissingPeer } from '../peer/missing-peer.ts'
export { sqliteStore } from './sqlite-store.ts'
export type { SqliteEventStore } from './sqlite-store.ts'
export type { SqliteStoreOptions } from './options.ts'
export {
  BackupExists,
  CorruptCommit,
  DatabaseBusy,
  DatabaseFailed,
  DatabaseFull,
  FileReplaced,
  FolderNotWritable,
  ForeignDatabase,
  NewerDatabase,
  OlderDatabase,
  SchemaDamaged,
  StoreReadOnly,
} from './errors.ts'
