import {
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { commitLog } from './commit-log.ts'
import { DatabaseFull, FileReplaced, SchemaDamaged } from './errors.ts'
import { leanEvents } from './lean-events.ts'
import { openDatabase, storeError } from './open-database.ts'
import { completeOptions } from './options.ts'
import { sqliteStore } from './sqlite-store.ts'

let folder: string
let path: string
let store: EventStore

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
  store = sqliteStore({ path, durability: 'normal' })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function commit(expected: number, text = 'text') {
  return sampleCommit({ id: `c-${expected}`, expected, texts: [text] })
}

async function countIn(log: EventStore): Promise<number> {
  let count = 0
  for await (const batch of log.read()) count += batch.length
  return count
}

describe('a file that the path no longer leads to', () => {
  const FATES: readonly (readonly [string, 'another' | 'none', () => void])[] = [
    ['deleted', 'none', () => unlinkSync(path)],
    ['moved', 'none', () => renameSync(path, `${path}.moved`)],
    [
      'replaced by a copy',
      'another',
      () => {
        copyFileSync(path, `${path}.copy`)
        renameSync(`${path}.copy`, path)
      },
    ],
  ]

  test.each(FATES)('%s: no append to it is acknowledged, nor a read', async (_, found, happen) => {
    expect(await store.append(commit(0))).toMatchObject({ status: 'appended' })
    happen()
    await expect(store.append(commit(1))).rejects.toThrow(FileReplaced)
    await expect(store.append(commit(1))).rejects.toMatchObject({ path, code: 'FileReplaced' })
    await expect(store.append(commit(2))).rejects.toThrow(`found ${found}. Put the file back`)
    await expect(store.load(commit(0).target)).rejects.toThrow(FileReplaced)
    await expect(countIn(store)).rejects.toThrow(FileReplaced)
  })

  test('serves again once it is put back, with all that was acknowledged', async () => {
    await store.append(commit(0))
    renameSync(path, `${path}.moved`)
    await expect(store.append(commit(1))).rejects.toThrow(FileReplaced)
    renameSync(`${path}.moved`, path)
    // Whether it was stored was not known: repeating it is safe.
    expect(await store.append(commit(1))).toMatchObject({ status: 'alreadyAppended' })
    expect(await countIn(store)).toBe(2)
  })

  test('is told from a link to it', async () => {
    const link = join(folder, 'link.db')
    await store.append(commit(0))
    symlinkSync(path, link)
    const linked = sqliteStore({ path: link })
    expect(await linked.append(commit(1))).toMatchObject({ status: 'appended' })
    unlinkSync(link)
    await expect(linked.append(commit(2))).rejects.toThrow(FileReplaced)
    await linked.close()
  })
})

test('a full disk is told, what was acknowledged is kept, and with room the commit goes in', async () => {
  const options = completeOptions({ path })
  const database = await openDatabase(options)
  const log = commitLog(database, '')
  const pages = Number(database.pragma('page_count', { simple: true }))
  database.pragma(`max_page_count = ${pages + 5}`, { simple: true })
  const append = (expected: number, size: number) => {
    const large = commit(expected, 'x'.repeat(size))
    try {
      return log.append(large, leanEvents(large)).status
    } catch (cause) {
      throw storeError(cause, options)
    }
  }
  expect(append(0, 10)).toBe('appended')
  expect(() => append(1, 100_000)).toThrow(DatabaseFull)
  expect(() => append(1, 100_000)).toThrow('Make room and try again')
  expect(log.page(0, 9)).toHaveLength(1)
  database.pragma(`max_page_count = ${pages + 500}`, { simple: true })
  expect(append(1, 100_000)).toBe('appended')
  database.close()
})

test('a table that goes missing under an open store is named', async () => {
  await store.append(commit(0))
  const direct = new Database(path)
  direct.exec('DROP VIEW events; ALTER TABLE targets RENAME TO lost')
  direct.exec('CREATE TABLE other (name TEXT)')
  direct.exec('ALTER TABLE commits RENAME TO gone')
  direct.close()
  await expect(store.append(commit(1))).rejects.toThrow(SchemaDamaged)
  await expect(store.append(commit(1))).rejects.toMatchObject({ path, object: 'commits' })
  await expect(store.load(commit(0).target)).rejects.toThrow(SchemaDamaged)
})

describe('the write-ahead log', () => {
  const MOST = 8 * 2 ** 20
  const sizeOfLog = () => statSync(`${path}-wal`).size

  test('stays small after many appends with a reader idle', async () => {
    await store.append(commit(0))
    const reader = sqliteStore({ path })
    const batches = reader.read()[Symbol.asyncIterator]()
    await batches.next()
    let most = 0
    for (let expected = 1; expected < 4_000; expected += 1) {
      await store.append(commit(expected, 'x'.repeat(2_000)))
      most = Math.max(most, sizeOfLog())
    }
    expect(most).toBeGreaterThan(MOST / 4)
    expect(most).toBeLessThanOrEqual(MOST)
    await reader.close()
  })

  test('is cut again after a large commit', async () => {
    await store.append(commit(0, 'x'.repeat(3 * MOST)))
    expect(sizeOfLog()).toBeGreaterThan(MOST)
    await store.append(commit(1))
    expect(sizeOfLog()).toBeLessThanOrEqual(MOST)
  })
})
