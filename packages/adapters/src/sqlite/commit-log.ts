import type { CommitId, TargetId } from '@planfold/core'
import type { Commit } from '@planfold/core/store'
import { backUp } from './back-up.ts'
import type { Database } from './driver.ts'
import { FINGERPRINT, ID, packedFingerprint, packedId, unpackedFingerprint } from './packed-text.ts'
import { LARGE_COMMIT } from './schema.ts'
import { tenantInFile } from './tenant-in-file.ts'

/** A commit as it lies in the file, its events as {@link leanEvents} wrote them. */
export type Row = readonly [
  position: number,
  id: CommitId,
  target: TargetId,
  /** As {@link unpackedFingerprint} takes it. */
  fingerprint: string,
  lastRevision: number,
  events: string,
]

/** {@link AppendResult} with the commit as a row. */
export type AppendOutcome =
  | { readonly status: 'appended'; readonly position: number }
  | { readonly status: 'alreadyAppended' | 'commitIdTaken'; readonly row: Row }
  | { readonly status: 'conflict'; readonly revision: number }

/** One tenant's log in an open file; every call is over when it returns. */
export interface CommitLog {
  load(target: TargetId, afterRevision: number): readonly Row[]
  append(commit: Commit, events: string): AppendOutcome
  /** The greatest position in the file, whoever's it is; 0 where there is none. */
  end(): number
  /** The next commits after a position, up to another, itself included; none at the end. */
  page(after: number, upTo: number): readonly Row[]
  /** Another once another connection has changed the file. */
  version(): unknown
  /** Writes the whole file to another, which is not there yet. */
  backUp(path: string): void
  close(): void
}

const COMMITS_PER_PAGE = 500

/** Prepares the statements of a tenant's log, and keeps them. */
export function commitLog(database: Database, tenantName: string): CommitLog {
  const tenant = tenantInFile(database, tenantName)
  // Said outright, since the planner would take an index that leaves the whole log to be sorted.
  // An index with a condition can be used only where the query repeats it.
  const ofTenant =
    tenantName === ''
      ? ['NOT INDEXED', 'commits.tenant = ?']
      : ['INDEXED BY commits_by_tenant', 'commits.tenant = ? AND commits.tenant <> 0']
  const columns = `position, ${ID}, targets.name, ${FINGERPRINT}, last_revision, events`
  // A commit whose target is missing is told, not left out.
  const names = 'LEFT JOIN targets ON targets.key = commits.target'

  const keyOfTarget = '(SELECT key FROM targets WHERE tenant = ? AND name = ?)'

  const byId = database
    .prepare(
      `SELECT ${columns} FROM commits INDEXED BY commits_by_id ${names}
      WHERE commits.tenant = ? AND id = ?`,
    )
    .raw()
  const revisionOf = database
    .prepare(
      `SELECT max(last_revision) FROM commits
      WHERE target = ${keyOfTarget}`,
    )
    .pluck()
  const addTarget = database.prepare(
    'INSERT INTO targets (tenant, name) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  // Ignored is a row without a target or without a revision, which is one of another revision than expected, and
  // one whose id is taken. Not INSERT ... SELECT, which would write its row to a table of its own first.
  const insert = database.prepare(
    `INSERT OR IGNORE INTO commits (tenant, target, last_revision, id, fingerprint, events)
    VALUES (?, ${keyOfTarget},
      iif(coalesce((SELECT max(last_revision) FROM commits WHERE target = ${keyOfTarget}), 0) = ?, ?, NULL),
      ?, ?, ?)`,
  )
  const ofTarget = database
    .prepare(
      `SELECT ${columns} FROM commits ${names}
      WHERE target = ${keyOfTarget}
        AND last_revision > ? ORDER BY last_revision`,
    )
    .raw()
  const end = database.prepare('SELECT max(position) FROM commits').pluck()
  const page = database
    .prepare(
      `SELECT ${columns} FROM commits ${ofTenant[0]} ${names}
      WHERE ${ofTenant[1]} AND position > ? AND position <= ? ORDER BY position LIMIT ?`,
    )
    .raw()
  const nextLarge = database
    .prepare(
      `SELECT position FROM commits INDEXED BY large_commits
      WHERE length(events) > ${LARGE_COMMIT}
      AND tenant = ? AND position > ? AND position <= ? ORDER BY position LIMIT 1`,
    )
    .pluck()

  const version = database.prepare('PRAGMA data_version').pluck()

  /** The position, where nothing stands against the commit. */
  function inserted(commit: Commit, events: string): number | undefined {
    const { target, expectedRevision } = commit
    const [key, id] = [tenant.key(), packedId(commit.id)]
    const lastRevision = expectedRevision + commit.events.length
    const fingerprint = packedFingerprint(commit.fingerprint)
    const place = [key, key, target, key, target, expectedRevision, lastRevision]
    const added = insert.run(...place, id, fingerprint, events)
    return added.changes === 1 ? Number(added.lastInsertRowid) : undefined
  }

  // The lock to write is taken first: what the reads find still holds when the commit is written.
  const appendLocked = database.transaction((commit: Commit, events: string): AppendOutcome => {
    const { id, target, fingerprint, expectedRevision } = commit
    const row = byId.get(tenant.key(), packedId(id)) as Row | undefined
    if (row !== undefined) {
      const isSame = unpackedFingerprint(row[3]) === fingerprint
      return { status: isSame ? 'alreadyAppended' : 'commitIdTaken', row }
    }
    const revision = (revisionOf.get(tenant.key(), target) as number | null) ?? 0
    if (revision !== expectedRevision) return { status: 'conflict', revision }
    tenant.add()
    addTarget.run(tenant.key(), target)
    const position = inserted(commit, events)
    if (position === undefined)
      throw new Error('a commit that nothing stands against was not written')
    return { status: 'appended', position }
  }).immediate

  return {
    load: (target, afterRevision) => ofTarget.all(tenant.key(), target, afterRevision) as Row[],
    append(commit, events) {
      // By itself the statement is a transaction, and most often the only one that is needed.
      const position = inserted(commit, events)
      return position === undefined
        ? appendLocked(commit, events)
        : { status: 'appended', position }
    },
    end: () => (end.get() as number | null) ?? 0,
    page(after, upTo) {
      const key = tenant.key()
      const large = nextLarge.get(key, after, upTo) as number | undefined
      if (large === undefined) return page.all(key, after, upTo, COMMITS_PER_PAGE) as Row[]
      const before = page.all(key, after, large - 1, COMMITS_PER_PAGE) as Row[]
      return before.length > 0 ? before : (page.all(key, after, large, 1) as Row[])
    },
    version: () => version.get(),
    backUp: (path) => backUp(database, path),
    close: () => void database.close(),
  }
}
