import type { MilestoneName } from '../event/events.ts'
import { dayNumberOf, dayOfNumber, type Day, type DayNumber } from '../period/day.ts'
import type { Course } from './course.ts'
import type { RecordedMilestone } from '../ledger/landmarks.ts'
import type { DeclarationVerdict, Milestone } from '../standing/standing.ts'
import { NEVER } from './reading.ts'

/** The days on which milestones were reached; {@link NEVER} for those that were not. */
export interface MilestoneDays {
  readonly completed: DayNumber
  readonly exceeded: DayNumber
}

/** How a completion day stands to its deadline. */
export type Timeliness = 'early' | 'onTime' | 'late'

/** Early is `earlyBy` days or more before the deadline, late is after it. */
export function timelinessOf(
  completed: DayNumber,
  deadline: DayNumber,
  earlyBy: number,
): Timeliness {
  if (completed > deadline) return 'late'
  return completed <= deadline - earlyBy ? 'early' : 'onTime'
}

/**
 * The milestones that the reports themselves show on the day asked about, once it is known when they
 * show the target completed. Exceeded is completed and strictly better than plan on the day judged,
 * from the first day of the unbroken run of such days, and never before completion.
 */
export function measuredMilestones(course: Course, completed: DayNumber): MilestoneDays {
  const exceeded = completed === NEVER ? NEVER : Math.max(completed, course.judged.betterSince)
  return { completed, exceeded }
}

/** The measured milestones by name: early completion takes the place of plain completion. */
export function namedMilestones(
  days: MilestoneDays,
  deadline: DayNumber,
  earlyBy: number,
): readonly Milestone[] {
  if (days.completed === NEVER) return []
  const early = timelinessOf(days.completed, deadline, earlyBy) === 'early'
  const completion = measuredOn(early ? 'completedEarly' : 'completed', days.completed)
  return days.exceeded === NEVER
    ? [completion]
    : [completion, measuredOn('exceeded', days.exceeded)]
}

function measuredOn(milestone: MilestoneName, on: DayNumber): Milestone {
  return { milestone, basis: 'measured', on: dayOfNumber(on) }
}

const NO_DECLARATIONS: readonly RecordedMilestone[] = Object.freeze([])

/** The declarations in effect on a day: withdrawn ones are gone, later ones have not been made. */
export function declarationsOn(
  recorded: readonly RecordedMilestone[],
  asOf: Day,
): readonly RecordedMilestone[] {
  let declared: RecordedMilestone[] | undefined
  for (const one of recorded) {
    if (one.basis === 'declared' && one.on <= asOf) (declared ??= []).push(one)
  }
  return declared ?? NO_DECLARATIONS
}

/**
 * The days that declarations alone give. Completed early and exceeded each imply completed, so that
 * the earliest of them is the day of completion.
 */
export function declaredMilestones(declarations: readonly RecordedMilestone[]): MilestoneDays {
  let completed = NEVER
  let exceeded = NEVER
  for (const { milestone, on } of declarations) {
    completed = Math.min(completed, dayNumberOf(on))
    if (milestone === 'exceeded') exceeded = dayNumberOf(on)
  }
  return { completed, exceeded }
}

/**
 * What the reports say of a declaration. Before the deadline, a plan that is met bears it out though
 * completion is not decided yet; from the deadline on, what was measured decides.
 */
export function verdictOnDeclaration(
  declared: MilestoneName,
  course: Course,
  measured: MilestoneDays,
  timeliness: Timeliness | undefined,
  open: boolean,
): DeclarationVerdict {
  if (!course.hasFigure) return 'unmeasured'
  const { verdict } = course.judged
  const undecided = open && measured.completed === NEVER
  switch (declared) {
    case 'completed':
      return confirmedIf(undecided ? verdict !== 'unmet' : measured.completed !== NEVER)
    case 'completedEarly':
      return confirmedIf(undecided ? verdict !== 'unmet' : timeliness === 'early')
    case 'exceeded':
      return confirmedIf(undecided ? verdict === 'better' : measured.exceeded !== NEVER)
    default:
      return declared satisfies never
  }
}

function confirmedIf(agrees: boolean): DeclarationVerdict {
  return agrees ? 'confirmed' : 'contradicted'
}
