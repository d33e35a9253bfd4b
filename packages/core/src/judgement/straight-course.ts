import { judgeOf, type Verdict } from '../attainment/goal.ts'
import { NOT_A_REPORT } from '../ledger/day-order.ts'
import type { StraightRows } from '../ledger/sealed-rows.ts'
import type { Folding } from '../measure/aggregation.ts'
import type { DayNumber } from '../period/day.ts'
import type { Course, CourseDays } from './course.ts'
import { BEFORE_ALL, NEVER, type Reading } from './reading.ts'
import { isSameWay, type Way } from './walk.ts'

// What a walk does, for targets as most are: a loop over columns of numbers, in which nothing is made. A
// law says that both come to the same.

/** What the days are judged by, in numbers: an actual is multiplied by `lift`, then compared. */
interface Guide {
  readonly folding: Folding
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

/** How far the rows were walked, and what they came to. */
export interface Progress {
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
  /** How many rows lie before the period. */
  readonly before: number
}

/** How the rows are walked, where it is not as their measure folds reports. */
interface Walking {
  readonly folding?: Folding | undefined
  /** A walk to go on from, and where to leave another. */
  readonly keeper?: { kept: KeptProgress | undefined }
}

/** So many rows are walked as soon as a walk is kept. */
const FEW = 32

/**
 * The course over rows that lie in columns. Undefined where they have to be walked: under a rule, where the
 * goal changes, where series are carried forward side by side, where runs are made of reported days alone,
 * and where a number gets too great.
 */
export function straightCourse(
  rows: StraightRows,
  way: Way,
  { deadline, asOf, lastEnded }: CourseDays,
  { folding = way.measuring.aggregation.folding, keeper }: Walking = {},
): Course | undefined {
  const guide = guideOf(way, folding)
  if (guide === undefined) return undefined
  const isPast = asOf > deadline
  const until = isPast ? deadline : asOf
  const kept = keeper?.kept
  const goesOn = kept !== undefined && kept.progress.day <= until && isSameWay(kept.way, way)
  const progress = goesOn ? { ...kept.progress } : beginning(guide.folding, rows.from)
  const before = goesOn ? kept.before : passOver(rows, progress, Math.min(way.from, asOf + 1))
  if (keeper !== undefined && rows.end - progress.next > FEW) {
    // The last day is the one that most often gets another report.
    const dayBefore = rows.days[rows.end - 2] as DayNumber
    if (!walk(rows, guide, progress, Math.min(dayBefore, until))) return undefined
    keeper.kept = { way, progress: { ...progress }, before }
  }
  if (!walk(rows, guide, progress, until)) return undefined
  const judged = readingOf(rows, guide, progress, isPast ? deadline : Math.min(asOf, lastEnded))
  const { taken: counted, day } = progress
  if (isPast && !walk(rows, guide, progress, asOf)) return undefined
  return {
    judged,
    atEnd: isPast ? readingOf(rows, guide, progress, Math.min(asOf, lastEnded)) : judged,
    before,
    counted,
    late: progress.taken - counted,
    hasFigure: counted > 0 && judged.denominator !== 0,
    lastOn: counted > 0 ? day : NEVER,
    days: undefined,
  }
}

/** A goal that nothing meets, for targets without one. */
const NO_GOAL = { direction: 'atLeast', lift: 1, lower: Infinity, upper: undefined } as const

function guideOf(
  { goals, measuring, policy }: Way,
  folding: Folding | undefined,
): Guide | undefined {
  if (folding === undefined || policy.seesDays || policy.ofReportedDays) return undefined
  if (goals.length > 1) return undefined
  const goal = goals[0]?.goal
  const judge = goal === undefined ? NO_GOAL : judgeOf(goal, measuring)
  const { direction, lift, lower = -Infinity, upper = Infinity } = judge
  if (typeof lift === 'bigint' || typeof lower === 'bigint' || typeof upper === 'bigint') {
    return undefined
  }
  const factor = Math.max(1, sizeOf(lift), sizeOf(lower), sizeOf(upper))
  return {
    folding,
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

/** Takes all reports up to a day, and judges each day; false where it can't. */
function walk(rows: StraightRows, guide: Guide, progress: Progress, until: DayNumber): boolean {
  const { days, values, weights, series, end, weightsFrom = NaN } = rows
  const { folding, lift, least, greatest, over, under, most, sustain } = guide
  const isCarried = folding === 'carry' || folding === 'carryFraction'
  let { next, last, taken, day, numerator, denominator } = progress
  let { verdict, metSince, betterSince, sustainedOn } = progress
  while (next < end) {
    const on = days[next] as DayNumber
    if (on > until) break
    if (on === NOT_A_REPORT) {
      next++
      continue
    }
    for (day = on; next < end; next++) {
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
      if (numerator > most || numerator < -most || denominator > most || denominator < 0)
        return false
      last = next
      taken++
    }
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
function readingOf(
  rows: StraightRows,
  { folding, sustain }: Guide,
  progress: Progress,
  ended: DayNumber,
): Reading {
  const { numerator, denominator, verdict, metSince, betterSince } = progress
  const sustainedOn = Math.min(progress.sustainedOn, metSince + sustain - 1)
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
