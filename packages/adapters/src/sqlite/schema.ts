import type { Database } from './driver.ts'
import { ForeignDatabase, NewerDatabase, OlderDatabase, SchemaDamaged } from './errors.ts'
import { ID } from './packed-text.ts'

/** Marks the file as a planfold store (the header's application id): the letters `plan`. */
const APPLICATION_ID = 0x706c616e

/** Version 1 was never published. */
const SCHEMA_VERSION = 2

/**
 * A commit of more characters than this is read alone, so that a page of the log stays small. It has 65,536
 * bytes at most. Characters, since no count of bytes is known to every SQLite that may look at the file.
 */
export const LARGE_COMMIT = 16_384

/**
 * What is in the file, by name, in the words in which SQLite keeps it. No AUTOINCREMENT: nothing is ever
 * deleted, so the next number is one above the greatest, and each append writes one page less.
 */
const OBJECTS: Readonly<Record<string, string>> = {
  // The log of nobody in particular has tenant 0, which has no row here.
  tenants: `CREATE TABLE tenants (key INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT`,
  tenants_by_name: `CREATE UNIQUE INDEX tenants_by_name ON tenants (name)`,
  targets: `CREATE TABLE targets (
  key INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT`,
  targets_by_name: `CREATE UNIQUE INDEX targets_by_name ON targets (tenant, name)`,
  commits: `CREATE TABLE commits (
  position INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL, -- a key of tenants
  target INTEGER NOT NULL, -- a key of targets
  last_revision INTEGER NOT NULL,
  id ANY NOT NULL, -- hexadecimal digits as bytes
  fingerprint ANY NOT NULL, -- hexadecimal digits as bytes, after that of the version
  events TEXT NOT NULL -- JSON, without the fields that the row says; see the view events
) STRICT`,
  commits_by_id: `CREATE UNIQUE INDEX commits_by_id ON commits (tenant, id)`,
  commits_by_target: `CREATE UNIQUE INDEX commits_by_target ON commits (target, last_revision)`,
  // The log of nobody in particular is most often alone in its file and is read from the table.
  commits_by_tenant: `CREATE INDEX commits_by_tenant ON commits (tenant) WHERE tenant <> 0`,
  large_commits: `CREATE INDEX large_commits ON commits (tenant) WHERE length(events) > ${LARGE_COMMIT}`,
  events: `CREATE VIEW events AS
SELECT commits.position, coalesce(tenants.name, '') AS tenant, targets.name AS target,
  CASE WHEN json_type(part.value, '$.commit') IS NULL THEN json_insert(part.value,
    '$.id', ${ID} || '.' || (part.key + 1),
    '$.target', targets.name,
    '$.revision', commits.last_revision - json_array_length(commits.events) + part.key + 1,
    '$.commit', ${ID})
  ELSE part.value END AS event
FROM commits JOIN targets ON targets.key = commits.target
LEFT JOIN tenants ON tenants.key = commits.tenant, json_each(commits.events) AS part`,
  ...neverAgain('commits'),
  ...neverAgain('targets'),
  ...neverAgain('tenants'),
}

function neverAgain(table: string): Record<string, string> {
  return {
    [`${table}_are_never_changed`]: `CREATE TRIGGER ${table}_are_never_changed BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} are never changed'); END`,
    [`${table}_are_never_deleted`]: `CREATE TRIGGER ${table}_are_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} are never deleted'); END`,
  }
}

interface Identity {
  readonly application: number
  readonly version: number
  readonly objects: number
}

/**
 * Makes the schema in a new file, in one transaction: of two processes that open a new file at the same
 * moment one makes it, and the other finds it made. Refuses any other file before anything in it is
 * touched.
 */
export function prepareSchema(database: Database, path: string): void {
  if (isNew(database, path)) {
    database
      .transaction(() => {
        if (!isNew(database, path)) return
        database.exec(Object.values(OBJECTS).join(';\n'))
        database.pragma(`application_id = ${APPLICATION_ID}`, { simple: true })
        database.pragma(`user_version = ${SCHEMA_VERSION}`, { simple: true })
      })
      .immediate()
  }
  checkSchema(database, path)
}

/** Makes sure of the schema in a file that is only read, as {@link prepareSchema} does; an empty file is none. */
export function findSchema(database: Database, path: string): void {
  if (isNew(database, path)) throw new ForeignDatabase(path, 'an empty file')
  checkSchema(database, path)
}

/** Throws {@link SchemaDamaged} naming the first table, index, view or trigger that is not as it was made. */
function checkSchema(database: Database, path: string): void {
  const rows = database.prepare('SELECT name, sql FROM sqlite_schema').raw().all()
  const found = new Map(rows as [name: string, sql: string | null][])
  for (const [name, sql] of Object.entries(OBJECTS)) {
    // A table that was renamed and named back stands in quotes.
    if (found.get(name)?.replaceAll('"', '') !== sql)
      throw new SchemaDamaged(path, name, found.has(name))
  }
}

function isNew(database: Database, path: string): boolean {
  // One statement, so that all three are of the same moment.
  const { application, version, objects } = database
    .prepare(
      `SELECT application_id AS application, user_version AS version,
        (SELECT count(*) FROM sqlite_schema) AS objects
      FROM pragma_application_id, pragma_user_version`,
    )
    .get() as Identity
  if (application !== APPLICATION_ID) {
    if (application === 0 && version === 0 && objects === 0) return true
    throw new ForeignDatabase(path, 'a database of another application')
  }
  if (version > SCHEMA_VERSION) throw new NewerDatabase(path, version, SCHEMA_VERSION)
  if (version < SCHEMA_VERSION) throw new OlderDatabase(path, version, SCHEMA_VERSION)
  return false
}
