import type { TargetEvent } from '../event/events.ts'
import type { HistoryEntry } from '../history/history.ts'
import type { Notice } from '../notice/notice.ts'
import type { Moment } from '../period/moment.ts'
import type { Refusal } from '../refusal/refusal.ts'
import type { RuleOptions } from '../rule/rule.ts'
import type { Scoreboard } from '../scoreboard/scoreboard.ts'
import type { Standing } from '../standing/standing.ts'
import type { MomentPoint } from '../standing/view-point.ts'
import type { CommandBounds } from '../decider/command.schema.ts'
import type { CheckedCommand, Command } from '../decider/commands.ts'
import type { TimelineRow } from '../timeline/timeline.ts'
import type { ClockTolerance } from './clock-tolerance.ts'
import type { FollowedCommit } from './followed-commits.ts'
import type { BoardOptions, LookOptions } from './look-options.ts'
import type { EventStore, Position } from '../store/event-store.ts'
import type { FollowOptions } from '../store/follow-log.ts'

/** On which day, and with whose knowledge, a tracker's view looks at the log. */
export interface TrackerDayPoint {
  /**
   * The calendar day asked about, included and taken as ended: `YYYY-MM-DD`. Absent: the day that is
   * running in each target's zone.
   */
  readonly asOf?: string | undefined
  /**
   * Only what was recorded by then counts: a moment, or a position of this tracker's store.
   * Absent: everything, or with neither day nor moment what is known now.
   */
  readonly knownAt?: string | Date | { readonly position: Position } | undefined
  readonly at?: undefined
}

/** From where a tracker's view looks at the log: a day, or a moment. `{}` is `{ at: now }`. */
export type TrackerViewPoint = TrackerDayPoint | MomentPoint

export interface ExecuteOptions {
  /**
   * The revision the target must stand at; 0: not set yet. Where it stands elsewhere the command is
   * refused, and never tried again on what has changed.
   */
  readonly expectedRevision?: number | undefined
  /** The command's id: given again with the same command it has the effect of once. */
  readonly commandId?: string | undefined
  /** As for the tracker, for this command alone. */
  readonly clockTolerance?: ClockTolerance | undefined
  /** As {@link TrackerOptions} has it, for this command; absent: as the tracker was opened with. */
  readonly retryTimeout?: number | undefined
}

/**
 * What came of a command. `Shown` is what the answer shows of the target: a standing, unless the command
 * may be a `VoidTarget`, after which there is none.
 */
export type ExecuteResult<Shown extends Standing | undefined = Standing | undefined> =
  | {
      readonly ok: true
      /** The events stored, in order; none where the command changes nothing. */
      readonly events: readonly TargetEvent[]
      /** The command had come before: these are the events of then, and nothing was stored now. */
      readonly repeated: boolean
      /**
       * The target's standing after them, as of the day they were recorded; of a command that changes
       * nothing or had come before, today. It is made when it is first looked at, of what was known then;
       * where the terms name a rule, with the answer.
       */
      readonly standing: Shown
      /**
       * What the command did that is allowed and probably not meant, the first 100: for reports it
       * touches, also where their day is still to come.
       */
      readonly notices: readonly Notice[]
      /** The target's revision after them. */
      readonly revision: number
      /** Where the log stands after them; absent where nothing was stored. */
      readonly position?: Position
    }
  | { readonly ok: false; readonly refusal: Refusal }

export interface TrackerOptions extends RuleOptions, CommandBounds {
  readonly store: EventStore | Promise<EventStore>
  /** Tells the present moment; absent: the system's clock. */
  readonly clock?: (() => Moment) | undefined
  /** Makes ids for commands that come without one; absent: `randomIds`. */
  readonly ids?: (() => string) | undefined
  /**
   * How far the clock may stand before the last record of a command's target, in milliseconds from 0, or
   * `unlimited`; absent: a minute. Within it the command is recorded at the moment of the last record, and
   * the answer carries a notice. Further behind it is refused as `ClockBehind`: recorded then, it would
   * not be seen on its own day.
   */
  readonly clockTolerance?: ClockTolerance | undefined
  /**
   * Milliseconds that a command is decided again for, in growing pauses, while other writers are faster:
   * 0 or more, from when its turn comes; absent: 5,000. Then it is refused as `OutOfTime`.
   */
  readonly retryTimeout?: number | undefined
}

