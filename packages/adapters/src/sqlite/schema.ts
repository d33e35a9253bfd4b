import type { Database } from './driver.ts'
import { ForeignDatabase, NewerDatabase } from './errors.ts'

/** Marks the file as a planfold store (the header's application id): the letters `plan`. */
const APPLICATION_ID = 0x706c616e

/** A commit of more bytes than this is read alone, so that a page of the log stays small. */
export const LARGE_COMMIT = 65_536

/**
 * What brings a file from the version of its place to the next one. A published migration is never
 * changed: files that have run it are out there.
 */
const MIGRATIONS: readonly string[] = [
  // No AUTOINCREMENT: nothing is ever deleted, so the next number is one above the greatest, and
  // each append writes one page less.
  `CREATE TABLE commits (
    position INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    target TEXT NOT NULL,
    last_revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    events TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX commits_by_id ON commits (tenant, id);
  CREATE UNIQUE INDEX commits_by_target ON commits (tenant, target, last_revision);
  -- The log of nobody in particular is most often alone in its file and is read from the table.
  CREATE INDEX commits_by_tenant ON commits (tenant) WHERE tenant <> '';
  CREATE INDEX large_commits ON commits (tenant, position) WHERE octet_length(events) > ${LARGE_COMMIT};
  CREATE TRIGGER commits_are_never_changed BEFORE UPDATE ON commits
    BEGIN SELECT RAISE(ABORT, 'commits are never changed'); END;
  CREATE TRIGGER commits_are_never_deleted BEFORE DELETE ON commits
    BEGIN SELECT RAISE(ABORT, 'commits are never deleted'); END;`,
]

const SCHEMA_VERSION = MIGRATIONS.length

interface Identity {
  readonly application: number
  readonly version: number
  readonly objects: number
}

/**
 * Makes the schema in a new file, or brings an earlier one up to date, in one transaction: of two
 * processes that open a new file at the same moment one makes it, and the other finds it made.
 * Refuses any other file before anything in it is touched.
 */
export function prepareSchema(database: Database, path: string): void {
  if (versionOf(database, path) === SCHEMA_VERSION) return
  database
    .transaction(() => {
      const version = versionOf(database, path)
      for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
      database.pragma(`application_id = ${APPLICATION_ID}`, { simple: true })
      database.pragma(`user_version = ${SCHEMA_VERSION}`, { simple: true })
    })
    .immediate()
}

function versionOf(database: Database, path: string): number {
  // One statement, so that all three are of the same moment.
  const { application, version, objects } = database
    .prepare(
      `SELECT application_id AS application, user_version AS version,
        (SELECT count(*) FROM sqlite_schema) AS objects
      FROM pragma_application_id, pragma_user_version`,
    )
    .get() as Identity
  if (application !== APPLICATION_ID) {
    if (application === 0 && version === 0 && objects === 0) return 0
    throw new ForeignDatabase(path, 'a database of another application')
  }
  if (version > SCHEMA_VERSION) throw new NewerDatabase(path, version, SCHEMA_VERSION)
  return version
}
