import type * as z from 'zod/mini'
import type { Bounds } from '../refusal/parameters.ts'
import { requireKind, type Kind } from '../refusal/kinds.ts'
import { refusalUnder, refuse, type Refusal } from '../refusal/refusal.ts'
import { unknownField } from '../refusal/unknown-field.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** What a schema of zod found wrong with an input. */
export interface SchemaError {
  readonly issues: readonly object[]
}

/**
 * The refusal behind the first thing that a schema of zod found wrong; for doors of one's own. A
 * custom issue may carry a refusal under `params.refusal`.
 */
export function refusalOf(error: SchemaError, input: unknown): Refusal {
  requireKind('error', error, SCHEMA_ERROR)
  const issues = error.issues as readonly Issue[]
  const [first] = issues
  // What is missing was probably written under another name.
  const isMissing = first !== undefined && valueAt(input, first.path) === undefined
  const misspelt = isMissing ? issues.find(({ code }) => code === 'unrecognized_keys') : undefined
  const issue = misspelt ?? first
  if (issue === undefined) return refuse('InvalidField', '', input, 'valid data', 'Correct it.')
  return refusalOfIssue(issue, [], input)
}

const SCHEMA_ERROR: Kind = [
  'error',
  'what a schema found wrong: { issues }',
  (found) => Array.isArray((found as Partial<SchemaError>).issues),
]

const KNOWN = 'known fields: '

/**
 * What to parse with, so that {@link refusalOf} can say which name was probably meant by a field that
 * an object has none of: a schema alone does not tell what its fields are.
 */
export const NAMING_FIELDS: Readonly<z.core.ParseContext<z.core.$ZodIssue>> = Object.freeze({
  error: (issue: z.core.$ZodRawIssue) => {
    if (issue.code !== 'unrecognized_keys') return undefined
    // oxlint-disable-next-line no-underscore-dangle -- where zod keeps what a schema was made of
    const { def } = issue.inst?._zod ?? {}
    return def !== undefined && 'shape' in def
      ? `${KNOWN}${Object.keys(def.shape as object).join(' ')}`
      : undefined
  },
})

/** The names that {@link NAMING_FIELDS} left in a message. */
function namesIn(message: string): readonly string[] {
  return message.startsWith(KNOWN) ? message.slice(KNOWN.length).split(' ') : []
}

function refusalOfIssue(issue: Issue, parent: Path, input: unknown): Refusal {
  const path = [...parent, ...issue.path]
  const field = path.map(String).join('.')
  const found = valueAt(input, path)
  switch (issue.code) {
    case 'custom': {
      const refusal = issue.params?.['refusal'] as Refusal | undefined
      if (refusal !== undefined) return field === '' ? refusal : refusalUnder(field, refusal)
      break
    }
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      const unknown = field === '' ? key : `${field}.${key}`
      return unknownField(unknown, valueAt(found, [key]), namesIn(issue.message))
    }
    case 'invalid_key': {
      const inner = issue.issues[0]
      const refusal = inner?.code === 'custom' ? (inner.params?.['refusal'] as Refusal) : undefined
      if (refusal !== undefined) return refusalUnder(field, refusal)
      break
    }
    case 'invalid_type': {
      const expected = nounOf(issue.expected)
      return missingOrInvalid(field, found, expected, `Give ${expected}.`, boundsOf([issue]))
    }
    case 'invalid_value':
      return missingOrInvalid(
        field,
        found,
        oneOf(issue.values),
        'Choose one of these.',
        boundsOf([issue]),
      )
    case 'invalid_union':
      return refusalOfUnion(issue, path, input)
    case 'too_small':
      return issue.origin === 'string'
        ? refuse('InvalidField', field, found, 'text that is not empty', 'Write something.', {
            types: ['string'],
            least: 1,
          })
        : refuse('InvalidField', field, found, `${issue.minimum} or more`, 'Give a greater one.', {
            least: Number(issue.minimum),
          })
    case 'too_big':
      return issue.origin === 'string'
        ? refuse(
            'InvalidField',
            field,
            found,
            `at most ${issue.maximum} characters`,
            'Shorten it.',
            {
              types: ['string'],
              most: Number(issue.maximum),
            },
          )
        : refuse('InvalidField', field, found, `${issue.maximum} or less`, 'Give a smaller one.', {
            most: Number(issue.maximum),
          })
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      break
    default:
      issue satisfies never
  }
  return refuse('InvalidField', field, found, 'a valid value', 'Correct it.')
}

function missingOrInvalid(
  field: string,
  found: unknown,
  expected: string,
  remedy: string,
  bounds: Bounds,
): Refusal {
  return found === undefined && field !== ''
    ? refuse('MissingField', field, undefined, expected, 'Add this field.', bounds)
    : refuse('InvalidField', field, found, expected, remedy, bounds)
}

/** The refusal of the form that was meant, where that can be told; else all forms there are. */
function refusalOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  input: unknown,
): Refusal {
  const field = path.map(String).join('.')
  const found = valueAt(input, path)
  if ('options' in issue && Array.isArray(issue.options)) {
    return missingOrInvalid(field, found, oneOf(issue.options), 'Choose one of these.', {
      allowed: issue.options.map(String),
    })
  }
  const [meant] = issue.errors
    .filter(([first]) => first !== undefined && !isOfAnotherKind(first))
    .toSorted((a, b) => a.length - b.length)
  const [first] = meant ?? []
  if (first !== undefined) return refusalOfIssue(first, path, input)
  const expected = issue.errors.flatMap(([kind]) => (kind === undefined ? [] : formOf(kind)))
  const forms = [...new Set(expected)].join(', or ')
  const bounds = boundsOf(issue.errors.flatMap(([kind]) => (kind === undefined ? [] : [kind])))
  return missingOrInvalid(field, found, forms, 'Choose one of these forms.', bounds)
}

/** Whether the value is not of the kind that a form of a union takes, so that it was not meant. */
function isOfAnotherKind({ code, path }: Issue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')
}

function formOf(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_type') return [nounOf(issue.expected)]
  return issue.code === 'invalid_value' ? [oneOf(issue.values)] : []
}

/** What {@link formOf} says, for programs. */
function boundsOf(issues: readonly Issue[]): Bounds {
  const types = new Set<string>()
  const allowed = new Set<string>()
  for (const issue of issues) {
    if (issue.code === 'invalid_type') types.add(kindOf(issue.expected))
    if (issue.code === 'invalid_value') for (const value of issue.values) allowed.add(String(value))
  }
  return {
    ...(types.size > 0 && { types: [...types] }),
    ...(allowed.size > 0 && { allowed: [...allowed] }),
  }
}

function kindOf(expected: string): string {
  if (expected === 'record') return 'object'
  return expected === 'int' || expected === 'number' ? 'integer' : expected
}

function nounOf(kind: string): string {
  switch (kind) {
    case 'string':
      return 'text'
    case 'int':
    case 'number':
      return 'a whole number'
    case 'array':
      return 'an array'
    case 'object':
    case 'record':
      return 'an object'
    default:
      return kind
  }
}

function oneOf(values: readonly unknown[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
