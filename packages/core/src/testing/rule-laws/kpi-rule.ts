import type { TargetEvent } from '../../event/events.ts'
import type { SamplePoint } from '../arbitraries/view-points.ts'

/** The day a rule judges, included, and the moment whose knowledge it has (absent: all there is). */
export type RulePoint = SamplePoint

/**
 * A rule about a KPI in its plainest form: what is judged of a history at a point. "Is this bonus
 * due", "which colour is it". A pure function; the judgement is a JSON value.
 */
export interface KpiRule<Judgement = unknown> {
  /** What reports call it, its version with it: `stretch-bonus@1`. */
  readonly name: string
  /** The events are valid and whole, in any order of delivery. */
  readonly judge: (events: readonly TargetEvent[], point: RulePoint) => Judgement
}
