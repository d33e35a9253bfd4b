import * as fc from 'fast-check'
import type { SampleHistory } from '../arbitraries/histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { retold, withoutReports } from './retelling.ts'

/** What was recorded after `knownAt` does not count. */
export function knowsNoMore(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'what was not known by then does not count',
    meaning:
      'Asked what was known when a figure was published, the rule does not use what was recorded afterwards: last year’s judgement can be looked up.',
    plans: fc
      .tuple(viewed(histories), fc.nat({ max: 40 }))
      .map(([{ history, point }, known]) => ({ history, point: { ...point, known } })),
    questions: ({ history, point: plan }) => {
      const point = pointIn(history, plan)
      const { events } = history
      const known = events.filter(({ recordedAt }) => recordedAt <= (point.knownAt ?? ''))
      return [
        { told: 'the whole log', events, point },
        { told: 'what was recorded by then', events: known, point },
      ]
    },
  }
}

/** A report for a day after `asOf` does not count. */
export function looksNotAhead(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'a figure for a later day changes nothing',
    meaning:
      'How things stood at the end of March does not change when April is reported, nor when next month’s figure is entered ahead of time.',
    plans: viewed(histories),
    questions: ({ history, point: plan }) => {
      const point = pointIn(history, plan)
      const { events } = history
      const isLater = withoutReports(history, ({ data }) => data.on > point.asOf)
      return [
        { told: 'what happened', events, point },
        {
          told: 'without what was reported for later days',
          events: retold(history, isLater),
          point,
        },
      ]
    },
  }
}
