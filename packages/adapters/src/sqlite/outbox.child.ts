// Run by tests as a process of its own, and killed: the outbox of docs/follow.md, a line for each commit.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { openTracker, type Position } from '@planfold/core'
import { sqliteStore } from './sqlite-store.ts'

const [path = '', outbox = ''] = process.argv.slice(2)
const lines = existsSync(outbox) ? readFileSync(outbox, 'utf8').split('\n').slice(0, -1) : []
const after = lines.at(-1)?.split(' ')[0] as Position | undefined
const tracker = await openTracker({ store: sqliteStore({ path }) })
for await (const { position, id } of tracker.follow({ after })) {
  appendFileSync(outbox, `${position} ${id}\n`)
}
