// Run by tests as a process of its own: appends a commit every so many milliseconds until it is killed.
import { writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { sampleCommit } from '@planfold/core/testing'
import { sqliteStore } from './sqlite-store.ts'

const [path = '', milliseconds = ''] = process.argv.slice(2)
const store = sqliteStore({ path, durability: 'normal', busyTimeout: 30_000 })
for (let expected = 0; ; expected += 1) {
  await store.append(sampleCommit({ id: `busy-${expected}`, target: 'busy', expected }))
  writeSync(1, `${expected}\n`)
  await delay(Number(milliseconds))
}
