import type { Commit } from '../../store/event-store.ts'
import type { Json, TargetEvent } from '../../event/events.ts'
import { eventIdIn, type CommitId, type TargetId } from '../../event/identifiers.ts'
import { moment } from '../../period/moment.ts'

export interface SampleCommit {
  readonly id: string
  /** Absent: `target-1`. */
  readonly target?: string
  /** The revision it expects; absent: 0. */
  readonly expected?: number
  /** The text of each event; absent: one event. */
  readonly texts?: readonly string[]
  readonly fingerprint?: string
  readonly ext?: { readonly [key: string]: Json }
}

const RECORDED_AT = moment('2020-12-20T09:00:00Z')

/** A commit of notes, the plainest event there is; the store can't tell the difference. */
export function sampleCommit(sample: SampleCommit): Commit {
  const { texts = [`text of ${sample.id}`], expected = 0, ext } = sample
  // To the letter: a store composes nothing.
  const id = sample.id as CommitId
  const target = (sample.target ?? 'target-1') as TargetId
  const events = texts.map((text, index): TargetEvent => ({
    id: eventIdIn(id, index + 1),
    type: 'NoteAdded',
    v: 1,
    target,
    revision: expected + index + 1,
    commit: id,
    recordedAt: RECORDED_AT,
    ...(ext === undefined ? {} : { ext }),
    data: { text },
  }))
  const fingerprint = sample.fingerprint ?? `fingerprint of ${id}`
  return { id, target, fingerprint, expectedRevision: expected, events }
}

/** So many texts, for a commit of so many events. */
export function manyTexts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `text ${index + 1}`)
}
