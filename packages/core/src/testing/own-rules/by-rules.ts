import { isByRule } from '../../event/rule-name.ts'
import type { TargetEvent } from '../../event/events.ts'
import type { TargetTerms, TermsPatch } from '../../event/terms.ts'
import type { Rule } from '../../rule/rule.ts'
import type { Standing } from '../../standing/standing.ts'
import type { Command } from '../../decider/commands.ts'
import { AGGREGATION_RULES, aggregationRuleFor } from './aggregation-rules.ts'
import { attainmentRuleFor, ATTAINMENT_RULES } from './attainment-rules.ts'
import { completionRuleFor, COMPLETION_RULES } from './completion-rules.ts'

// The engine's own terms are done again by rules, as a user would write them; what is judged by them
// must be what is judged by the engine.

/** The rules for everything that the engine does by itself. */
export const OWN_RULES: readonly Rule[] = [
  ...AGGREGATION_RULES,
  ...ATTAINMENT_RULES,
  ...COMPLETION_RULES,
]

/** Terms, or a patch of them, with rules in the place of what the engine does by itself. */
function termsByRules<Terms extends TermsPatch>(terms: Terms): Terms {
  const { attainment, completion } = terms
  return {
    ...terms,
    ...(attainment !== undefined &&
      !isByRule(attainment.method) && {
        attainment: { ...attainment, method: attainmentRuleFor(attainment.method) },
      }),
    ...(completion !== undefined &&
      !isByRule(completion) && { completion: completionRuleFor(completion) }),
  }
}

/** Terms first set, by rules: a completion that a rule is named for was said, and does not follow. */
function setByRules({ derived, ...terms }: TargetTerms): TargetTerms {
  const said = derived?.filter((term) => term !== 'completion')
  return { ...termsByRules(terms), ...(said !== undefined && said.length > 0 && { derived: said }) }
}

/** An event as it would have been stored by rules. */
export function eventByRules(event: TargetEvent): TargetEvent {
  switch (event.type) {
    case 'TargetSet':
      return { ...event, data: setByRules(event.data) }
    case 'TargetRevised':
      return { ...event, data: { ...event.data, set: termsByRules(event.data.set) } }
    default:
      return event
  }
}

/**
 * An event as it would have been stored by rules, with an aggregation rule in the place of the measure.
 * Only of targets whose measure is never revised.
 */
export function eventByRulesAlone(event: TargetEvent): TargetEvent {
  const ruled = eventByRules(event)
  if (ruled.type !== 'TargetSet' || isByRule(ruled.data.measure)) return ruled
  const { measure, reportedAs } = ruled.data
  const rule = aggregationRuleFor(measure, reportedAs)
  if (rule === undefined) return ruled
  const byRule = { measure: { rule: rule.name }, reportedAs: 'increment' } as const
  return { ...ruled, data: { ...ruled.data, ...byRule } }
}

/** A command that asks for rules where it led to `events` without. */
export function commandByRules(command: Command, events: readonly TargetEvent[]): Command {
  const [event] = events
  // What a command leaves out is filled in from the names that the engine knows.
  if (command.type === 'SetTarget' && event?.type === 'TargetSet') {
    const { completion, attainment } = termsByRules(event.data)
    return { ...command, completion, attainment }
  }
  if (command.type === 'ReviseTarget' && event?.type === 'TargetRevised') {
    return { ...command, set: { ...command.set, ...changedTerms(event.data.set) } }
  }
  return command
}

function changedTerms({ completion, attainment }: TermsPatch): TermsPatch {
  return termsByRules({
    ...(completion !== undefined && { completion }),
    ...(attainment !== undefined && { attainment }),
  })
}

/** What a standing says, whichever rules it was judged by. */
export function apartFromRules(standing: Standing | undefined): unknown {
  if (standing === undefined) return undefined
  const { attainmentMethod: _method, completionRule: _rule, ...rest } = standing
  return rest
}
