import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseCommand } from '../decider/command.schema.ts'
import { termText } from '../history/term-text.ts'
import { CANONICAL } from './fields.schema.ts'
import { termsPatchSchema, termsSchema } from './terms.schema.ts'
import {
  CLEARABLE_TERMS,
  FIXED_TERMS,
  PROMISE_TERMS,
  TERMS,
  type TargetTerms,
  type Term,
} from './terms.ts'

const GOLDEN = new URL('golden/', import.meta.url)

interface Golden {
  readonly type: string
  readonly data: object
}

function goldenTerms(type: string, of: (data: object) => object): Record<string, unknown> {
  const files = readdirSync(GOLDEN).filter((name) => name.startsWith(type))
  const data = files.map(
    (name) => JSON.parse(readFileSync(new URL(name, GOLDEN), 'utf8')) as Golden,
  )
  return Object.assign({}, ...data.map((event) => of(event.data))) as Record<string, unknown>
}

const set = goldenTerms('TargetSet', (data) => data)
const revised = goldenTerms('TargetRevised', (data) => ('set' in data ? (data.set as object) : {}))
const terms = Object.keys(TERMS) as Term[]

test('each term stands in a golden event that sets a target', () => {
  expect(terms.filter((term) => set[term] === undefined)).toEqual([])
  expect(terms.filter((term) => termsSchema(CANONICAL).shape[term] === undefined)).toEqual([])
})

test('a golden event takes a term away', () => {
  expect(Object.values(revised)).toContain(null)
})

test.each(terms)('%s is read alone in a patch, and told in words', (term) => {
  const value = set[term]
  const patch = termsPatchSchema(CANONICAL)
  expect(patch.safeParse({ [term]: value }).data).toEqual({ [term]: value })
  const told = termText(term, value as Required<TargetTerms>[Term])
  expect(told).not.toBe('')
  expect(told).not.toContain('undefined')
})

test.each(terms)('%s is taken away by null where it may be absent, and nowhere else', (term) => {
  const isClearable = TERMS[term].given === 'orNot'
  expect(termsPatchSchema(CANONICAL).safeParse({ [term]: null }).success).toBe(isClearable)
  const revision = { type: 'ReviseTarget', target: 't', kind: 'change', reason: 'r' }
  expect(parseCommand({ ...revision, set: { [term]: null } }).ok).toBe(isClearable)
})

test.each(terms)('%s may be left out of a command unless it is always given', (term) => {
  const command = { type: 'SetTarget', target: 't', ...set }
  const { derived: _, [term]: left, ...rest } = command as Record<string, unknown>
  const parsed = parseCommand(rest)
  expect(left).toBeDefined()
  expect(parsed.ok).toBe(TERMS[term].given !== 'always')
  if (!parsed.ok) expect(parsed.refusal).toMatchObject({ code: 'MissingField', field: term })
})

test('what reports are read by is of the promise', () => {
  expect(FIXED_TERMS).toEqual(['measure', 'reportedAs', 'unit'])
  for (const term of FIXED_TERMS) expect(PROMISE_TERMS).toContain(term)
  expect(PROMISE_TERMS).not.toContain('title')
  expect(CLEARABLE_TERMS).not.toContain('title')
})
