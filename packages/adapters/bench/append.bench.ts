// Appends through the store, and reads of the log, beside the least that better-sqlite3 can do for
// the same rows: one process, interleaved, medians. `node append.bench.ts [--json]`
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Commit } from '@planfold/core'
import { sampleCommit } from '@planfold/core/testing'
import { sqliteStore } from '@planfold/adapters/sqlite'
import Database from 'better-sqlite3'

const ROUNDS = 9
const TARGETS = 1_000

interface Contest {
  readonly name: string
  /** Operations a round. */
  readonly n: number
  readonly ours: (round: number) => Promise<void>
  readonly limit: (round: number) => Promise<void>
}

const made = new Map<string, readonly Commit[]>()
const folder = mkdtempSync(join(tmpdir(), 'planfold-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true }))

const appends = { normal: appending('normal', 5_000), full: appending('full', 1_000) }
const contests = [appends.normal.contest, appends.full.contest, reading(appends.normal)]
for (const contest of contests) print(contest, await compete(contest))

/** Appends of one event to one of many targets, beside prepared inserts of the same row. */
function appending(durability: 'full' | 'normal', n: number) {
  const path = join(folder, `${durability}.db`)
  const store = sqliteStore({ path, durability })
  const bare = new Database(join(folder, `${durability}-bare.db`))
  bare.pragma('journal_mode = WAL')
  bare.pragma(`synchronous = ${durability}`)
  bare.exec(`CREATE TABLE commits (position INTEGER PRIMARY KEY, tenant TEXT, target TEXT,
    last_revision INTEGER, id TEXT, fingerprint TEXT, events TEXT) STRICT;
    CREATE UNIQUE INDEX commits_by_id ON commits (tenant, id);
    CREATE UNIQUE INDEX commits_by_target ON commits (tenant, target, last_revision)`)
  const insert = bare.prepare(`INSERT INTO commits
    (tenant, target, last_revision, id, fingerprint, events) VALUES (?, ?, ?, ?, ?, ?)`)
  const contest: Contest = {
    name: `append-sqlite-${durability}`,
    n,
    async ours(round) {
      for (const commit of commitsOf(round, n)) await store.append(commit)
    },
    async limit(round) {
      for (const { target, id, fingerprint, expectedRevision, events } of commitsOf(round, n)) {
        insert.run('', target, expectedRevision + 1, id, fingerprint, JSON.stringify(events))
      }
    },
  }
  return { contest, store, bare }
}

/** The whole log as commits, beside the same rows as objects with their events parsed. */
function reading({ contest, store, bare }: ReturnType<typeof appending>): Contest {
  const rows = bare.prepare('SELECT position, id, target, fingerprint, events FROM commits')
  const n = contest.n * ROUNDS
  return {
    name: 'read-sqlite',
    n,
    async ours() {
      let seen = 0
      for await (const batch of store.read()) seen += batch.length
      check(seen, n)
    },
    async limit() {
      const seen = (rows.all() as { events: string }[]).map((row) => ({
        ...row,
        events: JSON.parse(row.events) as unknown,
      }))
      check(seen.length, n)
    },
  }
}

/** The commits of a round; made once, so that neither side pays for it. */
function commitsOf(round: number, n: number): readonly Commit[] {
  const key = `${round}/${n}`
  const commits =
    made.get(key) ??
    Array.from({ length: n }, (_, index) => {
      const place = round * n + index
      const target = `target-${place % TARGETS}`
      // Spread over the index, as the ids that commands have are.
      const id = `commit-${(place * 7_919) % 1_000_003}`
      return sampleCommit({ id, target, expected: Math.floor(place / TARGETS) })
    })
  made.set(key, commits)
  return commits
}

async function compete({
  n,
  ours,
  limit,
}: Contest): Promise<readonly [ours: number, limit: number]> {
  const speeds: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    commitsOf(round, n)
    for (const [side, work] of [ours, limit].entries()) {
      const from = performance.now()
      await work(round)
      speeds[side]?.push((n / (performance.now() - from)) * 1_000)
    }
  }
  return [median(speeds[0]), median(speeds[1])]
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function check(found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${expected} commits, found ${found}.`)
}

function print({ name, n }: Contest, [ours, limit]: readonly [number, number]): void {
  const result = {
    name,
    n,
    opsPerSecond: Math.round(ours),
    limitOpsPerSecond: Math.round(limit),
    ratio: Math.round((ours / limit) * 1_000) / 1_000,
  }
  if (process.argv.includes('--json')) console.log(JSON.stringify(result))
  else console.log(`${name} of ${n}: ${result.opsPerSecond}/s, ${result.ratio} of the limit`)
}
