import type { Bounds, LaterRevision, NoParameters } from './parameters.ts'

/** The codes about targets, their terms, reports, milestones and rules; see `CoreRefusals`. */
export interface TargetRefusals {
  // Targets and their terms.

  /** Nothing is known of the target. */
  readonly TargetNotSet: NoParameters
  /** The target was set before, with other terms. */
  readonly TargetAlreadySet: NoParameters
  /** The target is voided. */
  readonly TargetIsVoided: NoParameters
  /** A target to be restored is not voided. */
  readonly TargetNotVoided: NoParameters
  /** Something belongs to a life of the target that a void has ended. */
  readonly OfVoidedTarget: NoParameters
  /** The target is cancelled on that day. */
  readonly TargetIsCancelled: NoParameters
  /** A target to be reopened is not cancelled on that day. */
  readonly TargetNotCancelled: NoParameters
  /** Terms make no sense together. */
  readonly TermsDoNotFit: {
    /**
     * Which rule of the terms is not kept: `planBesideBand`, `bandEndsBelow`, `bandMissing`,
     * `bandNeedsWithin`, `planMissing`, `toleranceNeedsExactly`, `perNeedsRatio`, `totalNeedsSum`,
     * `planNotSteps`, `directionOfDeclared`, `capBelowMet`, `nothingToReach`, `baselineMissing`,
     * `planWorseThanBaseline`, `titleEmpty`, `notAPath`, or `tooSmall`.
     */
    readonly fault: string
    /** The direction, where it does not go with the term. */
    readonly direction?: string
    /** The measure, where it does not go with the term. */
    readonly measure?: string
    /** The plan, where the baseline does not go with it. */
    readonly plan?: string
    /** The least value that there may be. */
    readonly least?: string
  } & LaterRevision
  /** The unit cannot change, as there are reports in it. */
  readonly UnitFixedByReports: NoParameters
  /** The measure cannot change, as there are reports under it. */
  readonly MeasureFixedByReports: NoParameters
  /** A revision would take effect before the target begins. */
  readonly EffectiveBeforeStart: {
    /** The first day of the target. */
    readonly start: string
  }

  // Reports and milestones.

  /** A figure is not of the form that the measure takes, or lacks a part of it. */
  readonly ValueDoesNotFitMeasure: {
    /** The measure of the target, or the name of its rule. */
    readonly measure: string
    /** The form it takes: `quantity`, `fraction`, `steps` or `none`. */
    readonly takes: string
  }
  /** Steps are not whole or below 0, or a denominator is below 0; `field` says which. */
  readonly InvalidFigure: {
    /** Least figure. */
    readonly least: number
  }
  /** A figure has more digits after the point than its unit. */
  readonly FinerThanUnit: {
    /** Most digits after the point. */
    readonly scale: number
  } & LaterRevision
  /** A report is in another unit than its target. */
  readonly UnitDiffers: {
    /** The code of the target's unit. */
    readonly unit: string
  }
  /** A part of a figure is more than the whole, or of the other sign. */
  readonly PartExceedsWhole: {
    /** The whole; parts lie from 0 to it. */
    readonly whole: string
  }
  /** The measure takes no parts. */
  readonly PartsNotTaken: {
    /** The measure of the target, or the name of its rule. */
    readonly measure: string
  }
  /** The day of a report is not in the span that the report covers. */
  readonly DayOutsideSpan: {
    /** The day. */
    readonly on: string
    /** The first day of the span. */
    readonly from: string
    /** The last day of the span. */
    readonly to: string
  }
  /** The last day of the span that a report covers is before its first. */
  readonly SpanEndsBeforeItBegins: {
    /** Its first day. */
    readonly from: string
  }
  /** The target has no such report. */
  readonly ReportNotFound: {
    /** The target. */
    readonly target: string
  }
  /** The report was retracted. */
  readonly ReportRetracted: NoParameters
  /** A target of this kind has no such milestone. */
  readonly MilestoneNotDefined: {
    /** The milestones it has; none of an indicator, which has no plan. */
    readonly defined: readonly string[]
    /** The direction, where nothing is better than plan under it. */
    readonly direction?: string
  }
  /** The target was completed too late to be completed early. */
  readonly NotEarly: {
    /** The latest day that is early. */
    readonly latest: string
  }
  /** The milestone was declared before, for another day. */
  readonly MilestoneAlreadyDeclared: {
    /** The day it was declared for. */
    readonly declared: string
  }
  /** A milestone to be withdrawn was not declared. */
  readonly MilestoneNotDeclared: NoParameters

  // Rules of one's own.

  /** A target names a rule that the engine was not given. */
  readonly UnknownRule: {
    /** What it rules: `attainment`, `aggregation` or `status`. */
    readonly kind: string
    /** The rule's name and version. */
    readonly rule: string
    /** The names of the rules of this kind that were given. */
    readonly given: readonly string[]
    /** The target that names the rule. */
    readonly target?: string
  }
  /** Two rules of one kind have one name. */
  readonly RuleNameTaken: {
    /** What they rule. */
    readonly kind: string
  }
  /** A rule is not made as rules are. */
  readonly InvalidRule: Bounds
  /** Of the error of this name: a rule gave no proper answer. What was expected stands in its `fault`. */
  readonly RuleBroken: NoParameters
}
