import { expectSame } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

export const CONCURRENCY_LAWS = {
  'expecting no events conflicts on a target that has some': async (open) => {
    const store = await open()
    await appended(store, sampleCommit({ id: 'c-1' }))
    const result = await store.append(sampleCommit({ id: 'c-2', expected: 0 }))
    expectSame(result, { status: 'conflict', revision: 1 }, 'append')
  },

  'expecting events conflicts on a target that has none': async (open) => {
    const store = await open()
    const result = await store.append(sampleCommit({ id: 'c-1', expected: 1 }))
    expectSame(result, { status: 'conflict', revision: 0 }, 'append')
    expectSame(await readAll(store), [], 'read')
  },

  'expecting any revision but the one it stands at conflicts': async (open) => {
    const store = await open()
    await appended(store, sampleCommit({ id: 'c-1', texts: manyTexts(3) }))
    for (const expected of [0, 1, 2, 4, 1_000_000]) {
      const result = await store.append(sampleCommit({ id: `expecting-${expected}`, expected }))
      expectSame(result, { status: 'conflict', revision: 3 }, `append expecting ${expected}`)
    }
    await appended(store, sampleCommit({ id: 'expecting-3', expected: 3 }))
  },

  'a conflict stores nothing, not even the id of the commit': async (open) => {
    const store = await open()
    await appended(store, sampleCommit({ id: 'c-1' }))
    await store.append(sampleCommit({ id: 'c-2', texts: manyTexts(3) }))
    expectSame((await readAll(store)).length, 1, 'commits in the log after a conflict')
    await appended(store, sampleCommit({ id: 'c-2', expected: 1, texts: manyTexts(3) }))
  },

  'what one handle appended every other sees at once': async (open) => {
    const [writer, reader] = [await open(), await open()]
    for (let revision = 0; revision < 5; revision += 1) {
      const commit = sampleCommit({ id: `c-${revision}`, expected: revision })
      await appended(writer, commit)
      expectSame((await reader.load(commit.target)).length, revision + 1, 'commits loaded')
      expectSame((await readAll(reader)).length, revision + 1, 'commits read')
    }
  },
} satisfies Laws
