import type { EventStore, Position, StoredCommit } from '../../engine/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectSame, expectThat } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, readAll, revisionsOf } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

const SHARED = targetId('shared')

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

  'of parallel appends expecting the same revision exactly one is appended': async (open) => {
    const handles = [await open(), await open(), await open()]
    for (let revision = 0; revision < 10; revision += 1) {
      const results = await Promise.all(
        handles.flatMap((handle, index) =>
          ['x', 'y'].map((which) => {
            const id = `c-${revision}-${index}-${which}`
            return handle.append(sampleCommit({ id, expected: revision }))
          }),
        ),
      )
      const outcomes = results.map((result) =>
        result.status === 'conflict' ? `conflict at ${result.revision}` : result.status,
      )
      const conflicts = Array.from({ length: 5 }, () => `conflict at ${revision + 1}`)
      expectSame(outcomes.toSorted(), ['appended', ...conflicts], 'six parallel appends')
    }
  },

  'no append that succeeded among racing writers is lost': async (open) => {
    const handles = [await open(), await open(), await open()]
    const ids = await Promise.all(
      handles.map((handle, index) => writeWithRetries(handle, `writer-${index}`, 10)),
    )
    const [first] = handles as [EventStore]
    const found = await first.load(SHARED)
    expectSame(found.map(({ id }) => id).toSorted(), ids.flat().toSorted(), 'commits stored')
    const revisions = found.map((commit) => revisionsOf(commit)[0])
    expectSame(
      revisions,
      manyTexts(30).map((_, index) => index + 1),
      'revisions stored',
    )
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

  'nothing appears at or before a position already read while writers race': async (open) => {
    const writers = [await open(), await open(), await open()]
    const reader = await open()
    let writing = true
    const writes = Promise.all(
      writers.map((handle, index) => writeWithRetries(handle, `writer-${index}`, 15)),
    ).finally(() => {
      writing = false
    })
    const [followed] = await Promise.all([follow(reader, () => writing), writes])
    const positions = (commits: readonly StoredCommit[]) => commits.map(({ position }) => position)
    expectSame(positions(followed), positions(await readAll(reader)), 'positions followed')
    expectThat(followed.length === 45, `Expected 45 commits, followed ${followed.length}`)
  },
} satisfies Laws

/** Reads on from where the last read ended, until a read that began after the writing had ended. */
async function follow(store: EventStore, isWriting: () => boolean): Promise<StoredCommit[]> {
  const followed: StoredCommit[] = []
  let goOn = true
  while (goOn) {
    goOn = isWriting()
    const after: Position | undefined = followed.at(-1)?.position
    followed.push(...(await readAll(store, after === undefined ? {} : { after })))
  }
  return followed
}

/** Appends so many commits to the shared target, reloading after a conflict as an engine would. */
async function writeWithRetries(store: EventStore, writer: string, count: number) {
  const ids: string[] = []
  let expected = 0
  for (let attempt = 0; ids.length < count; attempt += 1) {
    expectThat(attempt < 10_000, `${writer} met nothing but conflicts in 10,000 attempts`)
    const id = `${writer}-${ids.length}`
    const result = await store.append(sampleCommit({ id, target: SHARED, expected }))
    if (result.status === 'appended') {
      ids.push(id)
      expected += 1
    } else {
      expectSame(result.status, 'conflict', `append of ${id}`)
      const commits = await store.load(SHARED)
      expected = commits.length
    }
  }
  return ids
}
