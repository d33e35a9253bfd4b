import type { TermsHistory } from '../ledger/terms-history.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { AskedDay } from '../standing/asked-day.ts'
import type { Judgement } from './judgement.ts'
import { judgementOf } from './judgements.ts'
import type { Resolution } from './resolution.ts'

/** A judgement, and all that it depends on beside the reports of its daybook. */
class JudgedOnce {
  readonly judgement: Judgement
  readonly #history: TermsHistory
  readonly #rules: RuleBook
  readonly #asked: AskedDay

  constructor({ landmarks, rules }: Resolution, asked: AskedDay, judgement: Judgement) {
    this.judgement = judgement
    this.#history = landmarks.history
    this.#rules = rules
    this.#asked = asked
  }

  isOf({ landmarks, rules }: Resolution, { asOf, running }: AskedDay): boolean {
    return (
      this.#history === landmarks.history &&
      this.#rules === rules &&
      this.#asked.asOf === asOf &&
      this.#asked.running === running
    )
  }
}

/**
 * Judges a target for a command, and leaves the judgement with its daybook for the answer to that
 * command: what is recorded of it meanwhile are milestones, which change no report.
 */
export function judgedForAnswer(resolution: Resolution, asked: AskedDay): Judgement {
  const judgement = judgementOf(resolution, asked)
  const { daybook } = judgement.reports
  // Whoever holds a state may have frozen it.
  if (!Object.isFrozen(daybook)) daybook.latest = new JudgedOnce(resolution, asked, judgement)
  return judgement
}

/** The judgement that was left, where it is the one asked for, or a new one. */
export function judgementAtHand(resolution: Resolution, asked: AskedDay): Judgement {
  const { daybook } = resolution.ledger
  const latest = daybook?.latest
  if (daybook === undefined || !(latest instanceof JudgedOnce))
    return judgementOf(resolution, asked)
  // It has served its turn, and need not take up memory.
  if (!Object.isFrozen(daybook)) daybook.latest = undefined
  return latest.isOf(resolution, asked) ? latest.judgement : judgementOf(resolution, asked)
}
