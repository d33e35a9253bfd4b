import * as fc from 'fast-check'
import {
  historyOf,
  historyPlans,
  type HistoryConstraints,
  type SampleHistory,
} from './histories.ts'
import { reportingSteps } from './steps.ts'

/**
 * Histories that end in a report, or in amendments of one: for laws that have nothing to say of
 * histories without. Where the target is not measured or is called off, even the last is refused.
 */
export function reportedHistories(
  constraints: HistoryConstraints,
  amended?: 'correct' | 'retract',
): fc.Arbitrary<SampleHistory> {
  return fc
    .tuple(historyPlans(constraints), reportingSteps(amended))
    .map(([plan, last]) => historyOf({ ...plan, steps: [...plan.steps, ...last] }))
}
