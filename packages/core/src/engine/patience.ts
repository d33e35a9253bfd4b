import { refuse, type Refusal } from '../refusal/refusal.ts'
import { chance, milliseconds, pause } from './ambient.ts'

/** Milliseconds that a command may be decided again for, where nothing else is said. */
export const RETRY_TIMEOUT = 5_000

/** Longest pause, in milliseconds. */
const LONGEST_PAUSE = 64

/** How long a command waits for its turn among other writers: pauses that grow, at random. */
export class Patience {
  readonly #until: number
  #longest = 0
  #isOver: boolean

  /** Begins now, and lasts for so many milliseconds. */
  constructor(timeout: number) {
    this.#until = milliseconds() + timeout
    this.#isOver = timeout === 0
  }

  /**
   * Whether there is time to try again, after the pause that is over then. The first time there is none:
   * what was known was old. Nor is there when time runs out, which a busy thread may have taken.
   */
  async pause(): Promise<boolean> {
    if (this.#isOver) return false
    const left = this.#until - milliseconds()
    this.#isOver = left <= 0
    if (left > 0 && this.#longest > 0) await pause(Math.min(chance() * this.#longest, left))
    this.#longest = Math.min(Math.max(this.#longest * 2, 1), LONGEST_PAUSE)
    return true
  }
}

/** What is wrong with a timeout; undefined where nothing is. */
export function faultInTimeout(retryTimeout: unknown): Refusal | undefined {
  if (typeof retryTimeout === 'number' && retryTimeout >= 0) return undefined
  const expected = 'milliseconds, 0 or more'
  const remedy = `Give 0 to try once, Infinity to try for ever, or leave it out for ${RETRY_TIMEOUT}.`
  return refuse('InvalidOptions', 'retryTimeout', retryTimeout, expected, remedy, { least: 0 })
}
