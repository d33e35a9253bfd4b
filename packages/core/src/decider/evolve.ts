import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { enter, truncate } from '../ledger/enter.ts'
import { copyOfFirst, openLedger, type Ledger } from '../ledger/ledger.ts'
import { requireEvent } from '../ledger/ledgers.ts'
import { Rows } from '../ledger/rows.ts'
import { wrongKind } from '../refusal/kinds.ts'

/**
 * What is known of one target: the first `revision` events of a ledger. Opaque: make it by
 * {@link evolve} alone. Immutable to its holder; states with a common past share the ledger.
 */
export interface TargetState {
  readonly ledger: Ledger | undefined
  /** How many events there are; 0: the target was never set. */
  readonly revision: number
}

/** The state before anything has happened. */
export const NOTHING_YET: TargetState = Object.freeze({ ledger: undefined, revision: 0 })

/**
 * The state after one more event, the next of its target; an event it has already changes nothing.
 * The state given stays valid.
 *
 * Amortised constant time along one line of events; a second continuation of the same state copies.
 */
export function evolve(state: TargetState, event: TargetEvent): TargetState {
  requireState(state)
  requireEvent(event)
  return advanced(state, event)
}

/** {@link evolve}, of what has been checked already. */
export function advanced(state: TargetState, event: TargetEvent): TargetState {
  const { ledger, revision } = state
  if (event.revision <= revision) return state
  if (ledger !== undefined && ledger.tried[0] === event && endsBeforeTried(state)) {
    // It was entered when it was decided, and stays.
    ledger.tried = ledger.tried.slice(1)
    return { ledger, revision: revision + 1 }
  }
  const written = writableLedger(state, event.target)
  enter(written, event)
  return { ledger: written, revision: revision + 1 }
}

/**
 * A ledger with some more events, to see what they would come to. They stay in it until the state goes
 * on: with the very same events nothing needs to be entered again, with others they are taken out.
 */
export function withTried(
  state: TargetState,
  target: TargetId,
  events: readonly TargetEvent[],
): Ledger {
  const ledger = writableLedger(state, target)
  for (const event of events) enter(ledger, event)
  ledger.tried = events
  return ledger
}

/** Throws {@link RefusedInput} `InvalidField` where something is no state that {@link evolve} made. */
export function requireState(state: TargetState): void {
  const given: unknown = state
  if (typeof given === 'object' && given !== null) {
    const { ledger, revision } = state
    if (typeof revision === 'number' && (ledger === undefined || isLedger(ledger))) return
  }
  throw wrongKind('state', given, 'state', 'a state that evolve has made, or NOTHING_YET')
}

function isLedger(ledger: Ledger): boolean {
  return typeof ledger === 'object' && ledger !== null && ledger.rows instanceof Rows
}

/**
 * A ledger that ends where the state does and may be entered into: the state's own, unless it has
 * gone on elsewhere or its holder has frozen it.
 */
function writableLedger(state: TargetState, target: TargetId): Ledger {
  const { ledger, revision } = state
  if (ledger === undefined) return openLedger(target)
  if (Object.isFrozen(ledger)) return copyOfFirst(ledger, revision)
  if (endsBeforeTried(state)) truncate(ledger, revision)
  return ledger.rows.length === revision ? ledger : copyOfFirst(ledger, revision)
}

/** Whether all that its ledger has beyond the state was only tried. */
function endsBeforeTried({ ledger, revision }: TargetState): boolean {
  if (ledger === undefined || ledger.tried.length === 0) return false
  return ledger.rows.length - ledger.tried.length === revision
}
