import type { ReportStatus } from '../event/events.ts'
import type { MeasureName, ReportedAs, Unit } from '../event/terms.ts'
import { perOf } from '../event/unit.ts'
import type { DayNumber } from '../period/day.ts'
import { coefficientOf, scaleOf, toQuantity } from '../quantity/decimal.ts'
import { multiply, powerOfTen, type Integer } from '../quantity/integer.ts'
import type { Quantity } from '../quantity/quantity.ts'
import { ratioOfIntegers, type Ratio } from '../quantity/ratio.ts'
import {
  Average,
  Carried,
  CarriedFraction,
  Extreme,
  Fraction,
  Sum,
  type Accumulator,
  type LastingAccumulator,
} from './accumulator.ts'
import { MEASURES, type Measure } from './measure.ts'

/** What a report does to the actual, for a loop that goes straight along columns of numbers. */
export type Folding =
  | 'add'
  | 'addFraction'
  | 'average'
  | 'carry'
  | 'carryFraction'
  | 'greatest'
  | 'least'

/** Whether what a folding comes to is over a denominator that reports add to or replace; it is 1 otherwise. */
export function hasDenominator(folding: Folding): boolean {
  return folding === 'average' || folding === 'addFraction' || folding === 'carryFraction'
}

/** What an aggregation may ask about the reports that it is given by their rows. */
export interface ReportRows {
  /** Decimal digits shared by all values and weights. */
  readonly scale: number
  /** Whether any of the target's reports has a denominator. */
  readonly areFractions: boolean
  dayOf(row: number): DayNumber
  seriesNamed(series: number): string
  statusOf(row: number): ReportStatus
}

/** In what form the numerators of a fraction come. */
export interface Numerators {
  /** What they are multiplied by, so that fractions stand in the unit of the target. */
  readonly factor: Integer
  /** How many decimal digits they have, once multiplied. */
  readonly scale: number
}

/** What was reported comes to, as it is shown; nothing where it comes to no figure. */
export interface ShownActual {
  readonly actual?: Quantity | Ratio
  readonly fraction?: { readonly numerator: Quantity; readonly denominator: Quantity }
}

/** How the reports of a target become its actual: a measure of the engine's own, or a rule. */
export interface Aggregation {
  readonly measure: Measure
  /** The loop that comes to the same; undefined where only an accumulator can tell. */
  readonly folding: Folding | undefined
  /**
   * Whether what was folded may be kept and gone on from. A rule may change its state in place, and is
   * told which day is running.
   */
  readonly lasts: boolean
  /** An accumulator that has taken nothing yet; `runningDay` is the day that has not ended, if any. */
  open(reports: ReportRows, runningDay: DayNumber | undefined): Accumulator
  /** How its numerators come, of figures with so many decimal digits. */
  numerators(scale: number, unit: Unit): Numerators
  /** How a fraction of figures with so many decimal digits is shown. */
  shown(
    numerator: Integer,
    denominator: Integer,
    scale: number,
    numerators: Numerators,
  ): ShownActual
}

const asReported = (scale: number): Numerators => ({ factor: 1, scale })

// A ratio of two figures at one scale has none of its own, only that of what it is out of.
const ofShare = (_scale: number, unit: Unit): Numerators => {
  const per = perOf({ measure: 'ratio', unit })
  return { factor: coefficientOf(per), scale: scaleOf(per) }
}

const asQuantity: Aggregation['shown'] = (numerator, _denominator, scale) => ({
  actual: toQuantity(numerator, scale),
})

const asMean: Aggregation['shown'] = (numerator, denominator, scale) => ({
  actual: ratioOfIntegers(numerator, multiply(denominator, powerOfTen(scale))),
})

const asShare: Aggregation['shown'] = (numerator, denominator, scale, inUnit) => {
  const fraction = {
    numerator: toQuantity(numerator, scale),
    denominator: toQuantity(denominator, scale),
  }
  if (denominator === 0) return { fraction }
  const under = multiply(denominator, powerOfTen(inUnit.scale))
  const actual = ratioOfIntegers(multiply(numerator, inUnit.factor), under)
  return { actual: Object.freeze(actual), fraction }
}

/** One of the engine's own, which asks nothing about its reports. */
interface OwnAggregation extends Aggregation {
  open(): LastingAccumulator
}

function own(
  name: MeasureName,
  folding: Folding,
  open: OwnAggregation['open'],
  numerators: Aggregation['numerators'] = asReported,
  shown: Aggregation['shown'] = asQuantity,
): OwnAggregation {
  return { measure: MEASURES[name], folding, lasts: true, open, numerators, shown }
}

const REPORTED: Readonly<Record<MeasureName, OwnAggregation>> = {
  sum: own('sum', 'add', () => new Sum()),
  steps: own('steps', 'add', () => new Sum()),
  declared: own('declared', 'add', () => new Sum()),
  latest: own('latest', 'carry', () => new Carried()),
  max: own('max', 'greatest', () => new Extreme(1)),
  min: own('min', 'least', () => new Extreme(-1)),
  average: own('average', 'average', () => new Average(), asReported, asMean),
  ratio: own('ratio', 'addFraction', () => new Fraction(), ofShare, asShare),
}

/** Where each report restates a total, the newest of each series replaces the ones before it. */
const RESTATED: Readonly<Record<MeasureName, OwnAggregation>> = {
  ...REPORTED,
  sum: own('sum', 'carry', () => new Carried()),
  steps: own('steps', 'carry', () => new Carried()),
  ratio: own('ratio', 'carryFraction', () => new CarriedFraction(), ofShare, asShare),
}

/** The aggregation of a measure of the engine's own. */
export function aggregationOf(measure: MeasureName, reportedAs: ReportedAs): OwnAggregation {
  return (reportedAs === 'increment' ? REPORTED : RESTATED)[measure]
}
