import type { Commit, EventStore, Position, StoredCommit } from '../../store/event-store.ts'
import { followLog, type FollowOptions } from '../../store/follow-log.ts'
import { expectThat, StoreContractBroken } from './expectation.ts'
import { expectCommits } from './reading.ts'

/** A follower of a store under test, which is waited for no longer than a law may take. */
export class Following {
  readonly #batches: AsyncIterableIterator<readonly StoredCommit[]>
  readonly #followWithin: number
  /** What was given and not taken. */
  readonly #given: StoredCommit[] = []
  #last: Position | undefined
  #asked: Promise<IteratorResult<readonly StoredCommit[]>> | undefined

  constructor(store: EventStore, followWithin: number, options: FollowOptions = {}) {
    this.#batches = followLog(store, options)
    this.#followWithin = followWithin
    this.#last = options.after
  }

  /** Where the follower is. */
  get last(): Position | undefined {
    return this.#last
  }

  /** Waits for more, and leaves the others time to notice. */
  async wait(): Promise<void> {
    void this.#ask().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }

  /** The next commits, so many. */
  async take(count: number): Promise<readonly StoredCommit[]> {
    while (this.#given.length < count) {
      const next = await this.#answer(`${count - this.#given.length} more commits`)
      if (next.done === true) throw new StoreContractBroken('A follower had reached an end')
      this.#add(next.value)
    }
    return this.#given.splice(0, count)
  }

  /** Expects the next commits to be these. */
  async expectNext(commits: readonly Commit[], what: string): Promise<void> {
    expectCommits(await this.take(commits.length), commits, what)
  }

  /** Expects nothing more to be given: the follower waits. */
  async expectNothing(what: string): Promise<void> {
    const pause = new Promise<undefined>((resolve) => setTimeout(resolve, 1, undefined))
    const next = await Promise.race([this.#ask(), pause])
    expectThat(next === undefined && this.#given.length === 0, `${what}: something more was given`)
  }

  /** Waits for the end: `over`, or `failed`. */
  async end(): Promise<'over' | 'failed'> {
    try {
      for (;;) if ((await this.#answer('its end')).done === true) return 'over'
    } catch (error) {
      if (error instanceof StoreContractBroken) throw error
      return 'failed'
    }
  }

  async leave(): Promise<void> {
    await this.#batches.return?.()
  }

  #ask(): Promise<IteratorResult<readonly StoredCommit[]>> {
    this.#asked ??= this.#batches.next()
    return this.#asked
  }

  async #answer(awaited: string): Promise<IteratorResult<readonly StoredCommit[]>> {
    const within = this.#followWithin
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      const fail = () =>
        reject(new StoreContractBroken(`A follower waited ${within} ms for ${awaited}`))
      timer = setTimeout(fail, within)
    })
    try {
      const next = await Promise.race([this.#ask(), late])
      this.#asked = undefined
      return next
    } finally {
      clearTimeout(timer)
    }
  }

  #add(batch: readonly StoredCommit[]): void {
    expectThat(batch.length > 0, 'A follower was given an empty batch')
    for (const commit of batch) {
      expectThat(
        this.#last === undefined || commit.position > this.#last,
        `Positions must rise: a follower was given ${commit.position} after ${this.#last}`,
      )
      this.#last = commit.position
      this.#given.push(commit)
    }
  }
}
