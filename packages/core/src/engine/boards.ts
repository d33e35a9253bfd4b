import type { TargetId } from '../event/identifiers.ts'
import { revisionKnownAt } from '../ledger/ledger.ts'
import type { Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { dayIn, type Zone } from '../period/zone.ts'
import { Scoreboard } from '../scoreboard/scoreboard.ts'
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
  /** What today was in each zone, where no day was named. */
  readonly today: ReadonlyMap<Zone, Day>
}

const MOST_BOARDS = 8

/** The boards last asked for, brought up to date by the targets that changed, and by those alone. */
export class Boards {
  readonly #cached = new Map<string, CachedBoard>()

  /** Notes that a target's standings are out of date. */
  touch(target: TargetId): void {
    for (const { stale } of this.#cached.values()) stale.add(target)
  }

  at(point: BoardPoint, states: TargetStates): Scoreboard {
    const key = `${point.asOf ?? 'today'} ${point.knownAt ?? ''}`
    const cached = this.#cached.get(key)
    const usable = cached !== undefined && isToday(cached, point)
    const board = usable ? refreshed(cached, point, states) : fresh(point, states)
    // Taking it out first moves it to the end: the board least lately asked for is dropped.
    this.#cached.delete(key)
    this.#cached.set(key, { board, stale: new Set(), today: todayOn(board, point) })
    const [oldest] = this.#cached.keys()
    if (this.#cached.size > MOST_BOARDS && oldest !== undefined) this.#cached.delete(oldest)
    return board
  }
}

/** The board of all states at a point. */
export function fresh(point: BoardPoint, states: TargetStates): Scoreboard {
  const standings: Standing[] = []
  for (const [, state] of states.entries()) {
    const standing = standingAt(state, point)
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

function refreshed(
  { board, stale }: CachedBoard,
  point: BoardPoint,
  states: TargetStates,
): Scoreboard {
  const changes: Standing[] = []
  for (const target of stale) {
    const state = states.get(target)
    // What was recorded after knownAt leaves the standing what it was.
    const known = revisionAt(state, point.knownAt)
    if (board.find(target)?.revision === known) continue
    const standing = standingAt(state, point)
    if (standing !== undefined) changes.push(standing)
  }
  return changes.length === 0 ? board : board.with(changes)
}

/** A target's standing at a point; undefined where it was not yet set. */
export function standingAt(state: TargetState, point: BoardPoint): Standing | undefined {
  const { ledger } = state
  if (ledger === undefined) return undefined
  const known = revisionAt(state, point.knownAt)
  if (known === 0) return undefined
  return standingOf(ledger, known, point.asOf ?? dayOfRecord(ledger, known, point.now))
}

/** How many of a target's events were known at a moment. */
export function revisionAt({ ledger, revision }: TargetState, knownAt: Moment | undefined): number {
  if (ledger === undefined || knownAt === undefined) return revision
  return Math.min(revision, revisionKnownAt(ledger, knownAt))
}

function isToday({ today }: CachedBoard, { now }: BoardPoint): boolean {
  return [...today].every(([zone, day]) => dayIn(zone, now) === day)
}

function todayOn(board: Scoreboard, { asOf, now }: BoardPoint): ReadonlyMap<Zone, Day> {
  const today = new Map<Zone, Day>()
  if (asOf !== undefined) return today
  for (const { period } of board.standings()) {
    if (!today.has(period.zone)) today.set(period.zone, dayIn(period.zone, now))
  }
  return today
}
