import { commitId, targetId } from '@planfold/core'
import type { Commit } from '@planfold/core/store'
import { sampleCommit } from '@planfold/core/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leanEvents, wholeEvents } from './lean-events.ts'

/** Its events as text, as they come back. */
function kept(commit: Commit): string {
  const { id, target, expectedRevision, events } = commit
  const lastRevision = expectedRevision + events.length
  return JSON.stringify(wholeEvents(leanEvents(commit), { id, target, lastRevision }))
}

test('what the row says is left out of the text', () => {
  const commit = sampleCommit({ id: 'c-1', target: 'Ả "t\\', expected: 4, texts: ['a', 'b'] })
  const [a, b] = ['a', 'b'].map(
    (text) =>
      `{"type":"NoteAdded","v":1,"recordedAt":"2020-12-20T09:00:00.000Z","data":{"text":"${text}"}}`,
  )
  expect(leanEvents(commit)).toBe(`[${a},${b}]`)
  expect(kept(commit)).toBe(JSON.stringify(commit.events))
})

test('what is not as the engine writes it is kept whole', () => {
  const sample = sampleCommit({ id: 'c-1', texts: ['a'] })
  const [event] = sample.events
  const odd: readonly object[] = [
    { ...event, id: 'c-1.2' },
    { ...event, id: undefined },
    { ...event, type: 'Note added' },
    { ...event, v: 1.5 },
    { ...event, 0: 'a number as key' },
    Object.fromEntries(Object.entries({ ...event }).toReversed()),
    { id: 'c-1.1', type: 'NoteAdded', v: 1, target: 'target-1', revision: 1, commit: 'c-1' },
  ]
  for (const other of odd) {
    const commit = { ...sample, events: [other] } as unknown as Commit
    expect(leanEvents(commit)).toBe(JSON.stringify([other]))
    expect(kept(commit)).toBe(JSON.stringify([other]))
  }
})

test('events come back to the letter, whatever they say', () => {
  const commits = fc.record({
    id: fc.string({ unit: 'binary', minLength: 1 }),
    target: fc.string({ unit: 'binary', minLength: 1 }),
    expectedRevision: fc.nat(),
    rest: fc.array(
      fc.tuple(
        fc.constantFrom('NoteAdded', 'Own kind'),
        fc.nat(2),
        fc.dictionary(
          fc.string(),
          fc.json().map((text) => JSON.parse(text) as unknown),
        ),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  })
  fc.assert(
    fc.property(commits, ({ id, target, expectedRevision, rest }) => {
      const events = rest.map(([type, v, more], index) => {
        const revision = expectedRevision + index + 1
        const envelope = { id: `${id}.${index + 1}`, type, v, target, revision, commit: id }
        return { ...envelope, recordedAt: 'now', ...more, target, revision, commit: id }
      })
      const commit = {
        id: id,
        target: target,
        fingerprint: '',
        expectedRevision,
        events,
      } as unknown as Commit
      expect(kept(commit)).toBe(JSON.stringify(events))
    }),
  )
})

test.each(['{}', 'null', '5', '[]', '[null]', '["gone"]', '[[]]'])(
  '%s, which is no text of events, is left to the codec',
  (text) => {
    const envelope = { id: commitId('c-1'), target: targetId('t'), lastRevision: 1 }
    const events: unknown = wholeEvents(text, envelope)
    if (text !== '[[]]') expect(events).toEqual(JSON.parse(text))
    else expect(events).toMatchObject([{ commit: 'c-1', type: undefined }])
  },
)
