import { PlanfoldError } from '../refusal/planfold-error.ts'
import { clipped, shown } from '../refusal/preview.ts'
import type { Commit } from './event-store.ts'

/** A commit was appended that is not what {@link Commit} says it is; nothing was stored. */
export class MalformedCommit extends PlanfoldError {
  override readonly name = 'MalformedCommit'
  readonly code = 'MalformedCommit'
  /** Its id, as far as it has one that can be shown. */
  readonly commit: string

  constructor(
    id: unknown,
    target: unknown,
    expected: string,
    found: string,
    options?: { readonly cause: unknown },
  ) {
    super(
      `Cannot append commit ${named(id)} to ${named(target)}: expected ${expected}, found ${found}. ` +
        'Append the events as decided, under one commit id and one target.',
      options,
    )
    this.commit = named(id)
  }
}

/** An id as it is, clipped; anything else as a preview of it. */
function named(id: unknown): string {
  return typeof id === 'string' ? clipped(id, 200) : shown(id)
}

type Unchecked = { readonly [Field in keyof Commit]?: unknown }
type UncheckedEvent = { readonly [Field in 'revision' | 'target' | 'commit']?: unknown }

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
  const given: unknown = commit
  if (!isObject(given)) {
    throw new MalformedCommit(undefined, undefined, 'a commit', shown(given))
  }
  try {
    check(given)
  } catch (error) {
    if (error instanceof MalformedCommit) throw error
    throw new MalformedCommit(undefined, undefined, 'plain data', shown(given))
  }
}

/**
 * The events of a commit as JSON text, for a store to keep. Throws {@link MalformedCommit} where JSON
 * can't write them: a bigint, or an object that contains itself.
 *
 * @example
 * const commit: Commit = {
 *   id: commitId('c-1'), target: targetId('members'), fingerprint: 'f', expectedRevision: 0, events: [],
 * }
 * eventsAsJson(commit) //=> '[]'
 */
export function eventsAsJson(commit: Commit): string {
  const given: unknown = commit
  if (!isObject(given) || !Array.isArray(commit.events)) {
    throw new MalformedCommit(undefined, undefined, 'a commit with events', shown(given))
  }
  const { id, target, events } = commit
  try {
    return JSON.stringify(events)
  } catch (error) {
    const message = error instanceof Error ? error.message : shown(error)
    const found = message.split('\n', 1)[0] ?? ''
    throw new MalformedCommit(id, target, 'events that JSON can write', found, { cause: error })
  }
}

function check({ id, target, fingerprint, expectedRevision, events }: Unchecked): void {
  const malformed = (expected: string, found: string) =>
    new MalformedCommit(id, target, expected, found)
  if (typeof id !== 'string') throw malformed('an id as text', shown(id))
  if (typeof target !== 'string') throw malformed('a target as text', shown(target))
  if (typeof fingerprint !== 'string') throw malformed('a fingerprint as text', shown(fingerprint))
  if (!isRevision(expectedRevision)) {
    throw malformed('a whole revision of 0 or more', shown(expectedRevision))
  }
  if (!Array.isArray(events)) throw malformed('an array of events', shown(events))
  if (events.length === 0) throw malformed('at least one event', 'none')
  let revision = expectedRevision
  for (const event of events as readonly unknown[]) {
    revision += 1
    const found: UncheckedEvent = isObject(event) ? event : {}
    if (found.revision !== revision) {
      throw malformed(`an event of revision ${revision}`, shown(found.revision))
    }
    if (found.target !== target) {
      throw malformed(`events of ${named(target)}`, `one of ${named(found.target)}`)
    }
    if (found.commit !== id) {
      throw malformed(`events of commit ${named(id)}`, `one of ${named(found.commit)}`)
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Whether a target can stand at it. */
export function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
