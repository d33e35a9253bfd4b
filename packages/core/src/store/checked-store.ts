import { HistoryCorrupt } from '../event/history-corrupt.ts'
import type { TargetId } from '../event/identifiers.ts'
import { shown } from '../refusal/preview.ts'
import { reading } from '../refusal/reading.ts'
import { accepted, valueOf } from '../refusal/result.ts'
import { isRevision } from './check-commit.ts'
import type { AppendResult, Commit, EventStore, LogQuery, StoredCommit } from './event-store.ts'
import { StoreAnswerInvalid, type StoreCall } from './store-answer.ts'

/**
 * A store whose answers are what the port says. Others are thrown: {@link StoreAnswerInvalid} for an
 * answer, {@link HistoryCorrupt} for what is no commit in it. The events of commits are not looked at.
 */
export class CheckedStore {
  readonly #store: EventStore

  constructor(store: EventStore) {
    this.#store = store
  }

  async load(target: TargetId, afterRevision?: number): Promise<readonly StoredCommit[]> {
    const options = afterRevision === undefined ? undefined : { afterRevision }
    return commitsIn('load', await this.#store.load(target, options))
  }

  /** Checks nothing: an answer goes through {@link appendedIn}. A promise more would cost every command. */
  append(commit: Commit): Promise<AppendResult> {
    return this.#store.append(commit)
  }

  async *read(query: LogQuery = {}): AsyncGenerator<readonly StoredCommit[], void> {
    const batches: unknown = this.#store.read(query)
    if (!isObject(batches) || !(Symbol.asyncIterator in batches || Symbol.iterator in batches)) {
      throw new StoreAnswerInvalid('read', 'batches to be iterated over', batches)
    }
    for await (const batch of batches as AsyncIterable<unknown>) yield commitsIn('read', batch)
  }

  /** Undefined where the store does not tell what comes. */
  get onCommits(): ((listener: () => void) => () => void) | undefined {
    const store = this.#store
    if (store.onCommits === undefined) return undefined
    return (listener) => {
      const stop: unknown = store.onCommits?.(listener)
      if (typeof stop === 'function') return () => void stop()
      throw new StoreAnswerInvalid('onCommits', 'a function that stops it', stop)
    }
  }

  async close(): Promise<void> {
    await this.#store.close()
  }
}

/** What came of an append, as a store has answered. */
export function appendedIn(answer: AppendResult): AppendResult {
  const isAnswer = isObject(answer) && Object.hasOwn(CHECKS, answer.status)
  if (isAnswer && CHECKS[answer.status](answer)) return answer
  throw new StoreAnswerInvalid('append', 'an answer with its status', answer)
}

/** Whether an answer has what its status promises. */
const CHECKS: Readonly<Record<AppendResult['status'], (answer: Unchecked) => boolean>> = {
  appended: ({ position }) => typeof position === 'string',
  alreadyAppended: ({ commit }) => isCommit(commit),
  commitIdTaken: ({ commit }) => isCommit(commit),
  conflict: ({ revision }) => isRevision(revision),
}

interface Unchecked {
  readonly position?: unknown
  readonly commit?: unknown
  readonly revision?: unknown
}

function commitsIn(call: StoreCall, answer: unknown): readonly StoredCommit[] {
  if (!Array.isArray(answer)) throw new StoreAnswerInvalid(call, 'an array of commits', answer)
  for (const row of answer as readonly unknown[]) requireCommit(row)
  return answer as readonly StoredCommit[]
}

function requireCommit(row: unknown): void {
  if (isCommit(row)) return
  const place = valueOf(reading(row, () => accepted(placeOf(row))))
  throw new HistoryCorrupt({
    ...place,
    expected: 'a commit',
    found: shown(row),
  })
}

function placeOf(row: unknown): { readonly target?: string; readonly position?: string } {
  const { target, position } = isObject(row) ? (row as Partial<StoredCommit>) : {}
  return {
    ...(typeof target === 'string' && { target }),
    ...(typeof position === 'string' && { position }),
  }
}

function isCommit(row: unknown): row is StoredCommit {
  try {
    return hasTexts(row)
  } catch {
    // What throws when it is read is none.
    return false
  }
}

function hasTexts(row: unknown): boolean {
  if (!isObject(row)) return false
  const { id, target, fingerprint, position } = row as Partial<Record<keyof StoredCommit, unknown>>
  return (
    typeof position === 'string' &&
    typeof target === 'string' &&
    typeof id === 'string' &&
    typeof fingerprint === 'string'
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
