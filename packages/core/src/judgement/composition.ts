import type { DayNumber } from '../period/day.ts'
import type { ReportsInForce } from '../ledger/reports.ts'
import type { Course } from './course.ts'
import { Ingredients, type Said } from './ingredients.ts'

/** What the reports that make up an actual say beside their value. */
export interface Composition extends Said {
  /** Of figures carried forward the day of the oldest; undefined where nothing is carried. */
  readonly oldestOn: DayNumber | undefined
}

/**
 * What is said of the reports that make up the actual: all counted ones, or where a figure is carried
 * forward only the one that stands for its series.
 */
export function compositionOf(reports: ReportsInForce, { counted, judged }: Course): Composition {
  if (counted === 0) return { status: undefined, oldestOn: undefined, parts: undefined }
  const { carried, ingredients } = judged
  if (carried === undefined) {
    const plain = { status: 'final', parts: undefined } as const
    return { ...(ingredients?.said ?? plain), oldestOn: undefined }
  }
  const standing = new Ingredients()
  let oldestOn: DayNumber = Infinity
  for (const row of carried) {
    if (row === undefined) continue
    oldestOn = Math.min(oldestOn, reports.dayOf(row))
    standing.take(reports.remarksOf(row))
  }
  return { ...standing.said, oldestOn }
}
