import type { TargetId } from '../event/identifiers.ts'
import type { InSteps } from '../ledger/in-steps.ts'
import type { Day } from '../period/day.ts'
import { runningDayIn } from '../period/running-day.ts'
import type { Zone } from '../period/zone.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Entry } from '../scoreboard/entry.ts'
import { entryOf, isLongWork, prepareEntry, seenOf } from '../scoreboard/lazy-standing.ts'
import type { Places } from '../scoreboard/places.ts'
import { Scoreboard } from '../scoreboard/scoreboard.ts'
import type { TargetState } from '../decider/evolve.ts'
import { askedOf, frameOf, revisionAt, type BoardPoint } from './board-point.ts'
import type { TargetStates } from './target-states.ts'

/** A board, and what tells whether it is out of date. */
export interface Made {
  readonly board: Scoreboard
  /** What today was in every zone its targets ever had, where no day was named. */
  readonly today: ReadonlyMap<Zone, Day>
  /** Targets with events that were recorded after the moment of the board. */
  readonly ahead: ReadonlySet<TargetId>
}

/** A board that was made, and the targets that have changed since. */
export interface Known extends Made {
  readonly stale: ReadonlySet<TargetId>
}

/** What a board is made of. */
export interface Material {
  readonly point: BoardPoint
  readonly states: TargetStates
  readonly rules: RuleBook
  readonly places?: Places
}

/** How many targets are to be judged, and the work, whose steps count them. They may change between two steps. */
type Work = readonly [targets: number, work: InSteps<Made>]

/** Brings a board up to date, or makes it where there is none; itself where nothing on it has changed. */
export function boardWork(known: Known | undefined, material: Material): Work {
  const { point, states } = material
  // A clock that was set back knows less, and a board can't forget what it has shown.
  const isBack = known?.board.at !== undefined && point.now < known.board.at
  if (known === undefined || isBack) return [states.size, anew(material)]
  const watch = new Watch(point, known.today.keys())
  const sameDay = [...known.today].every(([zone, day]) => watch.today.get(zone) === day)
  if (!sameDay) return [states.size, brought(known.board, states.entries(), watch, material)]
  // What was ahead of the board may be known by now.
  const touched = new Set([...known.stale, ...known.ahead])
  return [touched.size, brought(known.board, statesOf(touched, states), watch, material)]
}

type Targets = Iterable<readonly [TargetId, TargetState]>

function* statesOf(targets: Iterable<TargetId>, states: TargetStates): Targets {
  for (const target of targets) yield [target, states.get(target)]
}

/** The board of all states at a point. */
export function* anew(material: Material): InSteps<Made> {
  const { point, states, places } = material
  const entries: Entry[] = []
  const watch = new Watch(point)
  yield* eachTarget(states.entries(), material, (target, state) => {
    watch.take(target, state)
    const entry = judged(state, material, undefined)
    if (entry !== undefined && entry !== SAME) entries.push(entry)
  })
  const board = yield* Scoreboard.inSteps({ ...frameOf(point), waiting: [] }, entries, places)
  return { board, today: watch.today, ahead: watch.ahead }
}

function* brought(
  board: Scoreboard,
  targets: Targets,
  watch: Watch,
  material: Material,
): InSteps<Made> {
  const { point } = material
  const changes = new Map<TargetId, Entry | undefined>()
  yield* eachTarget(targets, material, (target, state) => {
    watch.take(target, state)
    const shown = Scoreboard.entryOn(board, target)
    const entry = judged(state, material, shown)
    if (entry !== SAME && entry !== shown) changes.set(target, entry)
  })
  const at = point.kind === 'now' ? point.now : board.at
  const changed = yield* Scoreboard.changed(board, changes, at)
  return { board: changed, today: watch.today, ahead: watch.ahead }
}

/** Rows of targets that are judged in one step, and how many a target counts as whatever it has. */
const ROWS_IN_A_STEP = 1_024
const ROWS_OF_A_TARGET = 32

/** Goes through targets as they are known, in steps that count them: few a step, or one that has many reports. */
function* eachTarget(
  targets: Targets,
  { point }: Material,
  take: (target: TargetId, state: TargetState) => void,
): InSteps<void> {
  let [taken, rows] = [0, 0]
  for (const [target, state] of targets) {
    const { ledger } = state
    if (ledger !== undefined && isLongWork(ledger, revisionAt(state, point.knownAt))) {
      yield* prepareEntry(ledger)
    }
    take(target, state)
    taken += 1
    rows += ROWS_OF_A_TARGET + state.revision
    if (rows < ROWS_IN_A_STEP) continue
    yield taken
    taken = 0
    rows = 0
  }
  yield taken
}

const SAME = Symbol('same')

/** What a board is to hold of a target: nothing where that is undefined, and what is shown where it is the same. */
function judged(
  state: TargetState,
  { point, rules }: Material,
  shown: Entry | undefined,
): Entry | typeof SAME | undefined {
  const { ledger } = state
  // What was recorded after knownAt leaves the standing what it was.
  const known = revisionAt(state, point.knownAt)
  if (ledger === undefined || known === 0) return SAME
  const asked = askedOf(ledger, known, point)
  const seen = shown && seenOf(shown)
  if (seen?.revision === known && seen.asOf === asked.asOf) return SAME
  return entryOf(ledger, known, asked, rules)
}

/** Looks out for what puts a board out of date, as targets come by. */
class Watch {
  readonly ahead = new Set<TargetId>()
  /** What today is in all zones: a target's today can only change when it changes in one of its zones. */
  readonly today = new Map<Zone, Day>()
  readonly #point: BoardPoint

  constructor(point: BoardPoint, zones: Iterable<Zone> = []) {
    this.#point = point
    for (const zone of zones) this.#takeZone(zone)
  }

  take(target: TargetId, state: TargetState): void {
    const { kind, knownAt } = this.#point
    if (kind === 'day') return
    // Of the other points knowledge stays where it is.
    if (kind === 'now' && revisionAt(state, knownAt) < state.revision) this.ahead.add(target)
    for (const event of state.ledger?.landmarks ?? []) {
      const patch = event.type === 'TargetRevised' ? event.data.set : undefined
      const period = event.type === 'TargetSet' ? event.data.period : patch?.period
      if (period !== undefined) this.#takeZone(period.zone)
    }
  }

  #takeZone(zone: Zone): void {
    if (!this.today.has(zone)) this.today.set(zone, runningDayIn(zone, this.#point.now))
  }
}
