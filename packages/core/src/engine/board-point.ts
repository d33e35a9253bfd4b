import { dayOfRecord } from '../ledger/day-of-record.ts'
import { revisionKnownAt, type Ledger } from '../ledger/ledger.ts'
import { standingOf } from '../judgement/standing-of.ts'
import type { Moment } from '../period/moment.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { BoardFrame } from '../scoreboard/scoreboard.ts'
import { running, type AskedDay } from '../standing/asked-day.ts'
import type { Standing } from '../standing/standing.ts'
import type { TargetState } from '../decider/evolve.ts'

/**
 * From where a board is looked at.
 * - `day`: a day, taken as ended.
 * - `moment`: the day that is running at `now`, as known then.
 * - `now`: the same, where `now` moves on from one look to the next.
 * - `today`: the day that is running at `now`, with other knowledge.
 */
export interface BoardPoint {
  readonly kind: 'day' | 'moment' | 'now' | 'today'
  /** Given where it is a day, one for all targets. */
  readonly day?: AskedDay
  readonly knownAt: Moment | undefined
  readonly now: Moment
}

/** What a board at a point says of it. */
export function frameOf({ kind, day, knownAt, now }: BoardPoint): Omit<BoardFrame, 'waiting'> {
  if (kind === 'moment' || kind === 'now') return { at: now }
  return { ...(day && { asOf: day.asOf }), ...(knownAt !== undefined && { knownAt }) }
}

/** The day that a target is asked about at a point, knowing its first events. */
export function askedOf(ledger: Ledger, known: number, { day, now }: BoardPoint): AskedDay {
  return day ?? running(dayOfRecord(ledger, known, now))
}

/** A target's standing at a point; undefined where it was not yet set, or is voided. */
export function standingAt(
  state: TargetState,
  point: BoardPoint,
  rules: RuleBook,
): Standing | undefined {
  const { ledger } = state
  if (ledger === undefined) return undefined
  const known = revisionAt(state, point.knownAt)
  if (known === 0) return undefined
  return standingOf(ledger, known, askedOf(ledger, known, point), rules)
}

/** How many of a target's events were known at a moment. */
export function revisionAt({ ledger, revision }: TargetState, knownAt: Moment | undefined): number {
  if (ledger === undefined || knownAt === undefined) return revision
  return Math.min(revision, revisionKnownAt(ledger, knownAt))
}
