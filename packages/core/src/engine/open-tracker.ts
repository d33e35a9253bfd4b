import { decodeEvent } from '../event/codec.ts'
import type { TargetEvent } from '../event/events.ts'
import type { TargetId } from '../event/identifiers.ts'
import { history, type HistoryEntry } from '../history/history.ts'
import type { Notice } from '../notice/notice.ts'
import { noticesBrought } from '../notice/notices-brought.ts'
import { moment, type Moment } from '../period/moment.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { optionsIn } from '../refusal/reading.ts'
import { ruleBook, type RuleBook } from '../rule/rule-book.ts'
import { RuleBroken } from '../rule/rule-broken.ts'
import type { Scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import type { CommandBounds } from '../target/command.schema.ts'
import { checkedBound } from '../target/command-size.ts'
import type { CheckedCommand, Command } from '../target/commands.ts'
import { dayOfRecord } from '../target/day-of-record.ts'
import { decideBy } from '../target/decide.ts'
import type { TargetState } from '../target/evolve.ts'
import { timelineOf, type TimelineRow } from '../timeline/timeline.ts'
import { randomIds, systemClock } from './ambient.ts'
import { attemptOf, type Attempt } from './attempt.ts'
import { Boards, fresh, revisionAt, standingAt } from './boards.ts'
import type { EventStore, Position, StoredCommit } from './event-store.ts'
import { inTurn } from './in-turn.ts'
import { requireFunction, requireMethods } from './required.ts'
import { pointInLog, targetAskedFor } from './point-in-log.ts'
import { commandIdTaken, revisionConflict } from './refusals.ts'
import { StoredUnjudged } from './stored-unjudged.ts'
import { TargetStates } from './target-states.ts'
import type {
  ExecuteOptions,
  ExecuteResult,
  Tracker,
  TrackerOptions,
  TrackerViewPoint,
} from './tracker.ts'

/** How often a command is decided anew because another writer was faster. */
const MOST_ATTEMPTS = 10

/**
 * Opens a tracker on a store. The tracker keeps in memory what it has folded of the targets it has
 * seen, reads on in the log before every view, and so shows what other writers have stored too.
 *
 * Rejects with {@link RefusedInput} `InvalidRule` or `RuleNameTaken` for rules that are none, and
 * `InvalidOptions` for a store, a clock or a maker of ids that is none.
 */
export async function openTracker(options: TrackerOptions): Promise<Tracker> {
  const given = optionsIn(options, ['store', 'clock', 'ids', 'rules', 'maxCommandBytes'])
  const rules = ruleBook(given.rules)
  const store = await given.store
  requireMethods('store', store, ['load', 'append', 'read', 'close'])
  const { clock = systemClock, ids = randomIds } = given
  requireFunction('clock', clock)
  requireFunction('ids', ids)
  const maxCommandBytes = checkedBound(given.maxCommandBytes)
  return new StoreTracker({ store, rules, clock, ids, maxCommandBytes })
}

/** What a tracker is opened with, checked and complete. */
interface Settings extends CommandBounds {
  readonly store: EventStore
  readonly rules: RuleBook
  readonly clock: () => Moment
  readonly ids: () => string
}

class StoreTracker implements Tracker {
  readonly #store: EventStore
  readonly #clock: () => Moment
  readonly #ids: () => string
  readonly #bounds: CommandBounds
  readonly #rules: RuleBook
  readonly #boards: Boards
  readonly #states = new TargetStates((target) => this.#boards.touch(target))
  readonly #targets = inTurn()
  readonly #log = inTurn()
  #position: Position | undefined

  constructor({ store, rules, clock, ids, ...bounds }: Settings) {
    this.#store = store
    // A moment written otherwise could be stored, but not read again.
    this.#clock = () => moment(clock())
    this.#ids = ids
    this.#bounds = bounds
    this.#rules = rules
    this.#boards = new Boards(rules)
  }

  async execute(
    command: Command | CheckedCommand,
    options: ExecuteOptions = {},
  ): Promise<ExecuteResult> {
    const made = attemptOf(command, options, this.#ids, this.#bounds)
    if (!made.ok) return made
    const attempt = made.value
    // One command at a time for each target: racing each other would only make for conflicts.
    return this.#targets(attempt.target, () => this.#decideAndAppend(attempt))
  }

  async scoreboard(point: TrackerViewPoint = {}): Promise<Scoreboard> {
    const { position, ...boardPoint } = pointInLog(point, this.#clock)
    if (position !== undefined) {
      return fresh(boardPoint, await this.#statesAt(position), this.#rules)
    }
    await this.#readOn()
    return this.#boards.at(boardPoint, this.#states)
  }

  async standing(target: string, point: TrackerViewPoint = {}): Promise<Standing | undefined> {
    const id = targetAskedFor(target)
    const boardPoint = pointInLog(point, this.#clock)
    const states = await this.#statesOf(id, boardPoint.position)
    return standingAt(states.get(id), boardPoint, this.#rules)
  }

  async timeline(target: string, point: TrackerViewPoint = {}): Promise<readonly TimelineRow[]> {
    const id = targetAskedFor(target)
    const { asOf, knownAt, now, position } = pointInLog(point, this.#clock)
    const states = await this.#statesOf(id, position)
    const state = states.get(id)
    const known = revisionAt(state, knownAt)
    if (state.ledger === undefined || known === 0) return []
    const day = asOf ?? dayOfRecord(state.ledger, known, now)
    return timelineOf(state.ledger, known, day, this.#rules)
  }

  async history(target: string, point: TrackerViewPoint = {}): Promise<readonly HistoryEntry[]> {
    const id = targetAskedFor(target)
    const { knownAt, position: last } = pointInLog(point, this.#clock)
    const commits = await this.#store.load(id)
    const known = last === undefined ? commits : commits.filter(({ position }) => position <= last)
    // A log with a hole is no history, and is not shown as one.
    const states = new TargetStates()
    for (const commit of known) states.takeCommit(commit)
    const events = known.flatMap(eventsIn)
    return history(events, id, knownAt === undefined ? {} : { knownAt })
  }

  async close(): Promise<void> {
    await this.#store.close()
  }

  async #decideAndAppend(attempt: Attempt): Promise<ExecuteResult> {
    const { target, id, command, expectedRevision } = attempt
    // What is in memory is tried first: a stale state shows itself in a conflict, or is loaded
    // anew before anything is refused on its account.
    let loaded = false
    if (this.#states.get(target).revision === 0) loaded = await this.#load(target)
    for (let tries = 1; ;) {
      const state = this.#states.get(target)
      const decision =
        expectedRevision === undefined || expectedRevision === state.revision
          ? decideBy(this.#rules, { id, command, recordedAt: this.#clock() }, state)
          : { ok: false as const, refusal: revisionConflict(expectedRevision, state.revision) }
      if (!decision.ok || decision.value.length === 0) {
        if (!loaded) {
          loaded = await this.#load(target)
          if (this.#states.get(target).revision !== state.revision) continue
        }
        const earlier = await this.#earlierCommit(attempt)
        if (earlier !== undefined) return earlier
        return decision.ok ? this.#done(target, { events: [], repeated: false }) : decision
      }
      const events = decision.value
      const appended = await this.#store.append({
        id,
        target,
        fingerprint: attempt.fingerprint,
        expectedRevision: state.revision,
        events,
      })
      switch (appended.status) {
        case 'appended':
          this.#states.take(target, events, appended.position)
          return this.#done(target, { events, repeated: false, position: appended.position })
        case 'alreadyAppended':
        case 'commitIdTaken':
          await this.#load(target)
          return this.#repeated(attempt, appended.commit)
        case 'conflict':
          loaded = await this.#load(target)
          if (expectedRevision === undefined && tries++ < MOST_ATTEMPTS) break
          return {
            ok: false,
            refusal: revisionConflict(expectedRevision ?? state.revision, appended.revision),
          }
        default:
          return appended satisfies never
      }
    }
  }

  /** What came of the command when it came before, if its id was the caller's and is stored. */
  async #earlierCommit(attempt: Attempt): Promise<ExecuteResult | undefined> {
    if (!attempt.named) return undefined
    const commits = await this.#store.load(attempt.target)
    const commit = commits.find(({ id }) => id === attempt.id)
    return commit === undefined ? undefined : this.#repeated(attempt, commit)
  }

  #repeated(attempt: Attempt, commit: StoredCommit): ExecuteResult {
    return commit.fingerprint === attempt.fingerprint && commit.target === attempt.target
      ? this.#done(attempt.target, {
          events: eventsIn(commit),
          repeated: true,
          position: commit.position,
        })
      : { ok: false, refusal: commandIdTaken(attempt.id) }
  }

  #done(target: TargetId, outcome: Outcome): ExecuteResult {
    const state = this.#states.get(target)
    const last = outcome.events.at(-1)
    const today = pointInLog({}, this.#clock)
    // What was decided is shown as of the day it was decided on, though midnight may have passed.
    const point =
      last === undefined || outcome.repeated ? today : { ...today, now: last.recordedAt }
    try {
      const standing = standingAt(state, point, this.#rules) as Standing
      const notices = noticesOf(state, outcome.events)
      return { ok: true, standing, notices, revision: last?.revision ?? state.revision, ...outcome }
    } catch (error) {
      if (error instanceof RefusedInput && error.code === 'UnknownRule') {
        return { ok: false, refusal: error.refusal }
      }
      if (error instanceof RuleBroken && outcome.position !== undefined) {
        throw new StoredUnjudged(outcome.events, outcome.position, error)
      }
      throw error
    }
  }

  async #load(target: TargetId): Promise<true> {
    const { revision } = this.#states.get(target)
    for (const commit of await this.#store.load(target, { afterRevision: revision })) {
      this.#states.takeCommit(commit)
    }
    return true
  }

  /** Reads the log on from where the last view left it; one reader at a time. */
  #readOn(): Promise<void> {
    return this.#log('', async () => {
      const query = this.#position === undefined ? {} : { after: this.#position }
      for await (const commits of this.#store.read(query)) {
        for (const commit of commits) {
          this.#states.takeCommit(commit)
          this.#position = commit.position
        }
      }
    })
  }

  async #statesOf(target: TargetId, position: Position | undefined): Promise<TargetStates> {
    if (position === undefined) {
      await this.#load(target)
      return this.#states
    }
    const states = new TargetStates()
    for (const commit of await this.#store.load(target)) {
      if (commit.position <= position) states.takeCommit(commit)
    }
    return states
  }

  async #statesAt(position: Position): Promise<TargetStates> {
    const states = new TargetStates()
    for await (const commits of this.#store.read({ upTo: position })) {
      for (const commit of commits) states.takeCommit(commit)
    }
    return states
  }
}

/** What events did that was probably not meant, as of the day they were recorded on. */
function noticesOf({ ledger }: TargetState, events: readonly TargetEvent[]): readonly Notice[] {
  const last = events.at(-1)
  if (ledger === undefined || last === undefined) return []
  const on = dayOfRecord(ledger, last.revision, last.recordedAt)
  return noticesBrought(ledger, events, on)
}

type Outcome = Pick<Extract<ExecuteResult, { ok: true }>, 'events' | 'repeated' | 'position'>

function eventsIn(commit: StoredCommit): readonly TargetEvent[] {
  return commit.events.map((record) => decodeEvent(record, commit.position))
}
