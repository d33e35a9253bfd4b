import type { TargetTerms } from '../../event/terms.ts'
import { addDays, type Day } from '../../period/day.ts'
import type { DeclarationVerdict, Milestone, State } from '../../standing/standing.ts'
import type { Measured } from './completion.ts'
import type { Declaration, KnownLog } from './known-log.ts'

/** The terms that say what is early, and what late. */
type Timing = Pick<TargetTerms, 'period' | 'earlyBy'>

/** What a day of completion makes of a target. */
export function stateCompletedOn(
  day: Day,
  { period, earlyBy }: Timing,
): Extract<State, `completed${string}`> {
  if (day > period.to) return 'completedLate'
  return day <= addDays(period.to, -earlyBy) ? 'completedEarly' : 'completedOnTime'
}

/** What was declared and holds on a day. */
export function declaredBy({ declarations }: KnownLog, asOf: Day): readonly Declaration[] {
  return declarations.filter(({ on }) => on <= asOf)
}

/** The day of completion that declarations speak of; each of the three implies completed. */
export function declaredCompletion(declared: readonly Declaration[]): Day | undefined {
  return declared.map(({ on }) => on).toSorted()[0]
}

/** The milestones that the reports themselves show. */
export function measuredMilestones(
  { completedOn, exceededOn }: Measured,
  terms: Timing,
): readonly Milestone[] {
  if (completedOn === undefined) return []
  const early = stateCompletedOn(completedOn, terms) === 'completedEarly'
  const milestone = early ? 'completedEarly' : 'completed'
  const completed: Milestone = { milestone, basis: 'measured', on: completedOn }
  if (exceededOn === undefined) return [completed]
  return [completed, { milestone: 'exceeded', basis: 'measured', on: exceededOn }]
}

/** How things are on the day judged, beside what was measured. */
export interface JudgedDay {
  /** Whether the reports come to a figure, so that there is something to ask. */
  readonly hasFigure: boolean
  /** Whether the deadline is still to come, so that a plan that is met may yet be completed. */
  readonly open: boolean
  readonly met: boolean
  readonly better: boolean
}

/** What the reports say of a declaration; before the deadline a plan that is met bears it out. */
export function verdictOn(
  { milestone }: Declaration,
  { completedOn, exceededOn }: Measured,
  terms: Timing,
  { hasFigure, open, met, better }: JudgedDay,
): DeclarationVerdict {
  if (!hasFigure) return 'unmeasured'
  const undecided = completedOn === undefined && open
  const confirmed = {
    completed: completedOn !== undefined || (undecided && met),
    completedEarly:
      completedOn === undefined
        ? undecided && met
        : stateCompletedOn(completedOn, terms) === 'completedEarly',
    exceeded: exceededOn !== undefined || (undecided && better),
  }
  return confirmed[milestone] ? 'confirmed' : 'contradicted'
}
