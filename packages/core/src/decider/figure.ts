import type { ReportedFigure, ReportValue } from '../event/events.ts'
import { nameOfTerm } from '../event/rule-name.ts'
import type { TargetTerms } from '../event/terms.ts'
import type { Measure } from '../measure/measure.ts'
import { compareQuantities } from '../quantity/arithmetic.ts'
import { scaleOf } from '../quantity/decimal.ts'
import { ZERO, type Quantity } from '../quantity/quantity.ts'
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

/**
 * The figure a command gives, checked against the target's terms. What it leaves out is taken from
 * `before`, the report it corrects.
 */
export function figureFrom(
  figure: FigureInput<Checked>,
  terms: TargetTerms,
  measure: Measure,
  before?: ReportedFigure,
): Result<ReportedFigure> {
  if (figure.unit !== undefined && figure.unit !== terms.unit.code) {
    return refused(unitDiffers(figure.unit, terms.unit.code))
  }
  const value = valueFrom(figure, terms, measure.takes, before?.value)
  if (!value.ok) return value
  const parts = figure.parts ?? before?.parts
  const reported: ReportedFigure = {
    value: value.value,
    ...(parts !== undefined && Object.keys(parts).length > 0 && { parts }),
    status: figure.status ?? before?.status ?? 'final',
  }
  const fault = faultInScale(reported, terms) ?? faultInParts(reported, terms, measure)
  return fault === undefined ? accepted(reported) : refused(fault)
}

function valueFrom(
  figure: FigureInput<Checked>,
  terms: TargetTerms,
  takes: Measure['takes'],
  before: ReportValue | undefined,
): Result<ReportValue> {
  const { quantity: amount, numerator, denominator, steps } = figure
  const given = FIGURES.filter((field) => figure[field] !== undefined)
  if (given.length === 0 && before !== undefined) return accepted(before)
  const taken = TAKEN[takes]
  const extra = given.find((field) => !taken.includes(field))
  if (extra === undefined) {
    if (amount !== undefined) return accepted({ quantity: amount })
    if (steps !== undefined) return stepsFrom(steps)
    if (numerator !== undefined && denominator !== undefined) {
      return fractionFrom(numerator, denominator)
    }
  }
  const missing = taken.find((field) => figure[field] === undefined)
  const field = extra ?? missing ?? 'quantity'
  return refused(valueDoesNotFitMeasure(field, figure[field], nameOfTerm(terms.measure), takes))
}

const FIGURES = ['quantity', 'numerator', 'denominator', 'steps'] as const

/** The fields that make up a figure, by what the measure takes. */
const TAKEN: Readonly<Record<Measure['takes'], readonly (typeof FIGURES)[number][]>> = {
  quantity: ['quantity'],
  fraction: ['numerator', 'denominator'],
  steps: ['steps'],
  none: [],
}

function stepsFrom(steps: Quantity): Result<ReportValue> {
  return scaleOf(steps) > 0 || steps.startsWith('-')
    ? refused(invalidFigure('steps', steps, 'a whole number of steps, 0 or more'))
    : accepted({ steps })
}

function fractionFrom(numerator: Quantity, denominator: Quantity): Result<ReportValue> {
  return compareQuantities(denominator, ZERO) < 0
    ? refused(invalidFigure('denominator', denominator, 'a denominator of 0 or more'))
    : accepted({ numerator, denominator })
}

function faultInScale(
  { value, parts }: ReportedFigure,
  { unit }: TargetTerms,
): Refusal | undefined {
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

function faultInParts(
  { value, parts }: ReportedFigure,
  terms: TargetTerms,
  { hasParts }: Measure,
): Refusal | undefined {
  if (parts === undefined) return undefined
  if (!hasParts || 'numerator' in value) {
    return partsNotTaken(nameOfTerm(terms.measure), parts)
  }
  const whole = 'steps' in value ? value.steps : value.quantity
  for (const [name, part] of Object.entries(parts)) {
    const [least, most] = compareQuantities(whole, ZERO) < 0 ? [whole, ZERO] : [ZERO, whole]
    if (compareQuantities(part, least) < 0 || compareQuantities(part, most) > 0) {
      return partExceedsWhole(`parts.${name}`, part, whole)
    }
  }
  return undefined
}
