import type { TargetId } from '../event/identifiers.ts'
import { revisionKnownAt } from '../ledger/ledger.ts'
import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { dayIn, type Zone } from '../period/zone.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { Scoreboard } from '../scoreboard/scoreboard.ts'
import { landmarksOf } from '../standing/landmarks.ts'
import { standingOf } from '../standing/standing-of.ts'
import type { Standing } from '../standing/standing.ts'
import { dayOfRecord } from '../target/day-of-record.ts'
import type { TargetState } from '../target/evolve.ts'
import type { TargetStates } from './target-states.ts'

/** From where a board is looked at; `now` decides what today is where no day is named. */
export interface BoardPoint {
  readonly asOf: Day | undefined
  readonly knownAt: Moment | undefined
  readonly now: Moment
}

interface CachedBoard {
  readonly board: Scoreboard
  /** Targets that have changed since it was made. */
  readonly stale: Set<TargetId>
  /** What today was in every zone its targets ever had, where no day was named. */
  readonly today: ReadonlyMap<Zone, Day>
}

const MOST_BOARDS = 8

/** The boards last asked for, brought up to date by the targets that changed, and by those alone. */
export class Boards {
  readonly #cached = new Map<string, CachedBoard>()
  readonly #rules: RuleBook

  constructor(rules: RuleBook) {
    this.#rules = rules
  }

  /** Notes that a target's standings are out of date. */
  touch(target: TargetId): void {
    for (const { stale } of this.#cached.values()) stale.add(target)
  }

  at(point: BoardPoint, states: TargetStates): Scoreboard {
    const key = `${point.asOf ?? 'today'} ${point.knownAt ?? ''}`
    const cached = this.#cached.get(key)
    const made =
      cached === undefined
        ? firstMade(point, states, this.#rules)
        : brought(cached, point, states, this.#rules)
    // Taking it out first moves it to the end: the board least lately asked for is dropped.
    this.#cached.delete(key)
    this.#cached.set(key, { ...made, stale: new Set() })
    const [oldest] = this.#cached.keys()
    if (this.#cached.size > MOST_BOARDS && oldest !== undefined) this.#cached.delete(oldest)
    return made.board
  }
}

type Made = Omit<CachedBoard, 'stale'>

function firstMade(point: BoardPoint, states: TargetStates, rules: RuleBook): Made {
  const targets = [...states.entries()].map(([target]) => target)
  return { board: fresh(point, states, rules), today: todayFor(targets, point, states, new Set()) }
}

/** A board brought up to date; itself where nothing on it has changed. */
function brought(
  { board, stale, today }: CachedBoard,
  point: BoardPoint,
  states: TargetStates,
  rules: RuleBook,
): Made {
  const sameDay = [...today].every(([zone, day]) => dayIn(zone, point.now) === day)
  const targets = sameDay ? stale : [...states.entries()].map(([target]) => target)
  const changes: Standing[] = []
  for (const target of targets) {
    const state = states.get(target)
    const { ledger } = state
    // What was recorded after knownAt leaves the standing what it was.
    const known = revisionAt(state, point.knownAt)
    if (ledger === undefined || known === 0) continue
    const asOf = point.asOf ?? dayOfRecord(ledger, known, point.now)
    const shown = board.find(target)
    if (shown?.revision === known && shown.asOf === asOf) continue
    const standing = standingOf(ledger, known, asOf, rules)
    if (standing !== undefined) changes.push(standing)
  }
  return {
    board: changes.length === 0 ? board : board.with(changes),
    today:
      sameDay && stale.size === 0 ? today : todayFor(targets, point, states, new Set(today.keys())),
  }
}

/**
 * What today is in all zones given and in those that some targets ever had: a target's today can
 * only change when it changes in one of its zones.
 */
function todayFor(
  targets: Iterable<TargetId>,
  { asOf, now }: BoardPoint,
  states: TargetStates,
  zones: Set<Zone>,
): ReadonlyMap<Zone, Day> {
  if (asOf !== undefined) return new Map()
  for (const target of targets) {
    const { ledger, revision } = states.get(target)
    const landmarks = ledger === undefined ? undefined : landmarksOf(ledger, revision)
    if (landmarks === undefined) continue
    zones.add(landmarks.set.data.period.zone)
    for (const { terms } of landmarks.history.stretches) zones.add(terms.period.zone)
  }
  return new Map([...zones].map((zone) => [zone, dayIn(zone, now)]))
}

/** The board of all states at a point. */
export function fresh(point: BoardPoint, states: TargetStates, rules: RuleBook): Scoreboard {
  const standings: Standing[] = []
  for (const [, state] of states.entries()) {
    const standing = standingAt(state, point, rules)
    if (standing !== undefined) standings.push(standing)
  }
  const { asOf, knownAt } = point
  return Scoreboard.of(
    {
      ...(asOf !== undefined && { asOf }),
      ...(knownAt !== undefined && { knownAt }),
      waiting: [],
    },
    standings,
  )
}

/** A target's standing at a point; undefined where it was not yet set. */
export function standingAt(
  state: TargetState,
  point: BoardPoint,
  rules: RuleBook,
): Standing | undefined {
  const { ledger } = state
  if (ledger === undefined) return undefined
  const known = revisionAt(state, point.knownAt)
  if (known === 0) return undefined
  return standingOf(ledger, known, point.asOf ?? dayOfRecord(ledger, known, point.now), rules)
}

/** How many of a target's events were known at a moment. */
export function revisionAt({ ledger, revision }: TargetState, knownAt: Moment | undefined): number {
  if (ledger === undefined || knownAt === undefined) return revision
  return Math.min(revision, revisionKnownAt(ledger, knownAt))
}
