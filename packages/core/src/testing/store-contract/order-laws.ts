import { expectSame } from './expectation.ts'
import type { Laws } from './law.ts'
import { expectCommits, readAll } from './reading.ts'
import { A, openSamples, SAMPLES, SAMPLES_OF_A } from './sample-log.ts'

export const ORDER_LAWS = {
  'an empty log has no commits to load or read': async (open) => {
    const store = await open()
    expectSame(await store.load(A), [], 'load of a target never appended to')
    expectSame(await readAll(store), [], 'read of an empty log')
  },

  "a target's commits load in the order of their revisions": async (open) => {
    const { store } = await openSamples(open)
    expectCommits(await store.load(A), SAMPLES_OF_A, 'load')
  },

  'loading after a revision leaves out commits that end at or before it': async (open) => {
    const { store } = await openSamples(open)
    // Revision 3 lies inside a commit, which is then given whole.
    const leftOut = [0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]
    for (const [afterRevision, count] of leftOut.entries()) {
      const found = await store.load(A, { afterRevision })
      expectCommits(found, SAMPLES_OF_A.slice(count), `load after revision ${afterRevision}`)
    }
  },

  'the log reads in the order of the appends': async (open) => {
    const { store, positions } = await openSamples(open)
    const log = await readAll(store)
    expectCommits(log, SAMPLES, 'read')
    const read = log.map((commit) => commit.position)
    expectSame(read, positions, 'positions as read and as appended')
  },
} satisfies Laws
