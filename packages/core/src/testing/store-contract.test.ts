import { describe, expect, test } from 'vitest'
import { inFirstRun, scaled } from '../../laws/runs.ts'
import { memoryLog, memoryStore } from '../store/memory-store.ts'
import {
  storeContract,
  type CreateStoreHarness,
  type StoreContractOptions,
} from './store-contract.ts'
import { ATOMICITY_FAULTS } from './store-contract/faults/atomicity-faults.ts'
import { CONCURRENCY_FAULTS } from './store-contract/faults/concurrency-faults.ts'
import { faulty } from './store-contract/faults/fault.ts'
import { FIDELITY_FAULTS } from './store-contract/faults/fidelity-faults.ts'
import { FOLLOW_FAULTS } from './store-contract/faults/follow-faults.ts'
import { goneWithLastHandle, HANDLE_FAULTS } from './store-contract/faults/handle-faults.ts'
import { IDEMPOTENCY_FAULTS } from './store-contract/faults/idempotency-faults.ts'
import { idsByTarget } from './store-contract/faults/ids-by-target.ts'
import { ORDER_FAULTS } from './store-contract/faults/order-faults.ts'
import { PLAN_FAULTS } from './store-contract/faults/plan-faults.ts'
import { RACE_FAULTS } from './store-contract/faults/race-faults.ts'
import { READ_FAULTS } from './store-contract/faults/read-faults.ts'
import { VOLUME_FAULTS } from './store-contract/faults/volume-faults.ts'

const FAULTS: Readonly<Record<string, Readonly<Record<string, CreateStoreHarness>>>> = {
  ...ORDER_FAULTS,
  ...READ_FAULTS,
  ...CONCURRENCY_FAULTS,
  ...IDEMPOTENCY_FAULTS,
  ...ATOMICITY_FAULTS,
  ...RACE_FAULTS,
  ...FIDELITY_FAULTS,
  ...VOLUME_FAULTS,
  ...FOLLOW_FAULTS,
  ...HANDLE_FAULTS,
  ...PLAN_FAULTS,
}

type Check = readonly [name: string, check: () => Promise<void>]

const sound: CreateStoreHarness = () => {
  const log = memoryLog()
  return { open: (tenant) => memoryStore(tenant === undefined ? { log } : { log, tenant }) }
}

function checksOf(
  createHarness: CreateStoreHarness,
  options: Partial<StoreContractOptions> = {},
): readonly Check[] {
  const checks: Check[] = []
  storeContract('a store', createHarness, {
    describe: (_, define) => define(),
    it: (name, check) => checks.push([name, check]),
    plans: inFirstRun(10, scaled(100)),
    ...options,
  })
  return checks
}

/** The suite, of which one law is asked until the fault is found: the rarest is in few plans. */
function checksUntilFound(law: string, createHarness: CreateStoreHarness): readonly Check[] {
  // What a follower of the memory store is given it has at once; what it waits for otherwise never comes.
  const followWithin = 100
  const untilFound = new Map(checksOf(createHarness, { plans: 2_000, followWithin }))
  return checksOf(createHarness, { followWithin }).map(([name, check]) => {
    const asked = name === law ? untilFound.get(name) : undefined
    return [name, asked ?? check]
  })
}

/** Runs the suite, and gives the names of the tests that failed. */
async function failuresOf(checks: readonly Check[]): Promise<readonly string[]> {
  const failures: string[] = []
  for (const [name, check] of checks) await check().catch(() => failures.push(name))
  return failures
}

/** Runs the suite to the first test that fails, and gives its name. */
async function firstFailureOf(checks: readonly Check[]): Promise<string | undefined> {
  for (const [name, check] of checks) {
    const held = await check().then(
      () => true,
      () => false,
    )
    if (!held) return name
  }
  return undefined
}

describe('storeContract', () => {
  test('finds nothing in a store without a fault', async () => {
    expect(await failuresOf(checksOf(sound))).toEqual([])
  })

  test('finds nothing in a store that keeps less, and declares it', async () => {
    expect(await failuresOf(checksOf(idsByTarget('target')))).toEqual([])
    expect(await failuresOf(checksOf(goneWithLastHandle(false)))).toEqual([])
  })

  test('has a broken store for every law', () => {
    const laws = checksOf(sound).map(([name]) => name)
    expect(Object.keys(FAULTS).toSorted()).toEqual(laws.toSorted())
  })

  describe.each(Object.entries(FAULTS))('%s', (law, stores) => {
    test.each(Object.entries(stores))(
      'is the first law that fails if a store %s',
      async (_, store) => {
        expect(await firstFailureOf(checksUntilFound(law, store))).toBe(law)
      },
    )
  })

  test('runs a known gap as an expected failure', async () => {
    const neverCloses = faulty((store) => ({ ...store, close: async () => undefined }))
    const checks = checksOf(neverCloses, {
      knownGaps: [
        'after closing every call rejects, and closing twice is harmless',
        'a handle that was never used can be closed',
        'closing a handle ends its followers with an error, and no others',
      ],
      plans: 1,
      followWithin: 100,
    })
    expect(await failuresOf(checks)).toEqual([])
  })

  test.each<[string, CreateStoreHarness]>([
    ['that cannot be made', () => Promise.reject(new Error('no disk'))],
    ['that cannot be opened', () => ({ open: () => Promise.reject(new Error('no disk')) })],
    [
      'on which no call succeeds',
      faulty((store) => ({
        ...store,
        append: () => Promise.reject(new Error('no disk')),
        load: () => Promise.reject(new Error('no disk')),
      })),
    ],
  ])('takes no log for a known gap %s', async (_, harness) => {
    const law = 'tenants are apart: the same target and commit id are two'
    const failures = await failuresOf(checksOf(harness, { knownGaps: [law], plans: 1 }))
    expect(failures).toContain(`known gap: ${law}`)
  })

  test('fails once a known gap has closed', async () => {
    const law = 'any plan of calls gives what the memory store gives'
    const checks = checksOf(sound, { knownGaps: [law], plans: 1 })
    expect(await failuresOf(checks)).toEqual([`known gap: ${law}`])
  })

  test('refuses to wait for followers no time at all', () => {
    expect(() => checksOf(sound, { followWithin: 0 })).toThrow(/followWithin/)
  })

  test('refuses a known gap that is no law', () => {
    const knownGaps = ['there are no bugs'] as unknown as StoreContractOptions['knownGaps'] & {}
    expect(() => checksOf(sound, { knownGaps })).toThrow(
      "Expected knownGaps to name laws, found 'there are no bugs'.",
    )
  })
})
