import type { TargetEvent } from '../event/events.ts'
import { recordedAtOf } from '../ledger/ledger.ts'
import { laterMoment, type Moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refused } from '../refusal/result.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { RuleBroken } from '../rule/rule-broken.ts'
import type { TargetState } from '../decider/evolve.ts'
import { knownTarget } from '../decider/known-target.ts'
import { ofVoidedTarget } from '../decider/refusals.ts'
import type { StoredCommit } from '../store/event-store.ts'
import type { Attempt } from './attempt.ts'
import { accepting, standingLater } from './answered-standing.ts'
import type { BoardPoint } from './board-point.ts'
import { isFingerprintOf } from './fingerprint.ts'
import { noticesOfClock, noticesOfEvents } from './notices-of-answer.ts'
import { commandIdTaken, laterFingerprint } from './refusals.ts'
import { StoredUnjudged } from './stored-unjudged.ts'
import { eventsIn } from './stored-events.ts'
import type { ExecuteResult } from './tracker.ts'

/** What a target is looked at with. */
interface Look {
  readonly rules: RuleBook
  readonly clock: () => Moment
}

type Outcome = Pick<Extract<ExecuteResult, { ok: true }>, 'events' | 'repeated' | 'position'>

/**
 * What is answered to a command that was accepted, its target being in a state. `decidedAt` is what the
 * clock told when it was decided, of one that was stored by now.
 */
export function answerOf(
  state: TargetState,
  outcome: Outcome,
  { rules, clock }: Look,
  decidedAt?: Moment,
): ExecuteResult {
  const last = outcome.events.at(-1)
  const { ledger, revision } = state
  // What was decided is shown as of the day it was decided on, though midnight may have passed; and
  // nothing that is stored is hidden from the one who stored it, though the clock stands before it.
  const now =
    last === undefined || outcome.repeated
      ? laterMoment(clock(), (ledger && recordedAtOf(ledger, revision)) ?? clock())
      : last.recordedAt
  const point: BoardPoint = { kind: 'moment', now, knownAt: now }
  try {
    const standing = standingLater(state, point, rules)
    const notices = [...noticesOfClock(decidedAt, last), ...noticesOfEvents(state, outcome.events)]
    return accepting(standing, { notices, revision: last?.revision ?? revision, ...outcome })
  } catch (error) {
    if (error instanceof RefusedInput && error.code === 'UnknownRule') return refused(error.refusal)
    if (error instanceof RuleBroken && outcome.position !== undefined) {
      throw new StoredUnjudged(outcome.events, outcome.position, error)
    }
    throw error
  }
}

/** What is answered to a command whose id a stored commit has: the original, where it is that of the command. */
export function answerRepeated(
  { id, command, target }: Attempt,
  commit: StoredCommit,
  state: TargetState,
  look: Look,
): ExecuteResult {
  const isSame = isFingerprintOf(commit.fingerprint, command)
  if (isSame === undefined) return refused(laterFingerprint(id))
  if (!isSame || commit.target !== target) return refused(commandIdTaken(id))
  const { position } = commit
  const events = eventsIn(commit)
  if (isOfVoided(state, events)) return refused(ofVoidedTarget('commandId', id))
  return answerOf(state, { events, repeated: true, position }, look)
}

/** Whether the events of a commit belong to a life that a void has ended; the void itself does not. */
function isOfVoided(state: TargetState, events: readonly TargetEvent[]): boolean {
  const { set, voided } = knownTarget(state)?.landmarks ?? {}
  const last = events.at(-1)?.revision ?? 0
  return last < ((voided ?? set)?.revision ?? 0)
}
