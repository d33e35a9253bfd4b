import * as fc from 'fast-check'
import type { EventStore } from '../engine/event-store.ts'
import { CONCURRENCY_LAWS } from './store-contract/concurrency-laws.ts'
import { expectLikeMemory, storePlans } from './store-contract/differential-laws.ts'
import { StoreContractBroken } from './store-contract/expectation.ts'
import { FIDELITY_LAWS } from './store-contract/fidelity-laws.ts'
import { HANDLE_LAWS } from './store-contract/handle-laws.ts'
import { IDEMPOTENCY_LAWS } from './store-contract/idempotency-laws.ts'
import type { Laws, OpenStore } from './store-contract/law.ts'
import { ORDER_LAWS } from './store-contract/order-laws.ts'

const LAWS = {
  ...ORDER_LAWS,
  ...CONCURRENCY_LAWS,
  ...IDEMPOTENCY_LAWS,
  ...FIDELITY_LAWS,
  ...HANDLE_LAWS,
} satisfies Laws

const LIKE_MEMORY = 'any plan of calls gives what the memory store gives'

/** The sentence that states a law of {@link storeContract}. */
export type StoreLaw = keyof typeof LAWS | typeof LIKE_MEMORY

/** One log of a store under test: empty at first, shared by every handle opened on it. */
export interface StoreHarness {
  /**
   * Opens another handle on the log, as another process would; without a tenant, on the log of
   * nobody in particular. The suite closes the handles it opened.
   */
  open(tenant?: string): EventStore | Promise<EventStore>
  /** Removes the log; called once, after every handle has been closed. */
  dispose?(): void | Promise<void>
}

/** Makes an empty log for one test; called once a law, and once a plan of the random one. */
export type CreateStoreHarness = () => StoreHarness | Promise<StoreHarness>

export interface StoreContractOptions {
  /** How the test runner groups tests: Vitest's, Jest's, Mocha's, `node:test`'s. */
  readonly describe: (name: string, define: () => void) => unknown
  /** How the test runner takes a test. */
  readonly it: (name: string, test: () => Promise<void>) => unknown
  /**
   * Laws that the store is known not to keep. They are run all the same, and fail once the store
   * keeps them, so that a gap that closes is noticed.
   */
  readonly knownGaps?: readonly StoreLaw[]
  /** How many random plans to run, 1 or more; absent: 50. Each takes a new harness. */
  readonly plans?: number
}

/**
 * The laws of the {@link EventStore} port as a test suite, for any store and any test runner.
 * A failing random plan is shrunk, and printed with the seed it came from.
 *
 * @example
 * import { describe, it } from 'vitest'
 * import { memoryLog, memoryStore } from '@planfold/core'
 *
 * storeContract('memory', () => {
 *   const log = memoryLog()
 *   return { open: (tenant) => memoryStore(tenant === undefined ? { log } : { log, tenant }) }
 * }, { describe, it })
 */
export function storeContract(
  name: string,
  createHarness: CreateStoreHarness,
  options: StoreContractOptions,
): void {
  const { describe, it, knownGaps = [], plans = 50 } = options

  function law(sentence: StoreLaw, check: () => Promise<void>): void {
    if (!knownGaps.includes(sentence)) it(sentence, check)
    else it(`known gap: ${sentence}`, () => expectBroken(sentence, check))
  }

  describe(`${name} keeps the laws of the store port`, () => {
    for (const [sentence, keep] of Object.entries(LAWS)) {
      law(sentence as keyof typeof LAWS, () => withHarness(createHarness, keep))
    }
    law(LIKE_MEMORY, () =>
      fc.assert(
        fc.asyncProperty(storePlans, (plan) =>
          withHarness(createHarness, (open) => expectLikeMemory(open, plan)),
        ),
        { numRuns: plans },
      ),
    )
  })
}

async function withHarness(
  createHarness: CreateStoreHarness,
  use: (open: OpenStore) => Promise<void>,
): Promise<void> {
  const harness = await createHarness()
  const opened: EventStore[] = []
  try {
    await use(async (tenant) => {
      const store = await (tenant === undefined ? harness.open() : harness.open(tenant))
      opened.push(store)
      return store
    })
  } finally {
    await Promise.allSettled(opened.map((store) => store.close()))
    await harness.dispose?.()
  }
}

async function expectBroken(sentence: StoreLaw, check: () => Promise<void>): Promise<void> {
  const kept = await check().then(
    () => true,
    () => false,
  )
  if (kept) {
    throw new StoreContractBroken(`The gap has closed: remove '${sentence}' from knownGaps`)
  }
}
