import type { Attainment } from '../../attainment/attainment.ts'
import { followed } from '../../event/derived-terms.ts'
import type { TargetEvent } from '../../event/events.ts'
import type { TermsPatch } from '../../event/terms.ts'
import type { Day } from '../../period/day.ts'
import { compareRatios, quantityAsRatio, type Ratio } from '../../quantity/ratio.ts'
import { quantity } from '../../quantity/quantity.ts'
import type { Rule } from '../../rule/rule.ts'
import { standing } from '../../judgement/standing-in.ts'
import type { Standing } from '../../standing/standing.ts'
import type { TermConstraints } from '../arbitraries/set-target.ts'
import type { KpiRule } from './kpi-rule.ts'

/** What is judged of a target by an attainment rule. */
export interface AttainmentJudgement {
  readonly attainment: Attainment
  readonly met: boolean
}

/** What is judged of a target by a completion rule. */
export interface CompletionJudgement {
  readonly completedOn: Day | null
  readonly exceeded: boolean
}

/**
 * A rule of the engine as what it comes to in a standing: every target of the history is judged as if
 * it had named the rule from the start. An attainment rule comes to `{ attainment, met }`, a
 * completion rule to `{ completedOn, exceeded }`, a status rule to the status, an aggregation rule to
 * the actual; `null` where there is nothing.
 */
export function throughEngine(rule: Rule): KpiRule {
  return {
    name: rule.name,
    judge: (events, point) => {
      const named = events.map((event) => naming(rule, event))
      const found = standing(named, events[0]?.target ?? '', point, { rules: [rule] })
      return found === undefined ? null : judgementOf(rule, found)
    },
  }
}

/** The targets that a rule of the engine can be asked about. */
export function constraintsOf(rule: Rule): TermConstraints {
  if (rule.kind !== 'aggregation') return {}
  // Measures of the same figures, without parts, that add or compare single reports.
  const measure = { quantity: 'max', fraction: 'ratio', steps: 'steps' } as const
  return { measures: [measure[rule.takes]], reportedAs: ['increment'] }
}

function judgementOf(rule: Rule, found: Standing): unknown {
  switch (rule.kind) {
    case 'attainment':
      return { attainment: found.attainment, met: found.met } satisfies AttainmentJudgement
    case 'completion': {
      const { completedOn = null, exceeded } = found
      return { completedOn, exceeded } satisfies CompletionJudgement
    }
    case 'status':
      return found.status ?? null
    case 'aggregation':
      return found.actual ?? null
    default:
      return rule satisfies never
  }
}

/** The event with the rule named in its terms, where they speak of what the rule is for. */
function naming(rule: Rule, event: TargetEvent): TargetEvent {
  if (event.type === 'TargetSet') {
    const named = termsNaming(rule)
    const data = { ...event.data, ...named } as typeof event.data
    return { ...event, data: followed(data, named) }
  }
  if (event.type !== 'TargetRevised') return event
  const terms = Object.entries(termsNaming(rule)).filter(([term]) => term in event.data.set)
  return {
    ...event,
    data: { ...event.data, set: { ...event.data.set, ...Object.fromEntries(terms) } },
  }
}

function termsNaming(rule: Rule): TermsPatch {
  const byRule = { rule: rule.name }
  switch (rule.kind) {
    case 'attainment':
      return { attainment: { method: byRule } }
    case 'completion':
      return { completion: byRule }
    case 'status':
      return { status: byRule }
    case 'aggregation':
      return { measure: byRule }
    default:
      return rule satisfies never
  }
}

const ONE = quantityAsRatio(quantity('1'))

/** Whether an attainment is 1 or more; undefined where there is none. */
export function reachesOne(attainment: Attainment): boolean | undefined {
  return isDefined(attainment) ? compareRatios(attainment, ONE) >= 0 : undefined
}

/** The part of a judgement that changes at the plan only. */
export function verdictOf(rule: Rule, judgement: unknown): unknown {
  if (rule.kind !== 'attainment' || judgement === null) return judgement
  const { attainment, met } = judgement as AttainmentJudgement
  return { met, reaches: reachesOne(attainment) ?? attainment }
}

/** The part of a judgement that changes as a threshold is reached, and not as it is passed. */
export function reachedBy(rule: Rule, judgement: unknown): unknown {
  if (rule.kind !== 'completion') return verdictOf(rule, judgement)
  return (judgement as CompletionJudgement | null)?.completedOn
}

/** Whether one judgement of a rule is better than another by the order that its kind has. */
export function isBetterBy(rule: Rule): ((one: unknown, other: unknown) => boolean) | undefined {
  switch (rule.kind) {
    case 'attainment':
      return (one, other) => {
        const [a, b] = [one, other].map((each) => (each as AttainmentJudgement | null)?.attainment)
        return isDefined(a) && isDefined(b) && compareRatios(a, b) > 0
      }
    case 'completion':
      return (one, other) => {
        const [a, b] = [one, other].map((each) => each as CompletionJudgement | null)
        if (a?.exceeded === true && b?.exceeded !== true) return true
        const [onA, onB] = [a?.completedOn ?? null, b?.completedOn ?? null]
        return onA !== null && (onB === null || onA < onB)
      }
    case 'status':
      return (one, other) =>
        rule.statuses.indexOf(one as string) > rule.statuses.indexOf(other as string)
    case 'aggregation':
      return undefined
    default:
      return rule satisfies never
  }
}

function isDefined(attainment: Attainment | undefined): attainment is Ratio {
  return attainment !== undefined && !('undefined' in attainment)
}
