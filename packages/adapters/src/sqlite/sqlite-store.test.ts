import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  RefusedInput,
  HistoryCorrupt,
  openTracker,
  StoreClosed,
  UnknownPosition,
  type Command,
} from '@planfold/core'
import { MalformedCommit, type EventStore, type Position } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MissingPeer } from '../peer/missing-peer.ts'
import { loadDriver } from './driver.ts'
import {
  CorruptCommit,
  DatabaseBusy,
  DatabaseFailed,
  ForeignDatabase,
  NewerDatabase,
  OlderDatabase,
  SchemaDamaged,
} from './errors.ts'
import type { SqliteStoreOptions } from './options.ts'
import { sqliteStore } from './sqlite-store.ts'

let folder: string
let path: string
let opened: EventStore[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
  opened = []
})

afterEach(async () => {
  for (const store of opened) await store.close()
  rmSync(folder, { recursive: true })
})

function open(options: Partial<SqliteStoreOptions> = {}): EventStore {
  const store = sqliteStore({ path, ...options })
  opened.push(store)
  return store
}

const TARGET: Command = {
  type: 'SetTarget',
  target: 't',
  title: 'T',
  unit: 'x',
  measure: 'sum',
  period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
}

const COMMIT = sampleCommit({ id: 'c-1' })

/** Does to the commits what a slip can't. */
function spoil(assignment: string, ...values: readonly unknown[]): void {
  const direct = new Database(path)
  const trigger = direct
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'commits_are_never_changed'")
    .pluck()
    .get() as string
  direct.exec('DROP TRIGGER commits_are_never_changed')
  direct.prepare(`UPDATE commits SET ${assignment}`).run(...values)
  direct.exec(trigger)
  direct.close()
}

async function ids(store: EventStore): Promise<string[]> {
  const found: string[] = []
  for await (const batch of store.read()) found.push(...batch.map(({ id }) => id))
  return found
}

