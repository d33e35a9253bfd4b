import type { StoredCommit } from '../../store/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectSame } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, expectKept, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

/** More than a store gives in one batch, it may be hoped. */
const LONG = 1_200
const AT_ONCE = 50

/** Laws of much: many targets, a long log, large events. */
export const VOLUME_LAWS = {
  'of many targets each has its own commits': async (open) => {
    const store = await open()
    const commits = manyTexts(400).map((_, index) => {
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

  'a long log reads whole, from the beginning and from the middle': async (open) => {
    const store = await open()
    for (let from = 0; from < LONG; from += AT_ONCE) {
      const commits = manyTexts(AT_ONCE).map((_, index) =>
        sampleCommit({ id: `c-${from + index}`, target: `t-${from + index}` }),
      )
      await Promise.all(commits.map((commit) => appended(store, commit)))
    }
    const log = await readAll(store)
    const ids = log.map(({ id }) => id)
    expectSame(new Set(ids).size, LONG, 'different commits read')
    for (const index of [0, LONG / 2, LONG - 2]) {
      const rest = await readAll(store, { after: (log[index] as StoredCommit).position })
      expectSame(
        rest.map(({ id }) => id),
        ids.slice(index + 1),
        `ids read after the commit number ${index + 1}`,
      )
    }
  },

  'events of a megabyte are kept, many of them too': async (open) => {
    const plain = 'x'.repeat(1_000_000)
    const wide = 'ế'.repeat(300_000)
    const commits = [plain, 'small', wide, plain, 'small', plain, plain, 'small'].map(
      (text, index) => sampleCommit({ id: `c-${index}`, target: `t-${index}`, ext: { text } }),
    )
    await expectKept(await open(), commits)
  },
} satisfies Laws
