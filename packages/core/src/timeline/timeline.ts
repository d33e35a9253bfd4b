import type { Attainment } from '../attainment/attainment.ts'
import type { Plan } from '../attainment/goal.ts'
import { askedFor, type EventId } from '../event/identifiers.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Stretch } from '../ledger/terms-history.ts'
import { ledgersOf, type LogSource } from '../ledger/ledgers.ts'
import { dayNumberOf, dayOfNumber, type Day, type DayNumber } from '../period/day.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Ratio } from '../quantity/ratio.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { namesRuleOfTime } from '../rule/named-rules.ts'
import { rulesIn, type RuleBook } from '../rule/rule-book.ts'
import { actualOf } from '../judgement/actual.ts'
import type { AskedDay } from '../standing/asked-day.ts'
import type { Judgement } from '../judgement/judgement.ts'
import { judgementOn, judgementsOf, type Judgements } from '../judgement/judgements.ts'
import { stateOf } from '../judgement/outcome.ts'
import { resolutionOf, type Resolution } from '../judgement/resolution.ts'
import { attainmentIn, standingAsOf } from '../judgement/standing-of.ts'
import type { Standing, State } from '../standing/standing.ts'
import { askedAt, checkedViewPoint, type ViewPoint } from '../standing/view-point.ts'
import { NEVER } from '../judgement/reading.ts'
import { changesBetween } from './changes-between.ts'
import { dayAt, effectsIn, idsOn } from './effects.ts'

/** How a target stood from one effective day on, until the next row. */
export interface TimelineRow {
  readonly on: Day
  readonly plan?: Plan
  readonly actual?: Quantity | Ratio
  readonly attainment: Attainment
  readonly met: boolean
  /** Absent for an indicator. */
  readonly state?: State
  /** Absent where the terms name no status rule. */
  readonly status?: string
  /** The events that take effect on this day; none where only the passing of time changed it. */
  readonly events: readonly EventId[]
}

/**
 * The course of one target, as known at one moment: a row for each effective day up to `asOf` on
 * which an event takes effect, or the state or the status changes, in order. Each row is what a standing as of
 * that day says, so corrections and retractions show where the report was, not where they were
 * made. Empty where the target is not set.
 *
 * Where a rule of one's own says when a target is completed or what its status is, the days on which
 * nothing but time changes it are looked for one by one, unless more than 4,000 days lie between two
 * events: there by halving, so that what comes and goes again may be missed.
 *
 * Throws as {@link scoreboard} does.
 */
export function timeline(
  events: LogSource,
  target: string,
  viewPoint: ViewPoint,
  options: RuleOptions = {},
): readonly TimelineRow[] {
  const book = rulesIn(options)
  const point = checkedViewPoint(viewPoint)
  const ledger = ledgersOf(events).get(askedFor(target))
  if (ledger === undefined) return []
  const { revision, asked } = askedAt(ledger, point)
  return timelineOf(ledger, revision, asked, book)
}

/** {@link timeline} of a settled ledger. */
export function timelineOf(
  ledger: Ledger,
  revision: number,
  asked: AskedDay,
  rules: RuleBook,
): readonly TimelineRow[] {
  const resolution = resolutionOf(ledger, revision, rules)
  if (resolution === undefined) return []
  const { history } = resolution.landmarks
  const effects = effectsIn(resolution)
  const bounds = boundsOf(history.stretches)
  const isRestless = history.stretches.some(({ terms }) => namesRuleOfTime(terms))
  const end = dayNumberOf(asked.asOf)
  const judgements = judgementsOf(resolution)
  const lookOn = (on: DayNumber): Look => lookAt(on, judgements, asked)
  const timeline: TimelineRow[] = []
  let last: Look | undefined
  let [effect, bound] = [0, 0]
  let on = Math.min(dayAt(effects, 0), bounds[0] as DayNumber)
  while (on <= end) {
    const events = idsOn(on, effects, effect)
    effect += events.length
    if (bounds[bound] === on) bound++
    const look = lookAt(on, judgements, asked)
    if (events.length > 0 || !isAlike(last, look)) timeline.push(rowOf(look, events, resolution))
    last = look
    const next = Math.min(dayAt(effects, effect), bounds[bound] ?? NEVER, runEndAfter(on, look))
    if (isRestless) {
      for (const change of changesBetween(on, look, Math.min(next - 1, end), lookOn, isAlike)) {
        timeline.push(rowOf(change, [], resolution))
        last = change
      }
    }
    on = next
  }
  return timeline
}

/** The days on which a period begins or ends under some terms, in order. */
function boundsOf(stretches: readonly Stretch[]): readonly DayNumber[] {
  const days = stretches.flatMap(({ terms: { period } }) => [
    dayNumberOf(period.from),
    dayNumberOf(period.to),
  ])
  return [...new Set(days)].toSorted((a, b) => a - b)
}

/** The day after another on which time alone makes a run of met days long enough. */
function runEndAfter(on: DayNumber, { judgement: { policy, course } }: Look): DayNumber {
  if (policy.ofReportedDays) return NEVER
  const runEnd = course.atEnd.metSince + policy.sustained - 1
  return runEnd > on ? runEnd : NEVER
}

/** How a target stands on one day. */
interface Look {
  readonly on: Day
  readonly judgement: Judgement
  readonly state: State | undefined
  readonly status: string | undefined
  /** Made where a status rule is to see it. */
  readonly standing: Standing | undefined
}

function lookAt(day: DayNumber, judgements: Judgements, last: AskedDay): Look {
  const { resolution } = judgements
  const on = dayOfNumber(day)
  // The days before the one asked about have ended.
  const isRunning = last.running && on === last.asOf
  const judgement = judgementOn(judgements, day, isRunning)
  if (judgement.promise.status === undefined) {
    const state = stateOf(judgement, resolution, on)
    return { on, judgement, state, status: undefined, standing: undefined }
  }
  const standing = standingAsOf(resolution, { asOf: on, running: isRunning }, judgement)
  return { on, judgement, state: standing.state, status: standing.status, standing }
}

function isAlike(a: Look | undefined, b: Look): boolean {
  return a?.state === b.state && a?.status === b.status
}

type Row = { -readonly [Field in keyof TimelineRow]: TimelineRow[Field] }

function rowOf(
  { on, judgement, state, status, standing }: Look,
  events: readonly EventId[],
  resolution: Resolution,
): TimelineRow {
  const { course, goal, measuring } = judgement
  const plan = goal?.plan
  const { actual } = standing ?? actualOf(course, resolution.ledger.scale, measuring)
  const attainment = standing?.attainment ?? attainmentIn(judgement, resolution)
  const met = course.judged.verdict !== 'unmet'
  // Spreading fields that may be missing would take as long as all the rest.
  const row: Row = { on, attainment, met, events }
  if (plan !== undefined) row.plan = plan
  if (actual !== undefined) row.actual = actual
  if (state !== undefined) row.state = state
  if (status !== undefined) row.status = status
  return row
}
