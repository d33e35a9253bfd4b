import type { TargetId } from '@planfold/core'
import type { Commit } from '@planfold/core/store'
import type { Database } from './driver.ts'
import { LARGE_COMMIT } from './schema.ts'

/** A commit as it lies in the file, its events as JSON text. */
export type Row = readonly [
  position: number,
  id: string,
  target: string,
  fingerprint: string,
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
  close(): void
}

const COMMITS_PER_PAGE = 500

/** Prepares the statements of a tenant's log, and keeps them. */
export function commitLog(database: Database, tenant: string): CommitLog {
  const columns = 'position, id, target, fingerprint, events'
  // Said outright, since the planner would take an index that leaves the whole log to be sorted.
  // An index with a condition can be used only where the query repeats it.
  const ofTenant =
    tenant === ''
      ? 'commits NOT INDEXED WHERE tenant = ?'
      : "commits INDEXED BY commits_by_tenant WHERE tenant = ? AND tenant <> ''"

  const byId = database.prepare(`SELECT ${columns} FROM commits WHERE tenant = ? AND id = ?`).raw()
  const revisionOf = database
    .prepare('SELECT max(last_revision) FROM commits WHERE tenant = ? AND target = ?')
    .pluck()
  const insert = database.prepare(
    `INSERT INTO commits (tenant, target, last_revision, id, fingerprint, events)
    VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const ofTarget = database
    .prepare(
      `SELECT ${columns} FROM commits
      WHERE tenant = ? AND target = ? AND last_revision > ? ORDER BY last_revision`,
    )
    .raw()
  const end = database.prepare('SELECT max(position) FROM commits').pluck()
  const page = database
    .prepare(
      `SELECT ${columns} FROM ${ofTenant}
      AND position > ? AND position <= ? ORDER BY position LIMIT ?`,
    )
    .raw()
  const nextLarge = database
    .prepare(
      `SELECT position FROM commits INDEXED BY large_commits
      WHERE octet_length(events) > ${LARGE_COMMIT}
      AND tenant = ? AND position > ? AND position <= ? ORDER BY position LIMIT 1`,
    )
    .pluck()

  function appendLocked(commit: Commit, events: string): AppendOutcome {
    const { id, target, fingerprint, expectedRevision } = commit
    const row = byId.get(tenant, id) as Row | undefined
    if (row !== undefined) {
      return { status: row[3] === fingerprint ? 'alreadyAppended' : 'commitIdTaken', row }
    }
    const revision = (revisionOf.get(tenant, target) as number | null) ?? 0
    if (revision !== expectedRevision) return { status: 'conflict', revision }
    const lastRevision = revision + commit.events.length
    const added = insert.run(tenant, target, lastRevision, id, fingerprint, events)
    return { status: 'appended', position: Number(added.lastInsertRowid) }
  }

  // The lock to write is taken first: what the reads find still holds when the commit is written.
  const append = database.transaction(appendLocked).immediate

  return {
    load: (target, afterRevision) => ofTarget.all(tenant, target, afterRevision) as Row[],
    append,
    end: () => (end.get() as number | null) ?? 0,
    page(after, upTo) {
      const large = nextLarge.get(tenant, after, upTo) as number | undefined
      if (large === undefined) return page.all(tenant, after, upTo, COMMITS_PER_PAGE) as Row[]
      const before = page.all(tenant, after, large - 1, COMMITS_PER_PAGE) as Row[]
      return before.length > 0 ? before : (page.all(tenant, after, large, 1) as Row[])
    },
    close: () => void database.close(),
  }
}
