import type { ByRule } from '../../event/rule-name.ts'

/**
 * The reference knows the engine's own terms and no rules: those are held against it by rules that do
 * again what the engine does.
 */
export function noReference({ rule }: ByRule): TypeError {
  return new TypeError(`there is no reference for the rule ${rule}`)
}
