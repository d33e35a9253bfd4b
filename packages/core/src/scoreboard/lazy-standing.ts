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
import { judgementOf } from '../judgement/judgements.ts'
import { outcomeOf } from '../judgement/outcome.ts'
import { resolutionOf } from '../judgement/resolution.ts'
import { standingAsOf, standingOf } from '../judgement/standing-of.ts'
import type { Standing, State } from '../standing/standing.ts'

/**
 * What a board counts a target by, without its standing: that is made from the ledger when somebody asks
 * for it, from what was known at the same revision. Then the ledger is let go of.
 */
class LazyStanding implements UnmadeStanding {
  readonly target: TargetId
  readonly state: State | undefined
  readonly exceeded: boolean
  readonly revised: boolean
  readonly contradicted: boolean
  readonly programme: string | undefined
  readonly revision: number
  #ledger: Ledger | undefined
  readonly #asked: AskedDay
  readonly #rules: RuleBook
  #made: Standing | undefined

  constructor(
    ledger: Ledger,
    revision: number,
    asked: AskedDay,
    rules: RuleBook,
    counted: Pick<UnmadeStanding, 'state' | 'exceeded' | 'revised' | 'contradicted' | 'programme'>,
  ) {
    this.target = ledger.target
    this.#ledger = ledger
    this.revision = revision
    this.#asked = asked
    this.#rules = rules
    this.state = counted.state
    this.exceeded = counted.exceeded
    this.revised = counted.revised
    this.contradicted = counted.contradicted
    this.programme = counted.programme
  }

  get kind(): Standing['kind'] {
    return this.state === undefined ? 'indicator' : 'target'
  }

  get asOf(): Day {
    return this.#asked.asOf
  }

  standing(): Standing {
    if (this.#ledger !== undefined) {
      this.#made = standingOf(this.#ledger, this.revision, this.#asked, this.#rules)
      this.#ledger = undefined
    }
    // There was one when it was counted, and what was known then stays.
    return this.#made as Standing
  }
}

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
  const { state, exceeded, contradicted } = outcomeOf(judgement, resolution, asked.asOf)
  const { revised, terms } = judgement
  const counted = { state, exceeded, contradicted, revised, programme: terms.programme }
  return new LazyStanding(ledger, revision, asked, rules, counted)
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
