import type { LookSignal } from '../refusal/signal.ts'

/** How a view goes about its work. */
export interface LookOptions {
  /**
   * An AbortSignal that stops the look, which then rejects with the signal's reason. The tracker knows what
   * it has read by then, and is as usable as before. Absent: nothing stops it.
   */
  readonly signal?: LookSignal | undefined
}

/** How a board goes about its work. */
export interface BoardOptions extends LookOptions {
  /**
   * Told how far the board is, each time that others are let have the thread, and at the end of each phase.
   * What it throws stops the look, which rejects with it. Absent: nobody is told.
   */
  readonly onProgress?: ((progress: LookProgress) => void) | undefined
}

/** How far a look is. It never goes back, and each phase ends with as much done as there is. */
export interface LookProgress {
  /**
   * - `reading`: the events that are new in the log are read, counted in events.
   * - `folding`: a log read from its beginning is sorted by target, counted in events.
   * - `judging`: targets get their standings, counted in targets. While it goes on others may change, and
   *   are judged again: then there are more.
   */
  readonly phase: 'reading' | 'folding' | 'judging'
  /** Whole, 0 or more. */
  readonly done: number
  /** How much there is; undefined while the log is read, since no store says how long it is. */
  readonly of: number | undefined
}
