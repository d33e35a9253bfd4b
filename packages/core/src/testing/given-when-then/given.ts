import type { TargetEvent } from '../../event/events.ts'
import { parseDay, type Day } from '../../period/day.ts'
import { parseMoment } from '../../period/moment.ts'
import { RefusedInput } from '../../refusal/planfold-error.ts'
import { refuse, type Refusal } from '../../refusal/refusal.ts'
import { resultUnder, valueOf } from '../../refusal/result.ts'
import type { Rule, RuleOptions } from '../../rule/rule.ts'
import { standing } from '../../judgement/standing-in.ts'
import type { Standing } from '../../standing/standing.ts'
import type { ViewPoint } from '../../standing/view-point.ts'
import type { Command } from '../../decider/commands.ts'
import { differencesIn } from './difference.ts'
import { expectNone } from './expectation-not-met.ts'
import type { NamedFields } from './named-fields.ts'
import { expectOutcome, outcomeOf, type ExpectedDecision, type Outcome } from './outcome.ts'
import { TargetStage } from './target-stage.ts'

/**
 * What has gone before: an event as it was recorded, a command as a caller gives it, or a moment
 * that the clock is moved to (a day alone stands for its noon in UTC).
 */
export type Past = TargetEvent | Command | { readonly at: string }

/**
 * A standing as a test expects it, from a day (`asOf`, with or without `knownAt`) or a moment (`at`); the
 * fields that are named are compared.
 */
export type ExpectedStanding = ViewPoint & ExpectedFields

interface ExpectedFields extends Omit<NamedFields<Standing>, 'asOf' | 'target'> {
  /** Which target; absent: that of the last command or event. */
  readonly target?: string
}

/** Targets after some events, to be compared with what was expected. */
export interface TargetsAfter {
  /** Compares the fields that are named. */
  thenStanding(expected: ExpectedStanding): TargetsAfter
}

/** What came of a command, to be compared with what was expected. */
export interface TargetsDecided extends Outcome<TargetEvent, Refusal>, TargetsAfter {
  /** The number of events, their order, and of each the fields that are named; or the refusal. */
  then(expected: ExpectedDecision<TargetEvent, Refusal>): TargetsAfter
}

/** Targets to which something has happened. */
export interface TargetsGiven extends TargetsAfter {
  /** Everything that has happened, in order. */
  readonly events: readonly TargetEvent[]
  /** Puts a command; the targets given stay as they are. */
  when(command: Command): TargetsDecided
}

/**
 * Given/when/then for planfold's targets: a past of events or commands, a command, and what is
 * expected of it. What is not as expected throws {@link ExpectationNotMet}, which names each field
 * that differs; so it works in any test runner.
 *
 * Ids and the clock are filled in: commands are c1, c2, … in their order, so that the first event
 * of the second is c2.1, and the clock stands at the beginning of 2020 in UTC until it is moved.
 * Throws {@link RefusedInput} where a command of the past is refused: it never happened. Rules that
 * targets name are given as to an engine: `given([bonus], { rules: [stretch] })`.
 *
 * @example
 * const members = {
 *   type: 'SetTarget', target: 'members', title: 'New members', unit: 'person', measure: 'sum',
 *   plan: 201, period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
 * } as const
 * given([members, { at: '2020-12-21' }])
 *   .when({ type: 'ReportProgress', target: 'members', quantity: 202, on: '2020-12-20' })
 *   .then([
 *     { type: 'ProgressReported', data: { value: { quantity: '202' } } },
 *     { type: 'TargetCompletedEarly', data: { basis: 'measured', on: '2020-12-20' } },
 *     { type: 'TargetExceeded' },
 *   ])
 *   .thenStanding({ asOf: '2020-12-31', state: 'completedEarly', exceeded: true })
 *
 * given([members])
 *   .when({ type: 'ReportProgress', target: 'members', quantity: 202, on: '2020-02-30' })
 *   .then({ code: 'InvalidDay', field: 'on' })
 */
export function given(past: readonly Past[] = [], { rules = [] }: RuleOptions = {}): TargetsGiven {
  const stage = new TargetStage(rules)
  let target = ''
  for (const [place, item] of past.entries()) {
    if (!('type' in item)) {
      moveClock(stage, item.at, `given.${place}.at`)
      continue
    }
    target = item.target
    if ('revision' in item) stage.record(item)
    else valueOf(resultUnder(`given.${place}`, stage.put(item)))
  }
  const events = [...stage.events]
  return {
    events,
    ...after(events, target, rules),
    when: (command) => {
      const outcome = outcomeOf(stage.decide(command))
      const behind = after([...events, ...outcome.events], command.target, rules)
      return {
        ...outcome,
        ...behind,
        then: (expected) => {
          expectOutcome(command, outcome, expected)
          return behind
        },
      }
    },
  }
}

/** Moves the clock on; throws {@link RefusedInput} where it would go back, or to no moment. */
function moveClock(stage: TargetStage, to: unknown, place: string): void {
  const isDay = parseDay(to).ok
  const moment = valueOf(resultUnder(place, parseMoment(isDay ? `${to as Day}T12:00:00Z` : to)))
  if (moment < stage.now) {
    const remedy = 'Place it where it belongs in the order: nothing is recorded in the past.'
    const expected = `a moment not before ${stage.now}`
    throw new RefusedInput(refuse('ClockGoesBack', place, to, expected, remedy, { now: stage.now }))
  }
  stage.moveClock(moment)
}

function after(
  events: readonly TargetEvent[],
  lastTarget: string,
  rules: readonly Rule[],
): TargetsAfter {
  const targets: TargetsAfter = {
    thenStanding: ({ asOf, knownAt, at, target = lastTarget, ...expected }) => {
      const found = standing(events, target, { asOf, knownAt, at } as ViewPoint, { rules })
      const known = knownAt === undefined ? '' : `, known at ${String(knownAt)}`
      const from = at === undefined ? `as of ${asOf}${known}` : `at ${String(at)}`
      expectNone(
        `The standing of ${JSON.stringify(target)} ${from}`,
        differencesIn('standing', expected, found),
      )
      return targets
    },
  }
  return targets
}
