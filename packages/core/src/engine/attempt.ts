import { parseId, type CommitId, type TargetId } from '../event/identifiers.ts'
import { readOptions } from '../refusal/reading.ts'
import { refusalUnder } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { commandWithin } from '../decider/command.schema.ts'
import type { CheckedCommand, Command } from '../decider/commands.ts'
import { toleranceIn, type ClockTolerance } from './clock-tolerance.ts'
import { isRevision } from '../store/check-commit.ts'
import { fingerprintOf } from './fingerprint.ts'
import { faultInTimeout } from './patience.ts'
import { invalidRevision } from './refusals.ts'
import type { Settings } from './settings.ts'
import type { ExecuteOptions } from './tracker.ts'

/** What a tracker brings to every attempt. */
export type AttemptSettings = Pick<Settings, 'ids' | 'tolerance' | 'maxCommandBytes'>

/** A command on its way through the tracker. */
export class Attempt {
  readonly command: CheckedCommand
  readonly id: CommitId
  readonly fingerprint: string
  readonly expectedRevision: number | undefined
  readonly clockTolerance: ClockTolerance
  /** Whether the caller gave the id, so that it may have come before. */
  readonly named: boolean
  readonly retryTimeout: number | undefined

  constructor(
    command: CheckedCommand,
    id: CommitId,
    options: ExecuteOptions,
    clockTolerance: ClockTolerance,
  ) {
    this.command = command
    this.id = id
    this.fingerprint = fingerprintOf(command)
    this.expectedRevision = options.expectedRevision
    this.clockTolerance = clockTolerance
    this.named = options.commandId !== undefined
    this.retryTimeout = options.retryTimeout
  }

  get target(): TargetId {
    return this.command.target as TargetId
  }
}

const OPTIONS = ['commandId', 'expectedRevision', 'clockTolerance', 'retryTimeout'] as const

/** The attempt that a command and its options come to, or the refusal of what is wrong with them. */
export function attemptOf(
  command: Command | CheckedCommand,
  given: ExecuteOptions,
  { ids, tolerance, maxCommandBytes }: AttemptSettings,
): Result<Attempt> {
  const checked = commandWithin(maxCommandBytes, command)
  if (!checked.ok) return checked
  const options = readOptions(given, OPTIONS)
  if (!options.ok) return options
  const { commandId, expectedRevision } = options.value
  if (expectedRevision !== undefined && !isRevision(expectedRevision)) {
    return refused(invalidRevision(expectedRevision))
  }
  const clockTolerance = toleranceIn(options.value.clockTolerance, tolerance)
  if (!clockTolerance.ok) return clockTolerance
  const { retryTimeout = 0 } = options.value
  const fault = faultInTimeout(retryTimeout)
  if (fault !== undefined) return refused(fault)
  const id = parseId(commandId === undefined ? ids() : commandId)
  if (!id.ok) return refused(refusalUnder('commandId', id.refusal))
  return accepted(
    new Attempt(checked.value, id.value as CommitId, options.value, clockTolerance.value),
  )
}
