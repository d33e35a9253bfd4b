import * as z from 'zod/mini'
import {
  DERIVED_TERMS,
  DIRECTIONS,
  MEASURE_NAMES,
  METHOD_NAMES,
  MOST_DAYS,
  MOST_UNIT_DIGITS,
  POLICIES,
  REPORT_FORMS,
} from './allowed.ts'
import { compareQuantities } from '../quantity/arithmetic.ts'
import { ZERO } from '../quantity/quantity.ts'
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
import { TERMS, type ClearableTerm, type Term, type TermsWith } from './terms.ts'

const MEASURE = z.enum(MEASURE_NAMES)

/** A term that a rule stands for, by its name. */
const byRuleField = z.strictObject({ rule: ruleNameField })

/** How attainment is worked out, without its cap: the forms there are. */
export const METHODS = [z.enum(METHOD_NAMES), byRuleField] as const

/** Days before the deadline that count as early; also the run of a sustained completion. */
const daysField = z.int().check(z.minimum(1), z.maximum(MOST_DAYS))

/** A text, or one by language. */
const titleField = z.union([textField, recordField(textField)])

const digitsField = z.int().check(z.minimum(0), z.maximum(MOST_UNIT_DIGITS))

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

/** Each term as it is read, out of the given kind of fields. */
export function termsShape(fields: Fields) {
  return {
    title: titleField,
    unit: unitField(fields),
    measure: z.union([MEASURE, byRuleField]),
    reportedAs: z.enum(REPORT_FORMS),
    direction: z.enum(DIRECTIONS),
    plan: fields.quantity,
    baseline: fields.quantity,
    tolerance: fields.quantity,
    band: z.strictObject({ from: fields.quantity, to: fields.quantity }),
    period: periodField(fields),
    completion: z.union([
      z.enum(POLICIES),
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
  } satisfies TermsShape
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

/** How each term is read. */
type TermsShape = Readonly<Record<Term, z.ZodMiniType>>

type Given = (typeof TERMS)[Term]['given']

/** Terms of which some may be absent. */
type SetShape<Shape extends TermsShape, Absent extends Given> = {
  [Name in Term]: Name extends TermsWith<'given', Absent>
    ? z.ZodMiniExactOptional<Shape[Name]>
    : Shape[Name]
}

/** The terms of a target that is set; those that are given so may be absent. */
export function setShape<Shape extends TermsShape, const Absent extends Given>(
  shape: Shape,
  ...absent: readonly Absent[]
): SetShape<Shape, Absent> {
  const mayBeAbsent: readonly Given[] = absent
  return mapped(shape, (term, field) =>
    mayBeAbsent.includes(TERMS[term].given) ? z.exactOptional(field) : field,
  ) as SetShape<Shape, Absent>
}

type PatchShape<Shape extends TermsShape> = {
  [Name in Term]: z.ZodMiniExactOptional<
    Name extends ClearableTerm ? z.ZodMiniNullable<Shape[Name]> : Shape[Name]
  >
}

/** The terms of a patch: each may be absent, and those that may be removed may be null. */
export function patchShape<Shape extends TermsShape>(shape: Shape): PatchShape<Shape> {
  return mapped(shape, (term, field) =>
    z.exactOptional(TERMS[term].given === 'orNot' ? z.nullable(field) : field),
  ) as PatchShape<Shape>
}

function mapped(
  shape: TermsShape,
  as: (term: Term, field: z.ZodMiniType) => z.ZodMiniType,
): Record<string, z.ZodMiniType> {
  const fields = Object.entries(shape) as [Term, z.ZodMiniType][]
  return Object.fromEntries(fields.map(([term, field]) => [term, as(term, field)]))
}

/** Terms as events hold them, every default written out. */
export function termsSchema(fields: Fields) {
  return z.strictObject({
    ...setShape(termsShape(fields), 'orNot'),
    derived: z.exactOptional(z.readonly(z.array(z.enum(DERIVED_TERMS)))),
  })
}

/** A patch as events hold it. */
export function termsPatchSchema(fields: Fields) {
  return z.strictObject(patchShape(termsShape(fields)))
}
