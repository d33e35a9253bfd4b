import type { Commit, EventStore } from '../../store/event-store.ts'
import { targetId } from '../../event/identifiers.ts'
import { expectRejection, expectSame } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

const SOUND = sampleCommit({ id: 'c-2', expected: 1, texts: manyTexts(3) })

/** Data that no event has. */
function withData(data: object): Commit {
  const event = { ...lastOf(SOUND), data } as unknown as ReturnType<typeof lastOf>
  return { ...SOUND, events: SOUND.events.with(2, event) }
}

function circular(): object {
  const data: Record<string, unknown> = {}
  data['self'] = data
  return data
}

/** What a slip of the caller could make of a commit; each would leave a hole or a lie in the log. */
const MALFORMED: Readonly<Record<string, Commit>> = {
  'no events': { ...SOUND, events: [] },
  'a revision left out': { ...SOUND, events: SOUND.events.filter((_, index) => index !== 1) },
  'revisions out of order': { ...SOUND, events: SOUND.events.toReversed() },
  'revisions that do not follow the expected one': { ...SOUND, events: SOUND.events.slice(1) },
  'an event of another target': {
    ...SOUND,
    events: SOUND.events.with(2, { ...lastOf(SOUND), target: targetId('another') }),
  },
  'an event of another commit': {
    ...SOUND,
    events: SOUND.events.with(2, {
      ...lastOf(sampleCommit({ id: 'another', expected: 1, texts: manyTexts(3) })),
    }),
  },
  'a negative revision': sampleCommit({ id: 'c-2', expected: -1 }),
  'a bigint, which JSON cannot write': withData({ text: 10n }),
  'data that contains itself': withData(circular()),
  'half a revision': sampleCommit({ id: 'c-2', expected: 0.5 }),
}

export const ATOMICITY_LAWS = {
  'a commit of many events is stored whole and in order': async (open) => {
    const store = await open()
    const commit = sampleCommit({ id: 'c-1', texts: manyTexts(1_000) })
    await appended(store, commit)
    expectCommits(await store.load(commit.target), [commit], 'load')
    expectCommits(await readAll(store), [commit], 'read')
    const result = await store.append(sampleCommit({ id: 'c-2', expected: 999 }))
    expectSame(result, { status: 'conflict', revision: 1_000 }, 'append inside the commit')
  },

  'no reader sees part of a commit while it is written': async (open) => {
    const [writer, reader] = [await open(), await open()]
    let writing = true
    const writes = writeLarge(writer).finally(() => {
      writing = false
    })
    await Promise.all([writes, watch(reader, () => writing)])
  },

  'what is no commit is rejected and stores nothing': async (open) => {
    const store = await open()
    const first = sampleCommit({ id: 'c-1' })
    await appended(store, first)
    for (const [what, commit] of Object.entries(MALFORMED)) {
      await expectRejection(() => store.append(commit), `append of ${what}`)
      expectCommits(await readAll(store), [first], `read after an append of ${what}`)
    }
    await appended(store, SOUND)
  },
} satisfies Laws

const LARGE = 50

async function writeLarge(store: EventStore): Promise<void> {
  for (let index = 0; index < 10; index += 1) {
    const expected = index * LARGE
    await appended(store, sampleCommit({ id: `c-${index}`, expected, texts: manyTexts(LARGE) }))
  }
}

async function watch(store: EventStore, isWriting: () => boolean): Promise<void> {
  const { target } = SOUND
  while (isWriting()) {
    for (const { events } of [...(await store.load(target)), ...(await readAll(store))]) {
      expectSame(events.length, LARGE, 'events of a commit while others are written')
    }
  }
}

function lastOf({ events }: Commit): Commit['events'][number] {
  const [last] = events.slice(-1) as [Commit['events'][number]]
  return last
}
