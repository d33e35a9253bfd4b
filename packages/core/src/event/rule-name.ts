import { requireKind, type Kind } from '../refusal/kinds.ts'
import { refuse } from '../refusal/refusal.ts'
import { accepted, refused, valueOf, type Result } from '../refusal/result.ts'
import { parseId } from './identifiers.ts'

/**
 * Names a rule and its version: `stretch@1`. Stored in events, so that each says for good which rule
 * judged it; a rule that is to judge otherwise is another version, and gets another name.
 */
export type RuleName = `${string}@${number}`

/** A term that a rule of the user's own stands for, by its name. */
export interface ByRule {
  readonly rule: RuleName
}

const NAME_AND_VERSION = /^[^@]*[^@\s]@[1-9]\d{0,8}$/

/**
 * Checks the name of a rule: an id as any other (see {@link parseId}), then `@`, then the version, a
 * whole number from 1 to 999,999,999. There is no other `@` in it.
 *
 * @example
 * parseRuleName('stretch@1') //=> { ok: true, value: 'stretch@1' }
 * parseRuleName('stretch').ok //=> false
 */
export function parseRuleName(input: unknown): Result<RuleName> {
  const id = parseId(input)
  if (!id.ok) return id
  if (NAME_AND_VERSION.test(id.value)) return accepted(id.value as RuleName)
  const remedy = 'Write the version behind an @, a whole number from 1: stretch@1.'
  return refused(refuse('InvalidRuleName', '', input, 'the name of a rule and its version', remedy))
}

/** Mints the name of a rule; throws {@link RefusedInput} where {@link parseRuleName} refuses. */
export function ruleName(input: string): RuleName {
  return valueOf(parseRuleName(input))
}

/** A rule's name without its version. `titleOfRule('stretch@1') //=> 'stretch'` */
export function titleOfRule(name: RuleName): string {
  return name.slice(0, name.lastIndexOf('@'))
}

/** A term in a word: the engine's own name for it, or the name of the rule. */
export function nameOfTerm(term: string | ByRule): string {
  if (typeof term === 'string') return term
  requireKind('term', term, BY_RULE)
  return term.rule
}

const BY_RULE: Kind = ['rule', 'a name, or { rule }', isByRule]

/** Whether a term is given by a rule rather than by a name of the engine's own. */
export function isByRule(term: unknown): term is ByRule {
  return typeof term === 'object' && term !== null && 'rule' in term
}
