import type { IDEMPOTENCY_LAWS } from '../idempotency-laws.ts'
import { appending, faulty, standsAt, type FaultsOf } from './fault.ts'
import { idsByTarget } from './ids-by-target.ts'

export const IDEMPOTENCY_FAULTS: FaultsOf<typeof IDEMPOTENCY_LAWS> = {
  'a commit that comes again is the original, whatever revision it expects': {
    'looks at the revision before the commit id': appending(async (commit, store) => {
      const revision = await standsAt(store, commit)
      if (revision !== commit.expectedRevision) return { status: 'conflict', revision }
      return store.append(commit)
    }),
    'gives the events that came the second time': appending(async (commit, store) => {
      const result = await store.append(commit)
      if (result.status !== 'alreadyAppended') return result
      return { ...result, commit: { ...result.commit, events: commit.events } }
    }),
  },

  'another command under a used commit id is told so, and stores nothing': {
    'never compares fingerprints': appending(async (commit, store) => {
      const result = await store.append(commit)
      return result.status === 'commitIdTaken' ? { ...result, status: 'alreadyAppended' } : result
    }),
  },

  'a commit id is looked for as far as the store declares': {
    "looks among the target's commits, and declares the whole log": idsByTarget('log'),
    'looks in the whole log, and declares the target only': faulty((store) => ({
      ...store,
      capabilities: { ...store.capabilities, commitIds: 'target' },
    })),
  },
}
