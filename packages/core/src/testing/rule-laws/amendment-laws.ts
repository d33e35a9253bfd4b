import type { HistoryConstraints, SampleHistory } from '../arbitraries/histories.ts'
import { reportedHistories } from '../arbitraries/reported-histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { neverReported, reportedRightly, retold, type Retelling } from './retelling.ts'

/** A correction equals having reported rightly. */
export function heedsCorrections(
  constraints: HistoryConstraints,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'a correction equals having reported rightly',
    meaning:
      'Who puts a wrong figure right is judged as if the right one had been reported in the first place, for better or for worse.',
    plans: viewed(reportedHistories(constraints, 'correct')),
    questions: (plan) => withAndWithout(plan, reportedRightly, 'had it been reported rightly'),
  }
}

/** A retraction equals never having reported. */
export function heedsRetractions(
  constraints: HistoryConstraints,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'a retraction equals never having reported',
    meaning:
      'A figure that was taken back (counted twice, meant for another target) leaves no trace in the judgement.',
    plans: viewed(reportedHistories(constraints, 'retract')),
    questions: (plan) => withAndWithout(plan, neverReported, 'had it never been reported'),
  }
}

/** Everything is known: what was known earlier, corrections do not change. */
function withAndWithout(
  { history, point }: HistoryAndPoint,
  retelling: (history: SampleHistory) => Retelling,
  told: string,
) {
  const asked = { point: { asOf: pointIn(history, point).asOf } }
  const { events } = history
  return [
    { ...asked, told: 'what happened', events },
    { ...asked, told, events: retold(history, retelling(history)) },
  ]
}
