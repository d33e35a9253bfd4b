import type { EventStore, StoredCommit } from '../../store/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectSame, expectThat } from './expectation.ts'
import type { Laws, OpenStore } from './law.ts'
import { expectCommits, readAll, revisionsOf } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

const ORIGINAL = sampleCommit({ id: 'c-1', texts: manyTexts(2) })

export const RACE_LAWS = {
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

  'parallel appends to different targets do not conflict': async (open) => {
    const handles = [await open(), await open(), await open()]
    for (let revision = 0; revision < 5; revision += 1) {
      const results = await Promise.all(
        handles.flatMap((handle, index) =>
          ['x', 'y'].map((which) => {
            const target = `t-${index}-${which}`
            return handle.append(
              sampleCommit({ id: `${target}/${revision}`, target, expected: revision }),
            )
          }),
        ),
      )
      expectSame(
        results.map(({ status }) => status),
        Array.from({ length: 6 }, () => 'appended'),
        'six parallel appends to six targets',
      )
    }
  },

  'the same commit appended in parallel is stored once': async (open) => {
    const handles = [await open(), await open(), await open()]
    const results = await Promise.all(
      [...handles, ...handles].map((handle) => handle.append(ORIGINAL)),
    )
    const statuses = results.map(({ status }) => status).toSorted()
    const repeats = Array.from({ length: 5 }, () => 'alreadyAppended')
    expectSame(statuses, [...repeats, 'appended'], 'six parallel appends')
    const log = await readAll(handles[0] as EventStore)
    expectCommits(log, [ORIGINAL], 'log')
    for (const result of results) {
      const position = result.status === 'alreadyAppended' && result.commit.position
      expectThat(position === false || position === log[0]?.position, 'Positions must agree')
    }
  },

  'of commands racing for one commit id exactly one has it': async (open) => {
    const handles = [await open(), await open(), await open()]
    const [first] = handles as [EventStore]
    const isWholeLog = first.capabilities.commitIds === 'log'
    for (let round = 0; round < 5; round += 1) {
      const commits = handles.map((_, index) =>
        sampleCommit({
          id: `c-${round}`,
          target: isWholeLog ? `t-${round}-${index}` : `t-${round}`,
          fingerprint: `f-${index}`,
        }),
      )
      const results = await Promise.all(
        handles.map((handle, index) => handle.append(commits[index] ?? ORIGINAL)),
      )
      const statuses = results.map(({ status }) => status).toSorted()
      expectSame(statuses, ['appended', 'commitIdTaken', 'commitIdTaken'], 'three commands')
      const found = (await readAll(first)).filter(({ id }) => id === `c-${round}`)
      const winner = results.findIndex(({ status }) => status === 'appended')
      expectCommits(found, commits.slice(winner, winner + 1), 'commits under the id')
    }
  },

  'no append that succeeded among racing writers is lost': async (open) => {
    const reader = await open()
    const written = await raceOf(open)
    for (const [target, ids] of written) {
      const found = await reader.load(targetId(target))
      expectSame(found.map(({ id }) => id).toSorted(), ids.toSorted(), `commits of ${target}`)
      expectSame(
        found.map((commit) => revisionsOf(commit)[0]),
        ids.map((_, index) => index + 1),
        `revisions of ${target}`,
      )
    }
    const read = (await readAll(reader)).map(({ id }) => id as string)
    expectSame(read.toSorted(), [...written.values()].flat().toSorted(), 'commits read')
  },

  'nothing appears at or before a position already read while writers race': async (open) => {
    const reader = await open()
    let writing = true
    const writes = raceOf(open).finally(() => {
      writing = false
    })
    const [followed] = await Promise.all([follow(reader, () => writing), writes])
    const positions = (commits: readonly StoredCommit[]) => commits.map(({ position }) => position)
    expectSame(positions(followed), positions(await readAll(reader)), 'positions followed')
    expectThat(followed.length === 60, `Expected 60 commits, followed ${followed.length}`)
  },
} satisfies Laws

/**
 * Three writers, each appending ten commits to a target they share, where they meet conflicts, and
 * ten to one of its own, where they meet none: a log may go wrong in either way. Gives the ids of
 * the commits that succeeded, by target.
 */
export async function raceOf(open: OpenStore): Promise<ReadonlyMap<string, readonly string[]>> {
  const handles = [await open(), await open(), await open()]
  const [shared, own] = await Promise.all([
    Promise.all(
      handles.map((handle, index) => writeWithRetries(handle, 'shared', `writer-${index}`)),
    ),
    Promise.all(
      handles.map((handle, index) => writeWithRetries(handle, `own-${index}`, `alone-${index}`)),
    ),
  ])
  const owned = own.map((ids, index) => [`own-${index}`, ids] as const)
  return new Map([['shared', shared.flat()], ...owned])
}

/** Appends ten commits to a target, reloading after a conflict as an engine would. */
async function writeWithRetries(store: EventStore, target: string, writer: string) {
  const ids: string[] = []
  let expected = 0
  for (let attempt = 0; ids.length < 10; attempt += 1) {
    expectThat(attempt < 10_000, `${writer} met nothing but conflicts in 10,000 attempts`)
    const id = `${writer}-${ids.length}`
    const result = await store.append(sampleCommit({ id, target, expected }))
    if (result.status === 'appended') {
      ids.push(id)
      expected += 1
    } else {
      expectSame(result.status, 'conflict', `append of ${id}`)
      const commits = await store.load(targetId(target))
      expected = commits.length
    }
  }
  return ids
}

/** Reads on from where the last read ended, until a read that began after the writing had ended. */
async function follow(store: EventStore, isWriting: () => boolean): Promise<StoredCommit[]> {
  const followed: StoredCommit[] = []
  let goOn = true
  while (goOn) {
    goOn = isWriting()
    const after = followed.at(-1)?.position
    followed.push(...(await readAll(store, after === undefined ? {} : { after })))
  }
  return followed
}
