import type { TargetEvent } from '../event/events.ts'
import type { CommitId } from '../event/identifiers.ts'
import { isMoment, later, type Moment } from '../period/moment.ts'
import { requireKind, type Kind } from '../refusal/kinds.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { rulesIn, type RuleBook } from '../rule/rule-book.ts'
import type { CheckedCommand } from './commands.ts'
import { recordedAtOf } from '../ledger/ledger.ts'
import { dayOfRecord } from '../ledger/day-of-record.ts'
import { eventFrom, type CommitFrame } from './draft.ts'
import { requireState, type TargetState } from './evolve.ts'
import { milestoneDrafts } from './measured-milestones.ts'
import { rulingOn } from './ruling.ts'

/** A command with what must come from outside, so that deciding is pure. */
export interface CommandRequest {
  /** The command's id, which becomes the commit's. */
  readonly id: CommitId
  readonly command: CheckedCommand
  /** When it is recorded; the target's last record stands in where that is later. */
  readonly recordedAt: Moment
}

/**
 * What a command makes of a target: the events to append, none where nothing changes, or the
 * refusal. Deterministic: it reads no clock and no random source.
 *
 * The measured milestones that the events make true or undo are recorded in the same commit, as
 * judged on the day of `recordedAt` in the target's zone, which is still running: what the deadline
 * decides is recorded by a later command, `AssessTarget` among them.
 *
 * Terms may name rules, which have to be given in `rules`: a command about a target that names one
 * that is not is refused as `UnknownRule`. A rule that gives no proper answer is thrown as
 * {@link RuleBroken}.
 */
export function decide(
  request: CommandRequest,
  state: TargetState,
  options: RuleOptions = {},
): Result<readonly TargetEvent[]> {
  requireKind('request', request, REQUEST)
  requireState(state)
  return decideBy(rulesIn(options), request, state)
}

const REQUEST: Kind = [
  'request',
  'a request { id, command, recordedAt } with a command that parseCommand has accepted',
  (found) => {
    const { id, command, recordedAt } = found as Partial<Record<keyof CommandRequest, unknown>>
    return typeof id === 'string' && isMoment(recordedAt) && isCommand(command)
  },
]

function isCommand(found: unknown): boolean {
  if (typeof found !== 'object' || found === null) return false
  const { type, target } = found as Partial<Record<keyof CheckedCommand, unknown>>
  return typeof type === 'string' && typeof target === 'string'
}

/** {@link decide} by rules that were checked before. */
export function decideBy(
  rules: RuleBook,
  request: CommandRequest,
  state: TargetState,
): Result<readonly TargetEvent[]> {
  const { id, command } = request
  const last = state.ledger && recordedAtOf(state.ledger, state.revision)
  const recordedAt = last === undefined ? request.recordedAt : later(last, request.recordedAt)
  const ruling = rulingOn(command, state, recordedAt, rules)
  if (!ruling.ok) return refused(ruling.refusal)
  if (ruling.value.length === 0 && command.type !== 'AssessTarget') return accepted([])
  const frame: CommitFrame = { id, command, recordedAt, revision: state.revision }
  const events = ruling.value.map((draft, place) => eventFrom(draft, place, frame))
  const milestones = milestoneDrafts(state, events, rules, (ledger, revision) =>
    dayOfRecord(ledger, revision, recordedAt),
  )
  return accepted([
    ...events,
    ...milestones.map((draft, place) => eventFrom(draft, events.length + place, frame)),
  ])
}
