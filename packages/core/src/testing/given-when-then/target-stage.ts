import { TargetStates } from '../../engine/target-states.ts'
import { decodeEvent } from '../../event/codec.ts'
import type { TargetEvent } from '../../event/events.ts'
import { commitId, type TargetId } from '../../event/identifiers.ts'
import { laterMoment, moment, type Moment } from '../../period/moment.ts'
import type { Result } from '../../refusal/result.ts'
import type { Rule } from '../../rule/rule.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import { decide } from '../../decider/decide.ts'

/**
 * Targets in a test, without a store. Ids and the clock are filled in, the same each time: commands
 * are named c1, c2, … in the order they are put, refused ones too, so that the first event of the
 * second is c2.1; names that recorded events have are passed over. The clock begins with the year
 * 2020 in UTC, and stands still until it is moved.
 */
export class TargetStage {
  readonly events: TargetEvent[] = []
  readonly #states = new TargetStates()
  readonly #commits = new Set<string>()
  readonly #rules: readonly Rule[]
  #now: Moment = moment('2020-01-01T00:00:00Z')
  #put = 0

  /** `rules` are those that targets may name. */
  constructor(rules: readonly Rule[]) {
    this.#rules = rules
  }

  /** The moment that what is put now is recorded at. */
  get now(): Moment {
    return this.#now
  }

  /** What follows is recorded at this moment: a day alone stands for its noon in UTC. */
  moveClock(to: string): void {
    this.#now = moment(to.length === 10 ? `${to}T12:00:00Z` : to)
  }

  /** Takes an event as it was recorded; the clock never stands before it. */
  record(recorded: TargetEvent): void {
    const event = decodeEvent(recorded, this.events.length)
    this.#commits.add(event.commit)
    this.#now = laterMoment(this.#now, event.recordedAt)
    this.#take([event])
  }

  /** Decides a command, and keeps what comes of it. */
  put(command: unknown): Result<readonly TargetEvent[]> {
    const decided = this.decide(command)
    this.#put = this.#nextCommand()
    if (decided.ok) this.#take(decided.value)
    return decided
  }

  /** What would come of a command; everything stays as it is. */
  decide(command: unknown): Result<readonly TargetEvent[]> {
    const parsed = parseCommand(command)
    if (!parsed.ok) return parsed
    const id = commitId(`c${this.#nextCommand()}`)
    const state = this.#states.get(parsed.value.target as TargetId)
    const request = { id, command: parsed.value, recordedAt: this.#now }
    return decide(request, state, { rules: this.#rules })
  }

  #nextCommand(): number {
    let next = this.#put + 1
    while (this.#commits.has(`c${next}`)) next++
    return next
  }

  #take(events: readonly TargetEvent[]): void {
    for (const event of events) {
      this.#states.take(event.target, [event], String(this.events.length))
      this.events.push(event)
    }
  }
}
