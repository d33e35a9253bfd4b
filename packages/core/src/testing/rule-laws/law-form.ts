import type * as fc from 'fast-check'
import type { KpiRule } from './kpi-rule.ts'
import type { Question } from './outcome.ts'

/** How a trial went. */
export interface Examination {
  /** What was answered to each question, as text. */
  readonly answers: readonly string[]
  /** What is wrong with the answers, as a sentence; undefined where nothing is. */
  readonly breach?: string | undefined
}

/** Gives the rule, as new: with nothing in it of what it was asked before, if it can be made so. */
export type RuleSource<Judgement> = () => KpiRule<Judgement>

/** A law before it is about one rule. */
export interface LawForm<Plan, Judgement> {
  readonly name: string
  readonly meaning: string
  /** What trials are made of; it shrinks. */
  readonly plans: fc.Arbitrary<Plan>
  /** The questions of a trial; may reject the plan by `fc.pre`. */
  readonly questions: (plan: Plan) => readonly Question[]
  /** Asks and looks at the answers; absent: they must be the same. */
  readonly examine?: (source: RuleSource<Judgement>, questions: readonly Question[]) => Examination
  /** The last lines of the test to paste, given the calls that ask; absent: that they are equal. */
  readonly expectation?: (calls: readonly string[]) => string
}
