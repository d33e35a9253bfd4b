import type { TargetId } from '../event/identifiers.ts'
import type { InSteps } from '../ledger/in-steps.ts'
import type { Day } from '../period/day.ts'
import { runningDayIn } from '../period/running-day.ts'
import type { Zone } from '../period/zone.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Entry } from '../scoreboard/entry.ts'
import { entryInSteps, seenOf } from '../scoreboard/lazy-standing.ts'
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
  const sameDay = [...known.today].every(([zone, day]) => runningDayIn(zone, point.now) === day)
  if (!sameDay) return [states.size, brought(known, states.targets(), material)]
  // What was ahead of the board may be known by now.
  const touched = new Set([...known.stale, ...known.ahead])
  return [touched.size, brought(known, touched, material)]
}

/** The board of all states at a point. */
export function* anew(material: Material): InSteps<Made> {
  const { point, states, places } = material
  const entries: Entry[] = []
  const watch = new Watch(point)
  for (const target of states.targets()) {
    const entry = yield* judged(target, material, undefined)
    if (entry !== undefined && entry !== SAME) entries.push(entry)
    watch.take(target, states.get(target))
    yield 1
  }
  const board = yield* Scoreboard.inSteps({ ...frameOf(point), waiting: [] }, entries, places)
  return { board, today: watch.today(), ahead: watch.ahead }
}

function* brought(
  { board, today }: Made,
  targets: Iterable<TargetId>,
  material: Material,
): InSteps<Made> {
  const { point, states } = material
  const changes = new Map<TargetId, Entry | undefined>()
  const watch = new Watch(point, today.keys())
  for (const target of targets) {
    const shown = Scoreboard.entryOn(board, target)
    const entry = yield* judged(target, material, shown)
    if (entry !== SAME && entry !== shown) changes.set(target, entry)
    watch.take(target, states.get(target))
    yield 1
  }
  const at = point.kind === 'now' ? point.now : board.at
  const changed = yield* Scoreboard.changed(board, changes, at)
  return { board: changed, today: watch.today(), ahead: watch.ahead }
}

const SAME = Symbol('same')

/** What a board is to hold of a target: nothing where that is undefined, and what is shown where it is the same. */
function* judged(
  target: TargetId,
  { point, states, rules }: Material,
  shown: Entry | undefined,
): InSteps<Entry | typeof SAME | undefined> {
  const state = states.get(target)
  const { ledger } = state
  // What was recorded after knownAt leaves the standing what it was.
  const known = revisionAt(state, point.knownAt)
  if (ledger === undefined || known === 0) return SAME
  const asked = askedOf(ledger, known, point)
  const seen = shown && seenOf(shown)
  if (seen?.revision === known && seen.asOf === asked.asOf) return SAME
  return yield* entryInSteps(ledger, known, asked, rules)
}

/** Looks out for what puts a board out of date, as targets come by. */
class Watch {
  readonly ahead = new Set<TargetId>()
  readonly #point: BoardPoint
  readonly #zones: Set<Zone>

  constructor(point: BoardPoint, zones: Iterable<Zone> = []) {
    this.#point = point
    this.#zones = new Set(zones)
  }

  take(target: TargetId, state: TargetState): void {
    const { kind, knownAt } = this.#point
    if (kind === 'day') return
    // Of the other points knowledge stays where it is.
    if (kind === 'now' && revisionAt(state, knownAt) < state.revision) this.ahead.add(target)
    for (const event of state.ledger?.landmarks ?? []) {
      const patch = event.type === 'TargetRevised' ? event.data.set : undefined
      const period = event.type === 'TargetSet' ? event.data.period : patch?.period
      if (period !== undefined) this.#zones.add(period.zone)
    }
  }

  /** What today is in all zones: a target's today can only change when it changes in one of its zones. */
  today(): ReadonlyMap<Zone, Day> {
    return new Map([...this.#zones].map((zone) => [zone, runningDayIn(zone, this.#point.now)]))
  }
}
