import { askedFor, type TargetId } from '../event/identifiers.ts'
import { atOnce, type InSteps } from '../ledger/in-steps.ts'
import { ledgersOf, waitingIn, type WaitingEvent, type LogSource } from '../ledger/ledgers.ts'
import { parseDay, type Day } from '../period/day.ts'
import type { Moment } from '../period/moment.ts'
import { ARRAY, OBJECT, requireKind, requireText, wrongKind } from '../refusal/kinds.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { resultUnder, valueOf } from '../refusal/result.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { rulesIn } from '../rule/rule-book.ts'
import type { Standing } from '../standing/standing.ts'
import { askedAt, checkedViewPoint, lastMomentOf, type ViewPoint } from '../standing/view-point.ts'
import { boardText } from './board-text.ts'
import type { Counts } from './counts.ts'
import { requireEntries, targetTwice } from './each-once.ts'
import { standingIn, type Entry } from './entry.ts'
import { entryOf } from './lazy-standing.ts'
import type { Places } from './places.ts'
import { programmeOf, programmesOf, PROGRAMMES, type Programme } from './programme.ts'
import { requireApart, requireOneViewPoint } from './require-mergeable.ts'
import { isSilentSince } from './silent-since.ts'
import { StandingTable } from './standing-table.ts'

/** What a board was made from, beside its standings. */
export interface BoardFrame {
  /** The day asked about, taken as ended; absent where it differs from zone to zone. */
  readonly asOf?: Day
  /**
   * The moment asked about, with what was known then, on the day it falls on in each target's zone, that
   * day still running; absent where a day was asked about.
   */
  readonly at?: Moment
  /** Only what was recorded by then counts; absent where everything does. */
  readonly knownAt?: Moment
  /** Events that could not count, since earlier ones of their target have not arrived. */
  readonly waiting: readonly WaitingEvent[]
}

/**
 * The standings of many targets and the counts over them, at one view point. Immutable: a
 * later board shares with this one every standing that did not change.
 */
export class Scoreboard implements BoardFrame {
  readonly asOf?: Day
  readonly at?: Moment
  readonly knownAt?: Moment
  readonly waiting: readonly WaitingEvent[]
  /** Counts over the targets; indicators are left out. */
  readonly counts: Counts
  readonly #table: StandingTable

  /** Made by {@link scoreboard} and by the tracker. */
  private constructor(frame: BoardFrame, table: StandingTable) {
    if (frame.asOf !== undefined) this.asOf = frame.asOf
    if (frame.at !== undefined) this.at = frame.at
    if (frame.knownAt !== undefined) this.knownAt = frame.knownAt
    this.waiting = frame.waiting
    this.counts = table.counts
    this.#table = table
  }

  /**
   * Boards of the same targets may share the places of them. Throws {@link RefusedInput} `TargetTwice`
   * where a target is given twice.
   */
  static of(frame: BoardFrame, entries: readonly Entry[], places?: Places): Scoreboard {
    requireKind('frame', frame, OBJECT)
    requireKind('frame.waiting', frame.waiting, ARRAY)
    requireEntries('standings', entries)
    const table = StandingTable.of(entries, places)
    const twice = table.size < entries.length ? targetTwice(entries) : undefined
    if (twice !== undefined) throw new RefusedInput(twice)
    return new Scoreboard(frame, table)
  }

  /** {@link Scoreboard.of} entries that are known to be of different targets, in steps that count as nothing. */
  static *inSteps(
    frame: BoardFrame,
    entries: readonly Entry[],
    places: Places | undefined,
  ): InSteps<Scoreboard> {
    return new Scoreboard(frame, yield* StandingTable.inSteps(entries, places))
  }

