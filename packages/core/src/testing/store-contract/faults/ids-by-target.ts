import type { Commit, StoreCapabilities, StoredCommit } from '../../../store/event-store.ts'
import type { CommitId } from '../../../event/identifiers.ts'
import type { CreateStoreHarness } from '../../store-contract.ts'
import { readAll } from '../reading.ts'
import { faulty } from './fault.ts'

/**
 * A store that looks for a commit id only among the commits of its target, as a log with one
 * subject a target does. Sound where it declares `target`, at fault where it declares `log`.
 */
export function idsByTarget(commitIds: StoreCapabilities['commitIds']): CreateStoreHarness {
  return faulty((store) => ({
    capabilities: { ...store.capabilities, commitIds },
    async append(commit) {
      const result = await store.append(withTarget(commit))
      return 'commit' in result ? { ...result, commit: withoutTarget(result.commit) } : result
    },
    async load(target, options) {
      const commits = await store.load(target, options)
      return commits.map(withoutTarget)
    },
    async *read(query) {
      const commits = await readAll(store, query)
      if (commits.length > 0) yield commits.map(withoutTarget)
    },
    close: () => store.close(),
  }))
}

function withTarget(commit: Commit): Commit {
  const id = `${commit.id} of ${commit.target}` as CommitId
  const events = commit.events.map((event) =>
    event.commit === commit.id ? { ...event, commit: id } : event,
  )
  return { ...commit, id, events }
}

function withoutTarget(commit: StoredCommit): StoredCommit {
  const id = commit.id.slice(0, -` of ${commit.target}`.length) as CommitId
  return {
    ...commit,
    id,
    events: commit.events.map((event) => ({ ...(event as object), commit: id })),
  }
}
