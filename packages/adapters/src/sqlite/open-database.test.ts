import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from './driver.ts'
import { openDatabase, prepareDatabase } from './open-database.ts'
import { completeOptions } from './options.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
})

afterEach(() => rmSync(folder, { recursive: true }))

test.each([
  [{}, 2],
  [{ durability: 'full' }, 2],
  [{ durability: 'normal' }, 1],
] as const)('a file opened with %j is synchronised at level %i', async (options, synchronous) => {
  const database = await openDatabase(completeOptions({ path, ...options }))
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('synchronous', { simple: true })).toBe(synchronous)
  expect(database.pragma('fullfsync', { simple: true })).toBe(synchronous - 1)
  database.close()
})

test.each([
  [{}, 5_000],
  [{ busyTimeout: 0 }, 0],
  [{ busyTimeout: 1_234 }, 1_234],
])('a file opened with %j waits for others as long as it was told', async (options, timeout) => {
  const database = await openDatabase(completeOptions({ path, ...options }))
  expect(database.pragma('busy_timeout', { simple: true })).toBe(timeout)
  database.close()
})

/** A database that SQLite finds locked, without waiting, the first few times its mode is changed. */
function heldByOthers(times: number): Database {
  const database = new BetterSqlite(path)
  let left = times
  return {
    prepare: (sql) => database.prepare(sql),
    transaction: (run) => database.transaction(run),
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    pragma(source, options) {
      if (source !== 'journal_mode = WAL' || left === 0) return database.pragma(source, options)
      left -= 1
      throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
    },
  }
}

test('a file held by others is tried again', async () => {
  const database = heldByOthers(3)
  await prepareDatabase(database, completeOptions({ path }))
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  database.close()
})

test('a file held by others for longer than the timeout is given up', async () => {
  const database = heldByOthers(Number.POSITIVE_INFINITY)
  const preparing = prepareDatabase(database, completeOptions({ path, busyTimeout: 50 }))
  await expect(preparing).rejects.toThrow('database is locked')
  database.close()
})
