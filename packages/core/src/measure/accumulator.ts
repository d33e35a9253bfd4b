import { add, compare, subtract, type Integer } from '../quantity/integer.ts'
import type { MeasureName, ReportedAs } from '../event/terms.ts'
import { carriesForward } from './measure.ts'

/**
 * What the reports taken so far come to, as a fraction of scaled integers. Reports are taken in the
 * order of (day, revision). Series are small whole numbers from 0: figures that are carried forward
 * are so for each series apart, then added; `row` is the report's place in its ledger.
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

/** The greatest (side 1) or least (side -1) of all readings, whatever their series. */
class Extreme implements Accumulator {
  readonly denominator = 1
  readonly #side: 1 | -1
  #best: Integer | undefined

  constructor(side: 1 | -1) {
    this.#side = side
  }

  take(value: Integer): void {
    if (this.#best === undefined || compare(value, this.#best) === this.#side) this.#best = value
  }

  get numerator(): Integer {
    return this.#best ?? 0
  }
}

/** The mean of all readings, whatever their series, each counted once. */
class Average implements Accumulator {
  numerator: Integer = 0
  denominator: Integer = 0

  take(value: Integer): void {
    this.numerator = add(this.numerator, value)
    this.denominator = add(this.denominator, 1)
  }
}
