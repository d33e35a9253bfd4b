import { optionsIn } from '../refusal/reading.ts'
import { requireFunction } from '../refusal/required.ts'
import { requireSignal, type LookSignal } from '../refusal/signal.ts'
import type { InSteps } from '../ledger/in-steps.ts'
import type { StoredCommit } from '../store/event-store.ts'
import type { Breathing } from './breathing.ts'
import type { BoardOptions, LookOptions, LookProgress } from './look-options.ts'

/** One look on its way: when it breathes, whether it is to stop, and who is told how far it is. */
export class Look {
  readonly #breathing: Breathing
  readonly #signal: LookSignal | undefined
  readonly #onProgress: BoardOptions['onProgress']
  readonly #done = { reading: 0, folding: 0, judging: 0 }
  readonly #of = { folding: 0, judging: 0 }

  constructor(breathing: Breathing, { signal, onProgress }: BoardOptions = {}) {
    this.#breathing = breathing
    this.#signal = signal
    this.#onProgress = onProgress
  }

  /** Does the work of the look; rejects with the reason of its signal as soon as that is aborted. */
  async during<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.throwIfAborted()
    return await unlessAborted(this.#signal, this.#breathing.during(work))
  }

  /** Throws the reason of the signal if it is aborted. */
  throwIfAborted(): void {
    this.#signal?.throwIfAborted()
  }

  /** Takes in one commit after another, each of which answers how many events it was. */
  async take(
    commits: readonly StoredCommit[],
    takeIn: (commit: StoredCommit) => number,
  ): Promise<void> {
    const { commitsAStep } = this.#breathing
    let taken = 0
    for (const commit of commits) {
      this.#done.reading += takeIn(commit)
      if (++taken % commitsAStep === 0 && this.#breathing.isDue) await this.#breathe('reading')
    }
    this.throwIfAborted()
  }

  /** Tells that all there was has been read. */
  hasRead(): void {
    this.#tell('reading', this.#done.reading)
  }

  /** Does work on so much, with breaths between its steps. */
  async through<Answer>(
    phase: 'folding' | 'judging',
    of: number,
    work: InSteps<Answer>,
  ): Promise<Answer> {
    this.#of[phase] += of
    let step = work.next()
    while (step.done !== true) {
      this.#done[phase] += step.value
      if (this.#breathing.isDue) await this.#breathe(phase)
      step = work.next()
    }
    this.#done[phase] = Math.max(this.#of[phase], this.#done[phase])
    this.#tell(phase)
    return step.value
  }

  async #breathe(phase: LookProgress['phase']): Promise<void> {
    this.#tell(phase)
    await this.#breathing.breath()
    this.throwIfAborted()
  }

  #tell(phase: LookProgress['phase'], of = this.#ofIn(phase)): void {
    if (this.#onProgress === undefined) return
    this.#onProgress(Object.freeze({ phase, done: this.#done[phase], of }))
    this.throwIfAborted()
  }

  /** How much there is in a phase. There may be more than was foreseen: what comes while it goes on. */
  #ofIn(phase: LookProgress['phase']): number | undefined {
    return phase === 'reading' ? undefined : Math.max(this.#of[phase], this.#done[phase])
  }
}

/** The look that a view's options ask for; throws {@link RefusedInput} for those that are none. */
export function lookOf(breathing: Breathing, options: LookOptions): Look {
  const { signal } = optionsIn(options, ['signal'])
  requireSignal(signal)
  return new Look(breathing, { signal })
}

/** {@link lookOf} a board. */
export function boardLookOf(breathing: Breathing, options: BoardOptions): Look {
  const { signal, onProgress } = optionsIn(options, ['signal', 'onProgress'])
  requireSignal(signal)
  if (onProgress !== undefined) requireFunction('onProgress', onProgress)
  return new Look(breathing, { signal, onProgress })
}

/** An answer, or the reason of a signal that is aborted before it is there. */
async function unlessAborted<Answer>(
  signal: LookSignal | undefined,
  answer: Promise<Answer>,
): Promise<Answer> {
  if (signal === undefined) return await answer
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
  })
  signal.addEventListener('abort', stop)
  try {
    return await Promise.race([answer, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