  /**
   * A board at a moment, if it is at any, with what it now holds of some targets: nothing where that is
   * undefined. In steps that count as nothing; the board itself where nothing is different.
   */
  static *changed(
    board: Scoreboard,
    changes: ReadonlyMap<TargetId, Entry | undefined>,
    at: Moment | undefined,
  ): InSteps<Scoreboard> {
    const table = yield* board.#table.changing(changes)
    if (table === board.#table && at === board.at) return board
    return new Scoreboard({ ...board.#frame(), ...(at !== undefined && { at }) }, table)
  }

  /** What a board holds of a target, for whoever keeps boards up to date; see {@link Scoreboard.of}. */
  static entryOn(board: Scoreboard, target: string): Entry | undefined {
    return board.#table.entry(target)
  }

  /** How many targets and indicators there are. */
  get size(): number {
    return this.#table.size
  }

  /**
   * The standing of a target or indicator. Throws {@link RefusedInput} `UnknownTarget` where the
   * board has none of that id; `find` answers undefined instead.
   */
  target(id: string): Standing {
    const standing = this.find(id)
    if (standing !== undefined) return standing
    throw new RefusedInput(
      refuse(
        'UnknownTarget',
        'target',
        id,
        'the id of a target on this board',
        'Set the target first, or look at a later knownAt.',
      ),
    )
  }

  /** The standing of a target or indicator; undefined where there is none. */
  find(id: string): Standing | undefined {
    return this.#table.get(id)
  }

  /** Targets and indicators, in the order of their ids. */
  standings(): Iterable<Standing> {
    return this.#table
  }

  /** Targets alone, in the order of their ids. */
  *targets(): Generator<Standing> {
    for (const entry of this.#table.entries()) if (entry.kind === 'target') yield standingIn(entry)
  }

  /** Indicators alone, in the order of their ids. */
  *indicators(): Generator<Standing> {
    for (const entry of this.#table.entries()) {
      if (entry.kind === 'indicator') yield standingIn(entry)
    }
  }

  /**
   * Who has not reported since a day: the targets and indicators in their period on the day asked
   * about whose last report in the actual is for a day before it, or that have none; a report for that
   * very day is enough, whatever its status. Cancelled ones are left out, and those that take no
   * reports. In the order of their ids. Throws {@link RefusedInput} `InvalidDay`.
   */
  silentSince(day: string): readonly Standing[] {
    const since = valueOf(resultUnder('day', parseDay(day)))
    return [...this.#table].filter((standing) => isSilentSince(standing, since))
  }

  /**
   * The board of those standings for which the predicate holds, with the counts over them. Waiting
   * events of other targets on this board are left out. Boards of what holds and of what does not can be
   * merged again. Throws {@link RefusedInput} `InvalidPredicate` for what is no function.
   */
  where(predicate: (standing: Standing) => boolean): Scoreboard {
    if (typeof predicate !== 'function') {
      const remedy = 'Give a function that answers whether to keep a standing.'
      throw new RefusedInput(
        refuse('InvalidPredicate', 'predicate', predicate, 'a function', remedy),
      )
    }
    const entries = this.#table.entries().filter((entry) => predicate(standingIn(entry)))
    const table = StandingTable.of(entries)
    const stays = ({ target }: WaitingEvent): boolean =>
      table.entry(target) !== undefined || this.#table.entry(target) === undefined
    const frame = { ...this.#frame(), waiting: this.waiting.filter(stays) }
    return new Scoreboard(frame, table)
  }

  /** The roll-up tree: its nodes at the top, each with counts over everything beneath it. */
  programmes(): readonly Programme[] {
    return programmesOf(this.#table.along(PROGRAMMES))
  }

  /**
   * The node of the roll-up tree at a path such as `term-2020-2025/economy`; undefined without. Of
   * names that may hold a slash {@link formatProgramme} makes a path.
   */
  programme(path: string): Programme | undefined {
    // What is no text is no path either.
    const asked: unknown = askedFor(path)
    const found = typeof asked === 'string' ? this.#table.along(PROGRAMMES).at(asked) : undefined
    return found && programmeOf(found)
  }

  /** A board on which these standings have taken the place of those of their targets. */
  with(changes: readonly Entry[], waiting: readonly WaitingEvent[] = this.waiting): Scoreboard {
    requireEntries('changes', changes)
    return new Scoreboard({ ...this.#frame(), waiting }, this.#table.with(changes))
  }

  /** This board at a later moment at which nothing on it is different. */
  seenAt(at: Moment): Scoreboard {
    if (this.at === at) return this
    return new Scoreboard({ ...this.#frame(), at }, this.#table)
  }

  /** A board without these targets; those that it does not have make no difference. */
  without(targets: readonly string[]): Scoreboard {
    requireKind('targets', targets, ARRAY)
    for (const target of targets) requireText('targets', target)
    return new Scoreboard(this.#frame(), this.#table.without(targets))
  }

  /** Plain data, as an exporter or a network needs it. */
  toJSON(): BoardFrame & { readonly counts: Counts; readonly standings: readonly Standing[] } {
    return { ...this.#frame(), counts: this.counts, standings: [...this.#table] }
  }

  /**
   * One board of two disjoint sets of targets, seen from the same point: of two stores, tenants or
   * processes. Throws {@link RefusedInput} `ViewPointsDiffer` or `TargetInBoth`.
   */
  merge(other: Scoreboard): Scoreboard {
    if (typeof other !== 'object' || other === null || !(#table in other)) {
      throw wrongKind('other', other, 'board', 'a board')
    }
    requireOneViewPoint(this, other)
    requireApart(this.#table, other.#table)
    const frame = { ...this.#frame(), waiting: eachOnce([...this.waiting, ...other.waiting]) }
    return new Scoreboard(frame, this.#table.merge(other.#table))
  }

  /** What a console of Node, Deno or Bun shows: the counts, and the first standings by a line each. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return boardText(this)
  }

  #frame(): BoardFrame {
    const { asOf, at, knownAt, waiting } = this
    return {
      ...(asOf !== undefined && { asOf }),
      ...(at !== undefined && { at }),
      ...(knownAt !== undefined && { knownAt }),
      waiting,
    }
  }
}

/**
 * The scoreboard of a history: an array of events or an iterable of batches of them, in any order
 * of delivery, or a segment of it. Pure: the same events and view point always give an equal board.
 *
 * Throws {@link RefusedInput} for a view point that is no day or moment, or both
 * (`TwoViewPoints`), and for a rule that a target
 * names and `rules` lack (`UnknownRule`), {@link RuleBroken} for a rule that gives no proper answer,
 * and {@link HistoryCorrupt} for an event of an unknown type or version. Events behind a hole are named in `waiting`.
 */
export function scoreboard(
  events: LogSource,
  viewPoint: ViewPoint,
  options: RuleOptions = {},
): Scoreboard {
  const book = rulesIn(options)
  const frame = checkedViewPoint(viewPoint)
  const knownAt = lastMomentOf(frame)
  const entries: Entry[] = []
  const waiting: WaitingEvent[] = []
  for (const ledger of ledgersOf(events).values()) {
    const { revision, asked } = askedAt(ledger, frame)
    const entry = entryOf(ledger, revision, asked, book)
    if (entry !== undefined) entries.push(entry)
    for (const event of waitingIn(ledger, knownAt)) waiting.push(event)
  }
  return atOnce(Scoreboard.inSteps({ ...frame, waiting: inOrder(waiting) }, entries, undefined))
}

/** In order; of a target that is on neither board both may name the same events. */
function eachOnce(waiting: readonly WaitingEvent[]): readonly WaitingEvent[] {
  return inOrder(waiting).filter(({ target, revision }, place, all) => {
    const before = all[place - 1]
    return before === undefined || before.target !== target || before.revision !== revision
  })
}

/** By target, then by revision. */
function inOrder(waiting: readonly WaitingEvent[]): readonly WaitingEvent[] {
  return waiting.toSorted((a, b) =>
    a.target < b.target ? -1 : a.target > b.target ? 1 : a.revision - b.revision,
  )
}
