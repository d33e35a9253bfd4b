import { milliseconds, othersTurn } from './ambient.ts'

/** Milliseconds that looks hold the thread for, before others have their turn. */
const LONGEST_STRETCH = 5

/** Commits that are taken in before the time is looked at. */
const COMMITS_A_STEP = 64

/** What breathing needs of the surroundings. */
export interface Air {
  /** Milliseconds that have passed since some moment. */
  readonly milliseconds: () => number
  /** Over when all that waits for the thread has had its turn. */
  readonly othersTurn: () => Promise<void>
}

/**
 * Shares a thread between looks that take long and everything else. All looks breathe at once: if each did
 * so in its own time, one after another would hold the thread.
 */
export class Breathing {
  /** How many commits are taken in before the time is looked at. */
  readonly commitsAStep: number
  readonly #air: Air
  #looks = 0
  #since = 0
  #breath: Promise<void> | undefined

  constructor(air: Air, commitsAStep: number = COMMITS_A_STEP) {
    this.#air = air
    this.commitsAStep = commitsAStep
  }

  /** Does the work of a look. The first that begins finds the thread fresh. */
  async during<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#looks++ === 0) this.#since = this.#air.milliseconds()
    try {
      return await work()
    } finally {
      this.#looks--
    }
  }

  /** Whether it is time to take a breath. */
  get isDue(): boolean {
    return this.#air.milliseconds() - this.#since >= LONGEST_STRETCH
  }

  /** Lets others have their turn. */
  breath(): Promise<void> {
    this.#breath ??= this.#takeBreath()
    return this.#breath
  }

  async #takeBreath(): Promise<void> {
    await this.#air.othersTurn()
    this.#since = this.#air.milliseconds()
    this.#breath = undefined
  }
}

/** That of all trackers: they share the thread. */
export const BREATHING = new Breathing({ milliseconds, othersTurn })
