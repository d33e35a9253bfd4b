import * as fc from 'fast-check'
import { optionsIn } from '../../refusal/reading.ts'
import type { TargetEvent } from '../../event/events.ts'
import { commitId, type TargetId } from '../../event/identifiers.ts'
import type { Day } from '../../period/day.ts'
import { millisecondsOf, moment, momentOfMilliseconds } from '../../period/moment.ts'
import { valueOf } from '../../refusal/result.ts'
import { parseCommand } from '../../decider/command.schema.ts'
import type { Command, SetTarget } from '../../decider/commands.ts'
import type { CommandRequest } from '../../decider/decide.ts'
import { story } from '../story/story.ts'
import { commandOf } from './commands-of-steps.ts'
import { firstDays } from './periods.ts'
import { Recording } from './recording.ts'
import { settingOf, settingShapes } from './set-target.ts'
import { revisingSteps, steps, type Step, type StepConstraints } from './steps.ts'

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

export interface HistoryConstraints extends StepConstraints {
  /** Most targets there are, 1 or more; absent: 3. */
  readonly maxTargets?: number | undefined
  /** Most commands after the targets are set, 0 or more; absent: 24. */
  readonly maxSteps?: number | undefined
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
 * clock never goes back, at times stands still and at times leaps over a deadline. With `voids` targets
 * are voided, restored and set again, too.
 */
export function histories(constraints: HistoryConstraints = {}): fc.Arbitrary<SampleHistory> {
  return historyPlans(constraints).map((plan) => printable(historyOf(plan)))
}

/** Plans of {@link histories}, to be changed before {@link historyOf} makes a history of them. */
export function historyPlans(constraints: HistoryConstraints = {}): fc.Arbitrary<HistoryPlan> {
  const { maxTargets = 3, maxSteps = 24 } = optionsIn(constraints, [
    'maxTargets',
    'maxSteps',
    'measures',
    'directions',
    'reportedAs',
    'voids',
  ])
  return fc
    .record({
      firstDay: firstDays(),
      begins: fc.integer({ min: -6, max: 12 }).map((days) => days * 1_440 + 600),
      shapes: fc.array(settingShapes(constraints), {
        minLength: 1,
        maxLength: maxTargets,
        size: 'max',
      }),
      // Some terms can be revised only while nothing is reported.
      steps: fc
        .tuple(
          fc.array(revisingSteps(constraints), { maxLength: Math.min(2, maxSteps) }),
          fc.array(steps(constraints), { maxLength: Math.max(0, maxSteps - 2), size: 'max' }),
        )
        .map((parts) => parts.flat()),
    })
    .map(({ shapes, ...plan }) => ({
      ...plan,
      settings: shapes.map((shape, n) => settingOf(`target-${n + 1}`, plan.firstDay, shape)),
    }))
}

/** A failing test prints the story and the events, rather than every command beside them. */
function printable(history: SampleHistory): SampleHistory {
  const { events } = history
  const lines = events.map(({ commit: _commit, v: _v, ...event }) => JSON.stringify(event))
  const shown = {
    ...history,
    [fc.toStringMethod]: () => `\n${story(events)}\n${lines.join('\n')}\n`,
  }
  return shown
}

/** Puts the plan's commands to the targets, one by one. */
export function historyOf({ firstDay, begins, settings, steps }: HistoryPlan): SampleHistory {
  const turns: Turn[] = []
  const recording = new Recording()
  let milliseconds = millisecondsOf(moment(`${firstDay}T00:00Z`)) + begins * 60_000

  /** What each target is set to be, as of its last life. */
  const terms = new Map<string, SetTarget>()

  function take(command: Command): void {
    const recordedAt = momentOfMilliseconds(milliseconds)
    const checked = valueOf(parseCommand(command))
    const request = { id: commitId(`command-${turns.length + 1}`), command: checked, recordedAt }
    const decision = recording.take(request)
    const made = decision.ok ? decision.value : []
    turns.push({ request, command, accepted: decision.ok, events: made })
    if (command.type === 'SetTarget' && made.length > 0) terms.set(command.target, command)
  }

  for (const setting of settings) take(setting)
  for (const { target, after, action } of steps) {
    milliseconds += after * 60_000
    const first = settings[target % settings.length] as SetTarget
    const setting = terms.get(first.target) ?? first
    const now = momentOfMilliseconds(milliseconds)
    const own = recording.events.filter((event) => event.target === setting.target)
    const life = own.slice(own.findLastIndex(({ type }) => type === 'TargetSet'))
    const command = commandOf(action, { setting, settings, events: life, now })
    if (command !== undefined) take(command)
  }
  const targets = settings.map(({ target }) => target as TargetId)
  return { targets, turns, events: recording.events, firstDay }
}
