import { judgeOf, type Verdict } from '../attainment/goal.ts'
import { NOT_A_REPORT } from '../ledger/day-order.ts'
import type { GoalChange } from '../ledger/goals.ts'
import type { StraightRows } from '../ledger/sealed-rows.ts'
import type { Folding } from '../measure/aggregation.ts'
import type { DayNumber } from '../period/day.ts'
import type { Course, CourseDays } from './course.ts'
import { BEFORE_ALL, NEVER, type Reading } from './reading.ts'
import { isSameWay, type Way } from './walk.ts'

// What a walk does, for targets as most are: a loop over columns of numbers, in which nothing is made. A
// law says that both come to the same.

/** What days are judged by, in numbers: an actual is multiplied by `lift`, then compared. */
interface Guide {
  readonly lift: number
  /** What is met lies between these two, and what is better than planned between those. */
  readonly least: number
  readonly greatest: number
  readonly over: number
  readonly under: number
  /** Up to here numbers can be multiplied by any of these, and are exact. */
  readonly most: number
  readonly sustain: number
}

/** What a walk goes by. */
interface Route {
  readonly rows: StraightRows
  readonly way: Way
  readonly folding: Folding
  /** By goal; made when it is first needed. */
  readonly guides: (Guide | undefined)[]
}

/** How far the rows were walked, and what they came to. */
export interface Progress {
  /** Which of the goals is in force. */
  goal: number
  /** The row that comes next, in the columns, and the last report taken. */
  next: number
  last: number
  taken: number
  day: DayNumber
  numerator: number
  denominator: number
  verdict: Verdict
  metSince: DayNumber
  betterSince: DayNumber
  sustainedOn: DayNumber
}

/** A walk that the next may go on from, as long as nothing changes before its next row. */
export interface KeptProgress {
  readonly way: Way
  readonly progress: Readonly<Progress>
  /** The day up to which everything was judged. */
  readonly until: DayNumber
  /** How many rows lie before the period. */
  readonly before: number
}

/** How the rows are walked, where it is not as their measure folds reports. */
interface Walking {
  readonly folding?: Folding | undefined
  /** Walks to go on from, by their days, and where to leave others. */
  readonly kept?: KeptProgress[]
}

/** So many rows are walked as soon as a walk is kept, and after so many another is. */
const FEW = 16
const STRIDE = 128

/**
 * The course over rows that lie in columns. Undefined where they have to be walked: under a rule, where series
 * are carried forward side by side, where runs are made of reported days alone, and where a number gets too
 * great.
 */
export function straightCourse(
  rows: StraightRows,
  way: Way,
  { deadline, asOf, lastEnded }: CourseDays,
  { folding = way.measuring.aggregation.folding, kept }: Walking = {},
): Course | undefined {
  if (folding === undefined || way.policy.seesDays || way.policy.ofReportedDays) return undefined
  const route: Route = { rows, way, folding, guides: [] }
  const isPast = asOf > deadline
  const until = isPast ? deadline : asOf
  const known = kept?.findLast((one) => one.until <= until && isSameWay(one.way, way))
  const progress = known ? { ...known.progress } : beginning(folding, rows.from)
  const before = known ? known.before : passOver(rows, progress, Math.min(way.from, asOf + 1))
  // A look from before the period has passed over fewer reports than one from within it.
  const keeps = kept !== undefined && until >= way.from
  if (keeps && !walkKeeping(kept, until, route, progress, before)) return undefined
  if (!walkTo(until, route, progress)) return undefined
  const judged = readingOf(route, progress, isPast ? deadline : Math.min(asOf, lastEnded))
  const { taken: counted, day } = progress
  if (isPast && !walkTo(asOf, route, progress)) return undefined
  return {
    judged,
    atEnd: isPast ? readingOf(route, progress, Math.min(asOf, lastEnded)) : judged,
    before,
    counted,
    late: progress.taken - counted,
    hasFigure: counted > 0 && judged.denominator !== 0,
    lastOn: counted > 0 ? day : NEVER,
    days: undefined,
  }
}

/** Walks towards a day, and keeps the walk every so often; false where it can't. */
function walkKeeping(
  kept: KeptProgress[],
  until: DayNumber,
  route: Route,
  progress: Progress,
  before: number,
): boolean {
  const { rows, way } = route
  while (rows.end - progress.next > FEW) {
    // Not to the last day, which is the one that most often gets another report.
    const place = Math.min(progress.next + STRIDE, rows.end - 2)
    const stop = Math.min(rows.days[place] as DayNumber, until)
    if (!walkTo(stop, route, progress)) return false
    keep(kept, { way, progress: { ...progress }, until: stop, before })
    if (stop === until) break
  }
  return true
}

/** Keeps a walk that has come further than those there are; what was walked along another way is let go of. */
function keep(kept: KeptProgress[], one: KeptProgress): void {
  const last = kept.at(-1)
  if (last !== undefined && !isSameWay(last.way, one.way)) kept.length = 0
  else if (last !== undefined && last.until >= one.until) return
  kept.push(one)
}

/** Walks up to a day, from goal to goal; false where it can't. */
function walkTo(
  until: DayNumber,
  { rows, way, folding, guides }: Route,
  progress: Progress,
): boolean {
  let again = NEVER
  for (;;) {
    const { goal } = progress
    const guide = (guides[goal] ??= guideBy(way.goals[goal], way))
    const change = way.goals[goal + 1]
    const last = change === undefined ? until : Math.min(until, change.from - 1)
    if (guide === undefined || !walk(rows, folding, guide, progress, last, again)) return false
    if (change === undefined || change.from > until) return true
    progress.goal = goal + 1
    // What was reported is judged by the new goal on its first day.
    again = progress.taken > 0 ? change.from : NEVER
  }
}

