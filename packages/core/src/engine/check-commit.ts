import { PlanfoldError } from '../refusal/planfold-error.ts'
import type { Commit } from './event-store.ts'

/** A commit was appended that is not what {@link Commit} says it is; nothing was stored. */
export class MalformedCommit extends PlanfoldError {
  override readonly name = 'MalformedCommit'
  readonly code = 'MalformedCommit'
  readonly commit: string

  constructor(commit: Commit, expected: string, found: string) {
    super(
      `Cannot append commit ${commit.id} to ${commit.target}: expected ${expected}, found ${found}. ` +
        'Append the events as decided, under one commit id and one target.',
    )
    this.commit = commit.id
  }
}

/**
 * Throws {@link MalformedCommit} where a commit has no events, or an event of another target, of
 * another commit or out of the order of revisions. For stores: with it a slip of the caller cannot
 * become a hole in the log.
 *
 * @example
 * const commit: Commit = {
 *   id: commitId('c-1'), target: targetId('members'), fingerprint: 'f', expectedRevision: 0, events: [],
 * }
 * checkCommit(commit) // throws MalformedCommit: expected at least one event, found none
 */
export function checkCommit(commit: Commit): void {
  const { id, target, expectedRevision, events } = commit
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < 0) {
    throw new MalformedCommit(commit, 'a whole revision of 0 or more', String(expectedRevision))
  }
  if (events.length === 0) throw new MalformedCommit(commit, 'at least one event', 'none')
  let revision = expectedRevision
  for (const event of events) {
    revision += 1
    if (event.revision !== revision) {
      throw new MalformedCommit(commit, `an event of revision ${revision}`, String(event.revision))
    }
    if (event.target !== target) {
      throw new MalformedCommit(commit, `events of ${target}`, `one of ${event.target}`)
    }
    if (event.commit !== id) {
      throw new MalformedCommit(commit, `events of commit ${id}`, `one of ${event.commit}`)
    }
  }
}
