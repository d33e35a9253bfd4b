import type { StoredCommit } from '../../store/event-store.ts'
import { expectSame, expectThat } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { sampleCommit } from './sample-commit.ts'
import { A, openSamples, SAMPLES, SAMPLES_OF_A } from './sample-log.ts'

export const READ_LAWS = {
  'reading starts after a position and stops at one, itself included': async (open) => {
    const { store, positions } = await openSamples(open)
    for (const [from, after] of [undefined, ...positions].entries()) {
      for (const [index, upTo] of [...positions, undefined].entries()) {
        const query = { ...(after && { after }), ...(upTo && { upTo }) }
        const expected = SAMPLES.slice(from, index + 1)
        expectCommits(await readAll(store, query), expected, `read ${JSON.stringify(query)}`)
      }
    }
  },

  'a read ends although appends go on': async (open) => {
    const { store } = await openSamples(open)
    let batches = 0
    for await (const _ of store.read()) {
      batches += 1
      expectThat(batches <= 100, 'A read of a few commits went on for 100 batches of later ones')
      await appended(store, sampleCommit({ id: `later-${batches}`, target: `later-${batches}` }))
    }
  },

  'a read that is left early is over': async (open) => {
    const { store } = await openSamples(open)
    for await (const batch of store.read()) {
      expectThat(batch.length > 0, 'A read gave an empty batch')
      break
    }
    expectCommits(await readAll(store), SAMPLES, 'read after one that was left')
    expectCommits(await store.load(A), SAMPLES_OF_A, 'load after a read that was left')
    const last = sampleCommit({ id: 'last', target: 'other' })
    await appended(store, last)
    expectCommits(await readAll(store), [...SAMPLES, last], 'read after an append')
  },

  'reads of one handle at the same time do not disturb each other': async (open) => {
    const { store } = await openSamples(open)
    const readers = [1, 2].map(() => ({
      batches: store.read()[Symbol.asyncIterator](),
      found: [] as StoredCommit[],
    }))
    let going = readers
    while (going.length > 0) {
      const done = new Set<unknown>()
      for (const reader of going) {
        const next = await reader.batches.next()
        if (next.done === true) done.add(reader)
        else reader.found.push(...next.value)
        expectSame((await store.load(A)).length, SAMPLES_OF_A.length, 'commits loaded between')
      }
      going = going.filter((reader) => !done.has(reader))
    }
    for (const { found } of readers) expectCommits(found, SAMPLES, 'one of two reads')
  },
} satisfies Laws
