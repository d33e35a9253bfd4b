import type { StoredCommit } from '../../../store/event-store.ts'
import type { ORDER_LAWS } from '../order-laws.ts'
import { readAll, revisionsOf } from '../reading.ts'
import { faulty, type FaultsOf } from './fault.ts'

export const ORDER_FAULTS: FaultsOf<typeof ORDER_LAWS> = {
  'an empty log has no commits to load or read': {
    'gives empty batches': faulty((store) => ({
      ...store,
      async *read(query) {
        yield []
        yield* store.read(query)
      },
    })),
    'rejects where a target has no events': faulty((store) => ({
      ...store,
      async load(target, options) {
        const commits = await store.load(target)
        if (commits.length === 0) throw new Error('No such target.')
        return store.load(target, options)
      },
    })),
  },

  "a target's commits load in the order of their revisions": {
    'orders revisions as text': faulty((store) => ({
      ...store,
      async load(target, options) {
        const commits = await store.load(target, options)
        return commits.toSorted((a, b) => (textOf(a) < textOf(b) ? -1 : 1))
      },
    })),
  },

  'loading after a revision leaves out commits that end at or before it': {
    'leaves out a commit that holds the revision asked about': faulty((store) => ({
      ...store,
      async load(target, { afterRevision = 0 } = {}) {
        const commits = await store.load(target)
        return commits.filter((commit) => revisionsOf(commit)[0] > afterRevision)
      },
    })),
    'takes the revision asked about for the first one wanted': faulty((store) => ({
      ...store,
      load: (target, { afterRevision = 0 } = {}) =>
        store.load(target, { afterRevision: afterRevision - 1 }),
    })),
  },

  'the log reads in the order of the appends': {
    'reads target by target': faulty((store) => ({
      ...store,
      async *read(query) {
        const commits = await readAll(store, query)
        if (commits.length > 0) yield commits.toSorted((a, b) => (a.target < b.target ? -1 : 1))
      },
    })),
  },
}

function textOf(commit: StoredCommit): string {
  return String(revisionsOf(commit)[0])
}
