import type { RuleName } from '../event/rule-name.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import type { RuleKind } from './rule.ts'

/** A target names a rule, and the engine was not given it: there is no figure without it. */
export function ruleNotGiven(
  kind: RuleKind,
  name: RuleName,
  target: string | undefined,
  given: readonly RuleName[],
): Refusal<'UnknownRule'> {
  const whose = target === undefined ? '' : `, which target ${JSON.stringify(target)} names`
  const remedy = `Give ${name} to the engine among its rules, in the version that is named.`
  return refuse('UnknownRule', 'rules', given, `the ${kind} rule ${name}${whose}`, remedy, {
    kind,
    rule: name,
    given,
    ...(target !== undefined && { target }),
  })
}

/** A command names a rule that the engine was not given. */
export function ruleNotKnown(
  kind: RuleKind,
  name: RuleName,
  field: string,
  given: readonly RuleName[],
): Refusal<'UnknownRule'> {
  const known = given.length === 0 ? 'none as yet' : given.join(', ')
  const expected = `the name of a rule for ${kind} that the engine was given: ${known}`
  const remedy = 'Correct the name, or give the rule to the engine among its rules.'
  return refuse('UnknownRule', field, name, expected, remedy, { kind, rule: name, given })
}
