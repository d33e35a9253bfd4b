// Run by tests as a process of its own: says which commit came first, and has nothing else to live for.
import { followLog } from '@planfold/core/store'
import { writeSync } from 'node:fs'
import { sqliteStore } from './sqlite-store.ts'

const [path = ''] = process.argv.slice(2)
const store = sqliteStore({ path })
// The file is there before anybody is told so.
for await (const _ of store.read()) throw new Error('Expected an empty log.')
writeSync(1, 'ready\n')
for await (const [commit] of followLog(store)) {
  writeSync(1, `${commit?.id}\n`)
  break
}
