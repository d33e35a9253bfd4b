import type { MeasureName, ReportedAs } from '../../event/terms.ts'
import { MEASURES } from '../../measure/measure.ts'
import { quantity, type Quantity } from '../../quantity/quantity.ts'
import {
  multiplyRatios,
  quantityAsRatio,
  ratioOf,
  subtractRatios,
  type Ratio,
} from '../../quantity/ratio.ts'
import type { FigureInput } from '../../decider/commands.ts'

/** A small figure: an amount, and for a ratio what stands below it. */
export interface SmallFigure {
  readonly amount: number
  readonly below: number
}

/** How the actual comes of the reports; `per` is what a ratio is out of. */
interface Reading {
  readonly measure: MeasureName
  readonly reportedAs: ReportedAs
  readonly per: Quantity
}

/** What the last report has to say for the actual to become this, after those before it. */
export function amountFor(
  actual: Ratio,
  { measure, reportedAs, per }: Reading,
  before: readonly SmallFigure[],
  below: number,
): Ratio {
  const isCarried = measure === 'latest' || reportedAs === 'runningTotal'
  const earlier = isCarried ? [] : before
  const amounts = wholeRatio(total(earlier.map(({ amount }) => amount)))
  const belows = below + total(earlier.map((figure) => figure.below))
  switch (measure) {
    case 'sum':
    case 'steps':
      return subtractRatios(actual, amounts)
    case 'average':
      return subtractRatios(multiplyRatios(actual, wholeRatio(earlier.length + 1)), amounts)
    case 'ratio':
      return subtractRatios(
        multiplyRatios(multiplyRatios(actual, ratioOf(quantity('1'), per)), wholeRatio(belows)),
        amounts,
      )
    case 'latest':
    case 'max':
    case 'min':
    case 'declared':
      return actual
    default:
      return measure satisfies never
  }
}

/** A figure in the shape that a measure takes. */
export function figureOf(measure: MeasureName, amount: Quantity, below: number): FigureInput {
  switch (MEASURES[measure].takes) {
    case 'fraction':
      return { numerator: amount, denominator: quantity(below) }
    case 'steps':
      return { steps: amount }
    case 'quantity':
    case 'none':
      return { quantity: amount }
  }
}

function wholeRatio(value: number): Ratio {
  return quantityAsRatio(quantity(value))
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
