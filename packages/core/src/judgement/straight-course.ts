import type { StraightRows } from '../ledger/sealed-rows.ts'
import type { Folding } from '../measure/aggregation.ts'
import type { DayNumber } from '../period/day.ts'
import type { Course, CourseDays } from './course.ts'
import { NEVER, type Reading } from './reading.ts'
import { beginning, guideBy, passOver, walk, type Guide, type Progress } from './straight-walk.ts'
import { isSameWay, type Way } from './walk.ts'

/** What a walk goes by. */
interface Route {
  readonly rows: StraightRows
  readonly way: Way
  readonly folding: Folding
  /** By goal; made when it is first needed. */
  readonly guides: (Guide | undefined)[]
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
