import type * as fc from 'fast-check'
import { compareQuantities } from '../../quantity/arithmetic.ts'
import { standing } from '../../judgement/standing-in.ts'
import type { SampleHistory } from '../arbitraries/histories.ts'
import { pointIn } from '../arbitraries/view-points.ts'
import { viewed, type HistoryAndPoint } from './answer-laws.ts'
import type { LawForm } from './law-form.ts'
import { outcomeOf, outcomeText, type Question } from './outcome.ts'
import { reachesOne, type AttainmentJudgement } from './through-engine.ts'

/**
 * Of attainment rules: 1 is met, and met is 1 or more. Where there is a baseline, asked of plans that
 * lie ahead of it: a plan to reach at least 0 from 5 is met from the start, one to reach exactly 5 from
 * 0 is passed, and a share of the way says neither.
 */
export function reachesOneWhereMet(
  histories: fc.Arbitrary<SampleHistory>,
): LawForm<HistoryAndPoint, unknown> {
  return {
    name: 'attainment reaches 1 exactly where the plan is met',
    meaning:
      'Nobody is shown 100% who has not met the plan, nor less who has, whatever way of counting leads there.',
    plans: viewed(histories),
    questions: ({ history, point }) => [
      { told: 'what happened', events: history.events, point: pointIn(history, point) },
    ],
    examine: (source, questions) => {
      const outcomes = questions.map((question) => outcomeOf(source(), question))
      const isKept = outcomes.every((outcome, at) => {
        const question = questions[at]
        if (question !== undefined && liesBehindBaseline(question)) return true
        const judgement =
          'judged' in outcome ? (outcome.judged as AttainmentJudgement | null) : null
        if (judgement === null) return true
        return (reachesOne(judgement.attainment) ?? judgement.met) === judgement.met
      })
      return {
        answers: outcomes.map(outcomeText),
        breach: isKept
          ? undefined
          : 'Attainment must be 1 or more where it is met, and nowhere else.',
      }
    },
    expectation: ([call]) =>
      [
        `const { attainment, met } = ${call} as any`,
        'expect(BigInt(attainment.numerator) >= BigInt(attainment.denominator)).toBe(met)',
      ].join('\n'),
  }
}

/** Whether going on from the baseline is not what keeps the promise, all the way. */
function liesBehindBaseline({ events, point }: Question): boolean {
  const found = standing(events, events[0]?.target ?? '', point)
  const { direction, plan, baseline } = found ?? {}
  if (typeof plan !== 'string' || baseline === undefined) return false
  const side = compareQuantities(plan, baseline)
  return !(direction === 'atLeast' ? side >= 0 : direction === 'atMost' && side <= 0)
}
