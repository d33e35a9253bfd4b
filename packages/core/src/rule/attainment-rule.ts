import type { AttainmentByName } from '../attainment/attainment.ts'
import type { RuleName } from '../event/rule-name.ts'
import type { MeasureTerm, Unit } from '../event/terms.ts'
import type { Day } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import type { Ratio } from '../quantity/ratio.ts'
import type { GoalInForce } from './goal-in-force.ts'
import { markMade, type Made } from './made.ts'
import { mintedName, readParts, requireFunction, requireNames } from './minting.ts'

/**
 * What an attainment rule is told. Exact, and frozen through and through. It is all there is to know:
 * the same facts mean the same attainment, whichever target they are of and however its reports
 * arrived.
 */
export interface AttainmentFacts extends GoalInForce {
  /** What the reports in force add up to on the day judged, exactly; a quantity is a ratio too. */
  readonly actual: Ratio
  readonly unit: Unit
  readonly measure: MeasureTerm
  /**
   * The period; of a roll-up, from the first day of the first to the last day of the last, in the
   * zone of the last.
   */
  readonly period: Period
  /**
   * The day judged: the earlier of the day asked about and the deadline. In the period or before it;
   * of a roll-up, the latest such day of its targets.
   */
  readonly on: Day
  /** Whether that day is still running at the moment asked from, so that more of it may come. */
  readonly running: boolean
}

/**
 * What an attainment rule may answer: an exact ratio, of which 1 means met, or why there is none:
 * one of the engine's own reasons, or `byRule` with one of the reasons it has declared.
 */
export type AttainmentAnswer<Reason extends string = string> =
  | AttainmentByName
  | { readonly undefined: 'byRule'; readonly reason: Reason }

/** What an attainment rule is made of. */
export interface AttainmentRuleParts<Reason extends string = string> {
  /** Name and version: `stretch@1`. */
  readonly name: RuleName
  /** The reasons of its own for which it may leave attainment undefined; absent: none. */
  readonly reasons?: readonly Reason[] | undefined
  /**
   * How far the actual has come.
   *
   * It may rely on:
   * - being asked only where there is a goal and an actual; without, attainment is `noPlan`,
   *   `noReport`, `zeroDenominator` or `noActual` for every rule alike;
   * - exact facts that nobody rounded, frozen through and through;
   * - being asked again, as often as a view is made: what it answers must depend on the facts alone,
   *   never on a clock, on chance, or on what it was asked before.
   *
   * Whether the target is met is not its to say: that is the exact comparison of actual and goal. A
   * rule that answers 1 or more where that is met, and less where it is not, keeps the promise of
   * {@link formatPercent} never to show the one as the other. A `cap` of the target is applied to what
   * it answers.
   *
   * An answer that is no {@link Ratio} (whole, reduced, its denominator positive, as
   * {@link ratioOf} makes it), a number, a reason not declared, or a throw is a {@link RuleBroken}.
   */
  attainmentOf(facts: AttainmentFacts): AttainmentAnswer<NoInfer<Reason>>
}

/** A method of attainment of the user's own; made by {@link attainmentRule}. */
export interface AttainmentRule<Reason extends string = string>
  extends AttainmentRuleParts<Reason>, Made {
  readonly kind: 'attainment'
  readonly reasons: readonly Reason[]
}

/**
 * Makes a rule for how attainment is worked out. A target names it in its terms,
 * `attainment: { method: { rule: 'stretch@1' } }`, and the engine must be given it.
 *
 * Throws {@link RefusedInput} `InvalidRuleName` or `InvalidRule` where a part is missing.
 *
 * @example
 * const none = quantityAsRatio(quantity(0))
 * const floored = attainmentRule({
 *   name: 'floored@1',
 *   attainmentOf: (facts) => {
 *     const ofPlan = attainment(facts, facts.actual)
 *     return 'undefined' in ofPlan || compareRatios(ofPlan, none) > 0 ? ofPlan : none
 *   },
 * })
 * floored.name //=> 'floored@1'
 */
export function attainmentRule<const Reason extends string = never>(
  given: AttainmentRuleParts<Reason>,
): AttainmentRule<Reason> {
  const parts = readParts(given, ['name', 'reasons', 'attainmentOf'])
  return markMade({
    kind: 'attainment',
    name: mintedName(parts),
    reasons: requireNames('reasons', parts.reasons ?? []),
    attainmentOf: requireFunction(parts, 'attainmentOf', given),
  })
}
