import {
  NO_ATTAINMENT,
  ratioOfFraction,
  type ActualFraction,
  type Attainment,
} from '../attainment/attainment.ts'
import type { Goal } from '../attainment/goal.ts'
import { frozenCopy } from '../event/frozen-copy.ts'
import type { TargetTerms } from '../event/terms.ts'
import { isRatio } from '../quantity/ratio.ts'
import type { AttainmentFacts, AttainmentRule } from './attainment-rule.ts'
import { goalInForce } from './goal-in-force.ts'
import { answerOf, ruleBroken } from './rule-broken.ts'

/** What is known of a target beside its actual, when a rule is asked for its attainment. */
export type AttainmentContext = Pick<TargetTerms, 'direction' | 'baseline'> &
  Pick<AttainmentFacts, 'unit' | 'measure' | 'period' | 'on' | 'running'>

/** What a rule says of an actual that is one; its answer checked to the letter. */
export function attainmentByRule(
  rule: AttainmentRule,
  context: AttainmentContext,
  goal: Goal,
  actual: ActualFraction,
  target: string | undefined,
): Attainment {
  const { unit, measure, period, on, running } = context
  const facts: AttainmentFacts = frozenCopy({
    actual: ratioOfFraction(actual),
    ...goalInForce(context, goal),
    unit,
    measure,
    period,
    on,
    running,
  })
  const answer: unknown = answerOf(rule, target, () => rule.attainmentOf(facts))
  if (isRatio(answer)) {
    return { numerator: answer.numerator, denominator: answer.denominator }
  }
  const { undefined: why, reason } = (answer ?? {}) as { undefined?: unknown; reason?: unknown }
  if (why === 'byRule') {
    if (isOneOf(reason, rule.reasons)) return { undefined: why, reason }
    const { reasons } = rule
    const declared = reasons.length === 0 ? 'it declares none' : `one of ${reasons.join(', ')}`
    throw ruleBroken(rule, target, `a reason it has declared, ${declared}`, reason)
  }
  if (isOneOf(why, OWN_REASONS)) return { undefined: why }
  const expected = 'an exact ratio in lowest terms, as ratioOf makes it, or why there is none'
  throw ruleBroken(rule, target, expected, answer)
}

const OWN_REASONS = NO_ATTAINMENT.filter((reason) => reason !== 'byRule')

function isOneOf<Value extends string>(found: unknown, values: readonly Value[]): found is Value {
  return (values as readonly unknown[]).includes(found)
}
