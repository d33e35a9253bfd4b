import type { Day } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { ByRule } from './rule-name.ts'

/** A text for people: one for all languages, or one per BCP 47 language tag. */
export type Text = string | Readonly<Record<string, string>>

/**
 * What a target counts in. Two units are the same when code, scale and per are.
 *
 * Nothing is ever added or rolled up across units. Title and digits are for readers: they may change at
 * any time.
 */
export interface Unit {
  /** `person`, `VND`, `%`: any name, compared to the letter. */
  readonly code: string
  /** Most digits after the decimal point of a figure, 0 to 100; absent: any. */
  readonly scale?: number
  /**
   * For the measure `ratio` alone, above 0: the actual is numerator × per / denominator. Absent: 1.
   *
   * Plan, band, tolerance and baseline are in the unit, too: of 100 files, 96 on time are 96 in `%`,
   * per 100.
   */
  readonly per?: Quantity
  /** What readers see in place of the code. */
  readonly title?: Text
  /** Digits after the decimal point that a display shows, 0 to 100; absent: as it has it. */
  readonly digits?: number
}

/** How the reports of a target become its actual. */
export type MeasureName =
  | 'sum'
  | 'latest'
  | 'average'
  | 'max'
  | 'min'
  | 'ratio'
  | 'steps'
  | 'declared'

/** How reports become the actual: a measure of the engine's own, or an aggregation rule. */
export type MeasureTerm = MeasureName | ByRule

/** Whether each report adds to the ones before it or restates their total so far. */
export type ReportedAs = 'increment' | 'runningTotal'

/** Which side of the plan keeps the promise. */
export type Direction = 'atLeast' | 'atMost' | 'within' | 'exactly'

/** A term that follows from others where nobody has said it. */
export type DerivedTerm = 'direction' | 'completion'

/** The two ends of a promise kept `within`; both are included. */
export interface Band {
  readonly from: Quantity
  readonly to: Quantity
}

/**
 * When a met plan counts as completed.
 * - `whenReached`: from the first day of the unbroken met run that reaches the day asked about.
 * - `heldAtDeadline`: decided at the deadline, dated by the first day of that run.
 * - `sustained`: met for so many days running, 1 or more; dated by the day that completes them. With
 *   `days: 'reported'` only days with a report count, and a day without one breaks no run.
 * - `{ rule }`: when a completion rule of that name says so.
 */
export type CompletionPolicy =
  | 'whenReached'
  | 'heldAtDeadline'
  | { readonly sustained: number; readonly days?: 'reported' }
  | ByRule

/** The ways of working out attainment that are the engine's own. */
export type MethodName = 'ofPlan' | 'fromBaseline'

/**
 * How attainment is worked out.
 * - `ofPlan`: the distance from plan in parts of the plan (see {@link Standing.attainment}).
 * - `fromBaseline`: the share of the planned change achieved.
 * - `{ rule }`: as an attainment rule of that name has it.
 *
 * `cap` is the greatest ratio shown, 1 or more; without it nothing is capped.
 */
export interface AttainmentMethod {
  readonly method: MethodName | ByRule
  readonly cap?: Quantity
}

/** Names in the path of a programme that a command may give, and levels of a roll-up tree. */
export const DEEPEST_PROGRAMME = 100

/** Everything a target is, at one moment of knowledge and one day. */
export interface TargetTerms {
  readonly title: Text
  readonly unit: Unit
  readonly measure: MeasureTerm
  readonly reportedAs: ReportedAs
  readonly direction: Direction
  /**
   * Which of them were left out and follow from other terms; a revision of those derives them anew.
   *
   * The direction is `within` a band, `atMost` where the plan lies below the baseline, else `atLeast`;
   * the completion follows from direction and measure, and is derived only where the direction is.
   * Absent: the direction was said, and the completion stays what it is.
   */
  readonly derived?: readonly DerivedTerm[]
  /** The planned value. Absent for `within`, `declared` and indicators. */
  readonly plan?: Quantity
  /** Where the indicator stood before the period. Needed by `fromBaseline`. */
  readonly baseline?: Quantity
  /** How far from plan `exactly` may be, zero or more; absent: 0. */
  readonly tolerance?: Quantity
  /** The plan of a target that is to stay `within` two values. */
  readonly band?: Band
  readonly period: Period
  readonly completion: CompletionPolicy
  /** How many days before the deadline counts as early, 1 or more. */
  readonly earlyBy: number
  readonly attainment: AttainmentMethod
  /** The rule that gives its standings a status. */
  readonly status?: ByRule
  readonly owner?: string
  /**
   * Node of the roll-up tree, as a path of names: `term-2020-2025/economy`.
   *
   * A slash within a name is written `\/`. A command gives at most 100 names; in a tree, what lies deeper
   * counts as one.
   */
  readonly programme?: string
  /** Weight in a mean, zero or more; absent: 1. */
  readonly weight?: Quantity
  readonly labels?: Readonly<Record<string, string>>
}

