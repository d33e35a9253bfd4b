import { parseId } from '../event/identifiers.ts'
import { parseRuleName, type RuleName } from '../event/rule-name.ts'
import type { Bounds } from '../refusal/parameters.ts'
import { RefusedInput } from '../refusal/planfold-error.ts'
import { refuse } from '../refusal/refusal.ts'
import { readFields, reading } from '../refusal/reading.ts'
import { accepted, resultUnder, valueOf } from '../refusal/result.ts'
import { nearestName, unknownField } from '../refusal/unknown-field.ts'

// What the makers of rules check, each a part that would otherwise fail only when it is asked.

/** The checked name of a rule. */
export function mintedName({ name }: { readonly name: unknown }): RuleName {
  return valueOf(resultUnder('name', parseRuleName(name)))
}

/**
 * The parts a rule is to be made of, each read once; throws {@link RefusedInput} where that fails. A
 * rule may keep fields of its own beside them, but none that is probably a part misspelt.
 */
export function readParts<Parts extends object>(
  given: Parts,
  names: readonly (keyof Parts & string)[],
): Parts {
  const parts = valueOf(readFields(given, names)) as Parts
  const missing = names.filter((name) => parts[name] === undefined)
  const misspelt = Object.keys(given)
    .filter((name) => !names.some((known) => known === name))
    .find((name) => nearestName(name, missing) !== undefined)
  if (misspelt === undefined) return parts
  throw new RefusedInput(unknownField(misspelt, undefined, missing))
}

/**
 * A function among the parts of a rule, bound to the object it comes from, so that one with a class is
 * as good as a literal; throws where it is none.
 */
export function requireFunction<Parts extends object, Field extends keyof Parts & string>(
  parts: Parts,
  field: Field,
  owner: Parts,
): Parts[Field] {
  const found = parts[field]
  if (typeof found !== 'function') {
    throw invalidRule(field, found, 'a function', { types: ['function'] })
  }
  return (found as CallableFunction).bind(owner) as Parts[Field]
}

/** The value at a field; throws where it is not one of those it may be. */
export function requireOneOf<Value extends string>(
  field: string,
  found: Value,
  values: readonly Value[],
): Value {
  if (!values.includes(found)) {
    throw invalidRule(field, found, `one of ${values.join(', ')}`, { allowed: values })
  }
  return found
}

/** Names a rule declares, each an id and none twice, as a frozen copy of the list. */
export function requireNames<Name extends string>(
  field: string,
  found: readonly Name[],
): readonly Name[] {
  const read = reading(found, () => {
    if (!Array.isArray(found)) {
      throw invalidRule(field, found, 'a list of names', { types: ['array'] })
    }
    const names = new Set<Name>()
    for (const [place, name] of found.entries()) {
      valueOf(resultUnder(`${field}.${place}`, parseId(name)))
      if (names.has(name)) {
        throw invalidRule(`${field}.${place}`, name, 'no name twice', { types: ['newName'] })
      }
      names.add(name)
    }
    return accepted(Object.freeze([...names]))
  })
  return valueOf(resultUnder(field, read))
}

export function invalidRule(
  field: string,
  found: unknown,
  expected: string,
  parameters: Bounds,
): RefusedInput {
  const remedy = 'Complete the rule before it is given to the engine.'
  return new RefusedInput(refuse('InvalidRule', field, found, expected, remedy, parameters))
}
