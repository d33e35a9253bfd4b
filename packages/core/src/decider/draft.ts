import type { Provenance, TargetEvent } from '../event/events.ts'
import { eventIdIn, type CommitId, type TargetId } from '../event/identifiers.ts'
import { VERSIONS } from '../event/versions.ts'
import type { Moment } from '../period/moment.ts'
import type { CheckedCommand } from './commands.ts'

/** An event before it has its envelope: what happened, without when and in which commit. */
export type Draft = {
  [Type in TargetEvent['type']]: Pick<Extract<TargetEvent, { type: Type }>, 'type' | 'data'>
}[TargetEvent['type']]

/** The commit that drafts become part of. */
export interface CommitFrame {
  readonly id: CommitId
  readonly command: CheckedCommand
  readonly recordedAt: Moment
  /** The target's revision before the commit. */
  readonly revision: number
}

/** The event a draft becomes at its place in the commit, counted from 0. */
export function eventFrom(draft: Draft, place: number, frame: CommitFrame): TargetEvent {
  return {
    id: eventIdIn(frame.id, place + 1),
    type: draft.type,
    v: VERSIONS[draft.type],
    target: frame.command.target as TargetId,
    revision: frame.revision + place + 1,
    commit: frame.id,
    recordedAt: frame.recordedAt,
    ...provenanceOf(frame.command),
    data: draft.data,
  } as TargetEvent
}

function provenanceOf(command: CheckedCommand): Provenance {
  const { recordedBy, source, correlation, causation, evidence, ext } = command
  return {
    ...(recordedBy !== undefined && { recordedBy }),
    ...(source !== undefined && { source }),
    ...(correlation !== undefined && { correlation }),
    ...(causation !== undefined && { causation }),
    ...(evidence !== undefined && { evidence }),
    ...(ext !== undefined && { ext }),
  }
}
