import {
  add,
  compare,
  greatestCommonDivisor,
  multiply,
  quotient,
  subtract,
  type Integer,
} from '../quantity/integer.ts'
import type { MeasureName, ReportedAs } from '../event/terms.ts'
import { carriesForward } from './measure.ts'

/**
 * What the reports taken so far come to, as a fraction of scaled integers. Reports are taken in the
 * order of (day, revision); series are small whole numbers from 0, resolved apart and then added;
 * `row` is the report's place in its ledger.
 *
 * Before the first report the fraction means nothing; a denominator of zero means that it is
 * undefined (a ratio nothing was counted for).
 */
export interface Accumulator {
  take(value: Integer, weight: Integer, series: number, row: number): void
  readonly numerator: Integer
  readonly denominator: Integer
}

/** The accumulator for a measure that takes reports. */
export function accumulatorFor(measure: MeasureName, reportedAs: ReportedAs): Accumulator {
  switch (measure) {
    case 'sum':
    case 'steps':
      return carriesForward(measure, reportedAs) ? new Carried() : new Sum()
    case 'ratio':
      return carriesForward(measure, reportedAs) ? new CarriedFraction() : new Fraction()
    case 'latest':
      return new Carried()
    case 'max':
      return new Extreme(1)
    case 'min':
      return new Extreme(-1)
    case 'average':
      return new Average()
    case 'declared':
      return new Sum()
    default:
      return measure satisfies never
  }
}

class Sum implements Accumulator {
  numerator: Integer = 0
  readonly denominator = 1

  take(value: Integer): void {
    this.numerator = add(this.numerator, value)
  }
}

class Fraction implements Accumulator {
  numerator: Integer = 0
  denominator: Integer = 0

  take(value: Integer, weight: Integer): void {
    this.numerator = add(this.numerator, value)
    this.denominator = add(this.denominator, weight)
  }
}

class Carried implements Accumulator {
  numerator: Integer = 0
  readonly denominator = 1
  readonly #current: Integer[] = []

  take(value: Integer, _weight: Integer, series: number): void {
    this.numerator = add(subtract(this.numerator, this.#current[series] ?? 0), value)
    this.#current[series] = value
  }
}

class CarriedFraction implements Accumulator {
  readonly #over = new Carried()
  readonly #under = new Carried()

  take(value: Integer, weight: Integer, series: number): void {
    this.#over.take(value, 0, series)
    this.#under.take(weight, 0, series)
  }

  get numerator(): Integer {
    return this.#over.numerator
  }

  get denominator(): Integer {
    return this.#under.numerator
  }
}

/** The greatest (side 1) or least (side -1) of each series, added over the series. */
class Extreme implements Accumulator {
  numerator: Integer = 0
  readonly denominator = 1
  readonly #side: 1 | -1
  readonly #best: Integer[] = []

  constructor(side: 1 | -1) {
    this.#side = side
  }

  take(value: Integer, _weight: Integer, series: number): void {
    const best = this.#best[series]
    if (best !== undefined && compare(value, best) !== this.#side) return
    this.numerator = add(subtract(this.numerator, best ?? 0), value)
    this.#best[series] = value
  }
}

/** The mean of each series, added over the series; one series is the common case and stays cheap. */
class Average implements Accumulator {
  readonly #sums: Integer[] = []
  readonly #counts: number[] = []
  #total: { readonly numerator: Integer; readonly denominator: Integer } | undefined

  take(value: Integer, _weight: Integer, series: number): void {
    this.#sums[series] = add(this.#sums[series] ?? 0, value)
    this.#counts[series] = (this.#counts[series] ?? 0) + 1
    this.#total = undefined
  }

  get numerator(): Integer {
    return this.#sums.length === 1 ? (this.#sums[0] ?? 0) : this.#added().numerator
  }

  get denominator(): Integer {
    return this.#sums.length === 1 ? (this.#counts[0] ?? 0) : this.#added().denominator
  }

  #added(): { readonly numerator: Integer; readonly denominator: Integer } {
    return (this.#total ??= addMeans(this.#sums, this.#counts))
  }
}

function addMeans(
  sums: readonly (Integer | undefined)[],
  counts: readonly (number | undefined)[],
): { readonly numerator: Integer; readonly denominator: Integer } {
  let numerator: Integer = 0
  let denominator: Integer = 1
  // Index loop: `forEach` would skip, and `entries` would box, the holes of series not yet seen.
  for (let series = 0; series < sums.length; series++) {
    const sum = sums[series]
    const count = counts[series]
    if (sum === undefined || count === undefined) continue
    const common = greatestCommonDivisor(denominator, count)
    const widened = quotient(count, common)
    numerator = add(multiply(numerator, widened), multiply(sum, quotient(denominator, common)))
    denominator = multiply(denominator, widened)
  }
  return { numerator, denominator }
}
