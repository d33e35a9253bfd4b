import type { Moment } from '../period/moment.ts'
import { accepted, refused } from '../refusal/result.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { cancelTarget, reopenTarget } from './closures.ts'
import type { CheckedCommand } from './commands.ts'
import type { TargetState } from './evolve.ts'
import { knownTarget, type Ruling } from './known-target.ts'
import { declareMilestone, withdrawMilestone } from './milestones.ts'
import { correctProgress, reportProgress, retractProgress } from './progress.ts'
import { targetIsVoided, targetNotSet } from './refusals.ts'
import { faultInRulesGiven } from './rule-refusals.ts'
import { reviseTarget, setTarget } from './terms.ts'
import { restoreTarget, voidTarget } from './voids.ts'

/** What each command comes to; `rules` are those of the user that terms may name. */
export function rulingOn(
  command: CheckedCommand,
  state: TargetState,
  recordedAt: Moment,
  rules: RuleBook,
): Ruling {
  const known = knownTarget(state)
  if (command.type === 'SetTarget') return setTarget(command, known, rules)
  if (known === undefined) return refused(targetNotSet(command.target))
  if (command.type === 'VoidTarget') return voidTarget(command, known)
  if (known.landmarks.voided !== undefined && command.type !== 'RestoreTarget') {
    return refused(targetIsVoided(command.target))
  }
  if (command.type === 'ReviseTarget') return reviseTarget(command, known, recordedAt, rules)
  const fault = faultInRulesGiven(known.landmarks.history, rules, command.target)
  if (fault !== undefined) return refused(fault)
  switch (command.type) {
    case 'RestoreTarget':
      return restoreTarget(command, known)
    case 'CancelTarget':
      return cancelTarget(command, known)
    case 'ReopenTarget':
      return reopenTarget(command, known)
    case 'ReportProgress':
      return reportProgress(command, known, rules)
    case 'CorrectProgress':
      return correctProgress(command, known, rules)
    case 'RetractProgress':
      return retractProgress(command, known, rules)
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
