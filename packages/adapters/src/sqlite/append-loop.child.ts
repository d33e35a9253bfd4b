// Run by tests as a process of its own: appends to a file until it is told to stop or is killed.
import { targetId, type EventStore } from '@planfold/core'
import { sampleCommit } from '@planfold/core/testing'
import { writeSync } from 'node:fs'
import { sqliteStore } from './sqlite-store.ts'

const [path = '', name = '', targetName = '', count = ''] = process.argv.slice(2)
const target = targetId(targetName)

// Says that it is ready and waits, so that several can begin at the same moment.
writeSync(1, 'ready\n')
process.stdin.once('data', () => void appendAll(sqliteStore({ path, busyTimeout: 30_000 })))

async function appendAll(store: EventStore): Promise<void> {
  let expected = 0
  for (let done = 0; done < Number(count);) {
    const id = `${name}-${done}`
    const result = await store.append(sampleCommit({ id, target, expected, texts: ['a', 'b'] }))
    if (result.status === 'appended') {
      writeSync(1, `${id}\n`)
      done += 1
      expected += 2
    } else if (result.status === 'conflict') {
      expected = result.revision
    } else {
      throw new Error(`Unexpected ${result.status}`)
    }
  }
  await store.close()
  process.stdin.destroy()
}
