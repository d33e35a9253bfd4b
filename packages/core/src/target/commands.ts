import type { MilestoneName, Provenance, ReportStatus } from '../event/events.ts'
import type {
  AttainmentMethod,
  CompletionPolicy,
  Direction,
  MeasureTerm,
  ReportedAs,
  Text,
  Unit,
} from '../event/terms.ts'
import type { ByRule } from '../event/rule-name.ts'
import type { Day } from '../period/day.ts'
import type { Zone } from '../period/zone.ts'
import type { Quantity } from '../quantity/quantity.ts'

/** What a command may give for a quantity: `'12.5'`, `12.5`, `12n`. */
export type QuantityInput = string | number | bigint

/** The forms that the fields of a command are in: as a caller gives them, or as a door lets them in. */
export interface Forms {
  readonly quantity: unknown
  readonly day: unknown
  readonly zone: unknown
}

/** As a caller gives them. */
export interface Given extends Forms {
  readonly quantity: QuantityInput
  readonly day: string
  readonly zone: string
}

/** As the door lets them in: canonical. */
export interface Checked extends Forms {
  readonly quantity: Quantity
  readonly day: Day
  readonly zone: Zone
}

interface CommandBase<Type extends string> extends Provenance {
  readonly type: Type
  readonly target: string
}

/** The terms as a command gives them; each is described at {@link TargetTerms}. */
export interface TermsInput<F extends Forms = Given> {
  readonly title: Text
  /** A code alone, or with the scale of its figures. */
  readonly unit: string | Unit
  readonly measure: MeasureTerm
  /** Absent: `increment`. */
  readonly reportedAs?: ReportedAs
  /** Absent: `within` where a band is given, else `atLeast`. */
  readonly direction?: Direction
  readonly plan?: F['quantity']
  readonly baseline?: F['quantity']
  readonly tolerance?: F['quantity']
  readonly band?: { readonly from: F['quantity']; readonly to: F['quantity'] }
  readonly period: { readonly from: F['day']; readonly to: F['day']; readonly zone: F['zone'] }
  /** Absent: `whenReached` for `atLeast` with `sum`, `max` or `steps`, else `heldAtDeadline`. */
  readonly completion?: CompletionPolicy
  /** Absent: 1. */
  readonly earlyBy?: number
  /** A method alone, or with its cap. Absent: `ofPlan` without a cap. */
  readonly attainment?: AttainmentMethod['method'] | AttainmentInput<F>
  /** The rule that gives its standings a status. */
  readonly status?: ByRule
  readonly owner?: string
  readonly programme?: string
  readonly weight?: F['quantity']
  readonly labels?: Readonly<Record<string, string>>
}

interface AttainmentInput<F extends Forms> {
  readonly method: AttainmentMethod['method']
  readonly cap?: F['quantity']
}

type Removable = 'baseline' | 'tolerance' | 'status' | 'owner' | 'programme' | 'weight' | 'labels'

/** The terms to replace; `null` removes one that may be absent. */
export type TermsPatchInput<F extends Forms = Given> = {
  readonly [Term in keyof TermsInput<F>]?: Term extends Removable
    ? TermsInput<F>[Term] | null
    : TermsInput<F>[Term]
}

/** Makes a promise. Without `plan` and `band`, and not `declared`, it is an indicator. */
export interface SetTarget<F extends Forms = Given>
  extends CommandBase<'SetTarget'>, TermsInput<F> {}

export interface ReviseTarget<F extends Forms = Given> extends CommandBase<'ReviseTarget'> {
  readonly kind: 'change' | 'correction'
  readonly set: TermsPatchInput<F>
  /** Absent: of a correction the first day of the target, of a change the day it is recorded. */
  readonly effective?: F['day']
  readonly reason: string
  readonly reference?: string
}

export interface CancelTarget<F extends Forms = Given> extends CommandBase<'CancelTarget'> {
  /** The first day on which it is called off. */
  readonly on: F['day']
  readonly reason: string
}

export interface ReopenTarget<F extends Forms = Given> extends CommandBase<'ReopenTarget'> {
  /** The first day on which it stands again. */
  readonly on: F['day']
  readonly reason: string
}

/** A figure: `quantity`, or `numerator` and `denominator`, or `steps`, as the measure takes it. */
export interface FigureInput<F extends Forms = Given> {
  readonly quantity?: F['quantity']
  readonly numerator?: F['quantity']
  readonly denominator?: F['quantity']
  readonly steps?: F['quantity']
  /** "6, of which 1": parts of the figure by name, each from zero to the whole. */
  readonly parts?: Readonly<Record<string, F['quantity']>>
  readonly status?: ReportStatus
  /** Where given, it must be the target's own: a safeguard, never a conversion. */
  readonly unit?: string
}

export interface ReportProgress<F extends Forms = Given>
  extends CommandBase<'ReportProgress'>, FigureInput<F> {
  /** The day the figure is true for. */
  readonly on: F['day']
  /** The days it covers, `on` among them. */
  readonly over?: { readonly from: F['day']; readonly to: F['day'] }
  readonly series?: string
  readonly note?: string
}

/** Replaces what a report says; what is not given stays. Its day and its place in the order stay. */
export interface CorrectProgress<F extends Forms = Given>
  extends CommandBase<'CorrectProgress'>, FigureInput<F> {
  /** Id of the `ProgressReported` event. */
  readonly report: string
  readonly reason?: string
}

/** Takes a report back, as if it had never been made. */
export interface RetractProgress extends CommandBase<'RetractProgress'> {
  /** Id of the `ProgressReported` event. */
  readonly report: string
  readonly reason?: string
}

/** Somebody says that a milestone was reached. */
export interface DeclareMilestone<F extends Forms = Given> extends CommandBase<'DeclareMilestone'> {
  readonly milestone: MilestoneName
  readonly on: F['day']
  readonly note?: string
}

/** Somebody takes a declaration back. */
export interface WithdrawMilestone extends CommandBase<'WithdrawMilestone'> {
  readonly milestone: MilestoneName
  readonly reason: string
}

export interface AddNote<F extends Forms = Given> extends CommandBase<'AddNote'> {
  readonly text: string
  readonly on?: F['day']
}

/** Records the milestones that only the passing of time has changed. */
export interface AssessTarget extends CommandBase<'AssessTarget'> {}

type CommandIn<F extends Forms> =
  | SetTarget<F>
  | ReviseTarget<F>
  | CancelTarget<F>
  | ReopenTarget<F>
  | ReportProgress<F>
  | CorrectProgress<F>
  | RetractProgress
  | DeclareMilestone<F>
  | WithdrawMilestone
  | AddNote<F>
  | AssessTarget

/** Everything that can be asked of a target, as a caller gives it. */
export type Command = CommandIn<Given>

/** A command after the door: every field canonical. */
export type CheckedCommand = CommandIn<Checked>
