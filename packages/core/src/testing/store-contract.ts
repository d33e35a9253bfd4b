import * as fc from 'fast-check'
import { optionsIn } from '../refusal/reading.ts'
import { requireTimeout } from '../refusal/required.ts'
import type { EventStore } from '../store/event-store.ts'
import { ATOMICITY_LAWS } from './store-contract/atomicity-laws.ts'
import { CONCURRENCY_LAWS } from './store-contract/concurrency-laws.ts'
import { expectLikeMemory, storePlans } from './store-contract/differential-law.ts'
import { StoreContractBroken } from './store-contract/expectation.ts'
import { FIDELITY_LAWS } from './store-contract/fidelity-laws.ts'
import { FOLLOW_LAWS } from './store-contract/follow-laws.ts'
import { HANDLE_LAWS } from './store-contract/handle-laws.ts'
import { IDEMPOTENCY_LAWS } from './store-contract/idempotency-laws.ts'
import type { Laws, OpenStore } from './store-contract/law.ts'
import { ORDER_LAWS } from './store-contract/order-laws.ts'
import { RACE_LAWS } from './store-contract/race-laws.ts'
import { READ_LAWS } from './store-contract/read-laws.ts'
import { sampleCommit } from './store-contract/sample-commit.ts'
import { expectSerial, racePlans } from './store-contract/serial-law.ts'
import { VOLUME_LAWS } from './store-contract/volume-laws.ts'

const LAWS = {
  ...ORDER_LAWS,
  ...READ_LAWS,
  ...CONCURRENCY_LAWS,
  ...IDEMPOTENCY_LAWS,
  ...ATOMICITY_LAWS,
  ...RACE_LAWS,
  ...FIDELITY_LAWS,
  ...HANDLE_LAWS,
  ...VOLUME_LAWS,
  ...FOLLOW_LAWS,
} satisfies Laws

export const LAWS_OF_PLANS = {
  'appends made at once come out as one after another': forAll(racePlans, expectSerial),
  'any plan of calls gives what the memory store gives': forAll(storePlans, expectLikeMemory),
}

/** The sentence that states a law of {@link storeContract}. */
export type StoreLaw = keyof typeof LAWS | keyof typeof LAWS_OF_PLANS

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

/** Makes an empty log for one test; called once a law, and once a plan of the laws of plans. */
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
  readonly knownGaps?: readonly StoreLaw[] | undefined
  /** How many random plans to run for each law of plans, 1 or more; absent: 50. */
  readonly plans?: number | undefined
  /**
   * Milliseconds that a follower waits for what it has to be given, 1 to 2^31 - 1; absent: 5,000. For a store
   * that tells late what others have appended.
   */
  readonly followWithin?: number | undefined
}

/**
 * The laws of the {@link EventStore} port as a test suite, for any store and any test runner.
 * A failing random plan is shrunk, and printed with the seed it came from.
 *
 * What is expected depends on what the store declares of itself: see {@link StoreCapabilities}. A
 * store that declares more than it keeps fails.
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
  const {
    describe,
    it,
    knownGaps = [],
    plans = 50,
    followWithin = 5_000,
  } = optionsIn(options, ['describe', 'it', 'knownGaps', 'plans', 'followWithin'])
  requireTimeout('followWithin', followWithin)
  const gaps = new Set<string>(knownGaps)

  function law(sentence: string, check: () => Promise<void>): void {
    if (gaps.delete(sentence))
      it(`known gap: ${sentence}`, () => expectBroken(sentence, createHarness, check))
    else it(sentence, check)
  }

  describe(`${name} keeps the laws of the store port`, () => {
    for (const [sentence, keep] of Object.entries(LAWS)) {
      law(sentence, () => withHarness(createHarness, (open) => keep(open, followWithin)))
    }
    for (const [sentence, keep] of Object.entries(LAWS_OF_PLANS)) {
      law(sentence, () => keep(createHarness, plans))
    }
    if (gaps.size > 0) {
      throw new TypeError(`Expected knownGaps to name laws, found '${[...gaps].join("', '")}'.`)
    }
  })
}

/** A law of any plan: each plan has a log of its own. */
function forAll<Plan>(
  plans: fc.Arbitrary<Plan>,
  keep: (open: OpenStore, plan: Plan) => Promise<void>,
): (createHarness: CreateStoreHarness, numRuns: number) => Promise<void> {
  return (createHarness, numRuns) =>
    fc.assert(
      fc.asyncProperty(plans, (plan) => withHarness(createHarness, (open) => keep(open, plan))),
      { numRuns },
    )
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

async function expectBroken(
  sentence: string,
  createHarness: CreateStoreHarness,
  check: () => Promise<void>,
): Promise<void> {
  await expectAlive(createHarness)
  const kept = await check().then(
    () => true,
    () => false,
  )
  if (kept) {
    throw new StoreContractBroken(`The gap has closed: remove '${sentence}' from knownGaps`)
  }
}

/** A store that can do nothing at all breaks every law, and has no gap in one of them. */
async function expectAlive(createHarness: CreateStoreHarness): Promise<void> {
  await withHarness(createHarness, async (open) => {
    const store = await open()
    const commit = sampleCommit({ id: 'c-1' })
    await Promise.any([store.append(commit), store.load(commit.target)])
  })
}
