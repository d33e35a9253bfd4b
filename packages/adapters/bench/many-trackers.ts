// Run by hand: how long 4,000 commands take from many trackers on one SQLite file, on one target and on
// forty; what is awaited is not the disk. `node packages/adapters/bench/many-trackers.ts`
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTracker, type ExecuteResult } from '@planfold/core'
import { sqliteStore } from '../src/sqlite/sqlite-store.ts'

const COMMANDS = 4_000

async function reportFrom(path: string, trackers: number, commands: number, targets: number) {
  const all = await Promise.all(
    Array.from({ length: trackers }, () =>
      openTracker({ store: sqliteStore({ path, durability: 'normal' }) }),
    ),
  )
  const each = commands / trackers
  const longest: number[] = []
  const results = await Promise.all(
    all.map(async (tracker, n) => {
      const made: ExecuteResult[] = []
      for (let count = 0; count < each; count++) {
        const target = `t-${(n + count) % targets}`
        const began = performance.now()
        made.push(
          await tracker.execute({ type: 'ReportProgress', target, on: '2020-03-01', quantity: 1 }),
        )
        longest.push(performance.now() - began)
      }
      await tracker.close()
      return made
    }),
  )
  const refused = results.flat().filter(({ ok }) => !ok)
  return { refused: refused.length, longest: Math.max(...longest) }
}

async function measured(processes: number, trackers: number, targets: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planfold-'))
  const path = join(folder, 'plan.db')
  const tracker = await openTracker({ store: sqliteStore({ path, durability: 'normal' }) })
  for (let n = 0; n < targets; n++) {
    await tracker.execute({
      type: 'SetTarget',
      target: `t-${n}`,
      title: 'Visits',
      unit: 'visit',
      measure: 'sum',
      period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    })
  }
  const began = performance.now()
  const answers =
    processes === 1
      ? [await reportFrom(path, trackers, COMMANDS, targets)]
      : await Promise.all(
          Array.from({ length: processes }, async () => {
            const share = [path, trackers, COMMANDS / processes, targets].map(String)
            const child = fork(import.meta.filename, share)
            const [answer] = (await once(child, 'message')) as [
              Awaited<ReturnType<typeof reportFrom>>,
            ]
            await once(child, 'exit')
            return answer
          }),
        )
  const seconds = (performance.now() - began) / 1_000
  const board = await tracker.scoreboard({ asOf: '2020-12-31' })
  const stored = [...board.indicators()].reduce(
    (sum, { actual }) => sum + (typeof actual === 'string' ? Number(actual) : 0),
    0,
  )
  await tracker.close()
  rmSync(folder, { recursive: true })
  process.stdout.write(
    `${processes} processes of ${trackers} trackers on ${targets} targets: ` +
      `${seconds.toFixed(1)} s, ${answers.reduce((sum, { refused }) => sum + refused, 0)} refused, ` +
      `${COMMANDS - stored} lost, longest ${Math.max(...answers.map(({ longest }) => longest)).toFixed(0)} ms\n`,
  )
}

const [path, trackers, commands, targets] = process.argv.slice(2)
if (path === undefined) {
  await measured(1, 100, 1)
  await measured(1, 100, 40)
  await measured(8, 1, 1)
  await measured(8, 1, 40)
  await measured(8, 10, 1)
} else {
  process.send?.(await reportFrom(path, Number(trackers), Number(commands), Number(targets)))
}
