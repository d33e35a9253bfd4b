import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '@planfold/adapters/sqlite'
import type { Commit } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import Database from 'better-sqlite3'
import {
  compete,
  mustBe,
  onWall,
  type Bench,
  type Row,
  type Size,
} from '../../core/bench/contest.ts'

const TARGETS = 1_000

/** Appends of one event, and a read of the log, beside the least that better-sqlite3 can do for these rows. */
export const sqlite: Bench = async (size) => {
  const folder = mkdtempSync(join(tmpdir(), 'planfold-bench-'))
  try {
    const full = await appendedAndRead(folder, 'full', size.of(1_000), size)
    const normal = await appendedAndRead(folder, 'normal', size.of(5_000), size)
    return [...full.slice(0, 1), ...normal]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Appends to a store and to a bare file; then reads both, as objects with their events parsed. */
async function appendedAndRead(
  folder: string,
  durability: 'full' | 'normal',
  n: number,
  size: Size,
): Promise<readonly Row[]> {
  const rounds = size.rounds(9)
  const stored = n * (rounds + 1)
  const store = sqliteStore({ path: join(folder, `${durability}.db`), durability })
  const bare = bareFile(join(folder, `${durability}-bare.db`), durability)
  const insert = bare.prepare(`INSERT INTO commits
    (tenant, target, last_revision, id, fingerprint, events) VALUES (?, ?, ?, ?, ?, ?)`)
  const select = bare.prepare<[], { readonly events: string }>(
    'SELECT position, id, target, fingerprint, events FROM commits',
  )
  const appends = await compete({
    name: `sqlite/append-${durability}`,
    n,
    ours(round) {
      const commits = commitsOf(round, n)
      return async () => {
        for (const commit of commits) await store.append(commit)
        return { operations: n }
      }
    },
    limit(round) {
      const commits = commitsOf(round, n)
      return () => {
        for (const { target, id, fingerprint, expectedRevision, events } of commits) {
          insert.run('', target, expectedRevision + 1, id, fingerprint, JSON.stringify(events))
        }
        return { operations: n }
      }
    },
    rounds,
    // Most of an append is spent waiting for the disk.
    clock: onWall,
  })
  const reads = await compete({
    name: 'sqlite/read',
    n: stored,
    ours: () => async () => {
      let seen = 0
      for await (const batch of store.read()) seen += batch.length
      mustBe('commits', seen, stored)
      return { operations: stored }
    },
    limit: () => () => {
      const rows = select
        .all()
        .map((row) => ({ ...row, events: JSON.parse(row.events) as unknown }))
      mustBe('commits', rows.length, stored)
      return { operations: stored }
    },
    rounds,
  })
  await store.close()
  bare.close()
  return [...appends, ...reads]
}

function bareFile(path: string, durability: string): Database.Database {
  const bare = new Database(path)
  bare.pragma('journal_mode = WAL')
  bare.pragma(`synchronous = ${durability}`)
  bare.exec(`CREATE TABLE commits (position INTEGER PRIMARY KEY, tenant TEXT, target TEXT,
    last_revision INTEGER, id TEXT, fingerprint TEXT, events TEXT) STRICT;
    CREATE UNIQUE INDEX commits_by_id ON commits (tenant, id);
    CREATE UNIQUE INDEX commits_by_target ON commits (tenant, target, last_revision)`)
  return bare
}

/** The commits of a round. */
function commitsOf(round: number, n: number): readonly Commit[] {
  return Array.from({ length: n }, (_, index) => {
    const place = round * n + index
    const target = `target-${place % TARGETS}`
    // Spread over the index, as the ids that commands have are.
    const id = `commit-${(place * 7_919) % 1_000_003}`
    return sampleCommit({ id, target, expected: Math.floor(place / TARGETS) })
  })
}
