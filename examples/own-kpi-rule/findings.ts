import { DEFAULT_RUNS, lawsOf, type KpiRule } from '@planfold/core/testing'
import * as fc from 'fast-check'
import { ABOUT_BONUS, type BonusJudgement } from './bonus.ts'

/** A law that a rule was found to break, in its smallest case. */
export interface Finding {
  readonly law: string
  /** What happened, and what was judged of it. */
  readonly story: string
  /** How many events the longest history of the case has. */
  readonly events: number
  /** In which run it was found, from 1. */
  readonly run: number
}

/** What is asked: all laws where none are named, and each in the default number of runs. */
export interface Asking {
  readonly names?: readonly string[]
  readonly runs?: number
}

/** Asks the laws of a bonus rule from a seed. */
export function findings(
  rule: KpiRule<BonusJudgement>,
  seed: number,
  { names, runs = DEFAULT_RUNS }: Asking = {},
): readonly Finding[] {
  const laws = lawsOf(rule, ABOUT_BONUS).filter(({ name }) => names?.includes(name) ?? true)
  return laws.flatMap(({ name, property }) => {
    const { counterexample, numRuns } = fc.check(property, { seed, numRuns: runs })
    if (counterexample === null) return []
    const [trial] = counterexample
    const events = Math.max(...trial.questions.map((question) => question.events.length))
    return [{ law: name, story: trial.story(), events, run: numRuns }]
  })
}
