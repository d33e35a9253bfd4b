import { isIndicator } from '../attainment/goal.ts'
import { isCancelledOn, type RecordedMilestone } from '../ledger/landmarks.ts'
import type { Day, DayNumber } from '../period/day.ts'
import type { Course } from './course.ts'
import type { Judgement } from './judgement.ts'
import {
  declarationsOn,
  declaredMilestones,
  timelinessOf,
  verdictOnDeclaration,
  type MilestoneDays,
} from './milestones.ts'
import type { Resolution } from './resolution.ts'
import { isCompleted, type Milestone, type State } from '../standing/standing.ts'
import { NEVER } from './reading.ts'

/** What a judgement comes to: the state of a target, and what is counted beside it. */
export interface Outcome {
  /** Undefined for an indicator. */
  readonly state: State | undefined
  readonly completed: boolean
  readonly exceeded: boolean
  /** The days of its milestones, by the reports, or where they come to no figure by declaration. */
  readonly days: MilestoneDays
  /** The declarations in effect, each with what the reports say of it. */
  readonly declarations: readonly Milestone[]
  readonly contradicted: boolean
}

const NO_DECLARATIONS: readonly Milestone[] = Object.freeze([])

/** The outcome of a judgement as of a day, of a resolved target. */
export function outcomeOf(judgement: Judgement, resolution: Resolution, asOf: Day): Outcome {
  const declared = declaredBy(judgement, resolution, asOf)
  const days = milestoneDays(judgement, declared)
  const state = stateBy(judgement, days, resolution, asOf)
  const completed = isCompleted(state)
  const declarations = declared.length === 0 ? NO_DECLARATIONS : judged(declared, judgement)
  return {
    state,
    completed,
    exceeded: completed && days.exceeded !== NEVER,
    days,
    declarations,
    contradicted: declarations.some(({ verdict }) => verdict === 'contradicted'),
  }
}

/** The state of an outcome alone. */
export function stateOf(judgement: Judgement, resolution: Resolution, asOf: Day): Outcome['state'] {
  const days = milestoneDays(judgement, declaredBy(judgement, resolution, asOf))
  return stateBy(judgement, days, resolution, asOf)
}

/** What was declared by a day; of an indicator nothing counts. */
function declaredBy(
  { goal, promise }: Judgement,
  { landmarks }: Resolution,
  asOf: Day,
): readonly RecordedMilestone[] {
  return declarationsOn(isIndicator(goal, promise) ? [] : landmarks.milestones, asOf)
}

/** Measured wins: declarations decide only where there is no figure. */
function milestoneDays(
  { course, measured }: Judgement,
  declared: readonly RecordedMilestone[],
): MilestoneDays {
  return course.hasFigure || declared.length === 0 ? measured : declaredMilestones(declared)
}

function stateBy(
  { course, terms, goal, promise, deadline, open }: Judgement,
  days: MilestoneDays,
  { landmarks }: Resolution,
  asOf: Day,
): Outcome['state'] {
  if (isIndicator(goal, promise)) return undefined
  if (isCancelledOn(landmarks, asOf)) return 'cancelled'
  if (asOf < terms.period.from) return 'notStarted'
  return progressState(course, days, deadline, promise.earlyBy, open)
}

function progressState(
  course: Course,
  days: MilestoneDays,
  deadline: DayNumber,
  earlyBy: number,
  open: boolean,
): State {
  if (days.completed !== NEVER) {
    const timeliness = timelinessOf(days.completed, deadline, earlyBy)
    if (timeliness === 'early') return 'completedEarly'
    return timeliness === 'late' ? 'completedLate' : 'completedOnTime'
  }
  if (open) return 'open'
  return course.hasFigure ? 'missed' : 'unreported'
}

function judged(
  declarations: readonly RecordedMilestone[],
  { course, measured, deadline, promise, open }: Judgement,
): readonly Milestone[] {
  const timeliness =
    measured.completed === NEVER
      ? undefined
      : timelinessOf(measured.completed, deadline, promise.earlyBy)
  return declarations.map(({ milestone, basis, on }) => ({
    milestone,
    basis,
    on,
    verdict: verdictOnDeclaration(milestone, course, measured, timeliness, open),
  }))
}
