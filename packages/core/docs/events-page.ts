import { readFileSync } from 'node:fs'
import { DATA, eventSchema } from '../src/event/event.schema.ts'
import type { TargetEventType } from '../src/event/events.ts'
import { VERSIONS } from '../src/event/versions.ts'
import { declarationsIn } from './declarations.ts'
import { FIELD_MEANINGS, MEANINGS } from './event-meanings.ts'
import { formOf, wordsFor, type Form } from './forms.ts'
import { tableOf } from './markdown-table.ts'

const SOURCES = ['event/events.ts', 'event/terms.ts', 'period/period.ts']
const declarations = declarationsIn(
  SOURCES.map((path) => new URL(`../src/${path}`, import.meta.url)),
)
const types = Object.keys(DATA) as readonly TargetEventType[]

/** The page about the events: from the schemas, the docstrings and the golden files. */
export function eventsPage(): string {
  const intro = readFileSync(new URL('events-intro.md', import.meta.url), 'utf8')
  return [intro.trim(), envelopeTable(), ...types.map(sectionOf)].join('\n\n') + '\n'
}

function envelopeTable(): string {
  const [form] = formOf(eventSchema).oneOf ?? []
  if (form === undefined) throw new Error('The event schema is no union of objects.')
  const { properties } = form
  // These differ from type to type.
  const v = { type: 'integer', minimum: 1 }
  const differing = { type: { title: 'text' }, v, data: { title: 'object' } }
  return fieldTable('envelope', 'Envelope', {
    ...form,
    properties: { ...properties, ...differing },
  })
}

function sectionOf(type: TargetEventType): string {
  const [means, written] = MEANINGS[type]
  const data = declarations.dataOf(type)
  const first = types.find((other) => declarations.dataOf(other) === data) ?? type
  const golden = new URL(`../src/event/golden/${type}.v${VERSIONS[type]}.json`, import.meta.url)
  return [
    `## ${type}`,
    means,
    `Written by ${written}`,
    first === type
      ? fieldTable(type, data, formOf(DATA[type]))
      : `The fields are those of [${first}](#${first.toLowerCase()}).`,
    '```json',
  ]
    .join('\n\n')
    .concat('\n', readFileSync(golden, 'utf8').trim(), '\n```')
}

function fieldTable(path: string, type: string, form: Form): string {
  const rows = rowsOf(path, type, form)
  return tableOf([['field', 'form', 'meaning'], ...rows])
}

function rowsOf(
  path: string,
  type: string,
  { properties = {}, required = [] }: Form,
  prefix = '',
): readonly (readonly string[])[] {
  return Object.entries(properties).flatMap(([name, form]) => {
    const inner = declarations.typeOf(type, name)
    const borrowed = prefix === '' ? borrowedForm(path, form) : undefined
    const isObject = form.properties !== undefined && borrowed === undefined
    const row = [
      `\`${prefix}${name}${required.includes(name) ? '' : '?'}\``,
      borrowed ?? (isObject ? 'object' : wordsFor(form)),
      meaningOf(path, type, name),
    ]
    const rest =
      isObject && inner !== undefined
        ? rowsOf(`${path}.${name}`, inner, form, `${prefix}${name}.`)
        : []
    return [row, ...rest]
  })
}

/** How an object is written whose fields are those of another event, some or all. */
function borrowedForm(path: string, form: Form): string | undefined {
  const names = Object.keys(form.properties ?? {})
  const lender = (['TargetSet', 'ProgressReported'] as const).find((type) => {
    const lent = Object.keys(formOf(DATA[type]).properties ?? {})
    return type !== path && names.length > 0 && names.every((name) => lent.includes(name))
  })
  if (lender === undefined) return undefined
  const link = `[${lender}](#${lender.toLowerCase()})`
  const left = Object.keys(formOf(DATA[lender]).properties ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => `\`${name}\``)
  const fields = `${link}${left.length === 0 ? '' : ` without ${left.join(', ')}`}`
  const clearable = Object.entries(form.properties ?? {})
    .filter(([, field]) => field.anyOf?.some((one) => one.type === 'null'))
    .map(([name]) => `\`${name}\``)
  if (clearable.length === 0) return `as ${fields}`
  return `any of ${fields}; \`null\` takes out ${clearable.join(', ')}`
}

function meaningOf(path: string, type: string, name: string): string {
  const meaning = FIELD_MEANINGS[`${path}.${name}`] ?? declarations.meaningOf(type, name)
  if (meaning === undefined) throw new Error(`Say in event-meanings.ts what ${path}.${name} means.`)
  return meaning
}
