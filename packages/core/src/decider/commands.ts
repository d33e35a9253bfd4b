import type { MilestoneName, Provenance, ReportStatus } from '../event/events.ts'
import type {
  AttainmentMethod,
  ClearableTerm,
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
  /** What a field that is left out may hold all the same. */
  readonly absent: undefined
  /** The numbers of a figure. */
  readonly figure: object
  /** Those of a correction, which may leave the figure as it is. */
  readonly newFigure: object
}

/** As a caller gives them. */
export interface Given extends Forms {
  readonly quantity: QuantityInput
  readonly day: string
  readonly zone: string
  readonly absent: undefined
  readonly figure: Figure
  readonly newFigure: Figure | Only<never, QuantityInput>
}

/** As the door lets them in: canonical. */
export interface Checked extends Forms {
  readonly quantity: Quantity
  readonly day: Day
  readonly zone: Zone
  readonly absent: never
  /** Which of them belong together is for the target's measure to say. */
  readonly figure: SomeNumbers
  readonly newFigure: SomeNumbers
}

type SomeNumbers = { readonly [Field in FigureField]?: Quantity }

type FigureField = 'quantity' | 'numerator' | 'denominator' | 'steps'

/** Some of the numbers of a figure, and none of the others. */
type Only<Field extends FigureField, Amount> = { readonly [Each in Field]: Amount } & {
  readonly [Other in Exclude<FigureField, Field>]?: undefined
}

/** Exactly one figure, as the measure takes it: `quantity`, `steps`, or a fraction's two numbers. */
export type Figure<Amount = QuantityInput> =
  | Only<'quantity', Amount>
  | Only<'numerator' | 'denominator', Amount>
  | Only<'steps', Amount>

/** Fields that may all be left out. */
type Optional<Fields, F extends Forms> = {
  readonly [Field in keyof Fields]: Fields[Field] | F['absent']
}

interface CommandBase<Type extends string, F extends Forms> extends Optional<Provenance, F> {
  readonly type: Type
  readonly target: string
}

/** The terms as a command gives them; each is described at {@link TargetTerms}. */
export interface TermsInput<F extends Forms = Given> {
  readonly title: Text
  /** A code alone, or with the scale of its figures and the rest of {@link Unit}. */
  readonly unit: string | UnitInput<F>
  readonly measure: MeasureTerm
  /** Absent: `increment`. */
  readonly reportedAs?: ReportedAs | F['absent']
  /**
   * Absent: `within` where a band is given, `atMost` where the plan lies below the baseline, else
   * `atLeast`; a revision of plan or baseline derives it anew. What is said outright stands.
   */
  readonly direction?: Direction | F['absent']
  readonly plan?: F['quantity'] | F['absent']
  readonly baseline?: F['quantity'] | F['absent']
  readonly tolerance?: F['quantity'] | F['absent']
  readonly band?: { readonly from: F['quantity']; readonly to: F['quantity'] } | F['absent']
  readonly period: { readonly from: F['day']; readonly to: F['day']; readonly zone: F['zone'] }
  /** Absent: `whenReached` for `atLeast` with `sum`, `max` or `steps`, else `heldAtDeadline`. */
  readonly completion?: CompletionPolicy | F['absent']
  /** Absent: 1. */
  readonly earlyBy?: number | F['absent']
  /** A method alone, or with its cap. Absent: `ofPlan` without a cap. */
  readonly attainment?: AttainmentMethod['method'] | AttainmentInput<F> | F['absent']
  /** The rule that gives its standings a status. */
  readonly status?: ByRule | F['absent']
  readonly owner?: string | F['absent']
  readonly programme?: string | F['absent']
  readonly weight?: F['quantity'] | F['absent']
  readonly labels?: Readonly<Record<string, string>> | F['absent']
}

/** A unit; `per` absent: for a ratio 100 where the code is `%`, 1,000 for `‰`, else 1. */
type UnitInput<F extends Forms> = Pick<Unit, 'code'> &
  Optional<Omit<Unit, 'code' | 'per'>, F> & { readonly per?: F['quantity'] | F['absent'] }

interface AttainmentInput<F extends Forms> {
  readonly method: AttainmentMethod['method']
  readonly cap?: F['quantity'] | F['absent']
}

/** The terms to replace; `null` removes one that may be absent. */
export type TermsPatchInput<F extends Forms = Given> = {
  readonly [Term in keyof TermsInput<F>]?: Term extends ClearableTerm
    ? TermsInput<F>[Term] | null
    : TermsInput<F>[Term] | F['absent']
}

/** Makes a promise. Without `plan` and `band`, and not `declared`, it is an indicator. */
export interface SetTarget<F extends Forms = Given>
  extends CommandBase<'SetTarget', F>, TermsInput<F> {}

