import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { targetId } from '@planfold/core'
import { followLog, type StoredCommit } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inFirstRun } from '../../../core/laws/runs.ts'
import { sqliteStore } from './sqlite-store.ts'

const CHILD = join(import.meta.dirname, 'append-loop.child.ts')
const FOLLOW_ONCE = join(import.meta.dirname, 'follow-once.child.ts')
const TARGET = targetId('shared')

let folder: string
let path: string
let running: Writer[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
  running = []
})

afterEach(() => {
  for (const { process } of running) process.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process that appends commits of two events each, and says of each when it was acknowledged. */
class Writer {
  readonly process: ChildProcess
  readonly acknowledged: string[] = []
  #unread = ''
  #errors = ''

  constructor(name: string, count: number) {
    const parameters = ['--no-warnings', CHILD, path, name, TARGET, String(count)]
    this.process = spawn(process.execPath, parameters)
    this.process.stdout?.on('data', (chunk: Buffer) => {
      const lines = (this.#unread + chunk.toString()).split('\n')
      this.#unread = lines.pop() ?? ''
      this.acknowledged.push(...lines)
    })
    this.process.stderr?.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString()
    })
    running.push(this)
  }

  begin(): void {
    this.process.stdin?.write('begin\n')
  }

  async until(count: number): Promise<void> {
    while (this.acknowledged.length < count) {
      if (this.process.exitCode !== null) throw new Error(`Ended early: ${this.#errors}`)
      await delay(1)
    }
  }

  async ended(): Promise<void> {
    if (this.process.exitCode === null) await once(this.process, 'close')
    expect(this.#errors).toBe('')
    expect(this.process.exitCode).toBe(0)
  }
}

async function stored(): Promise<readonly StoredCommit[]> {
  const store = sqliteStore({ path })
  const commits: StoredCommit[] = []
  for await (const batch of store.read()) commits.push(...batch)
  await store.close()
  return commits
}

/** The ids that a follower is given while others write, so many. */
async function followed(count: number): Promise<readonly string[]> {
  const store = sqliteStore({ path })
  const ids: string[] = []
  for await (const batch of followLog(store)) {
    ids.push(...batch.map(({ id }) => id))
    if (ids.length >= count) break
  }
  await store.close()
  return ids
}

/** Ids in the order of the log, where every commit is whole and revisions have no hole. */
function idsOf(commits: readonly StoredCommit[]): string[] {
  const revisions = commits.flatMap(({ events }) =>
    events.map((event) => (event as { readonly revision: number }).revision),
  )
  expect(revisions).toEqual(Array.from({ length: commits.length * 2 }, (_, index) => index + 1))
  return commits.map(({ id }) => id)
}

describe('processes on one file', () => {
  test('open it anew at the same moment and race, and every success is there once', async () => {
    const writers = [1, 2, 3].map((number) => new Writer(`writer-${number}`, 60))
    for (const writer of writers) await writer.until(1)
    for (const writer of writers) writer.begin()
    const following = followed(180)
    for (const writer of writers) await writer.ended()
    const acknowledged = writers.flatMap((writer) => writer.acknowledged.slice(1))
    expect(acknowledged).toHaveLength(180)
    const ids = idsOf(await stored())
    expect(ids.toSorted()).toEqual(acknowledged.toSorted())
    expect(await following).toEqual(ids)
  }, 60_000)

  test('may be killed while they append: what was acknowledged is there, whole', async () => {
    for (const acknowledgements of inFirstRun([1, 100], [1, 25, 200])) {
      const writer = new Writer(`killed-after-${acknowledgements}`, 1_000_000)
      await writer.until(1)
      writer.begin()
      await writer.until(1 + acknowledgements)
      writer.process.kill('SIGKILL')
      await once(writer.process, 'close')
      const ids = idsOf(await stored())
      const acknowledged = writer.acknowledged.slice(1)
      const own = ids.filter((id) => acknowledged.includes(id))
      expect(own).toEqual(acknowledged)
      // At most one commit was stored without its process living to say so.
      const all = ids.filter((id) => id.startsWith(`killed-after-${acknowledgements}-`))
      expect(all.length - acknowledged.length).toBeLessThanOrEqual(1)
    }
  }, 60_000)

  test('that follow live as long as they wait, and no longer', async () => {
    const child = spawn(process.execPath, ['--no-warnings', FOLLOW_ONCE, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    expect((await lines.next()).value).toBe('ready')
    await delay(100)
    expect(child.exitCode).toBe(null)
    const store = sqliteStore({ path })
    await store.append(sampleCommit({ id: 'c-1' }))
    expect((await lines.next()).value).toBe('c-1')
    // Its store is still open: nothing that is left of the follower keeps it.
    expect(await ended).toEqual([0, null])
    await store.close()
  }, 60_000)
})
