import type { CompletionPolicy } from '../../event/terms.ts'
import type { ByRule, RuleName } from '../../event/rule-name.ts'
import { addDays, type Day } from '../../period/day.ts'
import {
  completionRule,
  type CompletionRule,
  type CourseStretch,
} from '../../rule/completion-rule.ts'

const whenReached = completionRule({
  name: 'when-reached@1',
  completedOn: ({ course, deadline, asOf }) =>
    (asOf > deadline ? startOfRunReaching(deadline, course) : undefined) ??
    startOfRunReaching(asOf, course),
})

const heldAtDeadline = completionRule({
  name: 'held-at-deadline@1',
  completedOn: ({ course, deadline, asOf, running }) =>
    asOf < deadline || (running && asOf === deadline)
      ? undefined
      : startOfRunReaching(deadline, course),
})

/** The engine's own policies done again by rules, and so told what the engine knows. */
export const COMPLETION_RULES: readonly CompletionRule[] = [
  whenReached,
  heldAtDeadline,
  ...[1, 2, 3, 4].map(sustained),
]

/**
 * The rule that does again what a policy does; the policy itself where it asks on which days there are
 * reports, which a rule is not told.
 */
export function completionRuleFor(policy: Exclude<CompletionPolicy, ByRule>): CompletionPolicy {
  if (typeof policy === 'object' && policy.days === 'reported') return policy
  if (policy === 'whenReached') return { rule: whenReached.name }
  return policy === 'heldAtDeadline'
    ? { rule: heldAtDeadline.name }
    : { rule: sustainedName(policy.sustained) }
}

function sustained(days: number): CompletionRule {
  return completionRule({
    name: sustainedName(days),
    completedOn: ({ course, asOf, running }) => {
      const lastOver = running ? addDays(asOf, -1) : asOf
      let since: Day | undefined
      for (const { verdict, from, to } of course) {
        if (verdict === 'unmet') since = undefined
        else {
          since ??= from
          const enough = addDays(since, days - 1)
          if (enough <= to && enough <= lastOver) return enough
        }
      }
      return undefined
    },
  })
}

function sustainedName(days: number): RuleName {
  return `sustained-${days}@1` as RuleName
}

/** The first day of the unbroken met run that reaches a day; undefined where it is unmet. */
function startOfRunReaching(day: Day, course: readonly CourseStretch[]): Day | undefined {
  let start: Day | undefined
  for (const { verdict, from } of course.filter((stretch) => stretch.from <= day)) {
    start = verdict === 'unmet' ? undefined : (start ?? from)
  }
  return start
}
