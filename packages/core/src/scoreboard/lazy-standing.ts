import type { TargetId } from '../event/identifiers.ts'
import { prepareDaybook } from '../ledger/daybook.ts'
import { ROWS_A_STEP, type InSteps } from '../ledger/in-steps.ts'
import { lieStraight } from '../ledger/straight-rows.ts'
import { landmarksOf } from '../ledger/landmarks.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { TermsHistory } from '../ledger/terms-history.ts'
import type { Day } from '../period/day.ts'
import { namesRule } from '../rule/named-rules.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Entry, UnmadeStanding } from './entry.ts'
import type { AskedDay } from '../standing/asked-day.ts'
import type { Judgement } from '../judgement/judgement.ts'
import { judgementOf } from '../judgement/judgements.ts'
import { outcomeOf, type Outcome } from '../judgement/outcome.ts'
import { resolutionOf } from '../judgement/resolution.ts'
import { standingAsOf, standingOf } from '../judgement/standing-of.ts'
import { STATES, type Standing, type State } from '../standing/standing.ts'

/**
 * What a board counts a target by, without its standing: that is made from the ledger when somebody asks
 * for it, from what was known at the same revision. Then the ledger is let go of.
 */
class LazyStanding implements UnmadeStanding {
  readonly target: TargetId
  readonly programme: string | undefined
  readonly revision: number
  /** The place of its state among all there are, then a bit each: there are very many of these. */
  readonly #counted: number
  readonly #asked: AskedDay
  #from: Ledger | Standing

  constructor(
    ledger: Ledger,
    revision: number,
    asked: AskedDay,
    { state, exceeded, contradicted }: Outcome,
    { revised, terms }: Judgement,
  ) {
    this.target = ledger.target
    this.programme = terms.programme
    this.revision = revision
    this.#counted =
      (state === undefined ? NO_STATE : STATES.indexOf(state)) |
      (exceeded ? EXCEEDED : 0) |
      (revised ? REVISED : 0) |
      (contradicted ? CONTRADICTED : 0)
    this.#asked = asked
    this.#from = ledger
  }

  get state(): State | undefined {
    return STATES[this.#counted & NO_STATE]
  }

  get exceeded(): boolean {
    return (this.#counted & EXCEEDED) !== 0
  }

  get revised(): boolean {
    return (this.#counted & REVISED) !== 0
  }

  get contradicted(): boolean {
    return (this.#counted & CONTRADICTED) !== 0
  }

  get kind(): Standing['kind'] {
    return this.state === undefined ? 'indicator' : 'target'
  }

  get asOf(): Day {
    return this.#asked.asOf
  }

  standing(): Standing {
    const from = this.#from
    if (!('rows' in from)) return from
    // There was one when it was counted, and what was known then stays. It names no rules.
    const made = standingOf(from, this.revision, this.#asked) as Standing
    this.#from = made
    return made
  }
}

/** Stands for the state of an indicator, which has none. */
const NO_STATE = 15
const EXCEEDED = 16
const REVISED = 32
const CONTRADICTED = 64

/**
 * What a board holds of a target as known at a revision; undefined where it is not set, or voided. Throws
 * as a standing does.
 */
export function entryOf(
  ledger: Ledger,
  revision: number,
  asked: AskedDay,
  rules: RuleBook,
): Entry | undefined {
  const resolution = resolutionOf(ledger, revision, rules)
  if (resolution === undefined) return undefined
  // A rule that is missing or broken is told when the board is made, not when somebody looks.
  if (asksRules(resolution.landmarks.history)) return standingAsOf(resolution, asked)
  const judgement = judgementOf(resolution, asked)
  const outcome = outcomeOf(judgement, resolution, asked.asOf)
  return new LazyStanding(ledger, revision, asked, outcome, judgement)
}

/** Whether terms of a target name a rule, on whatever day. */
export function asksRules({ stretches, original }: TermsHistory): boolean {
  return namesRule(original) || stretches.some(({ terms }) => namesRule(terms))
}

/** Whether a daybook has to be made of very many reports for {@link entryOf}; see {@link prepareEntry}. */
export function isLongWork(ledger: Ledger, revision: number): boolean {
  const { complete, rows } = ledger
  return complete > ROWS_A_STEP && complete === revision && complete === rows.length
}

/** Makes the daybook that {@link entryOf} will ask for, in steps that count as nothing. */
export function* prepareEntry(ledger: Ledger): InSteps<void> {
  const since = landmarksOf(ledger)?.set.revision
  if (since === undefined || lieStraight(ledger, since)) return
  yield* prepareDaybook(ledger, since)
}

/** Which revision and which day an entry is of. */
export function seenOf(entry: Entry): Pick<Standing, 'revision' | 'asOf'> {
  return entry instanceof LazyStanding || !('standing' in entry) ? entry : entry.standing()
}
