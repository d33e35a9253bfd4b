import type { CommitId, TargetId } from '../event/identifiers.ts'
import type { CheckedStore } from '../store/checked-store.ts'
import type { LogQuery, Position, StoredCommit } from '../store/event-store.ts'
import { inTurn } from './in-turn.ts'
import { LogReading } from './log-reading.ts'
import type { Look } from './look.ts'
import { onBehalfOf } from './store-failed.ts'
import { TargetStates } from './target-states.ts'

/** A store's log, as far as it was read. */
export class KnownLog {
  readonly states: TargetStates
  readonly #store: CheckedStore
  readonly #turn = inTurn()
  /** Where the log is read on. */
  #position: Position | undefined
  /** What was read from the beginning of the log, until all of it is in the states. */
  #reading: LogReading | undefined

  /** Tells of each target that changes. */
  constructor(store: CheckedStore, changed: (target: TargetId) => void) {
    this.#store = store
    this.states = new TargetStates(changed)
  }

  /** Reads the log on from where the last look left it; one reader at a time. */
  readOn(look: Look): Promise<void> {
    return this.#turn('', async () => {
      look.throwIfAborted()
      await (this.#position === undefined ? this.#readFromStart(look) : this.#readFurther(look))
    })
  }

  /** Takes in what is new of a target, for a view or on behalf of a command. */
  async load(target: TargetId, look: Look, commandId?: CommitId): Promise<void> {
    const { revision } = this.states.get(target)
    const ask = () => this.#store.load(target, revision)
    const commits = await (commandId === undefined ? ask() : onBehalfOf(commandId, 'load', ask))
    await look.take(commits, (commit) => this.states.takeCommit(commit))
  }

  /** What is known of a target now, or was at a position. */
  async statesOf(
    target: TargetId,
    position: Position | undefined,
    look: Look,
  ): Promise<TargetStates> {
    if (position !== undefined)
      return await statesIn(await this.commitsUpTo(target, position), look)
    await this.load(target, look)
    return this.states
  }

  async commitsUpTo(
    target: TargetId,
    position: Position | undefined,
  ): Promise<readonly StoredCommit[]> {
    const commits = await this.#store.load(target)
    if (position === undefined) return commits
    // Only the store can tell whether the position is one of its own. Between it and itself lies nothing.
    await this.#store.read({ after: position, upTo: position })[Symbol.asyncIterator]().next()
    return commits.filter((commit) => commit.position <= position)
  }

  /** What was known of all targets at a position. */
  async statesAt(position: Position, look: Look): Promise<TargetStates> {
    const reading = new LogReading()
    await this.#read({ upTo: position }, look, (commit) => reading.takeCommit(commit))
    const states = new TargetStates()
    await look.through('folding', reading.length, states.takeLog(reading))
    return states
  }

  /** What was read before it failed, or was stopped, is not read again. */
  async #readFromStart(look: Look): Promise<void> {
    const reading = (this.#reading ??= new LogReading())
    const { position: after } = reading
    const query = after === undefined ? {} : { after }
    await this.#read(query, look, (commit) => reading.takeCommit(commit))
    await look.through('folding', reading.length, this.states.takeLog(reading))
    this.#position = reading.position
    this.#reading = undefined
  }

  async #readFurther(look: Look): Promise<void> {
    await this.#read({ after: this.#position }, look, (commit) => {
      const events = this.states.takeCommit(commit)
      this.#position = commit.position
      return events
    })
  }

  /** Takes in commit after commit of the log, each of which answers how many events it was. */
  async #read(
    query: LogQuery,
    look: Look,
    takeIn: (commit: StoredCommit) => number,
  ): Promise<void> {
    for await (const commits of this.#store.read(query)) await look.take(commits, takeIn)
    look.hasRead()
  }
}

/** What some commits make known. A log with a hole is no history, and is not shown as one. */
export async function statesIn(
  commits: readonly StoredCommit[],
  look: Look,
): Promise<TargetStates> {
  const states = new TargetStates()
  await look.take(commits, (commit) => states.takeCommit(commit))
  return states
}
