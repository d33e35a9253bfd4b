import { frozenCopy } from '../event/frozen-copy.ts'
import type { RuleName } from '../event/rule-name.ts'
import { PlanfoldError } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import type { Rule, RuleKind } from './rule.ts'

/** What a rule answered that it must not, and about what. */
export interface RuleFault {
  readonly kind: RuleKind
  readonly rule: RuleName
  /** The target it was asked about; absent where it was asked about several at once, in a roll-up. */
  readonly target?: string
  readonly expected: string
  /** What it answered or threw, JSON-safe and clipped to a readable length. */
  readonly found: unknown
}

/**
 * A rule of the user's own gave an answer that is none, or threw; `cause` is what it threw. It is the
 * rule that has to be corrected: there is nothing the engine could put in place of its answer.
 */
export class RuleBroken extends PlanfoldError {
  override readonly name = 'RuleBroken'
  readonly code = 'RuleBroken'
  readonly fault: RuleFault

  constructor(fault: RuleFault, options?: ErrorOptions) {
    const { kind, rule, target, expected } = fault
    const about = target === undefined ? '' : ` about target ${JSON.stringify(target)}`
    const asked = `The ${kind} rule ${rule}, asked${about}`
    const { value, message } = refuse('RuleBroken', asked, fault.found, expected, REMEDY)
    super(message, options)
    this.fault = { ...fault, found: value }
  }
}

const REMEDY = 'Correct the rule.'

/** Asks a rule, and takes a copy of what it answers. A throw is a {@link RuleBroken} with its cause. */
export function answerOf<Answer>(
  rule: Rule,
  target: string | undefined,
  ask: () => Answer,
): Answer {
  const answer = asked(rule, target, ask)
  return attempted(rule, target, () => frozenCopy(answer))
}

/** Asks a rule for what is its own; a throw is a {@link RuleBroken} with its cause. */
export function asked<Answer>(rule: Rule, target: string | undefined, ask: () => Answer): Answer {
  const answer = attempted(rule, target, ask)
  if (!attempted(rule, target, () => isThenable(answer))) return answer
  // Nobody waits for it, so that its failure would be nobody's.
  Promise.resolve(answer).catch(() => undefined)
  throw ruleBroken(rule, target, 'an answer at once', 'a promise')
}

function attempted<Answer>(rule: Rule, target: string | undefined, ask: () => Answer): Answer {
  try {
    return ask()
  } catch (cause) {
    throw new RuleBroken({ ...faultOf(rule, target, 'an answer'), found: thrown(cause) }, { cause })
  }
}

function isThenable(answer: unknown): boolean {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    'then' in answer &&
    typeof answer.then === 'function'
  )
}

/** The error about an answer that is none. */
export function ruleBroken(
  rule: Rule,
  target: string | undefined,
  expected: string,
  found: unknown,
): RuleBroken {
  return new RuleBroken({ ...faultOf(rule, target, expected), found })
}

function faultOf(
  { kind, name }: Rule,
  target: string | undefined,
  expected: string,
): Omit<RuleFault, 'found'> {
  return { kind, rule: name, ...(target !== undefined && { target }), expected }
}

function thrown(cause: unknown): string {
  return cause instanceof Error ? `a throw of ${cause.name}: ${cause.message}` : 'a throw'
}
