import * as z from 'zod/mini'
import { NO_ATTAINMENT } from '../attainment/attainment.ts'
import { milestoneField, reportValueField, statusField } from '../event/event.schema.ts'
import type { TargetId } from '../event/identifiers.ts'
import {
  CANONICAL,
  eventIdField,
  idField,
  issueOf,
  recordField,
  ruleNameField,
  textField,
} from '../event/fields.schema.ts'
import { termsShape } from '../event/terms.schema.ts'
import { isCanonicalDecimal, type Quantity } from '../quantity/quantity.ts'
import { isRatio, type Ratio } from '../quantity/ratio.ts'
import { refuse } from '../refusal/refusal.ts'
import { STATES } from '../standing/standing.ts'
import { NO_COUNTS, type Counts } from './counts.ts'

const { day, moment } = CANONICAL
const terms = termsShape(CANONICAL)
const count = z.int().check(z.minimum(0))

/** What a check of one's own says is of a type, with the noun it is called by. */
function checked<T>(
  is: (value: unknown) => value is T,
  expected: string,
  type: string,
): z.ZodMiniType<T> {
  return z.unknown().check((context) => {
    if (is(context.value)) return
    const refusal = refuse('InvalidField', '', context.value, expected, `Give ${expected}.`, {
      types: [type],
    })
    context.issues.push(issueOf(refusal, context.value))
  }) as z.ZodMiniType as z.ZodMiniType<T>
}

/** A list that is not frozen yet: what reads a board freezes all of it, from the inside out. */
function listOf<T>(item: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> {
  return z.array(item)
}

// Sums may have more digits than anybody may report.
const figure: z.ZodMiniType<Quantity> = checked(
  isCanonicalDecimal,
  'a decimal number as text',
  'quantity',
)
const ratio: z.ZodMiniType<Ratio> = checked(
  isRatio,
  'a reduced ratio of whole numbers as text',
  'ratio',
)
const span = z.strictObject({ from: day, to: day })
const goal = z.union([figure, z.strictObject({ from: figure, to: figure })])

const reportInForce = z.strictObject({
  id: eventIdField,
  on: day,
  value: reportValueField,
  status: statusField,
  series: z.exactOptional(idField()),
})

const against = z.strictObject({ report: eventIdField, over: span })
const before = z.strictObject({ report: eventIdField, on: day, value: reportValueField })
const series = z.exactOptional(idField())

const notice = z.union([
  z.strictObject({
    code: z.literal('outsidePeriod'),
    report: eventIdField,
    on: day,
    period: span,
  }),
  z.strictObject({
    code: z.literal('straddlesPeriod'),
    report: eventIdField,
    over: span,
    period: span,
  }),
  z.strictObject({
    code: z.literal('overlapsReport'),
    report: eventIdField,
    over: span,
    series,
    other: against,
  }),
  z.strictObject({
    code: z.literal('restatedDownwards'),
    report: eventIdField,
    on: day,
    value: reportValueField,
    series,
    before,
  }),
])

const NAMED = NO_ATTAINMENT.filter((reason) => reason !== 'byRule')

const attainment = z.union([
  ratio,
  z.strictObject({ undefined: z.enum(NAMED) }),
  z.strictObject({ undefined: z.literal('byRule'), reason: textField }),
])

const milestone = z.strictObject({
  milestone: milestoneField,
  basis: z.enum(['measured', 'declared']),
  on: day,
  verdict: z.exactOptional(z.enum(['confirmed', 'contradicted', 'unmeasured'])),
})

/** A standing as JSON holds it. */
export const standingSchema = z.strictObject({
  target: idField<TargetId>(),
  kind: z.enum(['target', 'indicator']),
  title: terms.title,
  unit: terms.unit,
  measure: terms.measure,
  direction: terms.direction,
  period: terms.period,
  owner: z.exactOptional(terms.owner),
  programme: z.exactOptional(terms.programme),
  weight: z.exactOptional(terms.weight),
  labels: z.exactOptional(terms.labels),
  asOf: day,
  running: z.exactOptional(z.literal(true)),
  revision: z.int().check(z.minimum(1)),
  plan: z.exactOptional(goal),
  originalPlan: z.exactOptional(goal),
  baseline: z.exactOptional(terms.baseline),
  tolerance: z.exactOptional(terms.tolerance),
  actual: z.exactOptional(z.union([figure, ratio])),
  fraction: z.exactOptional(z.strictObject({ numerator: figure, denominator: figure })),
  parts: z.exactOptional(recordField(figure)),
  attainmentMethod: terms.attainment,
  attainment,
  met: z.boolean(),
  state: z.exactOptional(z.enum(STATES)),
  completionRule: z.exactOptional(ruleNameField),
  completedOn: z.exactOptional(day),
  exceeded: z.boolean(),
  revised: z.boolean(),
  contradicted: z.boolean(),
  milestones: listOf(milestone),
  reports: z.strictObject({
    counted: count,
    beforePeriod: count,
    afterDeadline: count,
    lastOn: z.exactOptional(day),
    ageInDays: z.exactOptional(count),
    status: z.exactOptional(statusField),
    last: z.exactOptional(reportInForce),
  }),
  notices: z.strictObject({ count, first: listOf(notice) }),
  status: z.exactOptional(textField),
  statusRule: z.exactOptional(ruleNameField),
})

const counts = z.strictObject(
  Object.fromEntries(Object.keys(NO_COUNTS).map((name) => [name, count])) as Record<
    keyof Counts,
    typeof count
  >,
)

/** A board as JSON holds it. */
export const boardSchema = z.strictObject({
  asOf: z.exactOptional(day),
  at: z.exactOptional(moment),
  knownAt: z.exactOptional(moment),
  waiting: listOf(
    z.strictObject({
      target: idField<TargetId>(),
      id: eventIdField,
      revision: z.int().check(z.minimum(1)),
      missing: z.int().check(z.minimum(1)),
    }),
  ),
  counts,
  standings: listOf(standingSchema),
})
