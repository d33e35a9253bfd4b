import * as fc from 'fast-check'
import {
  historyOf,
  historyPlans,
  type HistoryConstraints,
  type SampleHistory,
} from './histories.ts'
import { reportingSteps } from './steps.ts'

/**
 * Histories that end in reports, or in amendments of some: for laws that have little to say of
 * histories without. Where the target is not measured or is called off, even those are refused.
 */
export function reportedHistories(
  constraints: HistoryConstraints,
  amended?: 'correct' | 'retract',
): fc.Arbitrary<SampleHistory> {
  return fc
    .tuple(historyPlans(constraints), reportingSteps(amended))
    .map(([plan, last]) => historyOf({ ...plan, steps: [...plan.steps, ...last] }))
}
