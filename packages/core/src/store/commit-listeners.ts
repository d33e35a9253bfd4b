import { requireFunction } from '../refusal/required.ts'

/**
 * Those who wait for commits, for a store to keep: `onCommits` adds, and `append` and `close` tell.
 *
 * @example
 * const listeners = new CommitListeners()
 * const stop = listeners.add(() => undefined)
 * listeners.tell()
 * stop()
 * listeners.size //=> 0
 */
export class CommitListeners {
  readonly #listeners = new Set<{ readonly listener: () => void }>()

  /** How many there are. */
  get size(): number {
    return this.#listeners.size
  }

  /** Adds a listener, and returns what stops it. One that is added twice is two. */
  add(listener: () => void): () => void {
    requireFunction('listener', listener)
    const added = { listener }
    this.#listeners.add(added)
    return () => void this.#listeners.delete(added)
  }

  /** Calls each listener, once whoever tells has gone on: what it throws is an unhandled rejection. */
  tell(): void {
    for (const added of this.#listeners) void this.#call(added)
  }

  async #call(added: { readonly listener: () => void }): Promise<void> {
    await Promise.resolve()
    if (this.#listeners.has(added)) added.listener()
  }
}
