import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { copyOfFirst, enter, openLedger, type Ledger } from '../ledger/ledger.ts'

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
  if (event.revision <= state.revision) return state
  const ledger = writableLedger(state, event.target)
  enter(ledger, event)
  return { ledger, revision: state.revision + 1 }
}

/**
 * A ledger that ends where the state does and may be entered into: the state's own, unless it has
 * gone on elsewhere or its holder has frozen it.
 */
export function writableLedger({ ledger, revision }: TargetState, target: TargetId): Ledger {
  if (ledger === undefined) return openLedger(target)
  const isOwn = ledger.revisions.length === revision && !Object.isFrozen(ledger.revisions)
  return isOwn ? ledger : copyOfFirst(ledger, revision)
}
