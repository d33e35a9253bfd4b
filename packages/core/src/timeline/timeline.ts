import type { Attainment } from '../attainment/attainment.ts'
import type { Goal } from '../attainment/goal.ts'
import type { TargetEvent } from '../event/events.ts'
import { askedFor, type EventId } from '../event/identifiers.ts'
import { isByRule } from '../event/rule-name.ts'
import { sustainedDays, type TargetTerms } from '../event/terms.ts'
import { isReportDay } from '../ledger/day-order.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Landmark } from '../ledger/life.ts'
import { ledgersOf } from '../ledger/ledgers.ts'
import { addDays, dayNumberOf, dayOfNumber, type Day, type DayNumber } from '../period/day.ts'
import type { Quantity } from '../quantity/quantity.ts'
import type { Ratio } from '../quantity/ratio.ts'
import type { RuleOptions } from '../rule/rule.ts'
import { rulesIn, type RuleBook } from '../rule/rule-book.ts'
import { ended, type AskedDay } from '../standing/asked-day.ts'
import { resolutionOf } from '../standing/resolution.ts'
import { standingAsOf } from '../standing/standing-of.ts'
import type { Standing, State } from '../standing/standing.ts'
import { askedAt, checkedViewPoint, type ViewPoint } from '../standing/view-point.ts'
import { changesBetween } from './changes-between.ts'

/** How a target stood from one effective day on, until the next row. */
export interface TimelineRow {
  readonly on: Day
  readonly plan?: Goal
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
  events: Iterable<TargetEvent> | Iterable<readonly TargetEvent[]>,
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
  const { landmarks } = resolution
  const { asOf } = asked
  // The days before the one asked about have ended.
  const standingOn = (on: Day): Standing =>
    standingAsOf(resolution, on === asOf ? asked : ended(on))
  const { original, stretches } = landmarks.history
  const byDay = eventsByDay(resolution.ledger, landmarks.set.revision, original.period.from)
  const eventful = [...byDay.keys()]
  for (const { terms } of stretches) {
    const { period, completion } = terms
    // Time alone opens a target, closes it, and completes a run that is long enough.
    const quiet = [period.from, period.to]
    const days = sustainedDays(completion)
    if (days > 0) for (const on of eventful) quiet.push(addDays(on, days - 1))
    for (const on of quiet) if (!byDay.has(on)) byDay.set(on, [])
  }
  if (stretches.some(({ terms }) => dependsOnTime(terms))) {
    for (const on of quietChanges([...byDay.keys()].toSorted(), asOf, standingOn)) byDay.set(on, [])
  }
  const rows: TimelineRow[] = []
  for (const on of [...byDay.keys()].toSorted()) {
    if (on > asOf) break
    const standing = standingOn(on)
    const events = byDay.get(on) ?? []
    if (events.length === 0 && isAsBefore(rows.at(-1) ?? {}, standing)) continue
    rows.push(rowOf(standing, events))
  }
  return rows
}

/** Whether time alone may change the state on days that cannot be told beforehand. */
function dependsOnTime({ completion, status }: TargetTerms): boolean {
  return isByRule(completion) || status !== undefined
}

/** The days between those given, in order, and up to the day asked about, on which time changes it. */
function quietChanges(
  days: readonly Day[],
  asOf: Day,
  standingOn: (on: Day) => Standing,
): readonly Day[] {
  const ends = [...days.slice(1), addDays(asOf, 1)]
  return days.flatMap((day, place) => {
    const end = ends[place] as Day
    const last = Math.min(dayNumberOf(end) - 1, dayNumberOf(asOf))
    const standingAt = (on: DayNumber): Standing => standingOn(dayOfNumber(on))
    return changesBetween(dayNumberOf(day), last, standingAt, isAsBefore).map(dayOfNumber)
  })
}

function isAsBefore(a: Judged, b: Judged): boolean {
  return a.state === b.state && a.status === b.status
}

type Judged = Pick<Standing, 'state' | 'status'>

function rowOf(standing: Standing, events: readonly EventId[]): TimelineRow {
  const { asOf, plan, actual, attainment, met, state, status } = standing
  return {
    on: asOf,
    ...(plan !== undefined && { plan }),
    ...(actual !== undefined && { actual }),
    attainment,
    met,
    ...(state !== undefined && { state }),
    ...(status !== undefined && { status }),
    events,
  }
}

/** The events of a life by the day they take effect on, each day's in order of revision. */
function eventsByDay(ledger: Ledger, since: number, start: Day): Map<Day, EventId[]> {
  const { ids, days, amendments, complete } = ledger
  const byDay = new Map<Day, EventId[]>()
  const enter = (on: Day, id: EventId): void => {
    const ids = byDay.get(on)
    if (ids === undefined) byDay.set(on, [id])
    else ids.push(id)
  }
  const dayOfReport = (row: number): Day =>
    dayOfNumber(amendments.of(row)?.day ?? (days[row] as DayNumber))
  const amended = amendments.rowsByRevision()
  const landmarks = new Map(ledger.landmarks.map((event) => [event.revision, event]))
  for (let row = since - 1; row < complete; row++) {
    const id = ids[row] as EventId
    const landmark = landmarks.get(row + 1)
    const report = isReportDay(days[row] as DayNumber) ? row : amended.get(row + 1)
    const on = report === undefined ? effectiveDay(landmark, start) : dayOfReport(report)
    if (on !== undefined) enter(on, id)
  }
  return byDay
}

/** The day an event takes effect on; undefined for those that take effect on no day of their own. */
function effectiveDay(event: Landmark | undefined, start: Day): Day | undefined {
  switch (event?.type) {
    case 'TargetSet':
      return start
    case 'TargetRevised':
      // Nothing is in effect before the target itself is.
      return event.data.effective === undefined || event.data.effective < start
        ? start
        : event.data.effective
    case 'TargetCancelled':
    case 'TargetReopened':
    case 'TargetCompleted':
    case 'TargetCompletedEarly':
    case 'TargetExceeded':
      return event.data.on
    case 'NoteAdded':
      return event.data.on
    case 'TargetVoided':
    case 'TargetRestored':
    case 'MilestoneWithdrawn':
    case undefined:
      return undefined
    default:
      return event satisfies never
  }
}
