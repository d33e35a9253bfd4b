import type { TargetId } from '../event/identifiers.ts'
import { atOnce } from '../ledger/in-steps.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import { Places } from '../scoreboard/places.ts'
import type { Scoreboard } from '../scoreboard/scoreboard.ts'
import type { BoardPoint } from './board-point.ts'
import { boardWork, type Known, type Made } from './board-work.ts'
import { inTurn } from './in-turn.ts'
import type { Look } from './look.ts'
import type { TargetStates } from './target-states.ts'

interface CachedBoard extends Known {
  /** It is added to as targets change. */
  readonly stale: Set<TargetId>
}

const MOST_BOARDS = 8

/** So many targets are judged in one go: others have had their turn just before. */
const A_FEW = 16

/** The boards last asked for, brought up to date by the targets that changed, and by those alone. */
export class Boards {
  readonly #cached = new Map<string, CachedBoard>()
  /** Targets that have changed since each of the boards under way was begun. */
  readonly #underWay = new Set<Set<TargetId>>()
  readonly #turn = inTurn()
  readonly #rules: RuleBook
  /** All boards of a tracker are of much the same targets. */
  readonly #places = new Places()

  constructor(rules: RuleBook) {
    this.#rules = rules
  }

  /** Notes that a target's standings are out of date. */
  touch(target: TargetId): void {
    for (const { stale } of this.#cached.values()) stale.add(target)
    for (const stale of this.#underWay) stale.add(target)
  }

  /** The board at a point, of what is known at one moment: that at which it is done. One at a time for each point. */
  at(point: BoardPoint, states: TargetStates, look: Look): Promise<Scoreboard> {
    const key =
      point.kind === 'now' ? 'now' : `${point.kind} ${point.day?.asOf ?? ''} ${point.knownAt ?? ''}`
    return this.#turn(key, async () => {
      look.throwIfAborted()
      const stale = new Set<TargetId>()
      this.#underWay.add(stale)
      try {
        const made = await this.#made(this.#cached.get(key), point, states, look, stale)
        this.#keep(key, { ...made, stale })
        return made.board
      } finally {
        this.#underWay.delete(stale)
      }
    })
  }

  /** A board is only known once it is done; those targets that change meanwhile are judged again. */
  async #made(
    cached: CachedBoard | undefined,
    point: BoardPoint,
    states: TargetStates,
    look: Look,
    stale: Set<TargetId>,
  ): Promise<Made> {
    const material = { point, states, rules: this.#rules, places: this.#places }
    let made = await look.through('judging', ...boardWork(cached, material))
    // Others may go on changing targets, but the last have to be few, or no fewer than those before.
    for (let before = Infinity; stale.size > A_FEW && stale.size < before;) {
      before = stale.size
      const changed = { ...made, stale: new Set(stale) }
      stale.clear()
      made = await look.through('judging', ...boardWork(changed, material))
    }
    if (stale.size === 0) return made
    const [, work] = boardWork({ ...made, stale }, material)
    stale.clear()
    return atOnce(work)
  }

  #keep(key: string, made: CachedBoard): void {
    // Taking it out first moves it to the end: the board least lately asked for is dropped.
    this.#cached.delete(key)
    this.#cached.set(key, made)
    const [oldest] = this.#cached.keys()
    if (this.#cached.size > MOST_BOARDS && oldest !== undefined) this.#cached.delete(oldest)
  }
}
