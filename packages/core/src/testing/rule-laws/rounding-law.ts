import * as fc from 'fast-check'
import type { HistoryConstraints } from '../arbitraries/histories.ts'
import type { TermConstraints } from '../arbitraries/set-target.ts'
import type { LawForm } from './law-form.ts'
import { narrowed } from './narrowed.ts'
import { brinkOf, nearTieOf, nearTieShapes, type NearTieShape } from './near-ties.ts'
import { outcomeOf, outcomeText } from './outcome.ts'
import type { Thresholds } from './thresholds.ts'

/**
 * Two histories that differ in one figure alone, so that their actuals lie between the same
 * thresholds on every day, are judged alike: one of them up to the whole threshold and a tenth of it
 * away from it (but not as far as the next), the other up to 10^40 times nearer. A rule that rounds first, to however
 * few or many digits up to about forty, takes the nearer one for the threshold itself. So does one
 * that calculates in binary floating point.
 *
 * What it asks of a rule: that the judgement, or the part of it that `verdict` picks, depends on
 * the actual only by which thresholds it has reached. A rule whose policy is to round has its
 * threshold elsewhere, and exactly: "99.5 rounds to 100" is the threshold 0.995.
 */
export function judgesBeforeRounding<Judgement>(
  constraints: TermConstraints,
  thresholds: Thresholds,
  verdict: ((judgement: Judgement) => unknown) | undefined,
): LawForm<NearTieShape, Judgement> {
  return {
    name: 'it judges before it rounds',
    meaning:
      'Almost is not done: 99.96% is judged as 99% is, and not as 100%, even where it is shown as 100%. Only what has reached a threshold counts as having reached it.',
    plans: nearTieShapes(constraints),
    questions: (shape) => {
      const tie = nearTieOf(shape, thresholds)
      fc.pre(tie !== undefined)
      const { farther, nearer, point } = tie
      return [
        { told: `well ${shape.side} a threshold`, events: farther, point },
        { told: `on the same side of it, and near`, events: nearer, point },
      ]
    },
    ...judgedAlike(
      verdict,
      'Both must be judged alike. If the rule means to have a threshold between them, name it in `thresholds`, as a share of plan or of attainment.',
    ),
  }
}

/**
 * The very figure that is asked for is enough: an actual on a threshold is judged as one that is a
 * little better, in the direction of the target. Finds `>` where `>=` is meant.
 */
export function reachesAtTheVeryFigure<Judgement>(
  constraints: HistoryConstraints,
  thresholds: Thresholds,
  verdict: ((judgement: Judgement) => unknown) | undefined,
): LawForm<NearTieShape, Judgement> {
  const about = narrowed('inclusive', constraints, {
    measures: ['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps'],
    directions: ['atLeast', 'atMost', 'within', 'exactly'],
  })
  return {
    name: 'the very figure is enough',
    meaning:
      'Who was asked for 100 and has done 100 is judged as one who has done a little better, not as one who has fallen short.',
    plans: nearTieShapes(about),
    questions: (shape) => {
      const brink = brinkOf(shape, thresholds)
      fc.pre(brink !== undefined)
      const { farther, nearer, point } = brink
      return [
        { told: 'a little better than a threshold', events: farther, point },
        { told: 'on the very threshold', events: nearer, point },
      ]
    },
    ...judgedAlike(
      verdict,
      'Both must be judged alike. If the rule means that more than a threshold is needed, or has one that is no achievement, leave the claim out.',
    ),
  }
}

/** Both questions have the same answer, in the part of it that `verdict` picks. */
function judgedAlike<Judgement>(
  verdict: ((judgement: Judgement) => unknown) | undefined,
  breach: string,
): Required<Pick<LawForm<unknown, Judgement>, 'examine' | 'expectation'>> {
  return {
    examine: (source, questions) => {
      const rule = source()
      const outcomes = questions.map((question) => outcomeOf(rule, question))
      const [first, second] = outcomes.map((outcome) =>
        outcomeText('judged' in outcome && verdict ? { judged: verdict(outcome.judged) } : outcome),
      )
      const isAlike = first === second
      return { answers: outcomes.map(outcomeText), breach: isAlike ? undefined : breach }
    },
    expectation: (calls) => {
      const [first, second] = calls.map((call) => (verdict ? `verdict(${call})` : call))
      return `expect(${second}).toEqual(${first})`
    },
  }
}
