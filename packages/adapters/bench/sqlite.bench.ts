import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '@planfold/adapters/sqlite'
import type { Commit, EventStore } from '@planfold/core/store'
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
    const lean = await appendedBesideLog(folder, size.of(5_000), size)
    return [...full.slice(0, 1), ...normal, ...lean]
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
    (tenant, target, last_revision, id, fingerprint, events) VALUES (0, ?, ?, ?, ?, ?)`)
  const select = bare.prepare<[], BareRow>(
    `SELECT position, lower(hex(id)) AS id, name AS target, last_revision AS revision,
      '3:' || lower(substr(hex(fingerprint), 3)) AS fingerprint, events
    FROM commits JOIN targets ON key = target`,
  )
  const appends = await compete({
    name: `sqlite/append-${durability}`,
    n,
    ours: (round) => appending(store, commitsOf(round, n)),
    limit(round) {
      const commits = commitsOf(round, n)
      return () => {
        for (const [index, { id, fingerprint, expectedRevision, events }] of commits.entries()) {
          insert.run(
            ((round * n + index) % TARGETS) + 1,
            expectedRevision + 1,
            Buffer.from(id, 'hex'),
            Buffer.from(`33${fingerprint.slice(2)}`, 'hex'),
            JSON.stringify(
              events.map(({ type, v, recordedAt, data }) => ({ type, v, recordedAt, data })),
            ),
          )
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

function appending(store: EventStore, commits: readonly Commit[]) {
  return async () => {
    for (const commit of commits) await store.append(commit)
    return { operations: commits.length }
  }
}

interface BareRow {
  readonly events: string
}

/** Appends to a store, beside rows of a number and a text alone, in the order they come. */
async function appendedBesideLog(folder: string, n: number, size: Size): Promise<readonly Row[]> {
  const store = sqliteStore({ path: join(folder, 'lean.db'), durability: 'normal' })
  const bare = fileOf(join(folder, 'log.db'), 'normal')
  bare.exec('CREATE TABLE log (position INTEGER PRIMARY KEY, data TEXT)')
  const insert = bare.prepare('INSERT INTO log (data) VALUES (?)')
  const rows = await compete({
    name: 'sqlite/append-lean',
    n,
    ours: (round) => appending(store, commitsOf(round, n)),
    limit(round) {
      const commits = commitsOf(round, n)
      return () => {
        for (const { events } of commits) insert.run(JSON.stringify(events[0]?.data))
        return { operations: n }
      }
    },
    rounds: size.rounds(9),
    clock: onWall,
  })
  await store.close()
  bare.close()
  return rows
}

function fileOf(path: string, durability: string): Database.Database {
  const bare = new Database(path)
  bare.pragma('journal_mode = WAL')
  bare.pragma(`synchronous = ${durability}`)
  return bare
}

/** The tables of a store with their indices, and the targets of the commits to come. */
function bareFile(path: string, durability: string): Database.Database {
  const bare = fileOf(path, durability)
  bare.exec(`CREATE TABLE targets (key INTEGER PRIMARY KEY, name TEXT) STRICT;
    CREATE TABLE commits (position INTEGER PRIMARY KEY, tenant INTEGER, target INTEGER,
      last_revision INTEGER, id ANY, fingerprint ANY, events TEXT) STRICT;
    CREATE UNIQUE INDEX commits_by_id ON commits (tenant, id);
    CREATE UNIQUE INDEX commits_by_target ON commits (target, last_revision)`)
  const add = bare.prepare('INSERT INTO targets (name) VALUES (?)')
  for (let index = 0; index < TARGETS; index += 1) add.run(`target-${index}`)
  return bare
}

/** The commits of a round, with ids and fingerprints as commands have them. */
function commitsOf(round: number, n: number): readonly Commit[] {
  return Array.from({ length: n }, (_, index) => {
    const place = round * n + index
    const target = `target-${place % TARGETS}`
    const id = `41a059f1c48b9ad00b85${place.toString(16).padStart(12, '0')}`
    const fingerprint = `3:${((place * 7_919) % 1_000_003).toString(16).padStart(32, '0')}`
    return sampleCommit({ id, target, fingerprint, expected: Math.floor(place / TARGETS) })
  })
}
