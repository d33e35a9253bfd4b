import type { Quantity } from '../../quantity/quantity.ts'
import { isByRule } from '../../event/rule-name.ts'
import type { TargetTerms } from '../../event/terms.ts'
import {
  fractionOf,
  greatest,
  least,
  mean,
  over,
  quantityFrom,
  times,
  total,
  type Fraction,
} from './fraction.ts'
import type { StandingReport } from './known-log.ts'
import { noReference } from './no-reference.ts'

/** What the reports of some days add up to. */
export interface Actual {
  /** The reports that lie in those days. */
  readonly reports: readonly StandingReport[]
  /** Those of them whose figures make up the actual. */
  readonly standing: readonly StandingReport[]
  /** Absent where there are no reports, or a ratio has nothing below the line. */
  readonly value?: Fraction
  readonly fraction?: { readonly numerator: Quantity; readonly denominator: Quantity }
}

type Reading = Pick<TargetTerms, 'measure' | 'reportedAs'> & Partial<Pick<TargetTerms, 'unit'>>

/** Whether the newest report of each series stands for all before it. */
export function isCarriedForward({ measure, reportedAs }: Reading): boolean {
  return measure === 'latest' || reportedAs === 'runningTotal'
}

/** The actual from one day to another, both included, by measure. */
export function actualBetween(
  all: readonly StandingReport[],
  terms: Reading,
  from: string,
  to: string,
): Actual {
  const reports = all.filter(({ on }) => from <= on && on <= to)
  const { measure } = terms
  if (isByRule(measure)) throw noReference(measure)
  const standing = isCarriedForward(terms) ? bySeries(reports).map(newest) : reports
  if (standing.length === 0) return { reports, standing }
  const allTogether = (combine: (figures: readonly Fraction[]) => Fraction): Actual => {
    return { reports, standing, value: combine(standing.map(figureOf)) }
  }
  switch (measure) {
    case 'sum':
    case 'latest':
    case 'steps':
      return allTogether(total)
    case 'average':
      return allTogether(mean)
    case 'max':
      return allTogether(greatest)
    case 'min':
      return allTogether(least)
    case 'ratio': {
      const numerator = total(standing.map((report) => sideOf(report, 'numerator')))
      const denominator = total(standing.map((report) => sideOf(report, 'denominator')))
      const fraction = {
        numerator: quantityFrom(numerator),
        denominator: quantityFrom(denominator),
      }
      if (denominator.n === 0n) return { reports, standing, fraction }
      // 96 of 100 are 96 in per cent.
      const outOf = fractionOf(terms.unit?.per ?? '1')
      return { reports, standing, fraction, value: over(times(numerator, outOf), denominator) }
    }
    case 'declared':
      return { reports, standing: [] }
    default:
      return measure satisfies never
  }
}

function bySeries(reports: readonly StandingReport[]): readonly (readonly StandingReport[])[] {
  const names = [...new Set(reports.map(({ series }) => series))]
  return names.map((name) => reports.filter(({ series }) => series === name))
}

function newest(reports: readonly StandingReport[]): StandingReport {
  return reports.reduce((a, b) =>
    a.on < b.on || (a.on === b.on && a.revision < b.revision) ? b : a,
  )
}

function figureOf({ says: { value } }: StandingReport): Fraction {
  if ('quantity' in value) return fractionOf(value.quantity)
  if ('steps' in value) return fractionOf(value.steps)
  throw new TypeError('a fraction is no figure')
}

function sideOf({ says: { value } }: StandingReport, side: 'numerator' | 'denominator'): Fraction {
  if ('numerator' in value) return fractionOf(value[side])
  throw new TypeError('a figure has no sides')
}
