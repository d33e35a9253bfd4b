import * as z from 'zod/mini'
import { compareQuantities } from '../quantity/arithmetic.ts'
import { quantity } from '../quantity/quantity.ts'
import { refuse } from '../refusal/refusal.ts'
import {
  idField,
  issueOf,
  nameField,
  recordField,
  ruleNameField,
  textField,
  type Fields,
} from './fields.schema.ts'

const ZERO = quantity('0')

const MEASURE = z.enum(['sum', 'latest', 'average', 'max', 'min', 'ratio', 'steps', 'declared'])

/** A term that a rule stands for, by its name. */
const byRuleField = z.strictObject({ rule: ruleNameField })

/** How attainment is worked out, without its cap: the forms there are. */
export const METHODS = [z.enum(['ofPlan', 'fromBaseline']), byRuleField] as const

/** Days before the deadline that count as early; also the run of a sustained completion. */
const daysField = z.int().check(z.minimum(1), z.maximum(3_660_000))

/** A text, or one by language. */
const titleField = z.union([textField, recordField(textField)])

const digitsField = z.int().check(z.minimum(0), z.maximum(100))

function unitField({ quantity }: Fields) {
  const shape = z.strictObject({
    code: idField(),
    scale: z.exactOptional(digitsField),
    per: z.exactOptional(quantity),
    title: z.exactOptional(titleField),
    digits: z.exactOptional(digitsField),
  })
  return shape.check((context) => {
    const { per } = context.value
    if (per === undefined || compareQuantities(per, ZERO) > 0) return
    const remedy = 'Give what the ratio is out of, such as 100 for per cent.'
    const refusal = refuse('InvalidPer', 'per', per, 'a number above 0', remedy)
    context.issues.push(issueOf(refusal, context.value))
  })
}

/** The terms of a target with every field required, out of the given kind of fields. */
export function termsShape(fields: Fields) {
  return {
    title: titleField,
    unit: unitField(fields),
    measure: z.union([MEASURE, byRuleField]),
    reportedAs: z.enum(['increment', 'runningTotal']),
    direction: z.enum(['atLeast', 'atMost', 'within', 'exactly']),
    plan: fields.quantity,
    baseline: fields.quantity,
    tolerance: fields.quantity,
    band: z.strictObject({ from: fields.quantity, to: fields.quantity }),
    period: periodField(fields),
    completion: z.union([
      z.enum(['whenReached', 'heldAtDeadline']),
      z.strictObject({ sustained: daysField, days: z.exactOptional(z.literal('reported')) }),
      byRuleField,
    ]),
    earlyBy: daysField,
    attainment: z.strictObject({
      method: z.union(METHODS),
      cap: z.exactOptional(fields.quantity),
    }),
    status: byRuleField,
    owner: nameField,
    programme: nameField,
    weight: fields.quantity,
    labels: recordField(nameField),
  }
}

function periodField(fields: Fields) {
  const shape = z.strictObject({ from: fields.day, to: fields.day, zone: fields.zone })
  return shape.check((context) => {
    const { from, to } = context.value
    if (from <= to) return
    const remedy = 'Give a later last day, or an earlier first day.'
    const refusal = refuse(
      'PeriodEndsBeforeItBegins',
      'to',
      to,
      `a day not before ${from}`,
      remedy,
      {
        from,
      },
    )
    context.issues.push(issueOf(refusal, context.value))
  })
}

/** Fields that events always carry stay required; what the shape of a target allows may be absent. */
export function termsSchema(fields: Fields) {
  const shape = termsShape(fields)
  return z.strictObject({
    ...shape,
    derived: z.exactOptional(z.readonly(z.array(z.enum(['direction', 'completion'])))),
    plan: z.exactOptional(shape.plan),
    baseline: z.exactOptional(shape.baseline),
    tolerance: z.exactOptional(shape.tolerance),
    band: z.exactOptional(shape.band),
    status: z.exactOptional(shape.status),
    owner: z.exactOptional(shape.owner),
    programme: z.exactOptional(shape.programme),
    weight: z.exactOptional(shape.weight),
    labels: z.exactOptional(shape.labels),
  })
}

/** A patch: every term may be absent, and those that may be removed may be null. */
export function termsPatchSchema(fields: Fields) {
  const shape = termsShape(fields)
  return z.strictObject({
    title: z.exactOptional(shape.title),
    unit: z.exactOptional(shape.unit),
    measure: z.exactOptional(shape.measure),
    reportedAs: z.exactOptional(shape.reportedAs),
    direction: z.exactOptional(shape.direction),
    plan: z.exactOptional(z.nullable(shape.plan)),
    baseline: z.exactOptional(z.nullable(shape.baseline)),
    tolerance: z.exactOptional(z.nullable(shape.tolerance)),
    band: z.exactOptional(z.nullable(shape.band)),
    period: z.exactOptional(shape.period),
    completion: z.exactOptional(shape.completion),
    earlyBy: z.exactOptional(shape.earlyBy),
    attainment: z.exactOptional(shape.attainment),
    status: z.exactOptional(z.nullable(shape.status)),
    owner: z.exactOptional(z.nullable(shape.owner)),
    programme: z.exactOptional(z.nullable(shape.programme)),
    weight: z.exactOptional(z.nullable(shape.weight)),
    labels: z.exactOptional(z.nullable(shape.labels)),
  })
}
