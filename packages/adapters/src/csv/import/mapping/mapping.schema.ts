import { RefusedInput, type Result } from '@planfold/core'
import { NAMING_FIELDS, refuse, refusalOf } from '@planfold/core/store'
import * as z from 'zod/mini'
import { cellFormatSchema } from './cell-format.schema.ts'
import { conditionSchema } from './condition.schema.ts'
import {
  dayField,
  headingField,
  idField,
  keyField,
  issueOf,
  listOf,
  quantityField,
  ruleNameField,
  textField,
  zoneField,
} from './fields.schema.ts'
import { refuseImport } from '../refusals.ts'
import type { CsvMapping } from './mapping.ts'
import { takeOrSchema, takeSchema } from './take.schema.ts'

const takeText = takeSchema(textField)
const takeQuantity = takeSchema(quantityField)
const takeDay = takeSchema(dayField)
const takeId = takeSchema(idField)
const takeMethod = takeSchema(z.enum(['ofPlan', 'fromBaseline', 'byBaseline']))
const optionalText = z.exactOptional(takeText)
const optionalQuantity = z.exactOptional(takeQuantity)

const asciiSign = z.string().check(z.regex(/^[\t\x20-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E]$/))
const byRule = z.strictObject({ rule: takeSchema(ruleNameField) })
const takeDays = takeSchema(z.int().check(z.minimum(1), z.maximum(3_660_000)))
const takeDigits = takeSchema(z.int().check(z.minimum(0), z.maximum(100)))

const file = z
  .strictObject({
    encoding: z.exactOptional(z.enum(['utf-8', 'windows-1252', 'macintosh'])),
    delimiter: z.exactOptional(asciiSign),
    quote: z.exactOptional(z.union([z.literal('none'), asciiSign])),
    headings: z.exactOptional(z.union([z.int().check(z.minimum(1)), listOf(headingField, 1)])),
    rowNumbers: z.exactOptional(textField),
    quoting: z.exactOptional(z.enum(['strict', 'lenient'])),
    ragged: z.exactOptional(
      z.strictObject({
        short: z.exactOptional(z.enum(['refuse', 'missing'])),
        long: z.exactOptional(z.enum(['refuse', 'ignore'])),
      }),
    ),
  })
  .check((context) => {
    const { delimiter = ',', quote = '"' } = context.value
    if (delimiter !== quote) return
    const remedy = 'Choose another quote, or none.'
    const refusal = refuseImport(
      'AmbiguousFormat',
      'quote',
      quote,
      'another character than the delimiter',
      remedy,
      { other: 'delimiter' },
    )
    context.issues.push(issueOf(refusal, context.value))
  })

/** Keys that are ids, so that none is special to JavaScript. */
function recordOf<Value>(value: z.ZodMiniType<Value>) {
  return z.record(keyField, value)
}

const textByLanguage = takeOrSchema(takeText, 'one of these by language', {
  other: recordOf(takeText),
})

const terms = z.strictObject({
  title: textByLanguage,
  unit: takeOrSchema(takeId, '{ code }', {
    code: z.strictObject({
      code: takeId,
      scale: z.exactOptional(takeDigits),
      per: optionalQuantity,
      title: z.exactOptional(textByLanguage),
      digits: z.exactOptional(takeDigits),
    }),
  }),
  measure: takeOrSchema(
    takeSchema(z.enum(['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps', 'declared'])),
    '{ rule }',
    { rule: byRule },
  ),
  reportedAs: z.exactOptional(takeSchema(z.enum(['increment', 'runningTotal']))),
  direction: z.exactOptional(
    takeSchema(z.enum(['atLeast', 'atMost', 'within', 'exactly', 'byBaseline'])),
  ),
  plan: optionalQuantity,
  baseline: optionalQuantity,
  tolerance: optionalQuantity,
  band: z.exactOptional(z.strictObject({ from: takeQuantity, to: takeQuantity })),
  period: z.strictObject({ from: takeDay, to: takeDay, zone: takeSchema(zoneField) }),
  completion: z.exactOptional(
    takeOrSchema(
      takeSchema(z.enum(['whenReached', 'heldAtDeadline'])),
      '{ sustained } or { rule }',
      {
        sustained: z.strictObject({
          sustained: takeDays,
          days: z.exactOptional(takeSchema(z.enum(['reported']))),
        }),
        rule: byRule,
      },
    ),
  ),
  earlyBy: z.exactOptional(takeDays),
  attainment: z.exactOptional(
    takeOrSchema(takeMethod, '{ rule } or { method }', {
      rule: byRule,
      method: z.strictObject({
        method: takeOrSchema(takeMethod, '{ rule }', { rule: byRule }),
        cap: optionalQuantity,
      }),
    }),
  ),
  status: z.exactOptional(byRule),
  owner: optionalText,
  programme: z.exactOptional(
    takeOrSchema(takeText, '{ names }', {
      names: z.strictObject({
        names: z.readonly(z.array(takeId).check(z.minLength(1), z.maxLength(100))),
      }),
    }),
  ),
  weight: optionalQuantity,
  labels: z.exactOptional(recordOf(takeText)),
})