/** A goal that nothing meets, for targets without one. */
const NO_GOAL = { direction: 'atLeast', lift: 1, lower: Infinity, upper: undefined } as const

function guideBy(change: GoalChange | undefined, { measuring, policy }: Way): Guide | undefined {
  const goal = change?.goal
  const judge = goal === undefined ? NO_GOAL : judgeOf(goal, measuring)
  const { direction, lift, lower = -Infinity, upper = Infinity } = judge
  if (typeof lift === 'bigint' || typeof lower === 'bigint' || typeof upper === 'bigint') {
    return undefined
  }
  const factor = Math.max(1, sizeOf(lift), sizeOf(lower), sizeOf(upper))
  return {
    lift,
    least: lower,
    greatest: upper,
    over: direction === 'atLeast' ? lower : Infinity,
    under: direction === 'atMost' ? upper : -Infinity,
    most: Number.MAX_SAFE_INTEGER / factor,
    sustain: policy.sustained,
  }
}

/** The magnitude of a factor; of a bound that is none, nothing. */
function sizeOf(factor: number): number {
  return Number.isFinite(factor) ? Math.abs(factor) : 0
}

function beginning(folding: Folding, from: number): Progress {
  return {
    goal: 0,
    next: from,
    last: from,
    taken: 0,
    day: BEFORE_ALL,
    numerator: 0,
    denominator:
      folding === 'average' || folding === 'addFraction' || folding === 'carryFraction' ? 0 : 1,
    verdict: 'unmet',
    metSince: NEVER,
    betterSince: NEVER,
    sustainedOn: NEVER,
  }
}

/** Passes over the reports before a day; how many there are. */
function passOver({ days, end }: StraightRows, progress: Progress, before: DayNumber): number {
  let reports = 0
  let at = progress.next
  for (; at < end; at++) {
    const day = days[at] as DayNumber
    if (day >= before) break
    if (day !== NOT_A_REPORT) reports++
  }
  progress.next = at
  return reports
}

/**
 * Takes all reports up to a day, and judges each day with one by one goal, and first of all a day that is to be
 * judged in any case, if it is one; false where it can't.
 */
function walk(
  rows: StraightRows,
  folding: Folding,
  guide: Guide,
  progress: Progress,
  until: DayNumber,
  again: DayNumber,
): boolean {
  const { days, values, weights, series, end, weightsFrom = NaN } = rows
  const { lift, least, greatest, over, under, most, sustain } = guide
  const isCarried = folding === 'carry' || folding === 'carryFraction'
  let { next, last, taken, day, numerator, denominator } = progress
  let { verdict, metSince, betterSince, sustainedOn } = progress
  for (let on = again; ; on = NEVER) {
    if (on === NEVER) {
      while (next < end && days[next] === NOT_A_REPORT) next++
      if (next >= end) break
      on = days[next] as DayNumber
      if (on > until) break
    }
    for (; next < end; next++) {
      const its = days[next] as DayNumber
      if (its === NOT_A_REPORT) continue
      if (its !== on) break
      const value = values[next] as number
      if (folding === 'add') numerator += value
      else if (folding === 'carry') numerator = value
      else if (folding === 'average') {
        numerator += value
        denominator++
      } else if (folding === 'greatest')
        numerator = taken === 0 || value > numerator ? value : numerator
      else if (folding === 'least') numerator = taken === 0 || value < numerator ? value : numerator
      else {
        // Where no report is a fraction all denominators are 0.
        const weight = weights[weightsFrom + next] ?? 0
        numerator = folding === 'addFraction' ? numerator + value : value
        denominator = folding === 'addFraction' ? denominator + weight : weight
      }
      if (isCarried && series !== undefined && series[next] !== 0) return false
      if (!(Math.abs(numerator) <= most && denominator <= most && denominator >= 0)) return false
      day = on
      last = next
      taken++
    }
    // What was taken under another goal may be too great for this one.
    if (Math.abs(numerator) > most || denominator > most) return false
    const actual = numerator * lift
    if (denominator === 0 || actual < least * denominator || actual > greatest * denominator) {
      verdict = 'unmet'
      const sustained = metSince + sustain - 1
      if (sustained < on) sustainedOn = Math.min(sustainedOn, sustained)
      metSince = NEVER
      betterSince = NEVER
    } else {
      verdict = actual > over * denominator || actual < under * denominator ? 'better' : 'met'
      betterSince = verdict === 'better' ? Math.min(betterSince, on) : NEVER
      metSince = Math.min(metSince, on)
    }
  }
  progress.next = next
  progress.last = last
  progress.taken = taken
  progress.day = day
  progress.numerator = numerator
  progress.denominator = denominator
  progress.verdict = verdict
  progress.metSince = metSince
  progress.betterSince = betterSince
  progress.sustainedOn = sustainedOn
  return true
}

/** What the walk has come to; `ended` is the last day that is over. */
function readingOf({ rows, way, folding }: Route, progress: Progress, ended: DayNumber): Reading {
  const { numerator, denominator, verdict, metSince, betterSince } = progress
  const sustainedOn = Math.min(progress.sustainedOn, metSince + way.policy.sustained - 1)
  return {
    numerator,
    denominator,
    verdict,
    metSince,
    betterSince,
    sustainedOn: sustainedOn <= ended ? sustainedOn : NEVER,
    carried: carriedRows(rows, folding, progress),
    ingredients: undefined,
  }
}

/** The row that stands for the one series there is, of figures carried forward. */
function carriedRows(
  { order, origin }: StraightRows,
  folding: Folding,
  { taken, last }: Progress,
): readonly number[] | undefined {
  if (folding !== 'carry' && folding !== 'carryFraction') return undefined
  return taken === 0 ? [] : [order?.[last] ?? last - origin]
}
