import { StoreClosed, type TargetId } from '@planfold/core'
import {
  checkCommit,
  CommitListeners,
  eventsAsJson,
  numberOfPosition,
  optionsIn,
  positionNumbered,
  type AppendResult,
  type Commit,
  type EventStore,
  type LogQuery,
  type Position,
  type StoredCommit,
} from '@planfold/core/store'

const COMMITS_PER_BATCH = 1_000

/** After every position that a store gives out. */
const AFTER_ALL = '\uFFFF'

declare const rehearsalBrand: unique symbol

/** What several rehearsal stores may share. Opaque; made by {@link rehearsal}. */
export interface Rehearsal {
  readonly [rehearsalBrand]: true
}

/** Events are kept as JSON text: what goes in and what comes out shares no object with the log. */
interface Entry extends Omit<StoredCommit, 'events'> {
  readonly firstRevision: number
  readonly lastRevision: number
  readonly text: string
}

/** A target that has been appended to; what lies below it is never seen to grow from then on. */
interface RehearsedTarget {
  readonly entries: Entry[]
  /** Fingerprints by the ids of its commits, those below among them. */
  readonly fingerprints: Map<string, string>
}

interface Rehearsed {
  readonly entries: Entry[]
  readonly byTarget: Map<TargetId, RehearsedTarget>
  readonly listeners: CommitListeners
  /** The last position of the log underneath that was read before what is rehearsed. */
  cut: Position | undefined
  isCut: boolean
}

const rehearsed = new WeakMap<Rehearsal, Rehearsed>()

/**
 * What is rehearsed, for several stores to share.
 *
 * @example
 * const store = memoryStore()
 * const shared = rehearsal()
 * const [here, there] = [rehearsalStore(store, shared), rehearsalStore(store, shared)]
 */
export function rehearsal(): Rehearsal {
  const made = Object.freeze({}) as Rehearsal
  const listeners = new CommitListeners()
  rehearsed.set(made, { entries: [], byTarget: new Map(), listeners, cut: undefined, isCut: false })
  return made
}

/**
 * A store that reads what another store holds and keeps what is appended in memory: whatever is done
 * on it says what would happen, and nothing of it is stored. A tracker on it is a dry run.
 *
 * - What others append underneath meanwhile is seen, until it would come between what is rehearsed:
 *   on a target that has been appended to here, and once the log has been read past its end, it is not.
 * - A commit's id is looked for among those of its target.
 * - Closing it leaves the store underneath open.
 *
 * @example
 * const store = memoryStore()
 * const dryRun = await openTracker({ store: rehearsalStore(store) })
 */
export function rehearsalStore(store: EventStore, shared: Rehearsal = rehearsal()): EventStore {
  const log = rehearsed.get(shared)
  if (log === undefined) throw new TypeError('Expected what is shared to be made by rehearsal().')
  return new RehearsalStore(store, log)
}

class RehearsalStore implements EventStore {
  readonly capabilities = { commitIds: 'target', durable: false } as const
  readonly #base: EventStore
  readonly #log: Rehearsed
  readonly #own = new CommitListeners()
  #isClosed = false

  constructor(base: EventStore, log: Rehearsed) {
    this.#base = base
    this.#log = log
  }

