import type { CommitId, TargetId } from '../event/identifiers.ts'
import type { TargetEvent } from '../event/events.ts'

declare const positionBrand: unique symbol

/**
 * A place in one store's log. Opaque and not portable: it means something only to the store that
 * gave it out. Ordered as text (`a < b` means a comes first), not dense.
 */
export type Position = string & { readonly [positionBrand]: true }

/** The unit of append: one or more events of one target, stored together or not at all. */
export interface Commit {
  readonly id: CommitId
  readonly target: TargetId
  /**
   * Identifies the command behind the commit: equal for two spellings of one command, different for
   * commands that mean different things, whatever the texts differ in. Opaque to the store, which keeps
   * it beside the commit to the letter and in its whole length, and compares it when the same commit id
   * comes again: a store that takes two for one answers the second command as stored, and loses it.
   */
  readonly fingerprint: string
  /** The revision the target must stand at: 0 where it has no events yet. */
  readonly expectedRevision: number
  /** At least one; revisions go on from `expectedRevision`; all carry `target` and `commit: id`. */
  readonly events: readonly TargetEvent[]
}

/**
 * A commit as it stands in the log. Its events are JSON values equal to those appended, strings to
 * the letter; whether they are of a type and version still known is for the reader's codec to judge.
 */
export interface StoredCommit {
  readonly id: CommitId
  readonly target: TargetId
  readonly fingerprint: string
  readonly position: Position
  readonly events: readonly unknown[]
}

/** What came of an append. A conflict is an answer, not an exception. */
export type AppendResult =
  | { readonly status: 'appended'; readonly position: Position }
  /** The same commit is already there, with the same fingerprint: this is the original. */
  | { readonly status: 'alreadyAppended'; readonly commit: StoredCommit }
  /** Another command has used the commit's id; nothing was stored. */
  | { readonly status: 'commitIdTaken'; readonly commit: StoredCommit }
  /** The target is not at the expected revision; nothing was stored. */
  | { readonly status: 'conflict'; readonly revision: number }

export interface LogQuery {
  /** Only commits after this position; absent: from the beginning. */
  readonly after?: Position | undefined
  /** Only commits up to this position, itself included; absent: to where the log ends when reading begins. */
  readonly upTo?: Position | undefined
}

/** What differs between stores and a caller may have to know. */
export interface StoreCapabilities {
  /**
   * How far a commit id is looked for when it comes again: in the whole tenant's `log`, or only
   * among the commits of the `target` that is appended to.
   */
  readonly commitIds: 'log' | 'target'
  /** Whether an acknowledged commit survives the end of the process. */
  readonly durable: boolean
}

/**
 * The port to storage: an append-only log of commits, one log per tenant, with optimistic
 * concurrency per target. The tenant is bound when the store is opened and appears in no call.
 *
 * Every method may reject with an error of the store's own when the infrastructure fails; a
 * rejected append may or may not have been stored, and repeating it with the same commit is safe.
 */
export interface EventStore {
  readonly capabilities: StoreCapabilities

  /**
   * The same object for all stores of one process that write to one log: the trackers on them take
   * turns by target, so that they do not race each other. Absent: only those on this very store do.
   */
  readonly sharedLog?: object | undefined

  /**
   * The commits of one target, in the order of their revisions.
   *
   * - `afterRevision`: leaves out commits whose last event is at or before that revision.
   * - A target never appended to has no commits; that is not an error.
   * - Sees every append acknowledged before the call.
   */
  load(
    target: TargetId,
    options?: { readonly afterRevision?: number | undefined },
  ): Promise<readonly StoredCommit[]>

  /**
   * Appends one commit if the target stands at the commit's expected revision.
   *
   * - A commit that is not what {@link Commit} says rejects, and nothing is stored.
   * - Atomic: all events of the commit or none, also when the process dies midway.
   * - Idempotent: a commit id seen before changes nothing. With the same fingerprint the original
   *   commit is returned, whatever the expected revision; with another, `commitIdTaken`.
   * - Two appends that expect the same revision: exactly one is appended, the other conflicts.
   * - Once resolved with `appended`, the commit is as durable as the store was opened to be, and
   *   every later `load` and `read` of every process sees it.
   */
  append(commit: Commit): Promise<AppendResult>

  /**
   * The log in commit order, in batches of the store's choosing; no batch is empty.
   *
   * - Positions rise strictly, and so do the revisions within each target.
   * - Once a reader has been given position p, nothing will ever appear at or before p, however
   *   many writers race: reading on from the last position misses nothing and repeats nothing.
   * - Ends where the log ended when the first batch was asked for; it does not wait for more.
   */
  read(query?: LogQuery): AsyncIterable<readonly StoredCommit[]>

  /**
   * Calls the listener each time that more may be there to read, soon after it is, until it is stopped by
   * what is returned; stopping twice is harmless. It is called for the commits of every process, and once the
   * store is closed; it may be called for nothing. Absent: a log that is followed is read every so often (see
   * {@link followLog}).
   *
   * - Whatever became readable after the listener was given is told; of what comes at once it may be told once.
   * - Several listeners of one store are apart: each is told until it is stopped itself.
   * - It is called outside of every append: what it throws fails none.
   */
  readonly onCommits?: ((listener: () => void) => () => void) | undefined

  /** Releases what the store holds. Further calls reject; closing twice is harmless. */
  close(): Promise<void>
}
