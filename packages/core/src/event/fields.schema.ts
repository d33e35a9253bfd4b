import * as z from 'zod/mini'
import { parseDay, type Day } from '../period/day.ts'
import { isMoment, parseMoment, type Moment } from '../period/moment.ts'
import { parseZone, type Zone } from '../period/zone.ts'
import { parseQuantity, type Quantity } from '../quantity/quantity.ts'
import { refuse, type Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import { parseEventId, parseId, type EventId } from './identifiers.ts'
import { parseRuleName, type RuleName } from './rule-name.ts'
import type { Json } from './events.ts'

/**
 * The fields that events and commands are made of, in the form that a door takes them in. Events
 * must hold the one canonical form; commands may hold whatever can be read as one.
 */
export interface Fields {
  readonly quantity: z.ZodMiniType<Quantity>
  readonly day: z.ZodMiniType<Day>
  readonly moment: z.ZodMiniType<Moment>
  readonly zone: z.ZodMiniType<Zone>
}

const PROTO = '__proto__'

type Parse<T> = (input: unknown) => Result<T>

/** What an event may hold: exactly the form that parsing would give. */
export const CANONICAL: Fields = {
  quantity: canonical(parseQuantity),
  day: canonical(parseDay),
  moment: canonical(parseMoment, isMoment),
  zone: canonical(parseZone),
}

/** What a command may hold: anything that parses; it comes out canonical. */
export const READABLE: Fields = {
  quantity: readable(parseQuantity),
  day: readable(parseDay),
  moment: readable(parseMoment),
  zone: readable(parseZone),
}

/** An id of the given brand. */
export function idField<Id extends string = string>(): z.ZodMiniType<Id> {
  return canonical(parseId as Parse<Id>)
}

/** The id of an event. */
export const eventIdField: z.ZodMiniType<EventId> = canonical(parseEventId)

/** The name of a rule. */
export const ruleNameField: z.ZodMiniType<RuleName> = canonical(parseRuleName)

/** `isCanonical` is a quicker way of telling that parsing would change nothing, where there is one. */
function canonical<T extends string>(
  parse: Parse<T>,
  isCanonical: (value: unknown) => boolean = () => false,
): z.ZodMiniType<T> {
  const schema = z.string().check((context) => {
    if (isCanonical(context.value)) return
    const parsed = parse(context.value)
    if (!parsed.ok) context.issues.push(issueOf(parsed.refusal, context.value))
    else if (parsed.value !== context.value) {
      context.issues.push(issueOf(notCanonical(context.value, parsed.value), context.value))
    }
  })
  return schema as z.ZodMiniType<string> as z.ZodMiniType<T>
}

function readable<T>(parse: Parse<T>): z.ZodMiniType<T> {
  return z.pipe(
    z.unknown(),
    z.transform((input: unknown, context) => {
      const parsed = parse(input)
      if (parsed.ok) return parsed.value
      context.issues.push(issueOf(parsed.refusal, input))
      return z.NEVER
    }),
  )
}

/** A refusal in the form a schema reports. */
export function issueOf(
  refusal: Refusal,
  input: unknown,
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, params: { refusal }, continue: false }
}

function notCanonical(found: string, canonical: string): Refusal {
  if (found.normalize('NFC') === canonical) {
    const remedy = "Compose it: text.normalize('NFC') in JavaScript."
    return refuse('NotCanonical', '', found, "Unicode's composed form (NFC)", remedy, {
      canonical: 'NFC',
    })
  }
  const remedy = `Write it as ${JSON.stringify(canonical)}.`
  return refuse('NotCanonical', '', found, 'the canonical form', remedy, { canonical })
}

/** Most UTF-16 code units of a text. */
export const LONGEST_TEXT = 100_000

/** A text for people or machines, kept to the letter; not empty. */
export const textField = z.string().check(z.minLength(1), z.maxLength(LONGEST_TEXT))

/** A name that is compared, in composed form. */
export const nameField = textField.check((context) => {
  const { value } = context
  const composed = value.normalize('NFC')
  if (composed !== value) context.issues.push(issueOf(notCanonical(value, composed), value))
})

/** A record passes over an own `__proto__`, so that it would be lost and not refused. */
const withoutProto = z.unknown().check((context) => {
  const { value } = context
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, PROTO)) return
  const parsed = parseId(PROTO)
  if (!parsed.ok) context.issues.push({ ...issueOf(parsed.refusal, value), path: [PROTO] })
})

/** A record whose keys are ids, so that no key is special to JavaScript. */
export function recordField<T>(
  value: z.ZodMiniType<T>,
): z.ZodMiniType<Readonly<Record<string, T>>> {
  return z.pipe(withoutProto, z.record(idField(), value))
}

/** A JSON object, passed on as a copy that shares nothing with the caller's. */
export const jsonObjectField: z.ZodMiniType<{ readonly [key: string]: Json }> = readable(
  (input) => {
    const walk = new JsonWalk()
    const fault = isPlainObject(input) ? walk.faultIn(input, 0) : NO_OBJECT
    if (fault !== undefined) {
      const [name, words] = fault
      const expected = `plain JSON data, found ${words}; as a whole`
      const remedy =
        'Give a JSON object of text, finite numbers, booleans, null, arrays and objects.'
      // What is too large to walk is too large to show.
      const shown = walk.isTooLarge ? Object.prototype.toString.call(input) : input
      return refused(refuse('InvalidExt', '', shown, expected, remedy, { fault: name }))
    }
    return accepted(JSON.parse(JSON.stringify(input)) as { readonly [key: string]: Json })
  },
)

/** What would not survive: for programs, and in words. */
type Fault = readonly [name: string, words: string]

const NO_OBJECT: Fault = ['notAnObject', 'no plain object']

const DEEPEST = 64
const MOST_VALUES = 100_000

/** Looks for what would not survive a round trip through JSON, within bounds. */
class JsonWalk {
  #values = 0

  get isTooLarge(): boolean {
    return this.#values > MOST_VALUES
  }

  /** Names the first fault; undefined where there is none. */
  faultIn(value: unknown, depth: number): Fault | undefined {
    // Objects that share members may be small and yet endless to walk.
    this.#values++
    if (this.isTooLarge) return ['tooManyValues', `more than ${MOST_VALUES} values`]
    if (depth > DEEPEST) return ['tooDeep', `nesting deeper than ${DEEPEST}`]
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return undefined
      case 'number':
        if (Object.is(value, -0)) return ['number', 'the number -0']
        return Number.isFinite(value) ? undefined : ['number', `the number ${value}`]
      case 'object':
        return value === null ? undefined : this.#faultInObject(value, depth)
      default:
        return ['type', value === undefined ? 'undefined' : `a ${typeof value}`]
    }
  }

  #faultInObject(value: object, depth: number): Fault | undefined {
    if (!Array.isArray(value) && !isPlainObject(value)) return ['class', 'an object with a class']
    if (Object.getOwnPropertySymbols(value).length > 0) return ['symbol', 'a symbol as a key']
    // An array of length n with fewer members has holes, which JSON would fill with null.
    const members: readonly unknown[] = Object.values(value)
    if (Array.isArray(value) && members.length !== value.length)
      return ['holes', 'an array with holes']
    for (const member of members) {
      const fault = this.faultIn(member, depth + 1)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value) as object | null
  // The prototype of plain objects, of this realm or another, is the one that has none itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
