import { goalIn, isSameGoal, type Goal } from '../attainment/goal.ts'
import type { DayNumber } from '../period/day.ts'
import { stretchAt, type TermsHistory } from './terms-history.ts'

/** The goal on a day, as terms are known; undefined where there is none. */
export function goalOn(history: TermsHistory, on: DayNumber): Goal | undefined {
  return goalIn(stretchAt(history, on).terms)
}

/** A goal that holds from a day on, until the next one does. */
export interface GoalChange {
  readonly from: DayNumber
  readonly goal: Goal | undefined
}

/** The goals one after another; the first holds from before all days. */
export function goalChanges({ stretches }: TermsHistory): readonly GoalChange[] {
  const changes: GoalChange[] = []
  for (const { from, terms } of stretches) {
    const goal = goalIn(terms)
    const before = changes.at(-1)
    if (before === undefined || !isSameGoal(before.goal, goal)) changes.push({ from, goal })
  }
  return changes
}

/** The goal on a day, among goals one after another. */
export function goalAmong(changes: readonly GoalChange[], on: DayNumber): Goal | undefined {
  return changes.findLast(({ from }) => from <= on)?.goal
}
