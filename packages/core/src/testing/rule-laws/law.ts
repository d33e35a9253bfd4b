import * as fc from 'fast-check'
import type { Examination, LawForm, RuleSource } from './law-form.ts'
import { outcomeOf, outcomeText, type Question } from './outcome.ts'
import { reportOn, storyOf } from './report.ts'
import { RuleLawBroken } from './rule-law-broken.ts'

/** A law that a rule keeps or breaks, for any runner of properties: `fc.assert(law.property)`. */
export interface RuleLaw {
  /** The sentence that states it. */
  readonly name: string
  /** What it means for those who are judged by the rule. */
  readonly meaning: string
  /** Fails where the rule breaks the law; its counterexample prints as a story. */
  readonly property: fc.IProperty<[RuleTrial]>
}

/** One history, or a few of them, that a law asks a rule about. */
export interface RuleTrial {
  readonly questions: readonly Question[]
  /** What happened in each case and what the rule judged of it. */
  readonly story: () => string
  /** The story, its events as JSON, and a test to paste. */
  readonly report: () => string
}

export function lawOf<Plan, Judgement>(
  form: LawForm<Plan, Judgement>,
  source: RuleSource<Judgement>,
): RuleLaw {
  const { name, meaning, plans, examine = expectSameAnswers } = form
  const trials = plans.map((plan) => {
    // Made once for all that ask, since a history is told anew for each.
    let made: readonly Question[] | undefined
    const trial = {
      get questions() {
        return (made ??= form.questions(plan))
      },
      story: () => {
        const { questions } = trial
        return storyOf(form, source().name, questions, examine(source, questions))
      },
      report: () => {
        const { questions } = trial
        return reportOn(form, source().name, questions, examine(source, questions))
      },
      [fc.toStringMethod]: (): string => `\n${trial.report()}\n`,
    }
    return trial
  })
  const property = fc.property(trials, ({ questions }) => {
    const { breach } = examine(source, questions)
    if (breach !== undefined) throw new RuleLawBroken(`${source().name}: ${name}. ${breach}`)
  })
  return { name, meaning, property }
}

function expectSameAnswers<Judgement>(
  source: RuleSource<Judgement>,
  questions: readonly Question[],
): Examination {
  const rule = source()
  const answers = questions.map((question) => outcomeText(outcomeOf(rule, question)))
  const isSame = answers.every((answer) => answer === answers[0])
  return isSame ? { answers } : { answers, breach: 'The answers must be the same.' }
}
