import type { Verdict } from '../attainment/goal.ts'
import type { RuleName } from '../event/rule-name.ts'
import type { MeasureTerm, Unit } from '../event/terms.ts'
import type { Day } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import type { Ratio } from '../quantity/ratio.ts'
import type { GoalInForce } from './goal-in-force.ts'
import { markMade, type Made } from './made.ts'
import { mintedName, readParts, requireFunction } from './minting.ts'

/** Days running on which a target stood the same. */
export interface CourseStretch extends GoalInForce {
  /** The first day, included. */
  readonly from: Day
  /** The last day, included. */
  readonly to: Day
  /** Whether anything was reported for the period by then. */
  readonly reported: boolean
  /** What was reported by then comes to, exactly; absent where that is nothing. */
  readonly actual?: Ratio
  /** The actual against the goal in force on those days, by exact comparison; unmet without either. */
  readonly verdict: Verdict
}

/** What a completion rule is told. Exact, and frozen through and through. */
export interface CompletionFacts {
  /**
   * Every day from the first of the period to the day asked about, in order and without a gap, each
   * judged against the goal in force on it. Neighbours differ in something, so that it does not
   * show how many reports there were or how they arrived. Days after the deadline are in it, with
   * what was reported late.
   */
  readonly course: readonly CourseStretch[]
  readonly period: Period
  /** The last day of the period. */
  readonly deadline: Day
  /** The day asked about: the last of the course. Before the deadline, on it, or after it. */
  readonly asOf: Day
  /**
   * Whether the day asked about is still running. Then its figures may not be the last, and the deadline
   * has not come on it.
   */
  readonly running: boolean
  /** How many days before the deadline count as early; the engine tells early from late. */
  readonly earlyBy: number
  readonly unit: Unit
  readonly measure: MeasureTerm
}

/** What a completion rule is made of. */
export interface CompletionRuleParts {
  /** Name and version: `held-a-quarter@1`. */
  readonly name: RuleName
  /**
   * The day on which the target was completed, as of the day asked about; undefined where it was not.
   *
   * It may rely on:
   * - being asked only where the reports came to a figure on a day of the course, which is not empty;
   * - being asked again after every correction and revision, with the course as it is then: nothing
   *   has to be remembered, and what it answers must depend on the facts alone;
   * - the engine for the rest: a day after the deadline is late, one at least `earlyBy` days before
   *   it early, and exceeded is completed and strictly better than plan on the day judged.
   *
   * The answer lies in the course: from the first day of the period to the day asked about, both
   * included. Anything else, or a throw, is a {@link RuleBroken}.
   *
   * Neither is asked for: that the goal is met on that day, nor that anything was reported by then.
   * What only the passing of time changes shows on a timeline as {@link timeline} says.
   */
  completedOn(facts: CompletionFacts): Day | undefined
}

/** A completion policy of the user's own; made by {@link completionRule}. */
export interface CompletionRule extends CompletionRuleParts, Made {
  readonly kind: 'completion'
}

/**
 * Makes a rule for when a target counts as completed. A target names it in its terms,
 * `completion: { rule: 'first-met@1' }`, and the engine must be given it.
 *
 * Throws {@link RefusedInput} `InvalidRuleName` or `InvalidRule` where a part is missing.
 *
 * @example
 * const firstMet = completionRule({
 *   name: 'first-met@1',
 *   completedOn: ({ course }) => course.find(({ verdict }) => verdict !== 'unmet')?.from,
 * })
 * firstMet.name //=> 'first-met@1'
 */
export function completionRule(given: CompletionRuleParts): CompletionRule {
  const parts = readParts(given, ['name', 'completedOn'])
  return markMade({
    kind: 'completion',
    name: mintedName(parts),
    completedOn: requireFunction(parts, 'completedOn', given),
  })
}
