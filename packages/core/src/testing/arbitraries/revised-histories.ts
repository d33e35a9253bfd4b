import * as fc from 'fast-check'
import {
  historyOf,
  historyPlans,
  type HistoryConstraints,
  type SampleHistory,
} from './histories.ts'
import { planRevisions, reportingSteps } from './steps.ts'

/** Histories that end in a change of the plan from a day near the last of its reports on. */
export function changedAhead(constraints: HistoryConstraints): fc.Arbitrary<SampleHistory> {
  return fc
    .tuple(historyPlans(constraints), reportingSteps(), planRevisions(constraints, 'change'))
    .map(([plan, reports, change]) =>
      historyOf({ ...plan, steps: [...plan.steps, ...reports, change] }),
    )
}

/** Histories in which the plan is put right after the first reports, and before anything else. */
export function correctedPlans(constraints: HistoryConstraints): fc.Arbitrary<SampleHistory> {
  return fc
    .tuple(historyPlans(constraints), reportingSteps(), planRevisions(constraints, 'correction'))
    .map(([plan, reports, correction]) =>
      historyOf({ ...plan, steps: [...reports, correction, ...plan.steps] }),
    )
}
