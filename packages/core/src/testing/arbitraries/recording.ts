import type { TargetEvent } from '../../event/events.ts'
import type { Result } from '../../refusal/result.ts'
import { decide, type CommandRequest } from '../../decider/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../../decider/evolve.ts'

/** Decides requests one by one, each on what came before; what is refused leaves nothing behind. */
export class Recording {
  /** Everything accepted so far, in the order of the commits. */
  readonly events: TargetEvent[] = []
  readonly #states = new Map<string, TargetState>()

  take(request: CommandRequest): Result<readonly TargetEvent[]> {
    const { target } = request.command
    const state = this.#states.get(target) ?? NOTHING_YET
    const decision = decide(request, state)
    if (!decision.ok) return decision
    this.events.push(...decision.value)
    this.#states.set(target, decision.value.reduce(evolve, state))
    return decision
  }
}
