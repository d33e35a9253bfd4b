import { memoryStore, type TargetEvent } from '../src/index.ts'
import { positionNumbered, type Commit, type EventStore, type StoredCommit } from '../src/store.ts'

const FINGERPRINT = 'bench'
const BATCH = 1_000

/** A memory store that holds these events, each a commit of its own. */
export async function storeOf(events: Iterable<TargetEvent>): Promise<EventStore> {
  const store = memoryStore()
  for (const event of events) {
    const { commit: id, target, revision } = event
    const commit: Commit = {
      id,
      target,
      fingerprint: FINGERPRINT,
      expectedRevision: revision - 1,
      events: [event],
    }
    await store.append(commit)
  }
  return store
}

/** A store that makes its log while it is read, so that it holds nothing of it; nothing can be appended. */
export function passingStore(log: () => Iterable<TargetEvent>): EventStore {
  return {
    capabilities: { commitIds: 'log', durable: false },
    load: async () => [],
    append: () => Promise.reject(new Error('Nothing can be appended.')),
    async *read({ after } = {}): AsyncGenerator<readonly StoredCommit[]> {
      if (after !== undefined) return
      let batch: StoredCommit[] = []
      let place = 0
      for (const event of log()) {
        const { commit: id, target } = event
        const position = positionNumbered(++place)
        batch.push({ id, target, fingerprint: FINGERPRINT, position, events: [event] })
        if (batch.length < BATCH) continue
        yield batch
        batch = []
      }
      if (batch.length > 0) yield batch
    },
    close: async () => undefined,
  }
}
