import { add, compare, subtract, type Integer } from '../quantity/integer.ts'

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
  /** Of figures carried forward, the row that stands for each series; undefined where all count. */
  readonly carried?: readonly (number | undefined)[]
}

/** An accumulator that may be kept: one of a rule's may not, since the rule may change its state in place. */
export interface LastingAccumulator extends Accumulator {
  /** One of its own that goes on from here. */
  copy(): LastingAccumulator
  /** Takes what another of its kind has taken, all of it later than what was taken here. */
  append(later: LastingAccumulator): void
}

export function isLasting(accumulator: Accumulator): accumulator is LastingAccumulator {
  return 'copy' in accumulator
}

/** All figures added up. */
export class Sum implements LastingAccumulator {
  numerator: Integer = 0
  readonly denominator = 1

  take(value: Integer): void {
    this.numerator = add(this.numerator, value)
  }

  copy(): Sum {
    const copy = new Sum()
    copy.numerator = this.numerator
    return copy
  }

  append({ numerator }: Sum): void {
    this.numerator = add(this.numerator, numerator)
  }
}

/** Numerators added up over denominators added up. */
export class Fraction implements LastingAccumulator {
  numerator: Integer = 0
  denominator: Integer = 0

  take(value: Integer, weight: Integer): void {
    this.numerator = add(this.numerator, value)
    this.denominator = add(this.denominator, weight)
  }

  copy(): Fraction {
    return copied(this, new Fraction())
  }

  append({ numerator, denominator }: Fraction): void {
    this.take(numerator, denominator)
  }
}

/** The mean of all readings, whatever their series, each counted once. */
export class Average implements LastingAccumulator {
  numerator: Integer = 0
  denominator: Integer = 0

  take(value: Integer): void {
    this.numerator = add(this.numerator, value)
    this.denominator = add(this.denominator, 1)
  }

  copy(): Average {
    return copied(this, new Average())
  }

  append({ numerator, denominator }: Average): void {
    this.numerator = add(this.numerator, numerator)
    this.denominator = add(this.denominator, denominator)
  }
}

function copied<T extends Fraction | Average>({ numerator, denominator }: T, copy: T): T {
  copy.numerator = numerator
  copy.denominator = denominator
  return copy
}

/** The last figure of each series, added up. */
export class Carried implements LastingAccumulator {
  numerator: Integer = 0
  readonly denominator = 1
  #current: Integer[] = []
  #rows: number[] = []

  get carried(): readonly (number | undefined)[] {
    return this.#rows
  }

  take(value: Integer, _weight: Integer, series: number, row: number): void {
    this.numerator = add(subtract(this.numerator, this.#current[series] ?? 0), value)
    this.#current[series] = value
    this.#rows[series] = row
  }

  copy(): Carried {
    const copy = new Carried()
    copy.numerator = this.numerator
    copy.#current = this.#current.slice()
    copy.#rows = this.#rows.slice()
    return copy
  }

  append(later: Carried): void {
    later.#rows.forEach((row, series) => {
      this.take(later.#current[series] as Integer, 0, series, row)
    })
  }
}

/** The last numerators of all series over their last denominators. */
export class CarriedFraction implements LastingAccumulator {
  #over = new Carried()
  #under = new Carried()

  get carried(): readonly (number | undefined)[] {
    return this.#over.carried
  }

  get numerator(): Integer {
    return this.#over.numerator
  }

  get denominator(): Integer {
    return this.#under.numerator
  }

  take(value: Integer, weight: Integer, series: number, row: number): void {
    this.#over.take(value, 0, series, row)
    this.#under.take(weight, 0, series, row)
  }

  copy(): CarriedFraction {
    const copy = new CarriedFraction()
    copy.#over = this.#over.copy()
    copy.#under = this.#under.copy()
    return copy
  }

  append(later: CarriedFraction): void {
    this.#over.append(later.#over)
    this.#under.append(later.#under)
  }
}

/** The greatest (side 1) or least (side -1) of all readings, whatever their series. */
export class Extreme implements LastingAccumulator {
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

  copy(): Extreme {
    const copy = new Extreme(this.#side)
    copy.#best = this.#best
    return copy
  }

  append(later: Extreme): void {
    if (later.#best !== undefined) this.take(later.#best)
  }
}
