// Run by tests as a process of its own: a tracker that reports to one target after the other, and says
// of each command what came of it.
import { openTracker } from '@planfold/core'
import { writeSync } from 'node:fs'
import { sqliteStore } from './sqlite-store.ts'

const [path = '', ...targets] = process.argv.slice(2)

const store = sqliteStore({ path, busyTimeout: 30_000 })
const tracker = await openTracker({ store, retryTimeout: 60_000 })
for (const target of targets) {
  const result = await tracker.execute({
    type: 'ReportProgress',
    target,
    on: '2020-03-01',
    quantity: 1,
  })
  writeSync(1, `${result.ok ? 'accepted' : result.refusal.code}\n`)
}
await tracker.close()
