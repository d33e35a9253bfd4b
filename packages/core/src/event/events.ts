import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { CommitId, EventId, TargetId } from './identifiers.ts'
import type { DaySpan, TargetTerms, TermsPatch } from './terms.ts'

/** Any JSON value; what `ext` holds, kept to the letter. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** What every event and every command may say about where it comes from. */
export interface Provenance {
  readonly recordedBy?: string
  /** The document, system or file the figure was taken from. */
  readonly source?: string
  readonly correlation?: string
  readonly causation?: string
  /** References to what proves it; a command gives at most 1,000. */
  readonly evidence?: readonly string[]
  /** The user's own data, stored and returned to the letter. */
  readonly ext?: { readonly [key: string]: Json }
}

/** What stands around the data of every event. */
export interface Envelope<Type extends string, Data, V extends number = 1> extends Provenance {
  readonly id: EventId
  readonly type: Type
  /** Version of the shape of `data`, from 1; each type has its own. */
  readonly v: V
  readonly target: TargetId
  /** Place among the target's events, from 1 without holes. */
  readonly revision: number
  /** The unit of append: events of one command share it. */
  readonly commit: CommitId
  /** When it was recorded; never goes backwards within a target. */
  readonly recordedAt: Moment
  readonly data: Data
}

/** One figure, in the shape its target's measure asks for. */
export type ReportValue =
  | { readonly quantity: Quantity }
  | { readonly numerator: Quantity; readonly denominator: Quantity }
  | { readonly steps: Quantity }

/** How firm a figure is. */
export type ReportStatus = 'estimated' | 'provisional' | 'final'

/** How much a report says, and how firmly. */
export interface ReportedFigure {
  readonly value: ReportValue
  /** "6, of which 1": named parts, each from zero to the whole; never added to it. */
  readonly parts?: Readonly<Record<string, Quantity>>
  readonly status: ReportStatus
}

/** What a report says, and a correction replaces. */
export interface Reported extends ReportedFigure {
  /** The day the figure is true for. */
  readonly on: Day
  /** The span of days the figure covers; `on` lies in it. */
  readonly over?: DaySpan
  /** Which of the disjoint parts of the target: a unit, a region, a reporter. */
  readonly series?: string
}

export interface ProgressReportedData extends Reported {
  readonly note?: string
}

export interface ProgressCorrectedData {
  readonly report: EventId
  readonly was: Reported
  readonly now: Reported
  readonly reason?: string
}

export interface ProgressRetractedData {
  readonly report: EventId
  readonly was: Reported
  readonly reason?: string
}

export interface TargetRevisedData {
  /**
   * The day from which the patch holds. Absent, of a correction alone: all days.
   *
   * Then it replaces what the target was set with and every earlier correction; changes keep theirs.
   */
  readonly effective?: Day
  /** A `correction` also rewrites what "original" means, unless it holds from a later day only. */
  readonly kind: 'change' | 'correction'
  readonly reason: string
  /** The decision or document that ordered it. */
  readonly reference?: string
  readonly set: TermsPatch
}

export interface TargetVoidedData {
  readonly reason: string
}

export interface TargetRestoredData {
  readonly reason: string
}

export interface TargetCancelledData {
  readonly on: Day
  readonly reason: string
}

export interface TargetReopenedData {
  readonly on: Day
  readonly reason: string
}

/** How a milestone is known: derived from reports, or said by somebody. */
export type Basis = 'measured' | 'declared'

export type MilestoneName = 'completed' | 'completedEarly' | 'exceeded'

export interface MilestoneData {
  readonly basis: Basis
  /** The day it was reached. */
  readonly on: Day
  readonly note?: string
}

export interface MilestoneWithdrawnData {
  readonly milestone: MilestoneName
  readonly basis: Basis
  /** The event that undid a measured one; absent when only time did. */
  readonly cause?: EventId
  /** Why somebody withdrew a declared one. */
  readonly reason?: string
}

export interface NoteAddedData {
  readonly text: string
  readonly on?: Day
}

export type TargetSet = Envelope<'TargetSet', TargetTerms>
export type TargetVoided = Envelope<'TargetVoided', TargetVoidedData>
export type TargetRestored = Envelope<'TargetRestored', TargetRestoredData>
export type TargetRevised = Envelope<'TargetRevised', TargetRevisedData>
export type TargetCancelled = Envelope<'TargetCancelled', TargetCancelledData>
export type TargetReopened = Envelope<'TargetReopened', TargetReopenedData>
export type ProgressReported = Envelope<'ProgressReported', ProgressReportedData>
export type ProgressCorrected = Envelope<'ProgressCorrected', ProgressCorrectedData>
export type ProgressRetracted = Envelope<'ProgressRetracted', ProgressRetractedData>
export type TargetCompleted = Envelope<'TargetCompleted', MilestoneData>
export type TargetCompletedEarly = Envelope<'TargetCompletedEarly', MilestoneData>
export type TargetExceeded = Envelope<'TargetExceeded', MilestoneData>
export type MilestoneWithdrawn = Envelope<'MilestoneWithdrawn', MilestoneWithdrawnData>
export type NoteAdded = Envelope<'NoteAdded', NoteAddedData>

/** Everything that can have happened to a target. */
export type TargetEvent =
  | TargetSet
  | TargetVoided
  | TargetRestored
  | TargetRevised
  | TargetCancelled
  | TargetReopened
  | ProgressReported
  | ProgressCorrected
  | ProgressRetracted
  | TargetCompleted
  | TargetCompletedEarly
  | TargetExceeded
  | MilestoneWithdrawn
  | NoteAdded

export type TargetEventType = TargetEvent['type']
