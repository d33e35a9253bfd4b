import * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import { commitId, type TargetId } from '../../event/identifiers.ts'
import type { MeasureName } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import { millisecondsOf, moment, momentOfMilliseconds } from '../../period/moment.ts'
import { valueOf } from '../../refusal/result.ts'
import { parseCommand } from '../../target/command.schema.ts'
import type { Command, SetTarget } from '../../target/commands.ts'
import { decide, type CommandRequest } from '../../target/decide.ts'
import { evolve, NOTHING_YET, type TargetState } from '../../target/evolve.ts'
import { commandOf } from './commands-of-steps.ts'
import { firstDays } from './periods.ts'
import { measureNames, settings } from './set-target.ts'
import { revisingSteps, steps, type Step } from './steps.ts'

/** A command that was put to a target, and what came of it: no events where it was refused. */
export interface Turn {
  readonly request: CommandRequest
  /** The command as a caller would have given it. */
  readonly command: Command
  readonly accepted: boolean
  readonly events: readonly TargetEvent[]
}

/** What happened to some targets, as it would stand in a log. */
export interface SampleHistory {
  readonly targets: readonly TargetId[]
  /** Every command, refused ones among them. */
  readonly turns: readonly Turn[]
  /** All events, in the order of their commits. */
  readonly events: readonly TargetEvent[]
  /** A day near which all periods begin. */
  readonly firstDay: Day
}

export interface HistoryConstraints {
  /** Most targets there are, 1 or more; absent: 3. */
  readonly maxTargets?: number
  /** Most commands after the targets are set, 0 or more; absent: 24. */
  readonly maxSteps?: number
  /** What the targets are measured by as they are set, one or more; absent: every measure. */
  readonly measures?: readonly MeasureName[]
}

/** A history described without events, so that it shrinks to few and plain commands. */
export interface HistoryPlan {
  readonly firstDay: Day
  /** Minutes from the first day to the first command; may be negative. */
  readonly begins: number
  readonly settings: readonly SetTarget[]
  readonly steps: readonly Step[]
}

/**
 * Histories that commands make: targets of every measure, direction and completion policy over
 * short periods; reports in and out of the period, late, in series, with parts; corrections (of
 * corrections too), retractions, revisions of both kinds, cancellations, declarations, notes. The
 * clock never goes back, at times stands still and at times leaps over a deadline.
 */
export function histories(constraints: HistoryConstraints = {}): fc.Arbitrary<SampleHistory> {
  return historyPlans(constraints).map((plan) => printable(historyOf(plan)))
}

export function historyPlans(constraints: HistoryConstraints = {}): fc.Arbitrary<HistoryPlan> {
  const { maxTargets = 3, maxSteps = 24, measures } = constraints
  const measure = measures === undefined ? measureNames() : fc.constantFrom(...measures)
  return firstDays().chain((firstDay) =>
    fc.record({
      firstDay: fc.constant(firstDay),
      begins: fc.integer({ min: -6, max: 12 }).map((days) => days * 1_440 + 600),
      settings: fc
        .integer({ min: 1, max: maxTargets })
        .chain((count) =>
          fc.tuple(
            ...Array.from({ length: count }, (_, n) =>
              settings(`target-${n + 1}`, firstDay, measure),
            ),
          ),
        ),
      // Some terms can be revised only while nothing is reported.
      steps: fc
        .tuple(
          fc.array(revisingSteps(), { maxLength: Math.min(2, maxSteps) }),
          fc.array(steps(), { maxLength: Math.max(0, maxSteps - 2), size: 'max' }),
        )
        .map((parts) => parts.flat()),
    }),
  )
}

/** A failing test prints the events alone, one a line, rather than every command beside them. */
function printable(history: SampleHistory): SampleHistory {
  const lines = history.events.map(({ commit: _commit, v: _v, ...event }) => JSON.stringify(event))
  const shown = { ...history, [fc.toStringMethod]: () => `\n${lines.join('\n')}\n` }
  return shown
}

/** Puts the plan's commands to the targets, one by one. */
export function historyOf({ firstDay, begins, settings, steps }: HistoryPlan): SampleHistory {
  const states = new Map<string, TargetState>()
  const turns: Turn[] = []
  const events: TargetEvent[] = []
  let milliseconds = millisecondsOf(moment(`${firstDay}T00:00Z`)) + begins * 60_000

  function take(command: Command): void {
    const recordedAt = momentOfMilliseconds(milliseconds)
    const checked = valueOf(parseCommand(command))
    const request = { id: commitId(`command-${turns.length + 1}`), command: checked, recordedAt }
    const state = states.get(command.target) ?? NOTHING_YET
    const decision = decide(request, state)
    const made = decision.ok ? decision.value : []
    turns.push({ request, command, accepted: decision.ok, events: made })
    events.push(...made)
    states.set(command.target, made.reduce(evolve, state))
  }

  for (const setting of settings) take(setting)
  for (const { target, after, action } of steps) {
    milliseconds += after * 60_000
    const setting = settings[target % settings.length] as SetTarget
    const now = momentOfMilliseconds(milliseconds)
    const own = events.filter((event) => event.target === setting.target)
    const command = commandOf(action, { setting, events: own, now })
    if (command !== undefined) take(command)
  }
  return { targets: settings.map(({ target }) => target as TargetId), turns, events, firstDay }
}
