import type { Moment } from '../period/moment.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { landmarksOf, type Landmarks } from '../standing/landmarks.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { cancelTarget, reopenTarget } from './closure-rules.ts'
import type { CheckedCommand } from './commands.ts'
import type { Draft } from './draft.ts'
import type { TargetState } from './evolve.ts'
import { declareMilestone, withdrawMilestone } from './milestone-rules.ts'
import { correctProgress, reportProgress, retractProgress } from './progress-rules.ts'
import { targetNotSet } from './refusals.ts'
import { reviseTarget, setTarget } from './terms-rules.ts'

/** A target that has been set, as a rule sees it. */
export interface KnownTarget {
  readonly ledger: Ledger
  readonly revision: number
  readonly landmarks: Landmarks
}

/** What a rule makes of a command: what happened, nothing where nothing changes, or a refusal. */
export type Ruling = Result<readonly Draft[]>

/** The rule of each command. */
export function rule(command: CheckedCommand, state: TargetState, recordedAt: Moment): Ruling {
  const known = knownTarget(state)
  if (command.type === 'SetTarget') return setTarget(command, known)
  if (known === undefined) return refused(targetNotSet(command.target))
  switch (command.type) {
    case 'ReviseTarget':
      return reviseTarget(command, known, recordedAt)
    case 'CancelTarget':
      return cancelTarget(command, known)
    case 'ReopenTarget':
      return reopenTarget(command, known)
    case 'ReportProgress':
      return reportProgress(command, known)
    case 'CorrectProgress':
      return correctProgress(command, known)
    case 'RetractProgress':
      return retractProgress(command, known)
    case 'DeclareMilestone':
      return declareMilestone(command, known)
    case 'WithdrawMilestone':
      return withdrawMilestone(command, known)
    case 'AddNote': {
      const { text, on } = command
      return accepted([{ type: 'NoteAdded', data: { text, ...(on !== undefined && { on }) } }])
    }
    case 'AssessTarget':
      return accepted([])
    default:
      return command satisfies never
  }
}

function knownTarget({ ledger, revision }: TargetState): KnownTarget | undefined {
  if (ledger === undefined) return undefined
  const landmarks = landmarksOf(ledger, revision)
  return landmarks === undefined ? undefined : { ledger, revision, landmarks }
}