const FIGURES = ['quantity', 'numerator', 'steps', 'done'] as const

const report = z
  .strictObject({
    when: z.exactOptional(conditionSchema),
    slot: z.exactOptional(textField),
    key: z.exactOptional(listOf(headingField)),
    target: z.exactOptional(takeId),
    quantity: optionalQuantity,
    numerator: optionalQuantity,
    denominator: optionalQuantity,
    steps: optionalQuantity,
    done: z.exactOptional(takeDay),
    on: z.exactOptional(takeDay),
    over: z.exactOptional(z.strictObject({ from: takeDay, to: takeDay })),
    series: z.exactOptional(takeId),
    status: z.exactOptional(takeSchema(z.enum(['estimated', 'provisional', 'final']))),
    note: optionalText,
    unit: z.exactOptional(takeId),
    parts: z.exactOptional(recordOf(takeQuantity)),
  })
  .check((context) => {
    const { value } = context
    const figures = FIGURES.filter((figure) => value[figure] !== undefined)
    if (
      figures.length !== 1 ||
      (value.numerator === undefined) !== (value.denominator === undefined)
    ) {
      const expected = 'one of quantity, numerator with denominator, steps, and done'
      const remedy = 'Give one figure; further ones are reports of their own.'
      const refusal = refuseImport('InvalidReport', '', figures, expected, remedy, {
        figures: FIGURES,
      })
      context.issues.push(issueOf(refusal, value))
    } else if (value.on === undefined && value.done === undefined) {
      const remedy = 'Say which day the figure is true for.'
      const refusal = refuse('MissingField', 'on', undefined, 'where the day is taken from', remedy)
      context.issues.push(issueOf(refusal, value))
    }
  })

const row = z.strictObject({
  when: z.exactOptional(conditionSchema),
  target: takeId,
  terms: z.exactOptional(terms),
  reports: z.exactOptional(listOf(report)),
})

export const mappingSchema = z.strictObject({
  name: keyField.check(z.maxLength(64)),
  file: z.exactOptional(file),
  cells: z.exactOptional(cellFormatSchema),
  columns: z.exactOptional(z.record(headingField, cellFormatSchema)),
  skip: z.exactOptional(listOf(z.strictObject({ when: conditionSchema, reason: textField }))),
  rows: listOf(row, 1),
  changed: z.exactOptional(z.enum(['refuse', 'correct'])),
})

/**
 * The door for mappings: checks every field, and gives a copy that shares nothing with the input. The
 * refusal names the first fault found.
 */
export function parseCsvMapping(input: unknown): Result<CsvMapping> {
  const json = jsonOf(input)
  if (json.length > LONGEST_MAPPING) {
    const expected = `a mapping of at most ${LONGEST_MAPPING} characters as JSON`
    const remedy = 'Derive long tables of words by a function, or take several mappings.'
    const refusal = refuseImport('MappingTooLong', '', json.length, expected, remedy, {
      most: LONGEST_MAPPING,
    })
    return { ok: false, refusal }
  }
  const copy = copyOf(json)
  const parsed = mappingSchema.safeParse(copy, NAMING_FIELDS)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, refusal: refusalOf(parsed.error, copy) }
}

/**
 * Checks a mapping; throws {@link RefusedInput} where {@link parseCsvMapping} refuses.
 *
 * @example
 * const mapping = csvMapping({
 *   name: 'readings',
 *   rows: [
 *     {
 *       target: { column: 'Indicator' },
 *       reports: [{ quantity: { column: 'Value' }, on: { column: 'Day' } }],
 *     },
 *   ],
 * })
 */
export function csvMapping(input: CsvMapping): CsvMapping {
  const parsed = parseCsvMapping(input)
  if (parsed.ok) return parsed.value
  throw new RefusedInput(parsed.refusal)
}

/** Deep enough for any condition that a person can still read. */
const DEEPEST = 64

/** So that what a mapping is made into is bounded, too. */
const LONGEST_MAPPING = 1_048_576

/** Empty for what is no JSON. */
function jsonOf(input: unknown): string {
  try {
    return JSON.stringify(input) ?? ''
  } catch {
    return ''
  }
}

/**
 * As JSON has it, so that fields explicitly undefined count as absent; what is no JSON is no mapping,
 * nor is what lies too deep or has a key that JavaScript treats specially.
 */
function copyOf(json: string): unknown {
  if (json === '') return undefined
  const copy = JSON.parse(json) as unknown
  return isSound(copy, 0) ? copy : undefined
}

function isSound(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth > DEEPEST || Object.hasOwn(value, '__proto__')) return false
  return Object.values(value).every((member) => isSound(member, depth + 1))
}
