import type { CommitId, TargetId } from '../event/identifiers.ts'
import type { CheckedCommand } from '../target/commands.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { ExecuteOptions } from './tracker.ts'

/** A command on its way through the tracker. */
export class Attempt {
  readonly command: CheckedCommand
  readonly id: CommitId
  readonly fingerprint: string
  readonly expectedRevision: number | undefined
  /** Whether the caller gave the id, so that it may have come before. */
  readonly named: boolean

  constructor(command: CheckedCommand, id: CommitId, options: ExecuteOptions) {
    this.command = command
    this.id = id
    this.fingerprint = fingerprintOf(command)
    this.expectedRevision = options.expectedRevision
    this.named = options.commandId !== undefined
  }

  get target(): TargetId {
    return this.command.target as TargetId
  }
}
