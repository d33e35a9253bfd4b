import * as z from 'zod/mini'
import {
  CANONICAL,
  eventIdField,
  jsonObjectField,
  ruleNameField,
  textField,
} from '../src/event/fields.schema.ts'

/** What is used here of a JSON schema. */
export interface Form {
  readonly title?: string
  readonly type?: string
  readonly const?: string | number
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Form
  readonly anyOf?: readonly Form[]
  readonly oneOf?: readonly Form[]
  readonly properties?: Readonly<Record<string, Form>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Form | false
}

const NAMED = new Map<unknown, string>([
  [CANONICAL.quantity, 'quantity'],
  [CANONICAL.day, 'day'],
  [CANONICAL.moment, 'moment'],
  [CANONICAL.zone, 'zone'],
  [eventIdField, 'event id'],
  [ruleNameField, 'rule name'],
  [textField, 'text'],
  [jsonObjectField, 'JSON object'],
])

/** The form a schema asks for. Strings checked by neither name nor length are ids. */
export function formOf(schema: z.ZodMiniType): Form {
  return z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const name = NAMED.get(zodSchema)
      const isPlain = jsonSchema.title === undefined && jsonSchema.type === 'string'
      if (name !== undefined) jsonSchema.title = name
      else if (isPlain && !('enum' in jsonSchema || 'const' in jsonSchema)) jsonSchema.title = 'id'
    },
  }) as Form
}

/** The form in words, for one line. */
export function wordsFor(form: Form): string {
  if (form.title !== undefined) return form.title
  if (form.const !== undefined) return `\`${JSON.stringify(form.const)}\``
  if (form.enum !== undefined) return form.enum.map((value) => `\`"${value}"\``).join(', ')
  if (form.anyOf !== undefined) return form.anyOf.map(wordsFor).join('; or ')
  if (form.items !== undefined) return `array of ${wordsFor(form.items)}`
  if (form.type === 'integer') return wordsForInteger(form)
  if (form.properties !== undefined) return `\`{ ${fieldsOf(form).join(', ')} }\``
  if (form.additionalProperties) return `object of ${wordsFor(form.additionalProperties)}, by id`
  return form.type ?? 'anything'
}

/** The names of an object's fields, those that may be absent with a question mark. */
function fieldsOf({ properties = {}, required = [] }: Form): readonly string[] {
  return Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`))
}

function wordsForInteger({ minimum, maximum }: Form): string {
  const least = minimum === undefined ? '' : `, ${minimum} or more`
  return maximum === undefined || maximum === Number.MAX_SAFE_INTEGER
    ? `whole number${least}`
    : `whole number, ${minimum} to ${maximum}`
}
