import type * as z from 'zod/mini'
import { refusalUnder, refuse, type Refusal } from '../refusal/refusal.ts'

/** The refusal behind the first thing a schema found wrong. */
export function refusalOf(error: z.core.$ZodError, input: unknown): Refusal {
  const [issue] = error.issues
  if (issue === undefined) return refuse('InvalidField', '', input, 'valid data', 'Correct it.')
  const path = issue.path.map(String)
  const field = path.join('.')
  const found = valueAt(input, issue.path)
  switch (issue.code) {
    case 'custom': {
      const refusal = issue.params?.['refusal'] as Refusal | undefined
      if (refusal !== undefined) return field === '' ? refusal : refusalUnder(field, refusal)
      break
    }
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      const remedy = 'Remove it, or put data of your own under ext.'
      const unknown = [...path, key].join('.')
      return refuse('UnknownField', unknown, valueAt(found, [key]), 'no such field', remedy)
    }
    case 'invalid_key': {
      const inner = issue.issues[0]
      const refusal = inner?.code === 'custom' ? (inner.params?.['refusal'] as Refusal) : undefined
      if (refusal !== undefined) return refusalUnder(field, refusal)
      break
    }
    case 'invalid_type':
      if (found === undefined && field !== '') {
        return refuse('MissingField', field, undefined, issue.expected, `Give ${field}.`)
      }
      return refuse('InvalidField', field, found, issue.expected, 'Give a value of that type.')
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ')
      return refuse('InvalidField', field, found, `one of ${values}`, 'Choose one of these.')
    }
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
      const expected = options.length > 0 ? `one of ${options.join(', ')}` : 'a valid form'
      return refuse('InvalidField', field, found, expected, 'Choose one of these.')
    }
    case 'too_small':
      return refuse('InvalidField', field, found, `at least ${issue.minimum}`, 'Give more.')
    case 'too_big':
      return refuse('InvalidField', field, found, `at most ${issue.maximum}`, 'Give less.')
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_element':
      break
    default:
      issue satisfies never
  }
  return refuse('InvalidField', field, found, 'a valid value', 'Correct it.')
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
