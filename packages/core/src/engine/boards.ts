import type { TargetId } from '../event/identifiers.ts'
import { revisionKnownAt, type Ledger } from '../ledger/ledger.ts'
import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { runningDayIn } from '../period/running-day.ts'
import type { Zone } from '../period/zone.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Entry } from '../scoreboard/entry.ts'
import { Places } from '../scoreboard/places.ts'
import { Scoreboard, type BoardFrame } from '../scoreboard/scoreboard.ts'
import { ended, running, type AskedDay } from '../standing/asked-day.ts'
import { dayOfRecord } from '../ledger/day-of-record.ts'
import { standingOf } from '../judgement/standing-of.ts'
import { entryOf, seenOf } from '../scoreboard/lazy-standing.ts'
import type { Standing } from '../standing/standing.ts'
import type { TargetState } from '../decider/evolve.ts'
import type { TargetStates } from './target-states.ts'

/**
 * From where a board is looked at.
 * - `day`: a day, taken as ended.
 * - `moment`: the day that is running at `now`, as known then.
 * - `now`: the same, where `now` moves on from one look to the next.
 * - `today`: the day that is running at `now`, with other knowledge.
 */
export interface BoardPoint {
  readonly kind: 'day' | 'moment' | 'now' | 'today'
  /** Given where it is a day. */
  readonly asOf?: Day
  readonly knownAt: Moment | undefined
  readonly now: Moment
}

interface CachedBoard {
  readonly board: Scoreboard
  /** Targets that have changed since it was made. */
  readonly stale: Set<TargetId>
  /** What today was in every zone its targets ever had, where no day was named. */
  readonly today: ReadonlyMap<Zone, Day>
  /** Targets with events that were recorded after the moment of the board. */
  readonly ahead: ReadonlySet<TargetId>
}

const MOST_BOARDS = 8

/** The boards last asked for, brought up to date by the targets that changed, and by those alone. */
export class Boards {
  readonly #cached = new Map<string, CachedBoard>()
  readonly #rules: RuleBook
  /** All boards of a tracker are of much the same targets. */
  readonly #places = new Places()

  constructor(rules: RuleBook) {
    this.#rules = rules
  }

  /** Notes that a target's standings are out of date. */
  touch(target: TargetId): void {
    for (const { stale } of this.#cached.values()) stale.add(target)
  }

  at(point: BoardPoint, states: TargetStates): Scoreboard {
    const key =
      point.kind === 'now' ? 'now' : `${point.kind} ${point.asOf ?? ''} ${point.knownAt ?? ''}`
    const cached = this.#cached.get(key)
    const made =
      cached === undefined
        ? firstMade(point, states, this.#rules, this.#places)
        : brought(cached, point, states, this.#rules, this.#places)
    // Taking it out first moves it to the end: the board least lately asked for is dropped.
    this.#cached.delete(key)
    this.#cached.set(key, { ...made, stale: new Set() })
    const [oldest] = this.#cached.keys()
    if (this.#cached.size > MOST_BOARDS && oldest !== undefined) this.#cached.delete(oldest)
    return made.board
  }
}

type Made = Omit<CachedBoard, 'stale'>

function firstMade(point: BoardPoint, states: TargetStates, rules: RuleBook, places: Places): Made {
  const targets = [...states.entries()].map(([target]) => target)
  return {
    board: fresh(point, states, rules, places),
    today: todayFor(targets, point, states, new Set()),
    ahead: aheadOf(targets, point, states),
  }
}

/** A board brought up to date; itself where nothing on it has changed. */
function brought(
  { board, stale, today, ahead }: CachedBoard,
  point: BoardPoint,
  states: TargetStates,
  rules: RuleBook,
  places: Places,
): Made {
  // A clock that was set back knows less, and a board can't forget what it has shown.
  if (board.at !== undefined && point.now < board.at) return firstMade(point, states, rules, places)
  const sameDay = [...today].every(([zone, day]) => runningDayIn(zone, point.now) === day)
  // What was ahead of the board may be known by now.
  const touched = new Set([...stale, ...ahead])
  const targets = sameDay ? touched : [...states.entries()].map(([target]) => target)
  const changes: Entry[] = []
  const removed: TargetId[] = []
  for (const target of targets) {
    const state = states.get(target)
    const { ledger } = state
    // What was recorded after knownAt leaves the standing what it was.
    const known = revisionAt(state, point.knownAt)
    if (ledger === undefined || known === 0) continue
    const asked = askedOf(ledger, known, point)
    const shown = Scoreboard.entryOn(board, target)
    const seen = shown && seenOf(shown)
    if (seen?.revision === known && seen.asOf === asked.asOf) continue
    const entry = entryOf(ledger, known, asked, rules)
    if (entry !== undefined) changes.push(entry)
    else if (shown !== undefined) removed.push(target)
  }
  const left = removed.length === 0 ? board : board.without(removed)
  const changed = changes.length === 0 ? left : left.with(changes)
  return {
    board: point.kind === 'now' ? changed.seenAt(point.now) : changed,
    today:
      sameDay && stale.size === 0 ? today : todayFor(targets, point, states, new Set(today.keys())),
    ahead: aheadOf(targets, point, states),
  }
}

/** The targets of which something was recorded after the moment of a board. */
function aheadOf(
  targets: Iterable<TargetId>,
  { kind, knownAt }: BoardPoint,
  states: TargetStates,
): ReadonlySet<TargetId> {
  // Of the other points knowledge stays where it is.
  if (kind !== 'now') return new Set()
  const isAhead = (target: TargetId): boolean => {
    const state = states.get(target)
    return revisionAt(state, knownAt) < state.revision
  }
  return new Set([...targets].filter(isAhead))
}

/**
 * What today is in all zones given and in those that some targets ever had: a target's today can
 * only change when it changes in one of its zones.
 */
function todayFor(
  targets: Iterable<TargetId>,
  { kind, now }: BoardPoint,
  states: TargetStates,
  zones: Set<Zone>,
): ReadonlyMap<Zone, Day> {
  if (kind === 'day') return new Map()
  for (const target of targets) {
    for (const event of states.get(target).ledger?.landmarks ?? []) {
      const patch = event.type === 'TargetRevised' ? event.data.set : undefined
      const period = event.type === 'TargetSet' ? event.data.period : patch?.period
      if (period !== undefined) zones.add(period.zone)
    }
  }
  return new Map([...zones].map((zone) => [zone, runningDayIn(zone, now)]))
}

/** The board of all states at a point. */
export function fresh(
  point: BoardPoint,
  states: TargetStates,
  rules: RuleBook,
  places?: Places,
): Scoreboard {
  const entries: Entry[] = []
  for (const [, state] of states.entries()) {
    const { ledger } = state
    const known = revisionAt(state, point.knownAt)
    if (ledger === undefined || known === 0) continue
    const entry = entryOf(ledger, known, askedOf(ledger, known, point), rules)
    if (entry !== undefined) entries.push(entry)
  }
  return Scoreboard.of({ ...frameOf(point), waiting: [] }, entries, places)
}

function frameOf({ kind, asOf, knownAt, now }: BoardPoint): Omit<BoardFrame, 'waiting'> {
  if (kind === 'moment' || kind === 'now') return { at: now }
  return { ...(asOf !== undefined && { asOf }), ...(knownAt !== undefined && { knownAt }) }
}

/** The day that a target is asked about at a point, knowing its first events. */
export function askedOf(ledger: Ledger, known: number, { asOf, now }: BoardPoint): AskedDay {
  return asOf === undefined ? running(dayOfRecord(ledger, known, now)) : ended(asOf)
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
