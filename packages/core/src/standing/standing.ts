import type { Attainment } from '../attainment/attainment.ts'
import type { Plan } from '../attainment/goal.ts'
import type { Basis, MilestoneName, ReportStatus } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import type { RuleName } from '../event/rule-name.ts'
import type { AttainmentMethod, Direction, MeasureTerm, Text, Unit } from '../event/terms.ts'
import type { Notices } from '../notice/notice.ts'
import type { Day } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Ratio } from '../quantity/ratio.ts'
import type { ReportInForce } from '../ledger/report-at.ts'

/**
 * The one state a target is in, by precedence: an earlier one here hides a later one.
 * - `cancelled`: called off on or before the day asked about.
 * - `notStarted`: the day asked about lies before the period.
 * - `completedEarly`, `completedOnTime`, `completedLate`: completed, against the deadline.
 * - `open`: the deadline has not come: the day asked about lies before it, or is still running.
 * - `unreported`: past the deadline with no figure for the period.
 * - `missed`: past the deadline, with a figure, and not completed.
 */
export const STATES = Object.freeze([
  'cancelled',
  'notStarted',
  'completedEarly',
  'completedOnTime',
  'completedLate',
  'open',
  'unreported',
  'missed',
] as const)

export type State = (typeof STATES)[number]

/** Whether a state is one of the three completed ones. */
export function isCompleted(state: State | undefined): boolean {
  return state === 'completedEarly' || state === 'completedOnTime' || state === 'completedLate'
}

/** What the reports say of a declared milestone; `unmeasured` where they come to no figure. */
export type DeclarationVerdict = 'confirmed' | 'contradicted' | 'unmeasured'

/** A milestone that holds on the day asked about. */
export interface Milestone {
  readonly milestone: MilestoneName
  readonly basis: Basis
  readonly on: Day
  /** Of declared milestones only. */
  readonly verdict?: DeclarationVerdict
}

/** What lies behind an actual. */
export interface ReportSummary {
  /** Reports in force that are in the actual. */
  readonly counted: number
  /** Reports in force for a day before the period; never in the actual. */
  readonly beforePeriod: number
  /** Reports in force for a day after the deadline; they can only date a late completion. */
  readonly afterDeadline: number
  /** Day of the last report in the actual. */
  readonly lastOn?: Day
  /**
   * Days from that report to the day judged. Where figures are carried forward in several series,
   * from the oldest that is: how stale the actual may be.
   */
  readonly ageInDays?: number
  /** The least firm status among the figures that make up the actual. */
  readonly status?: ReportStatus
  /** The last report in the actual, by day and revision, as its last correction says it. */
  readonly last?: ReportInForce
}

/**
 * One target's plan, actual, attainment, state and overlays, as of one day and as known at one
 * moment. Immutable and JSON-safe.
 *
 * It is judged on the earlier of the day asked about and the deadline: what was promised is what was
 * in force on that day. Names and the period itself are those in force on the day asked about.
 */
export interface Standing {
  readonly target: TargetId
  /** An `indicator` has no plan: it is shown and never counted. */
  readonly kind: 'target' | 'indicator'
  readonly title: Text
  readonly unit: Unit
  readonly measure: MeasureTerm
  readonly direction: Direction
  readonly period: Period
  readonly owner?: string
  readonly programme?: string
  readonly weight?: Quantity
  readonly labels?: Readonly<Record<string, string>>
  /** The day asked about, included. */
  readonly asOf: Day
  /** Whether that day was still running at the moment asked from; absent where it had ended. */
  readonly running?: true
  /** How many of the target's events are behind this standing. */
  readonly revision: number
  /** The goal in force on the day judged: a planned value, or the band to stay within. */
  readonly plan?: Plan
  /** The goal as first promised, with its corrections. */
  readonly originalPlan?: Plan
  readonly baseline?: Quantity
  /** How far from plan `exactly` may be and still be met; absent: 0. */
  readonly tolerance?: Quantity
  /**
   * What the reports in force add up to, in the unit: a quantity, or for `average` and `ratio` a ratio
   * (of 96 in 100 with a unit per 100, 96 to 1); by an aggregation rule a quantity where it can be written as one, else a ratio. Absent where nothing was
   * reported, a ratio has nothing below the line, or a rule makes nothing of the reports.
   */
  readonly actual?: Quantity | Ratio
  /** For the measure `ratio`: what stands above and below the line, not reduced. */
  readonly fraction?: { readonly numerator: Quantity; readonly denominator: Quantity }
  /** "6, of which 1": parts of the actual by name; an overlay, never added to it. */
  readonly parts?: Readonly<Record<string, Quantity>>
  /** By which formula attainment was worked out. */
  readonly attainmentMethod: AttainmentMethod
  readonly attainment: Attainment
  /** Whether the actual keeps the promise on the day judged, by exact comparison. */
  readonly met: boolean
  /** Absent for an indicator. */
  readonly state?: State
  /** The rule that says when it is completed; absent where a policy of the engine's own does. */
  readonly completionRule?: RuleName
  /** Day of completion, in every completed state. */
  readonly completedOn?: Day
  /** Completed, and strictly better than plan (or declared so where nothing is measured). */
  readonly exceeded: boolean
  /** A change to the promise itself is in force. */
  readonly revised: boolean
  /** A declared milestone is contradicted by the reports. */
  readonly contradicted: boolean
  readonly milestones: readonly Milestone[]
  readonly reports: ReportSummary
  /** What is allowed and probably not meant, such as reports outside the period. */
  readonly notices: Notices
  /** What the status rule says of all this; absent where the terms name none. */
  readonly status?: string
  /** The rule that has said it. */
  readonly statusRule?: RuleName
}
