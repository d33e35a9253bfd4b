import { frozenCopy } from '../event/frozen-copy.ts'
import type { TargetTerms } from '../event/terms.ts'
import { dayNumberOf, parseDay, type DayNumber } from '../period/day.ts'
import type { CompletionFacts, CompletionRule, CourseStretch } from './completion-rule.ts'
import { answerOf, ruleBroken } from './rule-broken.ts'

type CompletionTerms = Pick<TargetTerms, 'earlyBy' | 'measure' | 'period' | 'unit'>

/** The day a rule says a target was completed on, checked; undefined where it was not. */
export function completionByRule(
  rule: CompletionRule,
  course: readonly CourseStretch[],
  { earlyBy, measure, period, unit }: CompletionTerms,
  running: boolean,
  target: string,
): DayNumber | undefined {
  const first = course[0]
  const last = course.at(-1)
  if (first === undefined || last === undefined) return undefined
  const facts: CompletionFacts = frozenCopy({
    course,
    period,
    deadline: period.to,
    asOf: last.to,
    running,
    earlyBy,
    unit,
    measure,
  })
  const answer: unknown = answerOf(rule, target, () => rule.completedOn(facts))
  if (answer === undefined) return undefined
  const day = parseDay(answer)
  if (!day.ok || day.value !== answer || answer < first.from || answer > last.to) {
    const expected = `a day from ${first.from} to ${last.to}, or undefined`
    throw ruleBroken(rule, target, expected, answer)
  }
  return dayNumberOf(day.value)
}
