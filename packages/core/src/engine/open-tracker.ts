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
import { askedOf, revisionAt, standingAt, type BoardPoint } from './board-point.ts'
import { anew } from './board-work.ts'
import { Boards } from './boards.ts'
import { BREATHING, type Breathing } from './breathing.ts'
import { isTooFarBehind, momentToShow } from './clock-tolerance.ts'
import { appendedIn, CheckedStore } from '../store/checked-store.ts'
import type { AppendResult, StoredCommit } from '../store/event-store.ts'
import type { FollowOptions } from '../store/follow-log.ts'
import { followedCommits, type FollowedCommit } from './followed-commits.ts'
import { inTurn } from './in-turn.ts'
import { KnownLog, statesIn } from './known-log.ts'
import { boardLookOf, Look, lookOf } from './look.ts'
import type { BoardOptions, LookOptions } from './look-options.ts'
import { boardPoint, pointInLog, targetAskedFor, type PointInLog } from './point-in-log.ts'
import { noticesOfNothing } from './notices-of-answer.ts'
import { Patience } from './patience.ts'
import { clockBehind, outOfTime, revisionConflict } from './refusals.ts'
import { settingsIn, type Settings } from './settings.ts'
import { failureFor, onBehalfOf } from './store-failed.ts'
import { eventsIn } from './stored-events.ts'
import { lastRecordBy, type TargetStates } from './target-states.ts'
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
  return await trackerBreathing(options, BREATHING)
}

/** {@link openTracker}, which breathes with the looks that share a breathing with it. */
export async function trackerBreathing(
  options: TrackerOptions,
  breathing: Breathing,
): Promise<Tracker> {
  return new StoreTracker(await settingsIn(options), breathing)
}

const NO_OPTIONS = Object.freeze({})

class StoreTracker implements Tracker {
  readonly #store: CheckedStore
  readonly #clock: () => Moment
  readonly #settings: Settings
  readonly #rules: RuleBook
  readonly #look: { readonly rules: RuleBook; readonly clock: () => Moment }
  readonly #boards: Boards
  readonly #log: KnownLog
  readonly #states: TargetStates
  readonly #targets: ReturnType<typeof inTurn>
  readonly #breathing: Breathing
  /** How a command reads: nothing stops it. */
  readonly #unstopped: Look

  constructor(settings: Settings, breathing: Breathing) {
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
    this.#log = new KnownLog(this.#store, (target) => this.#boards.touch(target))
    this.#states = this.#log.states
    this.#breathing = breathing
    this.#unstopped = new Look(breathing)
  }

  execute(
    command: Exclude<Command | CheckedCommand, { readonly type: 'VoidTarget' }>,
    options?: ExecuteOptions,
  ): Promise<ExecuteResult<Standing>>
  execute(command: Command | CheckedCommand, options?: ExecuteOptions): Promise<ExecuteResult>
  // Not async: that would be one more promise, which passes on what another is for.
  execute(
    command: Command | CheckedCommand,
    options: ExecuteOptions = NO_OPTIONS,
  ): Promise<ExecuteResult> {
    try {
      const made = attemptOf(command, options, this.#settings)
      if (!made.ok) return Promise.resolve(made)
      const attempt = made.value
      // One command at a time for each target: racing each other would only make for conflicts.
      return this.#targets(attempt.target, () => this.#decideAndAppend(attempt))
    } catch (error) {
      return Promise.reject(error)
    }
  }

  async scoreboard(
    point: TrackerViewPoint = NO_OPTIONS,
    options: BoardOptions = NO_OPTIONS,
  ): Promise<Scoreboard> {
    const asked = pointInLog(point)
    const look = boardLookOf(this.#breathing, options)
    return await look.during(() => this.#boardOf(asked, look))
  }

  async standing(
    target: string,
    point: TrackerViewPoint = NO_OPTIONS,
    options: LookOptions = NO_OPTIONS,
  ): Promise<Standing | undefined> {
    return await this.#viewOf(target, point, options, (state, at) =>
      standingAt(state, at, this.#rules),
    )
  }

  async timeline(
    target: string,
    point: TrackerViewPoint = NO_OPTIONS,
    options: LookOptions = NO_OPTIONS,
  ): Promise<readonly TimelineRow[]> {
    return await this.#viewOf(target, point, options, (state, at) => {
      const known = revisionAt(state, at.knownAt)
      if (state.ledger === undefined || known === 0) return []
      return timelineOf(state.ledger, known, askedOf(state.ledger, known, at), this.#rules)
    })
  }

  async history(
    target: string,
    point: TrackerViewPoint = NO_OPTIONS,
    options: LookOptions = NO_OPTIONS,
  ): Promise<readonly HistoryEntry[]> {
    const id = targetAskedFor(target)
    const { at, knownAt = at, position } = pointInLog(point)
    const look = lookOf(this.#breathing, options)
    return await look.during(async () => {
      const commits = await this.#log.commitsUpTo(id, position)
      await statesIn(commits, look)
      return history(commits.flatMap(eventsIn), id, knownAt === undefined ? {} : { knownAt })
    })
  }

  follow(options: FollowOptions = NO_OPTIONS): AsyncIterableIterator<FollowedCommit> {
    return followedCommits(this.#store, options, this.#breathing)
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
        appended = appendedIn(await this.#store.append(commit))
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

  async #boardOf(asked: PointInLog, look: Look): Promise<Scoreboard> {
    if (asked.position !== undefined) {
      const states = await this.#log.statesAt(asked.position, look)
      const point = boardPoint(asked, this.#clock())
      const made = anew({ point, states, rules: this.#rules })
      return (await look.through('judging', states.size, made)).board
    }
    await this.#log.readOn(look)
    const lastBy = (limit: Moment) => this.#states.lastRecordedBy(limit)
    const now = momentToShow(this.#clock(), lastBy, this.#settings.tolerance)
    return await this.#boards.at(boardPoint(asked, now), this.#states, look)
  }

  /** A view of what is known of one target. */
  async #viewOf<View>(
    target: string,
    point: TrackerViewPoint,
    options: LookOptions,
    view: (state: TargetState, at: BoardPoint) => View,
  ): Promise<View> {
    const id = targetAskedFor(target)
    const asked = pointInLog(point)
    const look = lookOf(this.#breathing, options)
    return await look.during(async () => {
      const state = (await this.#log.statesOf(id, asked.position, look)).get(id)
      return view(state, boardPoint(asked, this.#momentFor(state)))
    })
  }

  /** Takes in what is new of a target, on behalf of a command. */
  async #load(target: TargetId, commandId: CommitId): Promise<true> {
    await this.#log.load(target, this.#unstopped, commandId)
    return true
  }
}
