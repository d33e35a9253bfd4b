import { isIndicator } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import { dayNumberOf, type DayNumber } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import { completionByRule } from '../rule/completion-by-rule.ts'
import { courseStretches } from './course-stretches.ts'
import { NEVER, type Course } from './course.ts'
import type { Measuring } from './measuring.ts'
import { completionByName } from './milestones.ts'
import type { Resolution } from './resolution.ts'

/** The day on which the reports show the target completed. */
export function completionIn(
  course: Course,
  measuring: Measuring,
  promise: TargetTerms,
  period: Period,
  asOf: DayNumber,
  { ledger, landmarks, rules }: Resolution,
): DayNumber {
  const { completion } = promise
  const deadline = dayNumberOf(period.to)
  if (!isByRule(completion)) return completionByName(course, completion, deadline, asOf)
  const rule = rules.get('completion', completion.rule, ledger.target)
  // Of an indicator nothing is completed, and of what nobody reported nothing is measured.
  if (isIndicator(promise) || course.counted + course.late === 0) return NEVER
  const stretches = courseStretches(
    course.days ?? [],
    landmarks.history,
    measuring,
    period.from,
    asOf,
  )
  return completionByRule(rule, stretches, { ...promise, period }, ledger.target) ?? NEVER
}
