import type { LookSignal } from '../refusal/signal.ts'

/** Who waits without end stops waiting: by a signal, or by being left. */
export class Ending {
  readonly #signal: LookSignal | undefined
  readonly #waiting = new Set<() => void>()
  #isLeft = false

  constructor(signal: LookSignal | undefined) {
    this.#signal = signal
  }

  get isEnded(): boolean {
    return this.#isLeft || this.#signal?.aborted === true
  }

  /** What is waited for; undefined if the end comes first. */
  async orEnded<Answer>(awaited: Promise<Answer>): Promise<Answer | undefined> {
    let end = (): void => undefined
    const ended = new Promise<undefined>((resolve) => {
      end = () => resolve(undefined)
    })
    if (this.isEnded) end()
    this.#waiting.add(end)
    this.#signal?.addEventListener('abort', end)
    try {
      return await Promise.race([ended, awaited])
    } finally {
      this.#waiting.delete(end)
      this.#signal?.removeEventListener('abort', end)
    }
  }

  /** What is iterated over, up to the end. */
  async *until<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void> {
    const iterator = items[Symbol.asyncIterator]()
    let isAnswered = true
    try {
      while (!this.isEnded) {
        isAnswered = false
        const next = await this.orEnded(iterator.next())
        isAnswered = next !== undefined
        if (next === undefined || next.done === true) return
        yield next.value
      }
    } finally {
      const left = leave(iterator)
      // Who still waits for an answer would wait for that first.
      if (isAnswered) await left
    }
  }

  /**
   * The same, which ends once it is left, also while it is waiting for more: left by itself, a generator
   * waits for what it is waiting for.
   */
  endedBy<Item>(items: AsyncGenerator<Item, void>): AsyncIterableIterator<Item> {
    const leave = async (): Promise<IteratorResult<Item>> => {
      this.#isLeft = true
      for (const end of this.#waiting) end()
      return await items.return()
    }
    const iterator: AsyncIterableIterator<Item> = {
      next: () => items.next(),
      return: leave,
      [Symbol.asyncIterator]: () => iterator,
    }
    return iterator
  }
}

/** Leaves an iterator early; what it thinks of that is its own affair. */
async function leave(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.()
  } catch {
    // It was over, or failed while nobody was waiting any longer.
  }
}
