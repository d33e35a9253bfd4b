import { targetId } from '../../event/identifiers.ts'
import { expectSame, StoreContractBroken } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

const ORIGINAL = sampleCommit({ id: 'c-1', texts: manyTexts(2), fingerprint: 'f-1' })

export const IDEMPOTENCY_LAWS = {
  'a commit that comes again is the original, whatever revision it expects': async (open) => {
    const store = await open()
    const position = await appended(store, ORIGINAL)
    await appended(store, sampleCommit({ id: 'c-2', expected: 2 }))
    for (const expected of [0, 1, 2, 3, 7]) {
      // Decided anew on other knowledge, its events need not be those of the first time.
      const again = sampleCommit({ id: 'c-1', expected, fingerprint: 'f-1', texts: ['other'] })
      const result = await store.append(again)
      if (result.status !== 'alreadyAppended') throw unexpected(result, 'alreadyAppended')
      expectCommits([result.commit], [ORIGINAL], 'original')
      expectSame(result.commit.position, position, 'position of the original')
    }
    expectSame((await readAll(store)).length, 2, 'commits in the log')
  },

  'another command under a used commit id is told so, and stores nothing': async (open) => {
    const store = await open()
    const position = await appended(store, ORIGINAL)
    for (const expected of [0, 2]) {
      const other = sampleCommit({ id: 'c-1', expected, fingerprint: 'f-2' })
      const result = await store.append(other)
      if (result.status !== 'commitIdTaken') throw unexpected(result, 'commitIdTaken')
      expectCommits([result.commit], [ORIGINAL], 'original')
      expectSame(result.commit.position, position, 'position of the original')
    }
    expectSame((await readAll(store)).length, 1, 'commits in the log')
  },

  'a commit id is looked for as far as the store declares': async (open) => {
    const store = await open()
    await appended(store, ORIGINAL)
    const elsewhere = sampleCommit({ id: 'c-1', target: 'elsewhere', fingerprint: 'f-2' })
    const result = await store.append(elsewhere)
    const isWholeLog = store.capabilities.commitIds === 'log'
    expectSame(result.status, isWholeLog ? 'commitIdTaken' : 'appended', 'append elsewhere')
    const found = await store.load(targetId('elsewhere'))
    expectSame(found.length, isWholeLog ? 0 : 1, 'commits of the other target')
  },
} satisfies Laws

function unexpected(result: unknown, status: string): StoreContractBroken {
  return new StoreContractBroken(`Expected ${status}`, result, { status })
}
