// For programs that embed a tracker and show what it says. Who calculates, makes rules or writes adapters
// has entries beside it.

export type { Attainment, AttainmentByName, NoAttainment } from './attainment/attainment.ts'
export type { Plan, Verdict } from './attainment/goal.ts'
export { systemClock, randomIds } from './engine/ambient.ts'
export type { ClockTolerance } from './engine/clock-tolerance.ts'
export type { EventStore, Position } from './store/event-store.ts'
export type { FollowOptions } from './store/follow-log.ts'
export { memoryLog, memoryStore } from './store/memory-store.ts'
export type { MemoryLog, MemoryStoreOptions } from './store/memory-store.ts'
export { UnknownPosition } from './store/numbered-position.ts'
export type { BoardOptions, LookOptions, LookProgress } from './engine/look-options.ts'
export type { FollowedCommit } from './engine/followed-commits.ts'
export { openTracker } from './engine/open-tracker.ts'
export { StoreFailed } from './engine/store-failed.ts'
export { StoreAnswerInvalid } from './store/store-answer.ts'
export { StoreClosed } from './store/store-closed.ts'
export { StoredUnjudged } from './engine/stored-unjudged.ts'
export type {
  ExecuteOptions,
  ExecuteResult,
  Tracker,
  TrackerOptions,
  TrackerDayPoint,
  TrackerViewPoint,
} from './engine/tracker.ts'
export { decodeEvent } from './event/codec.ts'
export type * from './event/events.ts'
export { HistoryCorrupt } from './event/history-corrupt.ts'
export type { HistoryFault } from './event/history-corrupt.ts'
export { commitId, eventIdIn, parseId, targetId } from './event/identifiers.ts'
export type { CommitId, EventId, TargetId } from './event/identifiers.ts'
export { formatProgramme, parseProgramme } from './event/programme-path.ts'
export { isByRule, nameOfTerm } from './event/rule-name.ts'
export type { ByRule, RuleName } from './event/rule-name.ts'
export type {
  AttainmentMethod,
  Band,
  CompletionPolicy,
  DaySpan,
  Direction,
  MeasureName,
  MeasureTerm,
  MethodName,
  ReportedAs,
  TargetTerms,
  TermsPatch,
  Text,
  Unit,
} from './event/terms.ts'
export type { Exporter } from './exporter/exporter.ts'
export { history } from './history/history.ts'
export type { HistoryEntry, HistoryOptions } from './history/history.ts'
export { sentenceOf } from './history/sentence.ts'
export { textIn } from './history/text-in.ts'
export type { WaitingEvent } from './ledger/ledgers.ts'
export { MEASURES } from './measure/measure.ts'
export type { Combination, Measure } from './measure/measure.ts'
export type {
  ChangeStands,
  ClockBehindNotice,
  Notice,
  Notices,
  OutsidePeriod,
  OverlapsReport,
  ReportNotice,
  RestatedDownwards,
  StraddlesPeriod,
} from './notice/notice.ts'
export { addDays, day, daysBetween, parseDay } from './period/day.ts'
export type { Day } from './period/day.ts'
export { laterMoment, moment, parseMoment } from './period/moment.ts'
export type { Moment } from './period/moment.ts'
export { deadlineOf, includesDay, lengthInDays, parsePeriod, period } from './period/period.ts'
export type { Period } from './period/period.ts'
export { dayIn, parseZone, zone } from './period/zone.ts'
export type { Zone } from './period/zone.ts'
export { formatPercent, formatQuantity } from './quantity/format.ts'
export type { PercentFormat, QuantityFormat } from './quantity/format.ts'
export type { Quantity } from './quantity/quantity.ts'
export type { Ratio } from './quantity/ratio.ts'
export type { RoundingMode } from './quantity/rounding.ts'
export { PlanfoldError, RefusedInput } from './refusal/planfold-error.ts'
export type { LookSignal } from './refusal/signal.ts'
export type { CoreRefusals } from './refusal/core-refusals.ts'
export type { Bounds, LaterRevision, NoParameters, TermOfFirst } from './refusal/parameters.ts'
export type { ParametersIn, Refusal, RefusalParameters } from './refusal/refusal.ts'
export type { Result } from './refusal/result.ts'
export { RuleBroken } from './rule/rule-broken.ts'
export type { RuleFault } from './rule/rule-broken.ts'
export type { Rule, RuleOptions } from './rule/rule.ts'
export { countsAddUp, countsOf, mergeCounts, NO_COUNTS } from './scoreboard/counts.ts'
export type { Counts } from './scoreboard/counts.ts'
export { parseScoreboard } from './scoreboard/parse-scoreboard.ts'
export { standingsUnder } from './scoreboard/programme.ts'
export type { Programme } from './scoreboard/programme.ts'
export { rollUp } from './scoreboard/roll-up.ts'
export type { RollUp, RollUpAxis } from './scoreboard/roll-up.ts'
export { Scoreboard, scoreboard } from './scoreboard/scoreboard.ts'
export { weightedAttainment } from './scoreboard/weighted-attainment.ts'
export type { WeightedAttainment } from './scoreboard/weighted-attainment.ts'
export type { ReportInForce } from './ledger/report-at.ts'
export { standing } from './judgement/standing-in.ts'
export { isCompleted, STATES } from './standing/standing.ts'
export type {
  DeclarationVerdict,
  Milestone,
  ReportSummary,
  Standing,
  State,
} from './standing/standing.ts'
export type { DayPoint, MomentPoint, ViewPoint } from './standing/view-point.ts'
export type { CommandBounds } from './decider/command.schema.ts'
export { parseCommand } from './decider/command.schema.ts'
export type * from './decider/commands.ts'
export { decide } from './decider/decide.ts'
export type { CommandRequest } from './decider/decide.ts'
export { evolve, NOTHING_YET } from './decider/evolve.ts'
export type { TargetState } from './decider/evolve.ts'
export { timeline } from './timeline/timeline.ts'
export type { TimelineRow } from './timeline/timeline.ts'
