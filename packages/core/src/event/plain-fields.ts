import { parseDay, type Day } from '../period/day.ts'
import type { Result } from '../refusal/result.ts'
import { LONGEST_TEXT } from './fields.schema.ts'
import { parseEventId, parseId, type CommitId, type EventId, type TargetId } from './identifiers.ts'
import type { DaySpan } from './terms.ts'

// What the fields of an event may hold, told without the schema; whatever is doubtful is not told.

export type Fields = Readonly<Record<string, unknown>>

/** Whether an object has as many fields of its own as were found in it, some of them optional. */
export function hasNoMore(found: Fields, required: number, optional: readonly unknown[]): boolean {
  let fields = required
  for (const value of optional) if (value !== undefined) fields += 1
  return Object.keys(found).length === fields
}

export function isFields(found: unknown): found is Fields {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}

/** An id of a target or a commit, or the name of a series. */
export function isId(found: unknown): found is TargetId & CommitId {
  return isAsParsed(found, parseId(found))
}

export function isEventId(found: unknown): found is EventId {
  return isAsParsed(found, parseEventId(found))
}

function isAsParsed(found: unknown, parsed: Result<string>): boolean {
  return parsed.ok && parsed.value === found
}

export function isDay(found: unknown): found is Day {
  return parseDay(found).ok
}

export function isText(found: unknown): found is string {
  return typeof found === 'string' && found !== '' && found.length <= LONGEST_TEXT
}

export function isTextIfAny(found: unknown): found is string | undefined {
  return found === undefined || isText(found)
}

/** A name that is compared, in composed form. */
export function isName(found: unknown): found is string {
  return isText(found) && found.normalize('NFC') === found
}

export function isOneOf<Value>(found: unknown, values: readonly Value[]): found is Value {
  return (values as readonly unknown[]).includes(found)
}

/** A whole number within two bounds, both included. */
export function isWhole(found: unknown, least: number, most: number): found is number {
  return Number.isSafeInteger(found) && (found as number) >= least && (found as number) <= most
}

/** A copy of a record whose keys are ids; undefined where one is none, or a value is not what it has to be. */
export function recordOf<Value>(
  found: unknown,
  is: (value: unknown) => value is Value,
): Readonly<Record<string, Value>> | undefined {
  if (!isFields(found) || Object.getPrototypeOf(found) !== Object.prototype) return undefined
  const copy: Record<string, Value> = {}
  for (const key of Reflect.ownKeys(found)) {
    if (!isId(key)) return undefined
    const value = found[key]
    if (!is(value)) return undefined
    copy[key] = value
  }
  return copy
}

export function spanIn(found: unknown): DaySpan | undefined {
  if (!isFields(found)) return undefined
  const { from, to } = found
  return isDay(from) && isDay(to) && hasNoMore(found, 2, []) ? { from, to } : undefined
}
