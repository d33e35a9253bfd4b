import { ratioOfFraction } from '../attainment/attainment.ts'
import { canonicalJson } from '../event/canonical-json.ts'
import { goalOn } from '../ledger/goals.ts'
import { stretchAt, type TermsHistory } from '../ledger/terms-history.ts'
import { addDays, dayNumberOf, dayOfNumber, type Day, type DayNumber } from '../period/day.ts'
import type { Numerators } from '../measure/aggregation.ts'
import type { CourseStretch } from '../rule/completion-rule.ts'
import { goalInForce, type GoalInForce } from '../rule/goal-in-force.ts'
import { inUnit } from './actual.ts'
import type { JudgedDay } from './reading.ts'

/** What a stretch of days has in common. */
type Common = Omit<CourseStretch, 'from' | 'to'>

/**
 * The days from the first of the period to the day asked about, those running together on which
 * nothing differs.
 */
export function courseStretches(
  days: readonly JudgedDay[],
  history: TermsHistory,
  numerators: Numerators,
  from: Day,
  asOf: DayNumber,
): readonly CourseStretch[] {
  const first = dayNumberOf(from)
  const starts = new Set([first])
  for (const { on } of days) if (on <= asOf) starts.add(on)
  for (const stretch of history.stretches) {
    if (stretch.from > first && stretch.from <= asOf) starts.add(stretch.from)
  }
  const stretches: { readonly from: DayNumber; readonly common: Common; readonly key: string }[] =
    []
  let judged = -1
  for (const start of [...starts].toSorted((a, b) => a - b)) {
    while ((days[judged + 1]?.on ?? Infinity) <= start) judged++
    const { terms } = stretchAt(history, start)
    const goal = goalInForce(terms, goalOn(history, start))
    const common = commonOf(goal, days[judged], numerators)
    const key = canonicalJson(common)
    if (stretches.at(-1)?.key !== key) stretches.push({ from: start, common, key })
  }
  return stretches.map(({ from: start, common }, place) => {
    const next = stretches[place + 1]
    const to = next === undefined ? dayOfNumber(asOf) : addDays(dayOfNumber(next.from), -1)
    return { from: dayOfNumber(start), to, ...common }
  })
}

function commonOf(goal: GoalInForce, day: JudgedDay | undefined, numerators: Numerators): Common {
  if (day === undefined) return { ...goal, reported: false, verdict: 'unmet' }
  const { denominator, verdict } = day
  if (denominator === 0) return { ...goal, reported: true, verdict }
  const actual = ratioOfFraction(inUnit(day, numerators))
  return { ...goal, reported: true, actual, verdict }
}
