import { CommitListeners } from '@planfold/core/store'

/** Those who listen to one store, told also what other processes do to its file. */
export class CommitWatch {
  readonly #listeners = new CommitListeners()
  readonly #version: () => unknown
  readonly #pollEvery: number
  #timer: ReturnType<typeof setInterval> | undefined
  #seen: unknown

  /**
   * Asks for the file's version every so many milliseconds, while somebody listens; undefined: it is not
   * known. The timer keeps the process alive, as whoever waits for others would have it.
   */
  constructor(version: () => unknown, pollEvery: number) {
    this.#version = version
    this.#pollEvery = pollEvery
  }

  /** Adds a listener, and returns what stops it. */
  add(listener: () => void): () => void {
    const stop = this.#listeners.add(listener)
    if (this.#timer === undefined) {
      this.#seen = this.#versionNow()
      this.#timer = setInterval(() => this.#look(), this.#pollEvery)
    }
    return () => {
      stop()
      if (this.#listeners.size === 0) this.#rest()
    }
  }

  /** Tells that the store is closed, and looks no more. */
  end(): void {
    this.#rest()
    this.#listeners.tell()
  }

  #rest(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #look(): void {
    const version = this.#versionNow()
    if (version !== undefined && version === this.#seen) return
    this.#seen = version
    this.#listeners.tell()
  }

  /** A file that fails is read by whoever is told, who then knows why. */
  #versionNow(): unknown {
    try {
      return this.#version()
    } catch {
      return undefined
    }
  }
}
