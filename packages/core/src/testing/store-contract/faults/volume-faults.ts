import { readAll } from '../reading.ts'
import type { VOLUME_LAWS } from '../volume-laws.ts'
import { appending, faulty, type FaultsOf } from './fault.ts'

export const VOLUME_FAULTS: FaultsOf<typeof VOLUME_LAWS> = {
  'of many targets each has its own commits': {
    'tells targets apart by eight bits': faulty((store) => ({
      ...store,
      async load(target, options) {
        const log = await readAll(store)
        if (new Set(log.map((commit) => commit.target)).size < 100) {
          return store.load(target, options)
        }
        return log.filter((commit) => eightBitsOf(commit.target) === eightBitsOf(target))
      },
    })),
  },

  'a long log reads whole, from the beginning and from the middle': {
    'gives one page': faulty((store) => ({
      ...store,
      async *read(query) {
        const commits = await readAll(store, query)
        if (commits.length > 0) yield commits.slice(0, 1_000)
      },
    })),
    'misses a commit where a page ends': faulty((store) => ({
      ...store,
      async *read(query) {
        const commits = await readAll(store, query)
        const found = commits.filter((_, index) => index % 500 !== 499)
        if (found.length > 0) yield found
      },
    })),
  },

  'events of a megabyte are kept, many of them too': {
    'refuses messages above a megabyte': appending(async (commit, store) => {
      if (JSON.stringify(commit).length > 1_000_000) throw new Error('Maximum payload exceeded.')
      return store.append(commit)
    }),
  },
}

function eightBitsOf(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => (sum + byte) % 256, 0)
}
