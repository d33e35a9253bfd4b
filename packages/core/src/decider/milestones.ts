import { goalIn, isIndicator } from '../attainment/goal.ts'
import type { MilestoneName } from '../event/events.ts'
import type { TargetTerms } from '../event/terms.ts'
import { stretchAt } from '../ledger/terms-history.ts'
import { addDays, dayNumberOf } from '../period/day.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { accepted, refused } from '../refusal/result.ts'
import { isCancelledOn } from '../ledger/landmarks.ts'
import type { Checked, DeclareMilestone, WithdrawMilestone } from './commands.ts'
import type { Draft } from './draft.ts'
import {
  milestoneAlreadyDeclared,
  milestoneNotDeclared,
  milestoneNotDefined,
  notEarly,
  targetIsCancelled,
} from './refusals.ts'
import type { KnownTarget, Ruling } from './known-target.ts'

export function declareMilestone(command: DeclareMilestone<Checked>, known: KnownTarget): Ruling {
  const { milestone, on, note } = command
  const { terms } = stretchAt(known.landmarks.history, dayNumberOf(on))
  const fault = faultInMilestone(milestone, terms)
  if (fault !== undefined) return refused(fault)
  if (isCancelledOn(known.landmarks, on)) return refused(targetIsCancelled('on', on))
  const latest = addDays(terms.period.to, -terms.earlyBy)
  if (milestone === 'completedEarly' && on > latest) return refused(notEarly(on, latest))
  const declared = declaredBefore(milestone, known)
  if (declared !== undefined) {
    return declared.on === on && declared.note === note
      ? accepted([])
      : refused(milestoneAlreadyDeclared(on, declared.on))
  }
  const data = { basis: 'declared', on, ...(note !== undefined && { note }) } as const
  return accepted([{ type: EVENT_OF[milestone], data } satisfies Draft])
}

export function withdrawMilestone(command: WithdrawMilestone<Checked>, known: KnownTarget): Ruling {
  const { milestone, reason } = command
  if (declaredBefore(milestone, known) === undefined) {
    return refused(milestoneNotDeclared(milestone))
  }
  const data = { milestone, basis: 'declared', reason } as const
  return accepted([{ type: 'MilestoneWithdrawn', data }])
}

const EVENT_OF = {
  completed: 'TargetCompleted',
  completedEarly: 'TargetCompletedEarly',
  exceeded: 'TargetExceeded',
} as const satisfies Record<MilestoneName, Draft['type']>

function declaredBefore(milestone: MilestoneName, { landmarks }: KnownTarget) {
  return landmarks.milestones.find(
    (recorded) => recorded.basis === 'declared' && recorded.milestone === milestone,
  )
}

function faultInMilestone(milestone: MilestoneName, terms: TargetTerms): Refusal | undefined {
  const goal = goalIn(terms)
  if (isIndicator(goal, terms)) {
    const remedy = 'Give it a plan by a revision first.'
    return milestoneNotDefined(
      milestone,
      'no milestones of an indicator, which has no plan',
      remedy,
      { defined: [] },
    )
  }
  // Without a goal it is declared, and nobody else says what is better.
  if (milestone !== 'exceeded' || goal === undefined) return undefined
  const { direction } = goal
  if (direction === 'atLeast' || direction === 'atMost') return undefined
  const expected = `completed or completedEarly, as nothing is better than plan ${direction} it`
  return milestoneNotDefined(milestone, expected, 'Declare it completed.', {
    defined: ['completed', 'completedEarly'],
    direction,
  })
}