  async load(
    target: TargetId,
    options: { readonly afterRevision?: number | undefined } = {},
  ): Promise<readonly StoredCommit[]> {
    const { afterRevision = 0 } = optionsIn(options, ['afterRevision'])
    this.#checkOpen()
    const below = await this.#base.load(target, { afterRevision })
    // What is rehearsed is looked at afterwards, lest an append go by unseen.
    const above = this.#log.byTarget.get(target)?.entries ?? []
    return [
      ...below.filter((commit) => this.#isBelow(commit)),
      ...above.filter(({ lastRevision }) => lastRevision > afterRevision).map(handOut),
    ]
  }

  async append(commit: Commit): Promise<AppendResult> {
    this.#checkOpen()
    checkCommit(commit)
    const text = eventsAsJson(commit)
    const { id, target, fingerprint, events } = commit
    const below = this.#log.byTarget.has(target) ? [] : await this.load(target)
    // Another append may have come in while this one was loading.
    const known = this.#log.byTarget.get(target) ?? {
      entries: [],
      fingerprints: new Map(below.map((each) => [each.id, each.fingerprint])),
    }
    const earlier = known.fingerprints.get(id)
    if (earlier !== undefined) {
      const original = (await this.load(target)).find((each) => each.id === id) as StoredCommit
      return {
        status: earlier === fingerprint ? 'alreadyAppended' : 'commitIdTaken',
        commit: original,
      }
    }
    const revision = known.entries.at(-1)?.lastRevision ?? lastRevisionOf(below)
    if (revision !== commit.expectedRevision) return { status: 'conflict', revision }
    const entry: Entry = {
      id,
      target,
      fingerprint,
      position: positionOf(this.#log.entries.length + 1),
      firstRevision: revision + 1,
      lastRevision: revision + events.length,
      text,
    }
    this.#log.entries.push(entry)
    known.entries.push(entry)
    known.fingerprints.set(id, fingerprint)
    this.#log.byTarget.set(target, known)
    this.#log.listeners.tell()
    return { status: 'appended', position: entry.position }
  }

  async *read(query: LogQuery = {}): AsyncGenerator<readonly StoredCommit[]> {
    this.#checkOpen()
    const { after, upTo } = optionsIn(query, ['after', 'upTo'])
    const end = upTo === undefined ? this.#log.entries.length : endOf(upTo)
    if (!isOwn(after)) yield* this.#below(after, isOwn(upTo) ? undefined : upTo, end > 0)
    let next = isOwn(after) ? numberOf(after) : 0
    const last = Math.min(end, this.#log.entries.length)
    while (next < last) {
      const to = Math.min(next + COMMITS_PER_BATCH, last)
      yield this.#log.entries.slice(next, to).map(handOut)
      next = to
      this.#checkOpen()
    }
  }

  /** Undefined where the store underneath does not tell what comes: then both are looked at. */
  get onCommits(): EventStore['onCommits'] {
    const base = this.#base
    if (base.onCommits === undefined) return undefined
    return (listener) => {
      this.#checkOpen()
      const below = base.onCommits?.(listener)
      const stops = [below, this.#log.listeners.add(listener), this.#own.add(listener)]
      return () => stops.forEach((stop) => stop?.())
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#own.tell()
  }

  /** The log underneath; where anything follows it, it ends for good where it ends now. */
  async *#below(
    after: Position | undefined,
    upTo: Position | undefined,
    isFollowed: boolean,
  ): AsyncGenerator<readonly StoredCommit[]> {
    const last = this.#log.isCut ? earlierOf(upTo, this.#log.cut) : upTo
    if (this.#log.isCut && this.#log.cut === undefined) return
    let end = after
    for await (const batch of this.#base.read({
      ...(after !== undefined && { after }),
      ...(last !== undefined && { upTo: last }),
    })) {
      this.#checkOpen()
      end = batch.at(-1)?.position ?? end
      const commits = batch.filter((commit) => this.#isBelow(commit))
      if (commits.length > 0) yield commits
    }
    if (!isFollowed || upTo !== undefined || this.#log.isCut) return
    this.#log.cut = end
    this.#log.isCut = true
  }

  /** Whether a commit of the log underneath comes before all that is rehearsed. */
  #isBelow(commit: StoredCommit): boolean {
    const { cut, isCut, byTarget } = this.#log
    if (isCut && (cut === undefined || commit.position > cut)) return false
    const first = byTarget.get(commit.target)?.entries[0]
    return first === undefined || lastRevisionOf([commit]) < first.firstRevision
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new StoreClosed()
  }
}

function lastRevisionOf(commits: readonly StoredCommit[]): number {
  const last = commits.at(-1)?.events.at(-1) as { readonly revision: number } | undefined
  return last?.revision ?? 0
}

function positionOf(number: number): Position {
  return `${AFTER_ALL}${positionNumbered(number)}` as Position
}

function isOwn(position: Position | undefined): position is Position {
  return position?.startsWith(AFTER_ALL) === true
}

function numberOf(position: Position): number {
  return numberOfPosition(position.slice(AFTER_ALL.length) as Position)
}

/** How many of the commits rehearsed lie at or before a position. */
function endOf(position: Position): number {
  return isOwn(position) ? numberOf(position) : 0
}

function earlierOf(a: Position | undefined, b: Position | undefined): Position | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

function handOut({ id, target, fingerprint, position, text }: Entry): StoredCommit {
  return { id, target, fingerprint, position, events: JSON.parse(text) as unknown[] }
}
