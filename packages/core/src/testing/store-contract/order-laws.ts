import type { Commit, Position } from '../../engine/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectSame, expectThat } from './expectation.ts'
import type { Laws, OpenStore } from './law.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

const A = targetId('target-a')
const B = targetId('target-b')

/** Three commits of one target (revisions 1, 2 to 4, 5) with one of another between them. */
const SAMPLES: readonly Commit[] = [
  sampleCommit({ id: 'c-1', target: A }),
  sampleCommit({ id: 'c-2', target: A, expected: 1, texts: manyTexts(3) }),
  sampleCommit({ id: 'c-3', target: B }),
  sampleCommit({ id: 'c-4', target: A, expected: 4 }),
]
const OF_A = SAMPLES.filter((commit) => commit.target === A)

export const ORDER_LAWS = {
  'an empty log has no commits to load or read': async (open) => {
    const store = await open()
    expectSame(await store.load(A), [], 'load of a target never appended to')
    expectSame(await readAll(store), [], 'read of an empty log')
  },

  "a target's commits load in the order of their revisions": async (open) => {
    const { store } = await openFilled(open)
    expectCommits(await store.load(A), OF_A, 'load')
  },

  'loading after a revision leaves out commits that end at or before it': async (open) => {
    const { store } = await openFilled(open)
    // Revision 3 lies inside a commit, which is then given whole.
    const leftOut = [0, 1, 1, 1, 2, 3, 3]
    for (const [afterRevision, count] of leftOut.entries()) {
      const found = await store.load(A, { afterRevision })
      expectCommits(found, OF_A.slice(count), `load after revision ${afterRevision}`)
    }
  },

  'the log reads in the order of the appends': async (open) => {
    const { store, positions } = await openFilled(open)
    const log = await readAll(store)
    expectCommits(log, SAMPLES, 'read')
    const read = log.map((commit) => commit.position)
    expectSame(read, positions, 'positions as read and as appended')
  },

  'reading starts after a position and stops at one, itself included': async (open) => {
    const { store, positions } = await openFilled(open)
    for (const [from, after] of [undefined, ...positions].entries()) {
      for (const [index, upTo] of [...positions, undefined].entries()) {
        const query = { ...(after && { after }), ...(upTo && { upTo }) }
        const expected = SAMPLES.slice(from, index + 1)
        expectCommits(await readAll(store, query), expected, `read ${JSON.stringify(query)}`)
      }
    }
  },

  'a read ends although appends go on': async (open) => {
    const { store } = await openFilled(open)
    let batches = 0
    for await (const _ of store.read()) {
      batches += 1
      expectThat(batches <= 100, 'A read of 4 commits went on for 100 batches of later ones')
      await appended(store, sampleCommit({ id: `later-${batches}`, target: `later-${batches}` }))
    }
  },

  'of many targets each has its own commits': async (open) => {
    const store = await open()
    const commits = Array.from({ length: 400 }, (_, index) => {
      const target = `target-${index % 200}`
      return sampleCommit({ id: `c-${index}`, target, expected: index < 200 ? 0 : 1 })
    })
    for (const commit of commits) await appended(store, commit)
    expectCommits(await readAll(store), commits, 'read')
    for (const index of [0, 1, 19, 199]) {
      const found = await store.load(targetId(`target-${index}`))
      const expected = commits.filter((commit) => commit.target === `target-${index}`)
      expectCommits(found, expected, `load of target-${index}`)
    }
  },
} satisfies Laws

async function openFilled(open: OpenStore) {
  const store = await open()
  const positions: Position[] = []
  for (const commit of SAMPLES) positions.push(await appended(store, commit))
  return { store, positions }
}
