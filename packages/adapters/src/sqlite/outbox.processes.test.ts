import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sampleCommit } from '@planfold/core/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inFirstRun } from '../../../core/laws/runs.ts'
import { sqliteStore } from './sqlite-store.ts'

const CHILD = join(import.meta.dirname, 'outbox.child.ts')

let folder: string
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
})

afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

test('law: an outbox that is killed again and again loses nothing and repeats nothing', async () => {
  const [path, outbox] = [join(folder, 'plan.db'), join(folder, 'outbox')]
  const kills = inFirstRun(3, 25)
  const store = sqliteStore({ path, durability: 'normal' })
  const kept = () =>
    existsSync(outbox) ? readFileSync(outbox, 'utf8').split('\n').slice(0, -1) : []
  const appended: string[] = []
  const end = new AbortController()
  const writing = (async () => {
    while (!end.signal.aborted) {
      const id = `c-${appended.length}`
      await store.append(sampleCommit({ id, target: id }))
      appended.push(id)
      await delay(1)
    }
  })()
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const before = kept().length
      child = spawn(process.execPath, ['--no-warnings', CHILD, path, outbox], { stdio: 'inherit' })
      const ended = once(child, 'close')
      // Each gets on by some commits, and is killed at another place among them.
      while (kept().length < before + 3 + ((kill * 7) % 20)) await delay(1)
      if (kill === kills) break
      child.kill('SIGKILL')
      await ended
    }
  } finally {
    end.abort()
    await writing
  }
  while (kept().length < appended.length) await delay(1)
  expect(kept().map((line) => line.split(' ')[1])).toEqual(appended)
  await store.close()
}, 120_000)
