import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { refuse } from '../refusal/refusal.ts'
import { requireTimeout } from '../refusal/required.ts'
import { requireSignal, type LookSignal } from '../refusal/signal.ts'
import type { EventStore, Position, StoredCommit } from './event-store.ts'
import { Ending } from './ending.ts'

/** Milliseconds between looks at a log whose store does not tell what comes. */
const POLL_EVERY = 100

/** From where a log is followed, and until when. */
export interface FollowOptions {
  /** Only commits after this position; absent: from the beginning. */
  readonly after?: Position | undefined
  /** An AbortSignal that ends the following, as the end of a log would. Absent: only leaving it does. */
  readonly signal?: LookSignal | undefined
  /**
   * Milliseconds between two looks at the log, 1 to 2^31 - 1, where its store has no `onCommits`; absent:
   * 100. Where it has, no look is needed.
   */
  readonly pollEvery?: number | undefined
}

/** What is followed: a store, as far as that takes one. */
export type FollowedStore = Pick<EventStore, 'read' | 'onCommits'>

/**
 * The log of any store from a position on, and then what comes, in batches that are never empty: in
 * order, without a gap, and nothing twice.
 *
 * - It reads when it is asked for more. Who is slow holds one batch and keeps nobody waiting.
 * - An abort ends it, whatever it is waiting for, with nothing more given: it is the only end there is, and so no
 *   failure. What was given last says where to go on.
 * - It rejects with what the store rejects with, {@link StoreClosed} once that is closed, and is over then.
 * - While somebody waits for more it may keep the process alive; once it is aborted or left it holds nothing.
 *
 * Throws {@link RefusedInput} where an option can't be.
 *
 * @example
 * const store = memoryStore()
 * for await (const commits of followLog(store, { signal: AbortSignal.timeout(10) })) {
 *   commits.length // never 0
 * }
 */
export function followLog(
  store: FollowedStore,
  options: FollowOptions = {},
): AsyncIterableIterator<readonly StoredCommit[]> {
  const asked = followingOf(options)
  return asked.ending.endedBy(batchesIn(store, asked))
}

/** {@link FollowOptions}, checked and complete. */
export interface Following {
  readonly after: Position | undefined
  readonly pollEvery: number
  readonly ending: Ending
}

/** Throws {@link RefusedInput} where an option can't be. */
export function followingOf(options: FollowOptions): Following {
  const given = optionsIn(options, ['after', 'signal', 'pollEvery'])
  const { after, signal, pollEvery = POLL_EVERY } = given
  if (after !== undefined && typeof after !== 'string') {
    const remedy = 'Give a position that this store gave out, or leave it out for the beginning.'
    const expected = 'a position in the log'
    throw new RefusedInput(refuse('InvalidPosition', 'after', after, expected, remedy))
  }
  requireSignal(signal)
  requireTimeout('pollEvery', pollEvery)
  return { after, pollEvery, ending: new Ending(signal) }
}

/** The batches of {@link followLog}; what it waits for is ended by its `ending` alone. */
export async function* batchesIn(
  store: FollowedStore,
  { after, pollEvery, ending }: Following,
): AsyncGenerator<readonly StoredCommit[], void> {
  let last = after
  let bell: Bell | undefined
  try {
    while (!ending.isEnded) {
      let isNew = false
      const batches = store.read(last === undefined ? {} : { after: last })
      for await (const batch of ending.until(batches)) {
        // Nothing is listened to while the caller is at work.
        bell?.stop()
        bell = undefined
        isNew = true
        last = batch.at(-1)?.position ?? last
        yield batch
      }
      if (isNew) continue
      if (bell === undefined) {
        // Then the log is read once more: what came before the bell was hung rings none.
        bell = bellOn(store, pollEvery)
      } else {
        await ending.orEnded(bell.rung)
        bell.stop()
        bell = undefined
      }
    }
  } finally {
    bell?.stop()
  }
}

interface Bell {
  /** Over once there may be more to read. */
  readonly rung: Promise<void>
  readonly stop: () => void
}

function bellOn(store: FollowedStore, pollEvery: number): Bell {
  let ring = (): void => undefined
  const rung = new Promise<void>((resolve) => {
    ring = resolve
  })
  if (store.onCommits !== undefined) return { rung, stop: store.onCommits(ring) }
  const timer = setTimeout(ring, pollEvery)
  return { rung, stop: () => clearTimeout(timer) }
}
