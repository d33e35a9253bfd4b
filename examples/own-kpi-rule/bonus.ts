import { compareQuantities, type Quantity } from '@planfold/core/quantity'
import type { KpiRule, RuleLawOptions } from '@planfold/core/testing'
import { goalOn } from './goal.ts'
import { lastReading } from './readings.ts'

/** What the rule says of a shop, worse first. */
export const JUDGEMENTS = ['notDue', 'due'] as const

export type BonusJudgement = (typeof JUDGEMENTS)[number]

/**
 * The bonus of a shop is due when the last reading of customer satisfaction has reached the plan.
 * Nothing is due without a plan above zero, without a reading, or once the target is called off.
 *
 * Two mistakes are planted in it: it takes the event that arrived last for the last reading, and it
 * judges the percentage that would be shown.
 */
export const firstBonus: KpiRule<BonusJudgement> = {
  name: 'satisfaction-bonus@1',
  judge: (events, point) => {
    const goal = goalOn(events, point)
    const reading = lastReading(events, point)
    if (goal === undefined || reading === undefined) return 'notDue'
    const percent = Math.round((100 * Number(reading)) / Number(goal))
    return percent >= 100 ? 'due' : 'notDue'
  },
}

/** The same bonus, without the mistakes. */
export const mendedBonus: KpiRule<BonusJudgement> = {
  name: 'satisfaction-bonus@2',
  judge: (events, point) => {
    const log = events.toSorted((a, b) => a.revision - b.revision)
    const goal = goalOn(log, point)
    const reading = lastReading(log, point)
    if (goal === undefined || reading === undefined) return 'notDue'
    return hasReached(reading, goal) ? 'due' : 'notDue'
  },
}

function hasReached(reading: Quantity, goal: Quantity): boolean {
  return compareQuantities(reading, goal) >= 0
}

/** What is to be known of either: which targets it is for, and what it says of itself. */
export const ABOUT_BONUS: RuleLawOptions<BonusJudgement> = {
  histories: { measures: ['latest'], directions: ['atLeast'] },
  claims: { monotonic: JUDGEMENTS },
}