describe('what can be opened', () => {
  test('a file that does not exist, which is made', async () => {
    await open().append(COMMIT)
    expect(await ids(open())).toEqual(['c-1'])
  })

  test('an empty file', async () => {
    writeFileSync(path, '')
    await open().append(COMMIT)
    expect(await ids(open())).toEqual(['c-1'])
  })

  test('memory, which nobody shares and nothing survives', async () => {
    const store = open({ path: ':memory:' })
    expect(store.capabilities).toEqual({ commitIds: 'log', durable: false })
    await store.append(COMMIT)
    expect(await ids(store)).toEqual(['c-1'])
    expect(await ids(open({ path: ':memory:' }))).toEqual([])
  })

  test('not the database of another application, which is left to the byte', async () => {
    const foreign = new Database(path)
    foreign.exec('CREATE TABLE invoices (id INTEGER PRIMARY KEY)')
    foreign.close()
    const before = readFileSync(path)
    await expect(open().append(COMMIT)).rejects.toThrow(ForeignDatabase)
    await expect(open().append(COMMIT)).rejects.toThrow(
      `Cannot open ${path}: expected a planfold store or no file, found a database of another ` +
        'application. Give the path of another file.',
    )
    expect(readFileSync(path)).toEqual(before)
  })

  test('not an empty database that another application has marked as its own', async () => {
    const foreign = new Database(path)
    foreign.pragma('application_id = 1')
    foreign.close()
    await expect(open().append(COMMIT)).rejects.toThrow(ForeignDatabase)
  })

  test('not a file that is no database, which is left to the byte', async () => {
    const text = 'dear diary, '.repeat(100)
    writeFileSync(path, text)
    await expect(open().append(COMMIT)).rejects.toThrow(ForeignDatabase)
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  test('not a file of a later schema version', async () => {
    await open().append(COMMIT)
    const later = new Database(path)
    later.pragma('user_version = 7')
    later.close()
    const attempt = open().append(COMMIT)
    await expect(attempt).rejects.toThrow(NewerDatabase)
    await expect(attempt).rejects.toMatchObject({ path, schemaVersion: 7, code: 'NewerDatabase' })
    await expect(attempt).rejects.toThrow('Update @planfold/adapters.')
  })

  test('not a file of the version before the first release', async () => {
    const earlier = new Database(path)
    earlier.pragma('application_id = 1886151022')
    earlier.pragma('user_version = 1')
    earlier.close()
    const attempt = open().append(COMMIT)
    await expect(attempt).rejects.toThrow(OlderDatabase)
    await expect(attempt).rejects.toMatchObject({ path, schemaVersion: 1, code: 'OlderDatabase' })
    await expect(attempt).rejects.toThrow('append the commits to a new file')
  })

  test('not a file in a folder that does not exist; once it does, the same store works', async () => {
    const late = join(folder, 'late')
    const store = open({ path: join(late, 'plan.db') })
    await expect(store.append(COMMIT)).rejects.toThrow(DatabaseFailed)
    mkdirSync(late)
    expect((await store.append(COMMIT)).status).toBe('appended')
  })

  test('nothing without the driver, whose name and installation are told', async () => {
    const missing = () => Promise.reject(new Error(`Cannot find package 'better-sqlite3' imported`))
    await expect(loadDriver(missing)).rejects.toThrow(MissingPeer)
    await expect(loadDriver(missing)).rejects.toThrow('Run: npm install better-sqlite3')
  })

  test('nothing by a driver that is broken, whose own error is told', async () => {
    const broken = () => Promise.reject(new Error(`Cannot find package 'bindings' imported`))
    await expect(loadDriver(broken)).rejects.toThrow(`Cannot find package 'bindings'`)
  })
})

describe('options that cannot be are refused by name', () => {
  const wrong: readonly (readonly [string, object])[] = [
    ['path', { path: '' }],
    ['path', { path: undefined }],
    ['path', { path: 'plan\0.db' }],
    ['tenant', { tenant: '' }],
    ['tenant', { tenant: '\ud800' }],
    ['durability', { durability: 'none' }],
    ['busyTimeout', { busyTimeout: -1 }],
    ['busyTimeout', { busyTimeout: 0.5 }],
    ['busyTimeout', { busyTimeout: Number.NaN }],
    ['busyTimeout', { busyTimeout: 2 ** 31 }],
    ['pollEvery', { pollEvery: 0 }],
    ['pollEvery', { pollEvery: 1.5 }],
    ['pollEvery', { pollEvery: 2 ** 31 }],
  ]
  test.each(wrong)('%s: %j', (field, options) => {
    expect(() => sqliteStore({ path: 'plan.db', ...options })).toThrow(RefusedInput)
    expect(() => sqliteStore({ path: 'plan.db', ...options })).toThrow(new RegExp(`^${field}: `))
  })
})

describe('what is in the file', () => {
  test('is not changed or deleted by a slip', async () => {
    await open().append(COMMIT)
    const direct = new Database(path)
    expect(() => direct.exec(`UPDATE commits SET events = '[]'`)).toThrow(
      'commits are never changed',
    )
    expect(() => direct.exec('DELETE FROM commits')).toThrow('commits are never deleted')
    direct.close()
  })

  test('is named by its position where it is damaged', async () => {
    await open().append(COMMIT)
    spoil(`events = '[{'`)
    await expect(ids(open())).rejects.toThrow(CorruptCommit)
    await expect(ids(open())).rejects.toMatchObject({ path, position: '0000000000000001' })
    await expect(open().load(COMMIT.target)).rejects.toThrow(CorruptCommit)
  })
})

describe('rows that no store has written', () => {
  test.each(['{}', 'null', '"gone"', '5', '[]', '[{}]', '[null]', '["gone"]'])(
    'as %s are told by their position',
    async (text) => {
      const writer = await openTracker({ store: open() })
      await writer.execute(TARGET)
      await writer.close()
      spoil('events = ?', text)
      const tracker = await openTracker({ store: open() })
      await expect(tracker.scoreboard()).rejects.toMatchObject({
        code: 'HistoryCorrupt',
        fault: { position: '0000000000000001' },
      })
      await expect(tracker.standing('t')).rejects.toThrow(HistoryCorrupt)
    },
  )

  test('whose target is missing are told, not left out', async () => {
    const writer = await openTracker({ store: open() })
    await writer.execute(TARGET)
    await writer.close()
    spoil('target = 7')
    const tracker = await openTracker({ store: open() })
    await expect(tracker.scoreboard()).rejects.toMatchObject({
      code: 'HistoryCorrupt',
      fault: { position: '0000000000000001' },
    })
  })
})

describe('who looks at the file with another program', () => {
  test('sees the events as they were appended', async () => {
    const commits = [
      sampleCommit({ id: '00ff', target: 'a', texts: ['one', 'two'], ext: { nothing: null } }),
      sampleCommit({ id: 'c-1', target: 'b', texts: ['"three"\n'] }),
      sampleCommit({ id: 'c-2', target: 'a', expected: 2 }),
    ]
    const store = open({ tenant: 'x' })
    for (const commit of commits) await store.append(commit)
    await open().append(COMMIT)
    // An event that is kept whole.
    const odd = sampleCommit({ id: 'c-3', target: 'b', expected: 1 })
    const whole = odd.events.map(({ id, ...event }) => ({ ...event, id }))
    await store.append({ ...odd, events: whole })
    const direct = new Database(path)
    const rows = direct.prepare('SELECT tenant, target, event FROM events').all() as {
      readonly tenant: string
      readonly target: string
      readonly event: string
    }[]
    direct.close()
    const appended = [...commits, COMMIT, odd].flatMap((commit) => commit.events)
    expect(rows.map(({ event }) => JSON.parse(event) as unknown)).toEqual(appended)
    expect(rows.map(({ target }) => target)).toEqual(appended.map(({ target }) => target))
    expect(rows.map(({ tenant }) => tenant)).toEqual(['x', 'x', 'x', 'x', '', 'x'])
  })
})

describe('what the schema lacks', () => {
  test('is told by its name, and the file may be opened again once it is mended', async () => {
    await open().append(COMMIT)
    const direct = new Database(path)
    direct.exec('ALTER TABLE commits RENAME TO lost')
    const store = open()
    await expect(store.load(COMMIT.target)).rejects.toThrow(SchemaDamaged)
    await expect(store.append(COMMIT)).rejects.toMatchObject({ path, object: 'commits' })
    await expect(store.append(COMMIT)).rejects.toThrow('found none. Restore the file')
    direct.exec('ALTER TABLE lost RENAME TO commits')
    direct.close()
    expect(await store.load(COMMIT.target)).toHaveLength(1)
  })

  test.each([
    ['INDEX', 'commits_by_id'],
    ['INDEX', 'large_commits'],
    ['TRIGGER', 'targets_are_never_deleted'],
    ['VIEW', 'events'],
  ])('%s %s is told', async (kind, object) => {
    await open().append(COMMIT)
    const direct = new Database(path)
    direct.exec(`DROP ${kind} ${object}`)
    direct.close()
    await expect(ids(open())).rejects.toMatchObject({ code: 'SchemaDamaged', object })
  })

  test('and so is what has another definition', async () => {
    await open().append(COMMIT)
    const direct = new Database(path)
    direct.exec('DROP INDEX commits_by_id; CREATE INDEX commits_by_id ON commits (tenant, id)')
    direct.close()
    await expect(ids(open())).rejects.toThrow('found another definition')
  })
})

describe('a call', () => {
  test('rejects in time when another connection holds the lock, and may be repeated', async () => {
    const store = open({ busyTimeout: 30 })
    await store.append(COMMIT)
    const other = new Database(path)
    other.exec('BEGIN IMMEDIATE')
    const second = sampleCommit({ id: 'c-2', expected: 1 })
    await expect(store.append(second)).rejects.toThrow(DatabaseBusy)
    await expect(store.append(second)).rejects.toThrow('within 30 ms')
    expect(await ids(store)).toEqual(['c-1'])
    other.exec('COMMIT')
    other.close()
    expect((await store.append(second)).status).toBe('appended')
  })

  test('that is malformed stores nothing', async () => {
    const store = open()
    await expect(store.append({ ...COMMIT, events: [] })).rejects.toThrow(MalformedCommit)
    await expect(store.append({ ...COMMIT, expectedRevision: 1 })).rejects.toThrow(MalformedCommit)
    expect(await ids(store)).toEqual([])
  })

  test('with a position of another store rejects', async () => {
    const reading = open().read({ after: 'x' as Position })
    const batches = reading[Symbol.asyncIterator]()
    await expect(batches.next()).rejects.toThrow(UnknownPosition)
  })

  test('that opens the file is harmless beside others that do', async () => {
    const store = open()
    const appends = ['c-1', 'c-2', 'c-3'].map((id) =>
      store.append(sampleCommit({ id, target: `target of ${id}` })),
    )
    expect((await Promise.all(appends)).map(({ status }) => status)).toEqual([
      'appended',
      'appended',
      'appended',
    ])
  })

  test('that meets a close rejects, whether the file was open or just opening', async () => {
    const store = open()
    const append = store.append(COMMIT)
    await store.close()
    await append.catch((error: unknown) => expect(error).toBeInstanceOf(StoreClosed))
    await expect(store.append(COMMIT)).rejects.toThrow(StoreClosed)
  })

  test('to read stops where the store is closed meanwhile', async () => {
    const store = open()
    await store.append(COMMIT)
    const batches = store.read()[Symbol.asyncIterator]()
    await batches.next()
    await store.close()
    await expect(batches.next()).rejects.toThrow(StoreClosed)
  })
})

describe('a read', () => {
  test('holds nothing open between its batches: others may write and the log may be folded in', async () => {
    const store = open({ durability: 'normal' })
    for (let index = 0; index < 1_200; index += 1) {
      await store.append(sampleCommit({ id: `c-${index}`, target: `t-${index}` }))
    }
    const direct = new Database(path)
    const sizes: number[] = []
    for await (const batch of store.read()) {
      sizes.push(batch.length)
      const later = { id: `later-${sizes.length}`, target: 'later', expected: sizes.length - 1 }
      await open().append(sampleCommit(later))
      expect(direct.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0 }])
    }
    expect(sizes).toEqual([500, 500, 200])
    direct.close()
  })

  test('gives large commits alone, in their place', async () => {
    const store = open({ durability: 'normal' })
    const text = 'x'.repeat(70_000)
    for (const [index, isLarge] of [false, false, true, true, false].entries()) {
      const texts = isLarge ? [text] : ['small']
      await store.append(sampleCommit({ id: `c-${index}`, target: `t-${index}`, texts }))
    }
    const sizes: number[] = []
    for await (const batch of store.read()) sizes.push(batch.length)
    expect(sizes).toEqual([2, 1, 1, 1])
  })
})