/** Changes terms from a day on, or corrects what was mistyped. */
export interface ReviseTarget<F extends Forms = Given> extends CommandBase<'ReviseTarget', F> {
  readonly kind: 'change' | 'correction'
  readonly set: TermsPatchInput<F>
  /**
   * Absent: of a correction all days, in place of what was set and of every earlier correction; of a
   * change the day it is recorded.
   */
  readonly effective?: F['day'] | F['absent']
  readonly reason: string
  readonly reference?: string | F['absent']
}

/**
 * The target was set by mistake and never was: from now on no view shows it, on any day. It may be
 * restored, or set again, which begins a new life that owes nothing to this one.
 */
export interface VoidTarget<F extends Forms = Given> extends CommandBase<'VoidTarget', F> {
  readonly reason: string
}

/** Takes a void back, as long as the target has not been set again. */
export interface RestoreTarget<F extends Forms = Given> extends CommandBase<'RestoreTarget', F> {
  readonly reason: string
}

/** Calls a target off from a day on. */
export interface CancelTarget<F extends Forms = Given> extends CommandBase<'CancelTarget', F> {
  /** The first day on which it is called off. */
  readonly on: F['day']
  readonly reason: string
}

/** Lets a cancelled target stand again from a day on. */
export interface ReopenTarget<F extends Forms = Given> extends CommandBase<'ReopenTarget', F> {
  /** The first day on which it stands again. */
  readonly on: F['day']
  readonly reason: string
}

interface FigureDetails<F extends Forms> {
  /** "6, of which 1": parts of the figure by name, each from zero to the whole. */
  readonly parts?: Readonly<Record<string, F['quantity']>> | F['absent']
  readonly status?: ReportStatus | F['absent']
  /** Where given, it must be the target's own: a safeguard, never a conversion. */
  readonly unit?: string | F['absent']
}

/** A figure and what may be said of it. */
export type FigureInput<F extends Forms = Given> = FigureDetails<F> & F['figure']

/** Reports one figure, true for one day. */
export type ReportProgress<F extends Forms = Given> = CommandBase<'ReportProgress', F> &
  FigureInput<F> & {
    /** The day the figure is true for. */
    readonly on: F['day']
    /** The days it covers, `on` among them. */
    readonly over?: { readonly from: F['day']; readonly to: F['day'] } | F['absent']
    readonly series?: string | F['absent']
    readonly note?: string | F['absent']
  }

/**
 * Replaces what a report says; what is not given stays. Afterwards everything is as if the right report
 * had been made in the first place: its place in the order stays, its note too.
 */
export type CorrectProgress<F extends Forms = Given> = CommandBase<'CorrectProgress', F> &
  FigureDetails<F> &
  F['newFigure'] & {
    /** Id of the `ProgressReported` event. */
    readonly report: string
    /** The day the figure is really true for. */
    readonly on?: F['day'] | F['absent']
    /** The days it really covers, its day among them; `null`: it says none. */
    readonly over?: { readonly from: F['day']; readonly to: F['day'] } | null | F['absent']
    /** The series it really belongs to; `null`: to none. */
    readonly series?: string | null | F['absent']
    readonly reason?: string | F['absent']
  }

/** Takes a report back, as if it had never been made. */
export interface RetractProgress<F extends Forms = Given> extends CommandBase<
  'RetractProgress',
  F
> {
  /** Id of the `ProgressReported` event. */
  readonly report: string
  readonly reason?: string | F['absent']
}

/** Somebody says that a milestone was reached. */
export interface DeclareMilestone<F extends Forms = Given> extends CommandBase<
  'DeclareMilestone',
  F
> {
  readonly milestone: MilestoneName
  readonly on: F['day']
  readonly note?: string | F['absent']
}

/** Somebody takes a declaration back. */
export interface WithdrawMilestone<F extends Forms = Given> extends CommandBase<
  'WithdrawMilestone',
  F
> {
  readonly milestone: MilestoneName
  readonly reason: string
}

/** Says something about a target; it changes no figure. */
export interface AddNote<F extends Forms = Given> extends CommandBase<'AddNote', F> {
  readonly text: string
  readonly on?: F['day'] | F['absent']
}

/** Records the milestones that only the passing of time has changed. */
export interface AssessTarget<F extends Forms = Given> extends CommandBase<'AssessTarget', F> {}

type CommandIn<F extends Forms> =
  | SetTarget<F>
  | ReviseTarget<F>
  | VoidTarget<F>
  | RestoreTarget<F>
  | CancelTarget<F>
  | ReopenTarget<F>
  | ReportProgress<F>
  | CorrectProgress<F>
  | RetractProgress<F>
  | DeclareMilestone<F>
  | WithdrawMilestone<F>
  | AddNote<F>
  | AssessTarget<F>

/** Everything that can be asked of a target, as a caller gives it. */
export type Command = CommandIn<Given>

/** A command after the door: every field canonical. */
export type CheckedCommand = CommandIn<Checked>
