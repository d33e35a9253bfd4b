import { expect, test, vi } from 'vitest'
import type { Commit, EventStore } from '../store/event-store.ts'
import { memoryStore } from '../store/memory-store.ts'
import { openTracker } from '../engine/open-tracker.ts'
import type { Tracker } from '../engine/tracker.ts'
import { moment } from '../period/moment.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import { decodeEvent } from './codec.ts'
import type { TargetEvent } from './events.ts'

// All it takes to give an event its second version: these two tables. The version 1 of a note is made
// up: it had `words` where it now has `text`.
vi.mock(import('./versions.ts'), async (original) => {
  const { VERSIONS } = await original()
  const wordsToText = (data: unknown) => ({ text: (data as { words: string }).words })
  return {
    VERSIONS: { ...VERSIONS, NoteAdded: 2 as never },
    UPCASTERS: { NoteAdded: [wordsToText] },
  }
})

const TARGET = 'members-2020'

/** A tracker on a log with a note that was stored at version 1 and one that it stored itself. */
async function trackerWithNotes(): Promise<{ tracker: Tracker; events: readonly TargetEvent[] }> {
  const store = memoryStore()
  const tracker = await openTracker({ store, clock: () => moment('2020-02-03T02:00:00Z') })
  const set = await tracker.execute({
    type: 'SetTarget',
    target: TARGET,
    title: 'Members admitted',
    unit: 'person',
    measure: 'sum',
    plan: 201,
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
  })
  if (!set.ok) throw new Error(set.refusal.message)
  await store.append(commitOfOldNote(set.events))
  const noted = await tracker.execute({ type: 'AddNote', target: TARGET, text: 'by phone' })
  if (!noted.ok) throw new Error(noted.refusal.message)
  return { tracker, events: [...set.events, ...(await storedIn(store)).slice(1)] }
}

function commitOfOldNote([set]: readonly TargetEvent[]): Commit {
  const old = { ...set, id: 'old.1', type: 'NoteAdded', v: 1, revision: 2, commit: 'old' }
  const event = { ...old, data: { words: 'by letter' } } as unknown as TargetEvent
  const { commit: id, target } = event
  return { id, target, fingerprint: 'of long ago', expectedRevision: 1, events: [event] }
}

async function storedIn(store: EventStore): Promise<readonly TargetEvent[]> {
  const stored: TargetEvent[] = []
  for await (const commits of store.read()) {
    for (const { events } of commits) stored.push(...(events as readonly TargetEvent[]))
  }
  return stored
}

test('a tracker writes the second version, and reads both', async () => {
  const { tracker, events } = await trackerWithNotes()
  expect(events.map(({ type, v }) => `${type} ${v}`)).toEqual([
    'TargetSet 1',
    'NoteAdded 1',
    'NoteAdded 2',
  ])
  const texts = (await tracker.history(TARGET)).map(({ text }) => text).slice(1)
  expect(texts).toEqual(['Noted: by letter', 'Noted: by phone'])
  const board = await tracker.scoreboard({ asOf: '2020-02-03' })
  expect(board.target(TARGET).revision).toBe(3)
})

test('decodeEvent brings the first version up to the second', async () => {
  const { events } = await trackerWithNotes()
  const decoded = events.map((event, place) => decodeEvent(event, place))
  expect(decoded[1]).toMatchObject({ type: 'NoteAdded', v: 2, data: { text: 'by letter' } })
  expect(decoded.map((event, place) => decodeEvent(event, place))).toStrictEqual(decoded)
  expect(scoreboard(decoded, { asOf: '2020-02-03' }).size).toBe(1)
})

test('a fold takes the second version alone: the first has to be decoded', async () => {
  const { events } = await trackerWithNotes()
  expect(() => scoreboard(events, { asOf: '2020-02-03' })).toThrow(
    /expected an event of a known type and version, found NoteAdded version 1/,
  )
})

test('a third version is refused by name, and every other type still has one', async () => {
  const { events } = await trackerWithNotes()
  const [set, , note] = events
  expect(() => decodeEvent({ ...note, v: 3 }, 7)).toThrow(/NoteAdded version 1 to 2.*version 3/)
  expect(() => decodeEvent({ ...set, v: 2 }, 7)).toThrow(/TargetSet version 2/)
})
