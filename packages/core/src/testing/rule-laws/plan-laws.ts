import type { TargetEvent } from '../../event/events.ts'
import { addDays } from '../../period/day.ts'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import { changedAhead, correctedPlans } from '../arbitraries/revised-histories.ts'
import { pointIn, type SamplePoint } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { notYetChanged, plannedRightly, retold } from './retelling.ts'

/** A change that holds from a day after `asOf` on does not count. */
export function keepsPlanOfTheDay(
  constraints: HistoryConstraints,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'a plan for later days changes nothing',
    meaning:
      'Each day is judged by the plan in force on that day: a plan that is raised from December on does not turn a good June into a bad one.',
    plans: viewed(changedAhead(constraints)),
    questions: ({ history, point: plan }) => {
      const point = beforeLastChange(history.events, pointIn(history, plan))
      return [
        { told: 'what happened', events: history.events, point },
        {
          told: 'had nothing been decided for later days',
          events: retold(history, notYetChanged(point.asOf)),
          point,
        },
      ]
    },
  }
}

/** A correction of the plan equals having set it rightly. */
export function heedsCorrectedPlan(
  constraints: HistoryConstraints,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'a correction of the plan equals having set it rightly',
    meaning:
      'Where a plan was typed in wrongly and put right, all days are judged by the right one, those before the correction too.',
    plans: viewed(correctedPlans(constraints)),
    questions: ({ history, point: plan }) => {
      // Everything is known: what was known earlier, corrections do not change.
      const point = { asOf: pointIn(history, plan).asOf }
      return [
        { told: 'what happened', events: history.events, point },
        {
          told: 'had the plan been right at first',
          events: retold(history, plannedRightly(history)),
          point,
        },
      ]
    },
  }
}

/** The point, or the day before the last change where that is earlier. */
function beforeLastChange(events: readonly TargetEvent[], point: SamplePoint): SamplePoint {
  const change = events.findLast(
    (event) => event.type === 'TargetRevised' && event.data.kind === 'change',
  )
  if (change?.type !== 'TargetRevised') return point
  const { effective } = change.data
  if (effective === undefined) return point
  const dayBefore = addDays(effective, -1)
  return dayBefore < point.asOf ? { ...point, asOf: dayBefore } : point
}
