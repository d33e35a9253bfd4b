// Run by follow.bench.ts as a process of its own: says of each commit when it was given, until its input ends.
import { sqliteStore } from '@planfold/adapters/sqlite'
import { followLog } from '@planfold/core/store'

const [path = ''] = process.argv.slice(2)
const abort = new AbortController()
process.stdin.once('end', () => abort.abort()).resume()
const store = sqliteStore({ path })
console.log('ready')
for await (const commits of followLog(store, { signal: abort.signal })) {
  const now = process.hrtime.bigint()
  for (const { id } of commits) console.log(`${id} ${now}`)
}
await store.close()
