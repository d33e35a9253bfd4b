import { isIndicator } from '../attainment/goal.ts'
import type { MilestoneName, TargetEvent } from '../event/events.ts'
import type { EventId } from '../event/identifiers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Day } from '../period/day.ts'
import { running } from '../standing/asked-day.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { RuleBroken } from '../rule/rule-broken.ts'
import { isCancelledOn, type RecordedMilestone } from '../ledger/landmarks.ts'
import { milestonesIn } from '../judgement/judgement.ts'
import { judgedForAnswer } from '../judgement/judged-once.ts'
import { judgementOf } from '../judgement/judgements.ts'
import { resolutionOf } from '../judgement/resolution.ts'
import type { Draft } from './draft.ts'
import { withTried, type TargetState } from './evolve.ts'

/**
 * The drafts that bring the recorded measured milestones into agreement with the reports, after
 * some events and as judged on one day while it runs. A milestone that moved to another day is withdrawn and
 * recorded anew. While a target is cancelled, or has no plan any more, its milestones are left as they are.
 */
export function milestoneDrafts(
  state: TargetState,
  events: readonly TargetEvent[],
  rules: RuleBook,
  judgedOn: (ledger: Ledger, revision: number) => Day,
): readonly Draft[] {
  const target = state.ledger?.target ?? events[0]?.target
  if (target === undefined) return []
  const ledger = withTried(state, target, events)
  const revision = state.revision + events.length
  const on = judgedOn(ledger, revision)
  const resolution = resolutionOf(ledger, revision, rules)
  if (resolution === undefined || isCancelledOn(resolution.landmarks, on)) return []
  const recorded = resolution.landmarks.milestones.filter(isMeasured)
  const judgement = judgedForAnswer(resolution, running(on))
  // What was completed before its plan was dropped, was completed.
  if (isIndicator(judgement.goal, judgement.promise)) return []
  const derived = milestonesIn(judgement)
  const stale = recorded.filter((one) => !derived.some((other) => isSame(one, other)))
  const fresh = derived.filter((one) => !recorded.some((other) => isSame(one, other)))
  const stood =
    stale.length === 0 ? [] : (milestonesFound(ledger, state.revision, on, rules) ?? recorded)
  const causeOf = (one: Dated): EventId | undefined =>
    stood.some((other) => isSame(one, other)) ? events[0]?.id : undefined
  return [
    ...stale.map((one) => withdrawal(one.milestone, causeOf(one))),
    ...fresh.map(({ milestone, on: day }) => reached(milestone, day)),
  ]
}

/**
 * The measured milestones that events found standing on the day they were recorded; what time
 * alone had undone by then is not laid at their door. Undefined where it can't be told, for want of a
 * rule that answers: it may be those very events that put another in its place.
 */
function milestonesFound(
  ledger: Ledger,
  revision: number,
  on: Day,
  rules: RuleBook,
): readonly Dated[] | undefined {
  const resolution = resolutionOf(ledger, revision, rules)
  if (resolution === undefined) return []
  const recorded = resolution.landmarks.milestones.filter(isMeasured)
  // While a target is cancelled they stand as recorded, and it is reopening that lets them go.
  if (isCancelledOn(resolution.landmarks, on)) return recorded
  try {
    const judgement = judgementOf(resolution, running(on))
    // Without a plan they stand, too, and it is the next plan that lets them go.
    return isIndicator(judgement.goal, judgement.promise) ? recorded : milestonesIn(judgement)
  } catch (error) {
    if (error instanceof RuleBroken || error instanceof RefusedInput) return undefined
    throw error
  }
}

type Dated = Pick<RecordedMilestone, 'milestone' | 'on'>

function isMeasured({ basis }: Pick<RecordedMilestone, 'basis'>): boolean {
  return basis === 'measured'
}

function isSame(a: Dated, b: Dated): boolean {
  return a.milestone === b.milestone && a.on === b.on
}

function withdrawal(milestone: MilestoneName, cause: EventId | undefined): Draft {
  const data = { milestone, basis: 'measured', ...(cause !== undefined && { cause }) } as const
  return { type: 'MilestoneWithdrawn', data }
}

function reached(milestone: MilestoneName, on: Day): Draft {
  const data = { basis: 'measured', on } as const
  switch (milestone) {
    case 'completed':
      return { type: 'TargetCompleted', data }
    case 'completedEarly':
      return { type: 'TargetCompletedEarly', data }
    case 'exceeded':
      return { type: 'TargetExceeded', data }
    default:
      return milestone satisfies never
  }
}
