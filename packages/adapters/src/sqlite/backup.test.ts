import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RefusedInput } from '@planfold/core'
import type { EventStore, StoredCommit } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  BackupExists,
  DatabaseFailed,
  FolderNotWritable,
  ForeignDatabase,
  StoreReadOnly,
} from './errors.ts'
import type { SqliteStoreOptions } from './options.ts'
import { sqliteStore, type SqliteEventStore } from './sqlite-store.ts'

const CHILD = join(import.meta.dirname, 'commit-every.child.ts')

let folder: string
let path: string
let copy: string
let opened: EventStore[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
  copy = join(folder, 'copy.db')
  opened = []
})

afterEach(async () => {
  for (const store of opened) await store.close()
  rmSync(folder, { recursive: true })
})

function open(options: Partial<SqliteStoreOptions> = {}): SqliteEventStore {
  const store = sqliteStore({ path, durability: 'normal', ...options })
  opened.push(store)
  return store
}

async function all(store: EventStore): Promise<StoredCommit[]> {
  const found: StoredCommit[] = []
  for await (const batch of store.read()) found.push(...batch)
  return found
}

const COMMIT = sampleCommit({ id: 'c-1', target: 'mine' })

describe('a backup', () => {
  test('is the log of every tenant, its positions included, and goes on by itself', async () => {
    const [store, other] = [open(), open({ tenant: 'x' })]
    await store.append(COMMIT)
    await other.append(COMMIT)
    await store.append(sampleCommit({ id: 'c-2', target: 'mine', expected: 1 }))
    await store.backup(copy)
    await store.append(sampleCommit({ id: 'c-3', target: 'mine', expected: 2 }))
    const copied = open({ path: copy })
    expect(await all(copied)).toEqual((await all(store)).slice(0, 2))
    expect(await all(open({ path: copy, tenant: 'x' }))).toEqual(await all(other))
    const next = sampleCommit({ id: 'c-4', target: 'mine', expected: 2 })
    expect(await copied.append(next)).toMatchObject({ status: 'appended' })
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
  })

  test('ends while another process commits every 5 ms, and loses nothing of it', async () => {
    const store = open({ busyTimeout: 30_000 })
    const text = 'x'.repeat(100_000)
    for (let expected = 0; expected < 200; expected += 1) {
      const large = { id: `large-${expected}`, target: 'large', expected, texts: [text] }
      await store.append(sampleCommit(large))
    }
    const child = spawn(process.execPath, ['--no-warnings', CHILD, path, '5'])
    const acknowledged: string[] = []
    child.stdout.on('data', (chunk: Buffer) => acknowledged.push(chunk.toString()))
    try {
      await once(child.stdout, 'data')
      const before = (await all(store)).length
      await store.backup(copy)
      const copied = await all(open({ path: copy }))
      expect(copied.length).toBeGreaterThanOrEqual(before)
      const seen = acknowledged.join('').split('\n').length
      while (acknowledged.join('').split('\n').length < seen + 3) await once(child.stdout, 'data')
      expect(copied).toEqual((await all(store)).slice(0, copied.length))
    } finally {
      child.kill('SIGKILL')
    }
  }, 60_000)

  test.each(['', '-wal', '-shm', '-journal'])(
    'overwrites nothing: a file at its path with %j is left to the byte',
    async (ending) => {
      const store = open()
      await store.append(COMMIT)
      writeFileSync(copy + ending, '')
      await expect(store.backup(copy)).rejects.toThrow(BackupExists)
      await expect(store.backup(copy)).rejects.toMatchObject({ path: copy + ending })
      expect(readFileSync(copy + ending, 'utf8')).toBe('')
      await expect(store.backup(path)).rejects.toThrow(BackupExists)
    },
  )

  test('that fails leaves nothing, and says where', async () => {
    const store = open()
    await store.append(COMMIT)
    const lost = join(folder, 'missing', 'copy.db')
    await expect(store.backup(lost)).rejects.toThrow(DatabaseFailed)
    await expect(store.backup(lost)).rejects.toMatchObject({ path: lost })
    await expect(store.backup('')).rejects.toThrow(RefusedInput)
    await expect(store.backup('a\0b')).rejects.toThrow(/^path: /)
    expect(readdirSync(folder).toSorted()).toEqual(['plan.db', 'plan.db-shm', 'plan.db-wal'])
  })

  test('is restored by a backup of it', async () => {
    const store = open()
    await store.append(COMMIT)
    await store.backup(copy)
    const restored = join(folder, 'restored.db')
    await open({ path: copy, readOnly: true }).backup(restored)
    expect(await all(open({ path: restored }))).toEqual(await all(store))
  })
})

describe('a store that is only read', () => {
  test('gives the log, sees what others append, and refuses to append', async () => {
    const writer = open()
    await writer.append(COMMIT)
    const reader = open({ readOnly: true })
    expect(await all(reader)).toEqual(await all(writer))
    await expect(reader.append(COMMIT)).rejects.toThrow(StoreReadOnly)
    await expect(reader.append(COMMIT)).rejects.toMatchObject({ path, code: 'StoreReadOnly' })
    await writer.append(sampleCommit({ id: 'c-2', target: 'mine', expected: 1 }))
    expect(await reader.load(COMMIT.target)).toHaveLength(2)
  })

  test('makes no file, and takes none that is empty', async () => {
    await expect(all(open({ readOnly: true }))).rejects.toThrow(DatabaseFailed)
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(path, '')
    await expect(all(open({ readOnly: true }))).rejects.toThrow(ForeignDatabase)
    expect(readFileSync(path)).toHaveLength(0)
  })

  test('reads a backup in a folder that may not be written to, and leaves nothing there', async () => {
    const store = open()
    await store.append(COMMIT)
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    const kept = join(locked, 'copy.db')
    await store.backup(kept)
    chmodSync(kept, 0o444)
    chmodSync(locked, 0o555)
    try {
      expect(await all(open({ path: kept, readOnly: true }))).toEqual(await all(store))
      expect(readdirSync(locked)).toEqual(['copy.db'])
    } finally {
      chmodSync(locked, 0o755)
    }
  })

  test('names what is missing where the log of a store that was in use can not lie beside it', async () => {
    const store = open()
    await store.append(COMMIT)
    await store.close()
    mkdirSync(`${path}-wal`)
    const reading = all(open({ readOnly: true }))
    await expect(reading).rejects.toThrow(FolderNotWritable)
    await expect(reading).rejects.toThrow('Put there what its backup(path) writes')
  })

  test.each([
    [{ readOnly: 1 }, /^readOnly: /],
    [{ readOnly: true, path: ':memory:' }, /^path: /],
  ])('can not be %j', (options, field) => {
    expect(() => sqliteStore({ path, ...options } as SqliteStoreOptions)).toThrow(RefusedInput)
    expect(() => sqliteStore({ path, ...options } as SqliteStoreOptions)).toThrow(field)
  })
})
