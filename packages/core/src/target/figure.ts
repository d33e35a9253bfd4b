import type { Reported, ReportValue } from '../event/events.ts'
import type { TargetTerms } from '../event/terms.ts'
import { MEASURES } from '../measure/measure.ts'
import { compareQuantities } from '../quantity/arithmetic.ts'
import { scaleOf } from '../quantity/decimal.ts'
import { quantity, type Quantity } from '../quantity/quantity.ts'
import type { Refusal } from '../refusal/refusal.ts'
import { accepted, refused, type Result } from '../refusal/result.ts'
import type { Checked, FigureInput } from './commands.ts'
import {
  finerThanUnit,
  invalidFigure,
  partExceedsWhole,
  partsNotTaken,
  unitDiffers,
  valueDoesNotFitMeasure,
} from './refusals.ts'

const ZERO = quantity('0')

/**
 * The figure a command gives, checked against the target's terms. What it leaves out is taken from
 * `before`, the report it corrects.
 */
export function figureFrom(
  figure: FigureInput<Checked>,
  terms: TargetTerms,
  before?: Reported,
): Result<Reported> {
  if (figure.unit !== undefined && figure.unit !== terms.unit.code) {
    return refused(unitDiffers(figure.unit, terms.unit.code))
  }
  const value = valueFrom(figure, terms, before?.value)
  if (!value.ok) return value
  const parts = figure.parts ?? before?.parts
  const reported: Reported = {
    value: value.value,
    ...(parts !== undefined && Object.keys(parts).length > 0 && { parts }),
    status: figure.status ?? before?.status ?? 'final',
  }
  const fault = faultInScale(reported, terms) ?? faultInParts(reported, terms)
  return fault === undefined ? accepted(reported) : refused(fault)
}

function valueFrom(
  figure: FigureInput<Checked>,
  terms: TargetTerms,
  before: ReportValue | undefined,
): Result<ReportValue> {
  const { takes } = MEASURES[terms.measure]
  const { quantity: amount, numerator, denominator, steps } = figure
  const given = Object.entries({ quantity: amount, numerator, denominator, steps })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .join(' and ')
  if (given === '' && before !== undefined) return accepted(before)
  const unfit = (expected: string): Result<ReportValue> =>
    refused(valueDoesNotFitMeasure(given === '' ? undefined : given, expected, terms.measure))
  switch (takes) {
    case 'none':
      return unfit('no figures: declare its milestones')
    case 'quantity':
      return given === 'quantity' && amount !== undefined
        ? accepted({ quantity: amount })
        : unfit('a quantity')
    case 'steps':
      if (given !== 'steps' || steps === undefined) return unfit('steps')
      return scaleOf(steps) > 0 || steps.startsWith('-')
        ? refused(invalidFigure('steps', steps, 'a whole number of steps'))
        : accepted({ steps })
    case 'fraction':
      if (
        numerator === undefined ||
        denominator === undefined ||
        amount !== undefined ||
        steps !== undefined
      ) {
        return unfit('a numerator and a denominator')
      }
      return compareQuantities(denominator, ZERO) < 0
        ? refused(invalidFigure('denominator', denominator, 'a denominator of 0 or more'))
        : accepted({ numerator, denominator })
    default:
      return takes satisfies never
  }
}

function faultInScale({ value, parts }: Reported, { unit }: TargetTerms): Refusal | undefined {
  const { scale } = unit
  if (scale === undefined || 'numerator' in value) return undefined
  const figures: readonly (readonly [string, Quantity])[] = [
    ...Object.entries(value as Readonly<Record<string, Quantity>>),
    ...Object.entries(parts ?? {}).map(([name, part]) => [`parts.${name}`, part] as const),
  ]
  for (const [field, figure] of figures) {
    if (scaleOf(figure) > scale) return finerThanUnit(field, figure, scale)
  }
  return undefined
}

function faultInParts({ value, parts }: Reported, terms: TargetTerms): Refusal | undefined {
  if (parts === undefined) return undefined
  if (!MEASURES[terms.measure].hasParts || 'numerator' in value) {
    return partsNotTaken(terms.measure, parts)
  }
  const whole = 'steps' in value ? value.steps : value.quantity
  for (const [name, part] of Object.entries(parts)) {
    if (compareQuantities(part, ZERO) < 0 || compareQuantities(part, whole) > 0) {
      return partExceedsWhole(`parts.${name}`, part, whole)
    }
  }
  return undefined
}
