import { targetId } from '../../event/identifiers.ts'
import { expectRejection, expectSame, expectThat } from './expectation.ts'
import type { Laws } from './law.ts'
import { appended, expectCommits, readAll } from './reading.ts'
import { manyTexts, sampleCommit } from './sample-commit.ts'

/** Nobody, and tenants that a name of a schema, a folder or a default might take for one another. */
const TENANTS: readonly (string | undefined)[] = [
  undefined,
  'default',
  'undefined',
  'null',
  'public',
  'ba-dinh',
  'BA-DINH',
  'ba_dinh',
  'ba.dinh',
  'ba/dinh',
  'ba-dinh-2',
  "'",
  '漢'.repeat(200),
  `${'漢'.repeat(199)}字`,
]

/** Laws of the handle: whose log it opens, and what closing it means. */
export const HANDLE_LAWS = {
  'every handle declares the same capabilities': async (open) => {
    const { capabilities } = await open()
    const { commitIds, durable } = capabilities
    expectThat(['log', 'target'].includes(commitIds), `No capability of commit ids: ${commitIds}`)
    expectThat([true, false].includes(durable), `Neither durable nor not: ${durable}`)
    for (const tenant of [undefined, 'ba-dinh']) {
      const other = await open(tenant)
      expectSame(other.capabilities, capabilities, `capabilities of a handle of ${tenant}`)
    }
  },

  'tenants are apart: the same target and commit id are two': async (open) => {
    const commits = TENANTS.map((tenant) =>
      sampleCommit({
        id: 'c-1',
        target: 't-1',
        fingerprint: `f of ${tenant}`,
        texts: [`${tenant}`],
      }),
    )
    for (const [index, tenant] of TENANTS.entries()) {
      const store = await open(tenant)
      expectSame(await readAll(store), [], `log of ${tenant} before it has one`)
      await appended(store, commits[index] ?? sampleCommit({ id: 'c-1' }))
    }
    for (const [index, tenant] of TENANTS.entries()) {
      const store = await open(tenant)
      const own = commits.slice(index, index + 1)
      expectCommits(await store.load(targetId('t-1')), own, `load of ${tenant}`)
      expectCommits(await readAll(store), own, `read of ${tenant}`)
    }
  },

  'what a durable store acknowledged is there when it is opened again': async (open) => {
    const first = sampleCommit({ id: 'c-1', texts: manyTexts(3) })
    const second = sampleCommit({ id: 'c-2', expected: 3 })
    const store = await open()
    if (!store.capabilities.durable) return
    const position = await appended(store, first)
    // No handle is left open between the two.
    await store.close()
    const reopened = await open()
    await appended(reopened, second)
    expectCommits(await readAll(reopened), [first, second], 'read')
    expectCommits(await readAll(reopened, { after: position }), [second], 'read on')
    expectSame((await reopened.append(first)).status, 'alreadyAppended', 'append again')
    await reopened.close()
    const again = await open()
    expectCommits(await again.load(first.target), [first, second], 'load')
    const late = await again.append(sampleCommit({ id: 'c-3', expected: 3 }))
    expectSame(late, { status: 'conflict', revision: 4 }, 'append at a revision that is past')
  },

  'after closing every call rejects, and closing twice is harmless': async (open) => {
    const store = await open()
    const commit = sampleCommit({ id: 'c-1' })
    await appended(store, commit)
    await store.close()
    await store.close()
    await expectRejection(() => store.load(commit.target), 'load after close')
    await expectRejection(() => store.append(commit), 'append after close')
    await expectRejection(() => readAll(store), 'read after close')
  },

  'a handle that was never used can be closed': async (open) => {
    const store = await open()
    await store.close()
    await expectRejection(() => readAll(store), 'read after close')
  },

  'closing one handle leaves the others open': async (open) => {
    const [closing, staying] = [await open(), await open()]
    const commit = sampleCommit({ id: 'c-1' })
    await appended(closing, commit)
    expectSame((await readAll(staying)).length, 1, 'commits read before')
    await closing.close()
    await appended(staying, sampleCommit({ id: 'c-2', expected: 1 }))
    expectSame((await readAll(staying)).length, 2, 'commits read after')
  },
} satisfies Laws
