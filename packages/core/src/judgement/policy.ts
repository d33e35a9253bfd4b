import type { Goal } from '../attainment/goal.ts'
import type { ByRule, RuleName } from '../event/rule-name.ts'
import type { CompletionPolicy, TargetTerms } from '../event/terms.ts'
import type { DayNumber } from '../period/day.ts'
import type { Course } from './course.ts'
import { NEVER } from './reading.ts'

/** What is judged, as a policy may see it. */
export interface Judging {
  /** In force on the day asked about: what it is called, and when its period ends. */
  readonly terms: TargetTerms
  /** In force on the day judged: what was promised. */
  readonly promise: TargetTerms
  /** The goal on that day; undefined where there is none. */
  readonly goal: Goal | undefined
  readonly course: Course
  /** The day asked about, whether it is running, and whether the deadline is to come. */
  readonly end: DayNumber
  readonly running: boolean
  readonly open: boolean
}

/** When a met plan counts as completed: a policy of the engine's own, or a rule. */
export interface Policy {
  /** How many days running have to be met, where the walk is to look for such runs; else 0. */
  readonly sustained: number
  /** Whether such a run is made of days with a report alone. */
  readonly ofReportedDays: boolean
  /** Whether it is told what every day came to. */
  readonly seesDays: boolean
  /** The rule that stands for it; absent where it is the engine's own. */
  readonly rule?: RuleName
  /** The day on which the reports show the target completed; {@link NEVER} where they do not. */
  completedOn(judging: Judging): DayNumber
}

const LOOKS_AT_RUNS = { sustained: 0, ofReportedDays: false, seesDays: false } as const

/**
 * From the first day of the unbroken met run that reaches the day judged; past the deadline also from
 * the run that reaches the day asked about, which is then late.
 */
const WHEN_REACHED: Policy = {
  ...LOOKS_AT_RUNS,
  completedOn: ({ course: { judged, atEnd } }) =>
    judged.metSince === NEVER ? atEnd.metSince : judged.metSince,
}

/** Nothing while the deadline is to come; then the first day of the run that reaches it. */
const HELD_AT_DEADLINE: Policy = {
  ...LOOKS_AT_RUNS,
  completedOn: ({ course, open }) => (open ? NEVER : course.judged.metSince),
}

/** A policy of the engine's own. */
export function policyOf(policy: Exclude<CompletionPolicy, ByRule>): Policy {
  switch (policy) {
    case 'whenReached':
      return WHEN_REACHED
    case 'heldAtDeadline':
      return HELD_AT_DEADLINE
    default:
      return sustainedFor(policy.sustained, policy.days === 'reported')
  }
}

/**
 * The day that completes the first run long enough, whatever came after it; a day that is still running
 * completes none. Where only reported days count, those whose reports come to a figure.
 */
function sustainedFor(sustained: number, ofReportedDays: boolean): Policy {
  const completedOn = ({ course }: Judging): DayNumber => course.atEnd.sustainedOn
  return { sustained, ofReportedDays, seesDays: false, completedOn }
}
