import { eventIdIn, type CommitId } from '@planfold/core'
import { eventsAsJson, type Commit, type StoredCommit } from '@planfold/core/store'

/**
 * The events of a commit as JSON text, each without its id, target, revision and commit, which its row says.
 * An event that would not come back to the letter is kept whole: one whose fields have another order, or
 * whose id is another than {@link eventIdIn} gives.
 */
export function leanEvents(commit: Commit): string {
  const { id, target, expectedRevision, events } = commit
  const texts =
    events.length === 1
      ? [eventsAsJson(commit)]
      : events.map((event) => eventsAsJson({ ...commit, events: [event] }))
  const [ofTarget, ofCommit] = [JSON.stringify(target), JSON.stringify(id)]
  const lean = texts.map((text, index) => {
    const head = `[{"id":${JSON.stringify(eventIdIn(id, index + 1))},`
    const revision = expectedRevision + index + 1
    const middle = `"target":${ofTarget},"revision":${revision},"commit":${ofCommit},`
    return leanText(text, head, middle)
  })
  return `[${lean.join(',')}]`
}

const KIND = /"type":"[A-Za-z]+","v":\d+,/y

/** The one event in the text of an array, without head and middle. */
function leanText(text: string, head: string, middle: string): string {
  const whole = text.slice(1, -1)
  KIND.lastIndex = head.length
  if (!text.startsWith(head) || !KIND.test(text)) return whole
  const end = KIND.lastIndex
  if (!text.startsWith(middle, end)) return whole
  return `{${text.slice(head.length, end)}${text.slice(end + middle.length, -1)}`
}

/** What a row says of its events. */
export interface Envelope {
  readonly id: CommitId
  readonly target: StoredCommit['target']
  readonly lastRevision: number
}

/**
 * The events that {@link leanEvents} wrote, their fields in the order they had. What it can't have written is
 * given as it is, for the codec to refuse; throws a `SyntaxError` where the text is no JSON.
 */
export function wholeEvents(text: string, envelope: Envelope): readonly unknown[] {
  const events = JSON.parse(text) as unknown
  if (!Array.isArray(events)) return events as unknown[]
  const { id, target, lastRevision } = envelope
  const before = lastRevision - events.length
  return (events as unknown[]).map((event, index) => {
    if (!isLean(event)) return event
    const { type, v } = event
    const revision = before + index + 1
    return { id: eventIdIn(id, index + 1), type, v, target, revision, commit: id, ...event }
  })
}

/** Whole events all name their commit. */
function isLean(event: unknown): event is { readonly type?: unknown; readonly v?: unknown } {
  return typeof event === 'object' && event !== null && !Object.hasOwn(event, 'commit')
}
