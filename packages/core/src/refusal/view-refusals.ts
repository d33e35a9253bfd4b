import type { NoParameters, TermOfFirst } from './parameters.ts'

/** The codes about views, boards, claims and tests; see `CoreRefusals`. */
export interface ViewRefusals {
  // Views and boards.

  /** A view is asked for a moment, and for a day or what was known, too. */
  readonly TwoViewPoints: NoParameters
  /** A position in the log is not one that the store gave out. */
  readonly InvalidPosition: NoParameters
  /** A board has no target of that id. */
  readonly UnknownTarget: NoParameters
  /** What a board is narrowed by is no function. */
  readonly InvalidPredicate: NoParameters
  /** Boards to be merged are of different days or moments, or of what was known at different ones. */
  readonly ViewPointsDiffer: {
    /** The day of the first board. */
    readonly asOf?: string
    /** The moment of the first board, where it is of one. */
    readonly at?: string
    /** As known at which moment the first board is. */
    readonly knownAt?: string
  }
  /** Bytes are no segment that this version reads. */
  readonly SegmentUnreadable: {
    /** What is wrong: 'form', no segment at all; 'version', one of another version; 'damage'. */
    readonly fault: string
  }
  /** Boards to be merged have a target in common. */
  readonly TargetInBoth: NoParameters
  /** A target is twice among some standings. */
  readonly TargetTwice: NoParameters
  /** The counts of a stored board are not those of its standings. */
  readonly CountsDiffer: NoParameters
  /** A stored board is no JSON. */
  readonly InvalidJson: NoParameters
  /** Standings are to be added up over something that is no axis. */
  readonly InvalidAxis: {
    /** The axes there are. */
    readonly allowed: readonly string[]
  }
  /** Of the standings to be added up none is left. */
  readonly NothingToRollUp: NoParameters
  /** Standings to be added up have different units. */
  readonly UnitsDiffer: TermOfFirst
  /** Standings to be added up have different measures. */
  readonly MeasuresDiffer: TermOfFirst
  /** Standings to be added up have different directions. */
  readonly DirectionsDiffer: TermOfFirst
  /** Standings to be added up have different methods of attainment. */
  readonly MethodsDiffer: TermOfFirst
  /** What such targets come to does not add up. */
  readonly NotAdditive: {
    /** Over what they would be added up: `units` or `time`. */
    readonly axis: string
    /** Their measure, or the name of its rule. */
    readonly measure: string
    /** Their direction. */
    readonly direction: string
  }
  /** Standings to be added up over units have different periods. */
  readonly PeriodsDiffer: {
    /** The first day of the period before. */
    readonly from: string
    /** The last day of the period before. */
    readonly to: string
  }
  /** Standings to be added up over time have periods with days in common. */
  readonly PeriodsOverlap: {
    /** The last day of the period before. */
    readonly after: string
  }

  // Claims and tests.

  /** The size of a set is no whole number, or one that the set cannot have. */
  readonly InvalidSize: {
    /** Least size. */
    readonly least: number
    /** Greatest size. */
    readonly most: number
  }
  /** A claim is about a direction under which there is no percentage of plan. */
  readonly UnknownDirection: {
    /** The directions there are. */
    readonly allowed: readonly string[]
  }
  /** In a test the clock would go back. */
  readonly ClockGoesBack: {
    /** The moment it stands at. */
    readonly now: string
  }
}
