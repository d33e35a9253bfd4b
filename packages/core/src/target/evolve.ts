import type { TargetEvent } from '../event/events.ts'
import { copyOfFirst, enter, openLedger, type Ledger } from '../ledger/ledger.ts'

/**
 * What is known of one target: the first `revision` events of a ledger. Immutable to its holder;
 * states with a common past share the ledger, which only grows.
 */
export interface TargetState {
  readonly ledger: Ledger | undefined
  /** How many events there are; 0: the target was never set. */
  readonly revision: number
}

/** The state before anything has happened. */
export const NOTHING_YET: TargetState = { ledger: undefined, revision: 0 }

/**
 * The state after one more event, the next of its target. The state given stays valid.
 *
 * Amortised constant time along one line of events; a second continuation of the same state copies.
 */
export function evolve(state: TargetState, event: TargetEvent): TargetState {
  const shared = state.ledger ?? openLedger(event.target)
  const ledger =
    shared.revisions.length === state.revision ? shared : copyOfFirst(shared, state.revision)
  enter(ledger, event)
  return { ledger, revision: state.revision + 1 }
}
