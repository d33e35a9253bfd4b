import type { CommitId, TargetId } from '../event/identifiers.ts'
import { history, type HistoryEntry } from '../history/history.ts'
import { recordedAtOf } from '../ledger/ledger.ts'
import { moment, type Moment } from '../period/moment.ts'
import { refused } from '../refusal/result.ts'
import type { RuleBook } from '../rule/rule-book.ts'
import type { Scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import type { CheckedCommand, Command } from '../decider/commands.ts'
import { decideBy } from '../decider/decide.ts'
import type { TargetState } from '../decider/evolve.ts'
import { timelineOf, type TimelineRow } from '../timeline/timeline.ts'
import { systemClock } from './ambient.ts'
import { answerOf, answerRepeated } from './answer.ts'
import { attemptOf, type Attempt } from './attempt.ts'
import { askedOf, Boards, fresh, revisionAt, standingAt } from './boards.ts'
import { isTooFarBehind, momentToShow } from './clock-tolerance.ts'
import { CheckedStore } from '../store/checked-store.ts'
import type { AppendResult, Position, StoredCommit } from '../store/event-store.ts'
import { inTurn } from './in-turn.ts'
import { LogReading } from './log-reading.ts'
import { boardPoint, pointInLog, targetAskedFor } from './point-in-log.ts'
import { noticesOfNothing } from './notices-of-answer.ts'
import { Patience } from './patience.ts'
import { clockBehind, outOfTime, revisionConflict } from './refusals.ts'
import { settingsIn, type Settings } from './settings.ts'
import { failureFor, onBehalfOf } from './store-failed.ts'
import { eventsIn } from './stored-events.ts'
import { lastRecordBy, TargetStates } from './target-states.ts'
import type {
  ExecuteOptions,
  ExecuteResult,
  Tracker,
  TrackerOptions,
  TrackerViewPoint,
} from './tracker.ts'

/** Trackers on one log, as far as its stores tell, take turns, as the commands of one tracker do. */
const turns = new WeakMap<object, ReturnType<typeof inTurn>>()

/**
 * Opens a tracker on a store. The tracker keeps in memory what it has folded of the targets it has
 * seen, reads on in the log before every view, and so shows what other writers have stored too.
 *
 * Rejects with {@link RefusedInput} `InvalidRule` or `RuleNameTaken` for rules that are none, and
 * `InvalidOptions` for a store, a clock or a maker of ids that is none.
 */
export async function openTracker(options: TrackerOptions): Promise<Tracker> {
  return new StoreTracker(await settingsIn(options))
}

const NO_OPTIONS: ExecuteOptions = Object.freeze({})

class StoreTracker implements Tracker {
  readonly #store: CheckedStore
  readonly #clock: () => Moment
  readonly #settings: Settings
  readonly #rules: RuleBook
  readonly #look: { readonly rules: RuleBook; readonly clock: () => Moment }
  readonly #boards: Boards
  readonly #states = new TargetStates((target) => this.#boards.touch(target))
  readonly #targets: ReturnType<typeof inTurn>
  readonly #log = inTurn()
  #position: Position | undefined

  constructor(settings: Settings) {
    const { store, clock, rules } = settings
    this.#settings = settings
    this.#store = new CheckedStore(store)
    const log = store.sharedLog ?? store
    this.#targets = turns.get(log) ?? inTurn()
    turns.set(log, this.#targets)
    // A moment written otherwise could be stored, but not read again.
    this.#clock = clock === systemClock ? clock : () => moment(clock())
    this.#rules = rules
    this.#look = { rules, clock: this.#clock }
    this.#boards = new Boards(rules)
  }

  execute(
    command: Exclude<Command | CheckedCommand, { readonly type: 'VoidTarget' }>,
    options?: ExecuteOptions,
  ): Promise<ExecuteResult<Standing>>
  execute(command: Command | CheckedCommand, options?: ExecuteOptions): Promise<ExecuteResult>
  async execute(
    command: Command | CheckedCommand,
    options: ExecuteOptions = NO_OPTIONS,
  ): Promise<ExecuteResult> {
    const made = attemptOf(command, options, this.#settings)
    if (!made.ok) return made
    const attempt = made.value
    // One command at a time for each target: racing each other would only make for conflicts.
    return await this.#targets(attempt.target, () => this.#decideAndAppend(attempt))
  }

  async scoreboard(point: TrackerViewPoint = {}): Promise<Scoreboard> {
    const asked = pointInLog(point)
    if (asked.position !== undefined) {
      const states = await this.#statesAt(asked.position)
      return fresh(boardPoint(asked, this.#clock()), states, this.#rules)
    }
    await this.#readOn()
    const lastBy = (limit: Moment) => this.#states.lastRecordedBy(limit)
    const now = momentToShow(this.#clock(), lastBy, this.#settings.tolerance)
    return this.#boards.at(boardPoint(asked, now), this.#states)
  }

  async standing(target: string, point: TrackerViewPoint = {}): Promise<Standing | undefined> {
    const id = targetAskedFor(target)
    const asked = pointInLog(point)
    const state = (await this.#statesOf(id, asked.position)).get(id)
    return standingAt(state, boardPoint(asked, this.#momentFor(state)), this.#rules)
  }

  async timeline(target: string, point: TrackerViewPoint = {}): Promise<readonly TimelineRow[]> {
    const id = targetAskedFor(target)
    const asked = pointInLog(point)
    const state = (await this.#statesOf(id, asked.position)).get(id)
    const at = boardPoint(asked, this.#momentFor(state))
    const known = revisionAt(state, at.knownAt)
    if (state.ledger === undefined || known === 0) return []
    return timelineOf(state.ledger, known, askedOf(state.ledger, known, at), this.#rules)
  }

  async history(target: string, point: TrackerViewPoint = {}): Promise<readonly HistoryEntry[]> {
    const id = targetAskedFor(target)
    const { at, knownAt = at, position: last } = pointInLog(point)
    const known = await this.#commitsUpTo(id, last)
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
    const { target, id, expectedRevision } = attempt
    // What is in memory is tried first: a stale state shows itself in a conflict, or is loaded
    // anew before anything is refused on its account.
    let loaded = false
    const timeout = attempt.retryTimeout ?? this.#settings.retryTimeout
    const patience = new Patience(timeout)
    if (this.#states.get(target).revision === 0) loaded = await this.#load(target, id)
    while (true) {
      const state = this.#states.get(target)
      const now = this.#clock()
      const decision =
        expectedRevision === undefined || expectedRevision === state.revision
          ? this.#decided(attempt, state, now)
          : refused(revisionConflict(expectedRevision, state.revision))
      if (!decision.ok || decision.value.length === 0) {
        if (!loaded) {
          loaded = await this.#load(target, id)
          if (this.#states.get(target).revision !== state.revision) continue
        }
        const earlier = await this.#earlierCommit(attempt)
        if (earlier !== undefined) return earlier
        if (!decision.ok) return decision
        const known = this.#states.get(target)
        const done = answerOf(known, { events: [], repeated: false }, this.#look)
        const notices = noticesOfNothing(known, attempt.command)
        return done.ok ? { ...done, notices } : done
      }
      const events = decision.value
      const { fingerprint } = attempt
      const commit = { id, target, fingerprint, expectedRevision: state.revision, events }
      let appended: AppendResult
      try {
        appended = await this.#store.append(commit)
      } catch (cause) {
        throw failureFor(id, 'append', cause)
      }
      switch (appended.status) {
        case 'appended':
          this.#states.take(target, events, appended.position)
          return answerOf(
            this.#states.get(target),
            { events, repeated: false, position: appended.position },
            this.#look,
            now,
          )
        case 'alreadyAppended':
        case 'commitIdTaken':
          await this.#load(target, id)
          return this.#repeated(attempt, appended.commit)
        case 'conflict':
          if (expectedRevision !== undefined && expectedRevision !== appended.revision) {
            await this.#load(target, id)
            return { ok: false, refusal: revisionConflict(expectedRevision, appended.revision) }
          }
          if (!(await patience.pause())) {
            return { ok: false, refusal: outOfTime(timeout, state.revision, appended.revision) }
          }
          loaded = await this.#load(target, id)
          break
        default:
          return appended satisfies never
      }
    }
  }

  /** What a command makes of a target now; a clock too far behind the target's last record may not say. */
  #decided({ id, command, clockTolerance }: Attempt, state: TargetState, now: Moment) {
    const last = state.ledger && recordedAtOf(state.ledger, state.revision)
    if (last !== undefined && isTooFarBehind(now, last, clockTolerance)) {
      return refused(clockBehind(now, last))
    }
    return decideBy(this.#rules, { id, command, recordedAt: now }, state)
  }

  /** What came of the command when it came before, if its id was the caller's and is stored. */
  async #earlierCommit(attempt: Attempt): Promise<ExecuteResult | undefined> {
    if (!attempt.named) return undefined
    const commits = await onBehalfOf(attempt.id, 'load', () => this.#store.load(attempt.target))
    const commit = commits.find(({ id }) => id === attempt.id)
    return commit === undefined ? undefined : this.#repeated(attempt, commit)
  }

  #repeated(attempt: Attempt, commit: StoredCommit): ExecuteResult {
    return answerRepeated(attempt, commit, this.#states.get(attempt.target), this.#look)
  }

  /** The moment that one target is shown at, where none is named. */
  #momentFor(state: TargetState): Moment {
    return momentToShow(
      this.#clock(),
      (limit) => lastRecordBy(state, limit),
      this.#settings.tolerance,
    )
  }

  /** Takes in what is new of a target, for a view or on behalf of a command. */
  async #load(target: TargetId, commandId?: CommitId): Promise<true> {
    const { revision } = this.#states.get(target)
    const ask = () => this.#store.load(target, revision)
    const commits = await (commandId === undefined ? ask() : onBehalfOf(commandId, 'load', ask))
    for (const commit of commits) this.#states.takeCommit(commit)
    return true
  }

  /** Reads the log on from where the last view left it; one reader at a time. */
  #readOn(): Promise<void> {
    return this.#log('', async () => {
      if (this.#position === undefined) return await this.#readFromStart()
      for await (const commits of this.#store.read({ after: this.#position })) {
        for (const commit of commits) {
          this.#states.takeCommit(commit)
          this.#position = commit.position
        }
      }
    })
  }

  async #readFromStart(): Promise<void> {
    const reading = new LogReading()
    try {
      await reading.takeAll(this.#store.read({}))
    } finally {
      // What was read before it failed need not be read again.
      this.#states.takeLog(reading.read())
      this.#position = reading.position
    }
  }

  async #statesOf(target: TargetId, position: Position | undefined): Promise<TargetStates> {
    if (position === undefined) {
      await this.#load(target)
      return this.#states
    }
    const states = new TargetStates()
    for (const commit of await this.#commitsUpTo(target, position)) states.takeCommit(commit)
    return states
  }

  async #commitsUpTo(target: TargetId, position: Position | undefined) {
    const commits = await this.#store.load(target)
    if (position === undefined) return commits
    // Only the store can tell whether the position is one of its own. Between it and itself lies nothing.
    await this.#store.read({ after: position, upTo: position })[Symbol.asyncIterator]().next()
    return commits.filter((commit) => commit.position <= position)
  }

  async #statesAt(position: Position): Promise<TargetStates> {
    const reading = new LogReading()
    await reading.takeAll(this.#store.read({ upTo: position }))
    const states = new TargetStates()
    states.takeLog(reading.read())
    return states
  }
}
