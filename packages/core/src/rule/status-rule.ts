import type { RuleName } from '../event/rule-name.ts'
import type { Standing } from '../standing/standing.ts'
import { markMade, type Made } from './made.ts'
import { invalidRule, mintedName, readParts, requireFunction, requireNames } from './minting.ts'

/**
 * What a status rule is told: the standing it gives a status to, with its exact figures. A copy of
 * its own, frozen through and through.
 */
export type StatusFacts = Omit<Standing, 'status' | 'statusRule'>

/** What a status rule is made of. */
export interface StatusRuleParts<Status extends string = string> {
  /** Name and version: `traffic-light@1`. */
  readonly name: RuleName
  /** Every status there is, from the worst to the best; one or more. */
  readonly statuses: readonly Status[]
  /**
   * The status of a standing: one of `statuses`.
   *
   * It may rely on:
   * - exact figures that nobody rounded: `attainment`, `actual` and `plan` are what the judgement
   *   itself was made from;
   * - being asked for every standing of a target that names it, at any time: before the period,
   *   without a report, cancelled, of an indicator. There may be no actual and no attainment, and it
   *   has to have a status for that, too;
   * - being asked again whenever a standing is made; what it answers must depend on the facts alone.
   *
   * Any other answer, or a throw, is a {@link RuleBroken}. What only the passing of time changes shows
   * on a timeline as {@link timeline} says.
   */
  statusOf(facts: StatusFacts): NoInfer<Status>
}

/** A status of the user's own making, such as red, amber, green; made by {@link statusRule}. */
export interface StatusRule<Status extends string = string> extends StatusRuleParts<Status>, Made {
  readonly kind: 'status'
}

/**
 * Makes a rule for the status of a standing. A target or indicator names it in its terms,
 * `status: { rule: 'traffic-light@1' }`, and the engine must be given it.
 *
 * Throws {@link RefusedInput} `InvalidRuleName` or `InvalidRule` where a part is missing.
 *
 * @example
 * const light = statusRule({
 *   name: 'traffic-light@1',
 *   statuses: ['red', 'amber', 'green'],
 *   statusOf: ({ attainment, met }) => {
 *     if (met) return 'green'
 *     if ('undefined' in attainment) return 'red'
 *     return compareRatios(attainment, quantityAsRatio(quantity('0.9'))) < 0 ? 'red' : 'amber'
 *   },
 * })
 * light.statuses //=> ['red', 'amber', 'green']
 */
export function statusRule<const Status extends string>(
  given: StatusRuleParts<Status>,
): StatusRule<Status> {
  const parts = readParts(given, ['name', 'statuses', 'statusOf'])
  const statuses = requireNames('statuses', parts.statuses)
  if (statuses.length === 0) {
    throw invalidRule('statuses', [], 'one status or more', { least: 1 })
  }
  return markMade({
    kind: 'status',
    name: mintedName(parts),
    statuses,
    statusOf: requireFunction(parts, 'statusOf', given),
  })
}
