import type { TargetEvent } from '../event/events.ts'
import { PlanfoldError } from '../refusal/planfold-error.ts'
import type { RuleBroken } from '../rule/rule-broken.ts'
import type { Position } from '../store/event-store.ts'

/**
 * A command is stored, and the standing after it can't be shown, since a rule of one's own broke over
 * it; `cause` says which and how. Do not give the command again without its id: it has had its effect.
 */
export class StoredUnjudged extends PlanfoldError {
  override readonly name = 'StoredUnjudged'
  readonly code = 'StoredUnjudged'
  /** The events that are stored. */
  readonly events: readonly TargetEvent[]
  /** Where the log stands after them. */
  readonly position: Position

  constructor(events: readonly TargetEvent[], position: Position, cause: RuleBroken) {
    super(`The command is stored, and the standing after it can't be shown. ${cause.message}`, {
      cause,
    })
    this.events = events
    this.position = position
  }
}
