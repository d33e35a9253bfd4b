import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openTracker, type Command } from '@planfold/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sqliteStore } from './sqlite-store.ts'

const CHILD = join(import.meta.dirname, 'report-loop.child.ts')

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  path = join(folder, 'plan.db')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function setting(target: string): Command {
  return {
    type: 'SetTarget',
    target,
    title: 'Visits',
    unit: 'visit',
    measure: 'sum',
    plan: 1_000,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
  }
}

/** A tracker of its own on the file. Nothing is awaited of the disk, nor refused for a busy machine. */
function track() {
  const store = sqliteStore({ path, durability: 'normal', busyTimeout: 30_000 })
  return openTracker({ store, retryTimeout: 60_000 })
}

async function setAll(targets: readonly string[]): Promise<void> {
  const tracker = await track()
  for (const target of targets) {
    expect(await tracker.execute(setting(target))).toMatchObject({ ok: true })
  }
  await tracker.close()
}

/** What is reported in all, as one who comes later sees it. */
async function reported(targets: readonly string[]): Promise<number> {
  const tracker = await track()
  const board = await tracker.scoreboard({ asOf: '2020-12-31' })
  const actuals = targets.map((target) => Number(board.target(target).actual))
  await tracker.close()
  return actuals.reduce((sum, actual) => sum + actual, 0)
}

describe('none is refused and none is lost', () => {
  test.each<[string, readonly string[]]>([
    ['one target', ['a']],
    ['several targets', ['a', 'b', 'c']],
  ])('by 100 trackers in one process, on %s', async (_, targets) => {
    await setAll(targets)
    const trackers = await Promise.all(Array.from({ length: 100 }, track))
    const results = await Promise.all(
      trackers.map((tracker, n) =>
        tracker.execute({
          type: 'ReportProgress',
          target: targets[n % targets.length] ?? '',
          on: '2020-03-01',
          quantity: 1,
        }),
      ),
    )
    expect(results.filter(({ ok }) => !ok)).toEqual([])
    for (const tracker of trackers) await tracker.close()
    expect(await reported(targets)).toBe(100)
  })

  test('by 4 processes, on one target and then on several', async () => {
    const targets = ['a', 'b', 'c']
    await setAll(targets)
    const each = Array.from({ length: 50 }, (_, n) => (n < 25 ? 'a' : (targets[n % 3] ?? '')))
    const children = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--no-warnings', CHILD, path, ...each]),
    )
    try {
      const told = children.map((child) => text(child.stdout))
      const failed = children.map((child) => text(child.stderr))
      await Promise.all(children.map((child) => once(child, 'close')))
      expect(await Promise.all(failed)).toEqual(children.map(() => ''))
      const answers = (await Promise.all(told)).flatMap((all) => all.trimEnd().split('\n'))
      expect(answers).toEqual(Array.from({ length: 200 }, () => 'accepted'))
      expect(await reported(targets)).toBe(200)
    } finally {
      for (const child of children) child.kill('SIGKILL')
    }
  })
})
