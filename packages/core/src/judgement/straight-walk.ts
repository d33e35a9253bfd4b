import { judgeOf, type Verdict } from '../attainment/goal.ts'
import { NOT_A_REPORT } from '../ledger/day-order.ts'
import type { GoalChange } from '../ledger/goals.ts'
import type { StraightRows } from '../ledger/sealed-rows.ts'
import { hasDenominator, type Folding } from '../measure/aggregation.ts'
import type { DayNumber } from '../period/day.ts'
import { BEFORE_ALL, NEVER } from './reading.ts'
import type { Way } from './walk.ts'

// What a walk does, for targets as most are: a loop over columns of numbers, in which nothing is made. A
// law says that both come to the same.

/** What days are judged by, in numbers: an actual is multiplied by `lift`, then compared. */
export interface Guide {
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

/** A goal that nothing meets, for targets without one. */
const NO_GOAL = { direction: 'atLeast', lift: 1, lower: Infinity, upper: undefined } as const

/** What days are judged by while a goal is in force; undefined where numbers can't. */
export function guideBy(
  change: GoalChange | undefined,
  { measuring, policy }: Way,
): Guide | undefined {
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

/** A walk before its first row. */
export function beginning(folding: Folding, from: number): Progress {
  return {
    goal: 0,
    next: from,
    last: from,
    taken: 0,
    day: BEFORE_ALL,
    numerator: 0,
    denominator: hasDenominator(folding) ? 0 : 1,
    verdict: 'unmet',
    metSince: NEVER,
    betterSince: NEVER,
    sustainedOn: NEVER,
  }
}

/** Passes over the reports before a day; how many there are. */
export function passOver(
  { days, end }: StraightRows,
  progress: Progress,
  before: DayNumber,
): number {
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
export function walk(
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
