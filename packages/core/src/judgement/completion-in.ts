import { isIndicator, type Goal } from '../attainment/goal.ts'
import { isByRule } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { DayNumber } from '../period/day.ts'
import type { Period } from '../period/period.ts'
import { completionByRule } from '../rule/completion-by-rule.ts'
import { courseStretches } from './course-stretches.ts'
import type { Course } from './course.ts'
import type { Measuring } from './measuring.ts'
import { completionByName } from './milestones.ts'
import { NEVER } from './walk.ts'
import type { Resolution } from './resolution.ts'

/** How far time has come: the day asked about, whether it runs, and whether the deadline is to come. */
export interface AskedTime {
  readonly end: DayNumber
  readonly running: boolean
  readonly open: boolean
}

/** What was promised on the day judged, and the period that is in force on the day asked about. */
export interface Promised {
  readonly terms: TargetTerms
  readonly goal: Goal | undefined
  readonly period: Period
}

/** The day on which the reports show the target completed. */
export function completionIn(
  course: Course,
  measuring: Measuring,
  { terms, goal, period }: Promised,
  { end, running, open }: AskedTime,
  { ledger, landmarks, rules }: Resolution,
): DayNumber {
  const { completion } = terms
  if (!isByRule(completion)) return completionByName(course, completion, open)
  const rule = rules.get('completion', completion.rule, ledger.target)
  const days = course.days ?? []
  // Of an indicator nothing is completed, and of what comes to no figure nothing is measured.
  if (isIndicator(goal, terms) || days.every(({ denominator }) => denominator === 0)) return NEVER
  const stretches = courseStretches(days, landmarks.history, measuring, period.from, end)
  return completionByRule(rule, stretches, { ...terms, period }, running, ledger.target) ?? NEVER
}
