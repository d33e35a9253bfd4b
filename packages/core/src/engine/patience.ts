import { refuse, type Refusal } from '../refusal/refusal.ts'
import { chance, milliseconds, pause } from './ambient.ts'

/** Milliseconds that a command may be decided again for, where nothing else is said. */
export const RETRY_TIMEOUT = 5_000

/** Longest pause, in milliseconds. */
const LONGEST_PAUSE = 64

/** How long a command waits for its turn among other writers: pauses that grow, at random. */
export class Patience {
  readonly #until: number
  #longest = 1

  /** Begins now, and lasts for so many milliseconds. */
  constructor(timeout: number) {
    this.#until = milliseconds() + timeout
  }

  /** Whether there was time for another pause; it is over then. */
  async pause(): Promise<boolean> {
    const left = this.#until - milliseconds()
    if (left <= 0) return false
    await pause(Math.min(chance() * this.#longest, left))
    this.#longest = Math.min(this.#longest * 2, LONGEST_PAUSE)
    return true
  }
}

/** What is wrong with a timeout; undefined where nothing is. */
export function faultInTimeout(retryTimeout: unknown): Refusal | undefined {
  if (typeof retryTimeout === 'number' && retryTimeout >= 0) return undefined
  const expected = 'milliseconds, 0 or more'
  const remedy = `Give 0 to try once, Infinity to try for ever, or leave it out for ${RETRY_TIMEOUT}.`
  return refuse('InvalidOptions', 'retryTimeout', retryTimeout, expected, remedy)
}
