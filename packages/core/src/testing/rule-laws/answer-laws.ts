import * as fc from 'fast-check'
import type { TargetEvent } from '../../event/events.ts'
import type { SampleHistory } from '../arbitraries/histories.ts'
import { pointIn, pointPlans, type PointPlan } from '../arbitraries/view-points.ts'
import { faultIn } from './json-safe.ts'
import type { LawForm } from './law-form.ts'
import { underClock } from './other-clock.ts'
import {
  copyOf,
  outcomeOf,
  outcomeOn,
  outcomeText,
  type Outcome,
  type Question,
} from './outcome.ts'

/** A history and a point to look at it from. */
export interface HistoryAndPoint {
  readonly history: SampleHistory
  readonly point: PointPlan
}

/** Mostly looked at towards the end or from afterwards, and with all that is known. */
export function viewed(histories: fc.Arbitrary<SampleHistory>): fc.Arbitrary<HistoryAndPoint> {
  const later = fc.integer({ min: 5, max: 60 }).map((days) => ({ days, known: undefined }))
  return fc.record({
    history: histories,
    point: fc.oneof({ withCrossShrink: true }, pointPlans(), later),
  })
}

function asItWas({ history, point }: HistoryAndPoint): Question {
  return { told: 'what happened', events: history.events, point: pointIn(history, point) }
}

/** There is an answer to every question, and it is JSON. */
export function answersAlways(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'it has an answer for every history',
    meaning:
      'Whatever happens to a target (nothing reported, a plan of zero, called off), the rule says something that can be shown and stored: it never fails, and never says NaN.',
    plans: viewed(histories),
    questions: (plan) => [asItWas(plan)],
    examine: (source, questions) => {
      const outcomes = questions.map((question) => outcomeOf(source(), question))
      const answers = outcomes.map(outcomeText)
      const [fault] = outcomes.flatMap((outcome) => faultOf(outcome) ?? [])
      return { answers, breach: fault }
    },
    expectation: ([call]) =>
      `const judgement = ${call}\nexpect(JSON.parse(JSON.stringify([judgement]))).toStrictEqual([judgement])`,
  }
}

function faultOf(outcome: Outcome): string | undefined {
  if ('threw' in outcome) return 'It must answer, not throw.'
  const fault = faultIn(outcome.judged)
  return fault === undefined ? undefined : `The answer must be plain JSON: ${fault}.`
}

/** The same question has the same answer, whatever the clock says. */
export function answersTheSameAgain(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'the same question has the same answer',
    meaning:
      'A judgement follows from what was reported and the day that is asked about, not from chance nor from the day on which somebody happens to ask.',
    plans: viewed(histories),
    questions: (plan) => {
      const question = asItWas(plan)
      return [question, { ...question, told: 'asked again a hundred years later' }]
    },
    examine: (source, questions) => {
      const rule = source()
      const answers = questions.map((question, place) =>
        underClock(2_000 + place * 100, () => outcomeText(outcomeOf(rule, question))),
      )
      const isSame = answers[0] === answers[1]
      return { answers, breach: isSame ? undefined : 'The answers must be the same.' }
    },
    expectation: ([first, second]) =>
      `// With the clock at 2000-01-01 for the first, and at 2100-01-01 for the second:\nexpect(${second}).toEqual(${first})`,
  }
}

/** What it is given is left as it was. */
export function changesNothing(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'it changes nothing it is given',
    meaning:
      'Judging is looking: whoever is judged next, or shows the history afterwards, finds what was recorded.',
    plans: viewed(histories),
    questions: (plan) => [asItWas(plan)],
    examine: (source, questions) => {
      const rule = source()
      const given = questions.map(({ events }) => copyOf(events))
      const answers = questions.map(({ point }, place) =>
        outcomeText(outcomeOn(rule, given[place] as readonly TargetEvent[], point)),
      )
      const isKept = JSON.stringify(given) === JSON.stringify(questions.map(({ events }) => events))
      return { answers, breach: isKept ? undefined : 'The events must be as they were before.' }
    },
    expectation: ([call]) =>
      `const before = JSON.stringify(events)\n${call}\nexpect(JSON.stringify(events)).toBe(before)`,
  }
}
