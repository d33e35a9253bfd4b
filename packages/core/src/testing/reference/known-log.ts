import type {
  MilestoneData,
  ProgressReported,
  Reported,
  TargetCancelled,
  TargetEvent,
  TargetReopened,
  TargetRevised,
  TargetSet,
} from '../../event/events.ts'
import type { EventId, TargetId } from '../../event/identifiers.ts'
import type { DaySpan } from '../../event/terms.ts'
import type { MilestoneName } from '../../event/events.ts'
import type { Day } from '../../period/day.ts'
import type { Moment } from '../../period/moment.ts'

/** A report that was not retracted, saying what its last correction says. */
export interface StandingReport {
  readonly id: EventId
  readonly revision: number
  readonly on: Day
  readonly over: DaySpan | undefined
  readonly series: string | undefined
  readonly says: Reported
}

/** A declaration that was not withdrawn. */
export interface Declaration {
  readonly milestone: MilestoneName
  readonly on: MilestoneData['on']
}

/** One target's log, cut at a moment and resolved. */
export interface KnownLog {
  readonly set: TargetSet
  readonly revisions: readonly TargetRevised[]
  readonly reports: readonly StandingReport[]
  readonly closures: readonly (TargetCancelled | TargetReopened)[]
  readonly declarations: readonly Declaration[]
  /** How many events are known. */
  readonly revision: number
}

const MILESTONE_OF = {
  TargetCompleted: 'completed',
  TargetCompletedEarly: 'completedEarly',
  TargetExceeded: 'exceeded',
} as const

/** What is known of a target at a moment; undefined where it is not set by then. */
export function knownLog(
  events: readonly TargetEvent[],
  target: TargetId,
  knownAt?: Moment,
): KnownLog | undefined {
  const all = events
    .filter((event) => event.target === target)
    .filter((event) => knownAt === undefined || event.recordedAt <= knownAt)
    .toSorted((a, b) => a.revision - b.revision)
  // What came before the target was last set is of no concern.
  const set = all.findLast((event) => event.type === 'TargetSet')
  if (set === undefined) return undefined
  const known = all.filter(({ revision }) => revision >= set.revision)
  const isVoid = ({ type }: TargetEvent): boolean =>
    type === 'TargetVoided' || type === 'TargetRestored'
  if (known.findLast(isVoid)?.type === 'TargetVoided') return undefined
  return {
    set,
    revisions: known.filter((event) => event.type === 'TargetRevised'),
    reports: reportsIn(known),
    closures: known.filter(
      (event) => event.type === 'TargetCancelled' || event.type === 'TargetReopened',
    ),
    declarations: declarationsIn(known),
    revision: all.length,
  }
}

function reportsIn(known: readonly TargetEvent[]): readonly StandingReport[] {
  const isRetracted = ({ id }: ProgressReported): boolean =>
    known.some((event) => event.type === 'ProgressRetracted' && event.data.report === id)
  return known
    .filter((event) => event.type === 'ProgressReported')
    .filter((event) => !isRetracted(event))
    .map((event) => {
      const { id, revision } = event
      const says = lastWordOn(event, known)
      return { id, revision, on: says.on, over: says.over, series: says.series, says }
    })
}

function lastWordOn(report: ProgressReported, known: readonly TargetEvent[]): Reported {
  const correction = known
    .filter((event) => event.type === 'ProgressCorrected')
    .findLast((event) => event.data.report === report.id)
  return correction?.data.now ?? report.data
}

function declarationsIn(known: readonly TargetEvent[]): readonly Declaration[] {
  let declared: readonly Declaration[] = []
  for (const event of known) {
    if (event.type === 'MilestoneWithdrawn' && event.data.basis === 'declared') {
      declared = declared.filter(({ milestone }) => milestone !== event.data.milestone)
    }
    if (
      event.type === 'TargetCompleted' ||
      event.type === 'TargetCompletedEarly' ||
      event.type === 'TargetExceeded'
    ) {
      const milestone = MILESTONE_OF[event.type]
      if (event.data.basis === 'declared') {
        declared = [...declared, { milestone, on: event.data.on }]
      }
    }
  }
  return declared
}
