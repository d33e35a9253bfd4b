import { describe, expect, test } from 'vitest'
import { targetId } from '../event/identifiers.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { sampleCommit } from '../testing/store-contract/sample-commit.ts'
import { MalformedCommit } from './check-commit.ts'
import type { Commit, Position } from './event-store.ts'
import { memoryLog, memoryStore, type MemoryLog } from './memory-store.ts'
import { numberOfPosition, positionNumbered, UnknownPosition } from './numbered-position.ts'
import { StoreClosed } from './store-closed.ts'
import { tenantKey } from './tenant.ts'

describe('memoryStore', () => {
  test('keeps a log of its own unless it is given one to share', async () => {
    const [alone, log] = [memoryStore(), memoryLog()]
    await memoryStore({ log }).append(sampleCommit({ id: 'c-1' }))
    expect(await alone.load(targetId('target-1'))).toEqual([])
    expect(await memoryStore({ log }).load(targetId('target-1'))).toHaveLength(1)
  })

  test('reads a long log in batches, whole and once', async () => {
    const store = memoryStore()
    for (let index = 0; index < 2_500; index += 1) {
      await store.append(sampleCommit({ id: `c-${index}`, target: `t-${index}` }))
    }
    const sizes: number[] = []
    for await (const batch of store.read()) sizes.push(batch.length)
    expect(sizes).toEqual([1_000, 1_000, 500])
  })

  test('stops a read under way when it is closed', async () => {
    const store = memoryStore()
    await store.append(sampleCommit({ id: 'c-1' }))
    const batches = store.read()[Symbol.asyncIterator]()
    await batches.next()
    await store.close()
    await expect(batches.next()).rejects.toThrow(StoreClosed)
  })

  test('refuses a tenant that is no id, naming the option', () => {
    for (const tenant of ['', ' ', '__proto__', '\ud800', 'x'.repeat(201)]) {
      expect(() => memoryStore({ tenant })).toThrow(RefusedInput)
      expect(() => memoryStore({ tenant })).toThrow(/^tenant: /)
    }
  })

  test('refuses a log that memoryLog did not make', () => {
    expect(() => memoryStore({ log: {} as MemoryLog })).toThrow(
      expect.objectContaining({ code: 'InvalidOptions' }),
    )
  })
})

describe('checkCommit, as a store calls it', () => {
  const sound = sampleCommit({ id: 'c-1', texts: ['a', 'b'] })
  const other = sampleCommit({ id: 'c-2', target: 'target-2', texts: ['a', 'b'] })
  const [first, second] = sound.events
  const malformed: Readonly<Record<string, Partial<Commit>>> = {
    'no events': { events: [] },
    'a negative revision': { expectedRevision: -1 },
    'a broken revision': { expectedRevision: 0.5 },
    'a revision that is no number': { expectedRevision: Number.NaN },
    'a revision left out': { expectedRevision: 1 },
    'revisions out of order': { events: [second, first].filter((event) => event !== undefined) },
    'an event of another commit': { id: other.id },
    'an event of another target': { target: other.target },
  }

  test.each(Object.entries(malformed))('rejects %s and stores nothing', async (_, fault) => {
    const store = memoryStore()
    await expect(store.append({ ...sound, ...fault })).rejects.toThrow(MalformedCommit)
    expect((await store.append(sound)).status).toBe('appended')
  })

  test('and what JSON cannot write, on one line', async () => {
    const [event] = sound.events
    const data = { text: 1n }
    const events = [{ ...event, data }] as unknown as Commit['events']
    await expect(memoryStore().append({ ...sound, events })).rejects.toThrow(
      /^Cannot append commit c-1 to [^ ]+: expected events that JSON can write, found [^\n]*BigInt[^\n]*\. Append the events as decided, under one commit id and one target\.$/,
    )
  })

  test('says what was expected, what was found and what to do', async () => {
    await expect(memoryStore().append({ ...sound, expectedRevision: 4 })).rejects.toThrow(
      'Cannot append commit c-1 to target-1: expected an event of revision 5, found 1. ' +
        'Append the events as decided, under one commit id and one target.',
    )
  })
})

describe('numbered positions', () => {
  test('order as text the way their numbers do', () => {
    const numbers = [0, 1, 9, 10, 99, 100, 2 ** 32, Number.MAX_SAFE_INTEGER]
    const positions = numbers.map(positionNumbered)
    expect(positions.toSorted()).toEqual(positions)
    expect(positions.map(numberOfPosition)).toEqual(numbers)
  })

  test('of another store are not understood', () => {
    const foreign = ['', '1', 'x', '-000000000000001', '9'.repeat(16), '0'.repeat(17), '1.0']
    for (const position of foreign) {
      expect(() => numberOfPosition(position as Position)).toThrow(UnknownPosition)
    }
  })

  test('of another store are refused by a read', async () => {
    const reading = memoryStore().read({ after: 'x' as Position })
    const batches = reading[Symbol.asyncIterator]()
    await expect(batches.next()).rejects.toThrow(UnknownPosition)
  })
})

test('the log of nobody in particular can be no tenant, since its key is no id', () => {
  expect(tenantKey(undefined)).toBe('')
  expect(() => tenantKey('')).toThrow(RefusedInput)
})