/** What goes for a term, whatever its value. */
interface TermFacts {
  /**
   * - `always`: a command that sets a target says it.
   * - `orDefault`: every target has it; a command may leave it out.
   * - `orNot`: it may be absent, and a revision takes it away by `null`.
   */
  readonly given: 'always' | 'orDefault' | 'orNot'
  /**
   * - `promise`: revising it makes a target `revised`.
   * - `reading`: of the promise, too, and what reports are read by: one and the same on all days, whenever
   *   it is revised, and fixed once there are reports.
   * - `beside`: no part of the promise.
   */
  readonly part: 'promise' | 'reading' | 'beside'
}

/**
 * The terms there are. How each is read is said in `terms.schema.ts`, and how it is told in
 * `history/term-text.ts`; what events, patches and commands may hold follows from these.
 */
export const TERMS = {
  title: { given: 'always', part: 'beside' },
  measure: { given: 'always', part: 'reading' },
  reportedAs: { given: 'orDefault', part: 'reading' },
  unit: { given: 'always', part: 'reading' },
  direction: { given: 'orDefault', part: 'promise' },
  plan: { given: 'orNot', part: 'promise' },
  band: { given: 'orNot', part: 'promise' },
  baseline: { given: 'orNot', part: 'promise' },
  tolerance: { given: 'orNot', part: 'promise' },
  period: { given: 'always', part: 'promise' },
  completion: { given: 'orDefault', part: 'promise' },
  earlyBy: { given: 'orDefault', part: 'promise' },
  attainment: { given: 'orDefault', part: 'promise' },
  status: { given: 'orNot', part: 'beside' },
  owner: { given: 'orNot', part: 'beside' },
  programme: { given: 'orNot', part: 'beside' },
  weight: { given: 'orNot', part: 'beside' },
  labels: { given: 'orNot', part: 'beside' },
} as const satisfies { readonly [Term in Exclude<keyof TargetTerms, 'derived'>]: TermFacts }

export type Term = keyof typeof TERMS

/** The terms of which something goes. */
export type TermsWith<Fact extends keyof TermFacts, Value> = {
  [Name in Term]: (typeof TERMS)[Name][Fact] extends Value ? Name : never
}[Term]

function termsWith<Fact extends keyof TermFacts, const Value extends TermFacts[Fact]>(
  fact: Fact,
  ...values: readonly Value[]
): readonly TermsWith<Fact, Value>[] {
  const allowed: readonly unknown[] = values
  return (Object.keys(TERMS) as Term[]).filter((term): term is TermsWith<Fact, Value> =>
    allowed.includes(TERMS[term][fact]),
  )
}

/** The terms that make up the promise itself. */
export const PROMISE_TERMS = /* @__PURE__ */ termsWith('part', 'promise', 'reading')

/** The terms that reports are read by. */
export const FIXED_TERMS = /* @__PURE__ */ termsWith('part', 'reading')

/** The terms a revision may remove, by setting them to `null`. */
export const CLEARABLE_TERMS = /* @__PURE__ */ termsWith('given', 'orNot')

export type ClearableTerm = TermsWith<'given', 'orNot'>

/** An absolute patch: each field given replaces the whole term; `null` removes a clearable one. */
export type TermsPatch = {
  readonly [Name in Term]?: Name extends ClearableTerm
    ? NonNullable<TargetTerms[Name]> | null
    : NonNullable<TargetTerms[Name]>
}

/** A span of days, both included. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day
}