/** Targets kept in a store: commands go in, views come out. */
export interface Tracker {
  /**
   * Decides a command on all that is known of its target and stores what comes of it. Returns a
   * refusal as a value; rejects only where the store fails, its history is corrupt, or a rule gives
   * no proper answer: as {@link RuleBroken} where nothing was stored, as {@link StoredUnjudged} where
   * the command is stored and only its standing can't be shown. A store that fails is told as
   * {@link StoreFailed}, with the command's id. While other writers are faster it decides again, for as
   * long as `retryTimeout` has it; then the command is refused as `OutOfTime`.
   */
  execute(
    command: Exclude<Command | CheckedCommand, { readonly type: 'VoidTarget' }>,
    options?: ExecuteOptions,
  ): Promise<ExecuteResult<Standing>>
  /** As above; a target that has just been voided has no standing. */
  execute(command: Command | CheckedCommand, options?: ExecuteOptions): Promise<ExecuteResult>

  /**
   * The standings of all targets and the counts over them. They are those of one moment, at which
   * everything is known that was stored before the call. A long log takes long: others have the thread every 5
   * milliseconds or so meanwhile, commands of this tracker included. Looks at the same point take turns.
   *
   * @example
   * const tracker = await openTracker({ store: memoryStore() })
   * const phases: string[] = []
   * const board = await tracker.scoreboard(
   *   {},
   *   { signal: AbortSignal.timeout(30_000), onProgress: ({ phase }) => phases.push(phase) },
   * )
   * phases //=> ['reading', 'folding', 'judging']
   */
  scoreboard(point?: TrackerViewPoint, options?: BoardOptions): Promise<Scoreboard>

  /** One target's standing; undefined where it is not set at that point. */
  standing(
    target: string,
    point?: TrackerViewPoint,
    options?: LookOptions,
  ): Promise<Standing | undefined>

  /** One target day by day: a row for each day on which something changed. */
  timeline(
    target: string,
    point?: TrackerViewPoint,
    options?: LookOptions,
  ): Promise<readonly TimelineRow[]>

  /** One target's log, readable. `asOf` makes no difference: the log is what it is. */
  history(
    target: string,
    point?: TrackerViewPoint,
    options?: LookOptions,
  ): Promise<readonly HistoryEntry[]>

  /**
   * The commits of the log from a position on, and then each as it comes, whoever stored it: for outboxes,
   * webhooks, copies. In the order of the log, none left out, none twice. Keep the `position` of a commit with
   * what came of it: after a restart `after` goes on there.
   *
   * - The next is read when it is asked for: who is slow holds one batch, and nobody waits for it.
   * - An abort of `signal` ends it, as a log's end would, and so does leaving the loop. Nothing is held then.
   * - A commit that can't be read is thrown as {@link HistoryCorrupt} with its position, once those before it were
   *   given. What the store throws comes as it is: {@link StoreClosed} once the tracker is closed. Follow again
   *   to go on.
   *
   * Throws {@link RefusedInput} at once where an option can't be.
   *
   * @example
   * const tracker = await openTracker({ store: memoryStore() })
   * await tracker.execute({
   *   type: 'SetTarget',
   *   target: 'members-2020',
   *   title: 'New members',
   *   unit: 'person',
   *   measure: 'sum',
   *   plan: 201,
   *   period: { from: '2020-01-01', to: '2020-12-31', zone: 'Asia/Ho_Chi_Minh' },
   * })
   * const types: string[] = []
   * for await (const { events } of tracker.follow({ signal: AbortSignal.timeout(10) })) {
   *   types.push(...events.map(({ type }) => type))
   * }
   * types //=> ['TargetSet']
   */
  follow(options?: FollowOptions): AsyncIterableIterator<FollowedCommit>

  /** Closes the store. Whoever follows the log is thrown {@link StoreClosed}. */
  close(): Promise<void>
}
