import type { MilestoneData, ReportStatus } from './events.ts'
import type { DerivedTerm, Direction, MeasureName, MethodName, ReportedAs } from './terms.ts'

// What fields may hold that hold one of a few things: for the schema, which refuses all else, and for those
// who tell without it. In the order in which refusals name them.

export const MEASURE_NAMES = [
  'sum',
  'latest',
  'average',
  'max',
  'min',
  'ratio',
  'steps',
  'declared',
] as const satisfies readonly MeasureName[]

export const REPORT_FORMS = ['increment', 'runningTotal'] as const satisfies readonly ReportedAs[]

export const DIRECTIONS = [
  'atLeast',
  'atMost',
  'within',
  'exactly',
] as const satisfies readonly Direction[]

export const METHOD_NAMES = ['ofPlan', 'fromBaseline'] as const satisfies readonly MethodName[]

/** Policies of completion that are a word. */
export const POLICIES = ['whenReached', 'heldAtDeadline'] as const

export const DERIVED_TERMS = ['direction', 'completion'] as const satisfies readonly DerivedTerm[]

export const STATUSES = [
  'estimated',
  'provisional',
  'final',
] as const satisfies readonly ReportStatus[]

export const BASES = ['measured', 'declared'] as const satisfies readonly MilestoneData['basis'][]

/** Most days that count as early, or that a plan has to be met running. */
export const MOST_DAYS = 3_660_000

/** Most digits after the point that a unit may ask for. */
export const MOST_UNIT_DIGITS = 100
