import type { TargetEvent } from '../event/events.ts'
import { targetId } from '../event/identifiers.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { Rule } from '../rule/rule.ts'
import { scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import type { Command, QuantityInput } from '../decider/commands.ts'
import { TargetStage } from './given-when-then/target-stage.ts'

type Numbers = 'quantity' | 'numerator' | 'denominator' | 'steps'

type ForOneTarget<C extends Command> = C extends {
  readonly type: 'ReportProgress' | 'CorrectProgress'
}
  ? Omit<C, 'target' | Numbers> & { readonly [Field in Numbers]?: QuantityInput }
  : C extends Command
    ? Omit<C, 'target'>
    : never

/**
 * A command without its target; in a telling there is only one. Which numbers a figure is made of is
 * left to the decider, whose refusals are told, too.
 */
export type Told = ForOneTarget<Command>

/** The one target of a telling. */
export const TOLD_TARGET = 'target-1'

/**
 * The life of one target, told command by command on a {@link TargetStage}: commands are named c1,
 * c2, … in the order they are told, refused ones too; so the first event of the second is c2.1.
 */
export class Telling {
  readonly #rules: readonly Rule[]
  readonly #stage: TargetStage

  constructor(rules: readonly Rule[] = []) {
    this.#rules = rules
    this.#stage = new TargetStage(rules)
  }

  get events(): readonly TargetEvent[] {
    return this.#stage.events
  }

  /** What follows is recorded at this moment: a day alone stands for its noon in UTC. */
  at(now: string): this {
    this.#stage.moveClock(now)
    return this
  }

  /** The events a command leads to; throws {@link RefusedInput} where it is refused. */
  tell(command: Told): readonly TargetEvent[] {
    const decided = this.#stage.put({ target: TOLD_TARGET, ...command })
    if (!decided.ok) throw new RefusedInput(decided.refusal)
    return decided.value
  }

  /** The refusal of a command; throws where it is accepted. */
  refusal(command: Told): Refusal {
    const decided = this.#stage.put({ target: TOLD_TARGET, ...command })
    if (!decided.ok) return decided.refusal
    throw new Error(`Expected a refusal, found ${JSON.stringify(decided.value)}.`)
  }

  standing(asOf: string, knownAt?: string): Standing {
    const view = { asOf, ...(knownAt !== undefined && { knownAt }) }
    return scoreboard(this.events, view, { rules: this.#rules }).target(TOLD_TARGET)
  }
}

/** A telling of one target, set on the first of January: people counted through 2020. */
export function toldTarget(
  terms: Partial<Extract<Told, { type: 'SetTarget' }>> = {},
  rules: readonly Rule[] = [],
): Telling {
  const telling = new Telling(rules)
  telling.tell({
    type: 'SetTarget',
    title: 'Members',
    unit: 'person',
    measure: 'sum',
    period: { from: '2020-01-01', to: '2020-12-31', zone: 'UTC' },
    ...terms,
  })
  return telling
}

/** The same standings as of targets of their own: `target-1`, `target-2` and so on. */
export function numbered(standings: readonly Standing[]): readonly Standing[] {
  return standings.map((one, place) => ({ ...one, target: targetId(`target-${place + 1}`) }))
}
