import type { EventId } from '../event/identifiers.ts'
import { millisecondsOf, type Moment } from '../period/moment.ts'
import type { DayNumber } from '../period/day.ts'
import type { Integer } from '../quantity/integer.ts'
import { NOT_A_REPORT } from './day-order.ts'
import type { SealedRows, StraightRows } from './sealed-rows.ts'

const NO_FRACTIONS = -1

/** The columns of rows that have been entered one by one. */
interface Columns {
  readonly ids: EventId[]
  readonly recordedAts: (number | Moment)[]
  readonly days: DayNumber[]
  values: Integer[]
  /** Absent, or shorter than the others, where what is left out is 0. */
  weights: Integer[] | undefined
  series: number[] | undefined
}

/**
 * What a fold needs of each event of a target, one row an event. The first rows may be sealed, in columns
 * that all targets of a log share; those entered since have columns of their own. Owned by whoever fills
 * it and changed in place.
 */
export class Rows {
  #length: number
  #sealed: SealedRows | undefined
  /** Where the sealed rows begin, and how many there are. */
  readonly #from: number
  #sealedLength: number
  /** Where their denominators begin; {@link NO_FRACTIONS} where they have none. */
  #weightsFrom: number
  #entered: Columns | undefined

  private constructor(
    sealed: SealedRows | undefined,
    from: number,
    length: number,
    weightsFrom: number,
    entered: Columns | undefined,
  ) {
    this.#sealed = sealed
    this.#from = from
    this.#sealedLength = length
    this.#weightsFrom = weightsFrom
    this.#entered = entered
    this.#length = length + (entered?.ids.length ?? 0)
  }

  /** No rows. */
  static none(): Rows {
    return new Rows(undefined, 0, 0, NO_FRACTIONS, undefined)
  }

  /** The row of a first event; columns of one place, since many targets are set and not yet reported on. */
  static first(id: EventId, recordedAt: Moment): Rows {
    return new Rows(undefined, 0, 0, NO_FRACTIONS, {
      ids: [id],
      recordedAts: [millisecondsOf(recordedAt)],
      days: [NOT_A_REPORT],
      values: [0],
      weights: undefined,
      series: undefined,
    })
  }

  /** So many rows that are sealed, from a place on; `weightsFrom` is that of their denominators. */
  static sealed(
    sealed: SealedRows,
    from: number,
    length: number,
    weightsFrom = NO_FRACTIONS,
  ): Rows {
    return new Rows(sealed, from, length, weightsFrom, undefined)
  }

  get length(): number {
    return this.#length
  }

  /** Whether any report is a fraction. */
  get haveFractions(): boolean {
    return this.#weightsFrom !== NO_FRACTIONS || this.#entered?.weights !== undefined
  }

  idAt(row: number): EventId {
    const own = row - this.#sealedLength
    return own < 0 ? this.#seal.records.idAt(this.#from + row) : (this.#own.ids[own] as EventId)
  }

  /** When a row was recorded, in milliseconds since 1970 or as it was written; undefined beyond the last. */
  recordedAt(row: number): number | Moment | undefined {
    const own = row - this.#sealedLength
    if (own < 0) return row < 0 ? undefined : this.#seal.records.recordedAt(this.#from + row)
    return this.#entered?.recordedAts[own]
  }

  /** When a row was recorded, in milliseconds since 1970. */
  millisecondsAt(row: number): number {
    const recordedAt = this.recordedAt(row) as number | Moment
    return typeof recordedAt === 'number' ? recordedAt : millisecondsOf(recordedAt)
  }

  /** The day a report was made for, or {@link NOT_A_REPORT}. */
  dayAt(row: number): DayNumber {
    const own = row - this.#sealedLength
    return (own < 0 ? this.#seal.days[this.#from + row] : this.#own.days[own]) as DayNumber
  }

  /** Quantity, steps or numerator, as an integer at the scale of the ledger. */
  valueAt(row: number): Integer {
    const own = row - this.#sealedLength
    return (own < 0 ? this.#seal.values[this.#from + row] : this.#own.values[own]) as Integer
  }

  /** The denominator at the same scale; 0 where there is none. */
  weightAt(row: number): Integer {
    const own = row - this.#sealedLength
    if (own < 0) {
      const from = this.#weightsFrom
      return from === NO_FRACTIONS ? 0 : (this.#seal.weights[from + row] as number)
    }
    return this.#own.weights?.[own] ?? 0
  }

  /** Which of the ledger's series a report belongs to. */
  seriesAt(row: number): number {
    const own = row - this.#sealedLength
    if (own < 0) return this.#seal.series?.[this.#from + row] ?? 0
    return this.#own.series?.[own] ?? 0
  }

  /** The rows between two places in the columns that hold them; undefined where not all are sealed. */
  straight(first: number, end: number): StraightRows | undefined {
    const sealed = this.#sealed
    if (sealed === undefined || end > this.#sealedLength) return undefined
    const { days, values, weights, series } = sealed
    const from = this.#from
    const isFractions = this.#weightsFrom !== NO_FRACTIONS
    const weightsFrom = isFractions ? this.#weightsFrom - from : undefined
    return {
      days,
      values,
      weights,
      series,
      from: from + first,
      end: from + end,
      weightsFrom,
      order: undefined,
      origin: from,
    }
  }

  /** Adds a row that has no figure, and answers which it is. */
  push(id: EventId, recordedAt: number | Moment): number {
    return this.pushReport(id, recordedAt, NOT_A_REPORT, 0, undefined, 0)
  }

  /** Adds the row of a report or a correction, and answers which; `weight` is undefined where it is no fraction. */
  pushReport(
    id: EventId,
    recordedAt: number | Moment,
    day: DayNumber,
    value: Integer,
    weight: Integer | undefined,
    series: number,
  ): number {
    const columns = (this.#entered ??= noColumns())
    const own = columns.ids.push(id) - 1
    columns.recordedAts.push(recordedAt)
    columns.days.push(day)
    columns.values.push(value)
    if (weight !== undefined) putAt((columns.weights ??= []), own, weight)
    if (series !== 0) putAt((columns.series ??= []), own, series)
    return this.#length++
  }

  /** Changes all figures to another scale. */
  refine(finer: (integer: Integer) => Integer): void {
    if (this.#sealedLength > 0) this.#unseal()
    if (this.#entered === undefined) return
    this.#entered.values = this.#entered.values.map(finer)
    this.#entered.weights = this.#entered.weights?.map(finer)
  }

  /** Takes out all rows but the first so many. */
  truncate(length: number): void {
    this.#sealedLength = Math.min(this.#sealedLength, length)
    this.#length = length
    if (this.#entered === undefined) return
    const own = length - this.#sealedLength
    const { ids, recordedAts, days, values, weights = [], series = [] } = this.#entered
    for (const column of [ids, recordedAts, days, values, weights, series]) {
      column.length = Math.min(column.length, own)
    }
  }

  /** Rows of its own that begin as these do, with the first so many of them. */
  first(length: number): Rows {
    const sealed = Math.min(this.#sealedLength, length)
    const columns = this.#entered && firstOf(this.#entered, length - sealed)
    return new Rows(this.#sealed, this.#from, sealed, this.#weightsFrom, columns)
  }

  /** The same rows in another order; those left out of it are gone. */
  inOrder(order: Iterable<number>): Rows {
    const rows = Rows.none()
    const { haveFractions } = this
    for (const row of order) {
      rows.pushReport(
        this.idAt(row),
        this.recordedAt(row) as number | Moment,
        this.dayAt(row),
        this.valueAt(row),
        haveFractions ? this.weightAt(row) : undefined,
        this.seriesAt(row),
      )
    }
    return rows
  }

  /** The sealed columns, for a row that lies in them. */
  get #seal(): SealedRows {
    return this.#sealed as SealedRows
  }

  /** The other columns, for a row that lies in those. */
  get #own(): Columns {
    return this.#entered as Columns
  }

  /** Takes the sealed rows into columns of its own. */
  #unseal(): void {
    const all = this.inOrder(Array.from({ length: this.#length }, (_, row) => row))
    this.#entered = all.#entered
    this.#sealedLength = 0
    this.#weightsFrom = NO_FRACTIONS
    this.#sealed = undefined
  }
}

function noColumns(): Columns {
  return { ids: [], recordedAts: [], days: [], values: [], weights: undefined, series: undefined }
}

function firstOf({ ids, recordedAts, days, values, weights, series }: Columns, n: number): Columns {
  return {
    ids: ids.slice(0, n),
    recordedAts: recordedAts.slice(0, n),
    days: days.slice(0, n),
    values: values.slice(0, n),
    weights: weights?.slice(0, n),
    series: series?.slice(0, n),
  }
}

/** Puts a number into a column that is short where all before it were 0. */
function putAt<T extends Integer>(column: (T | 0)[], place: number, value: T): void {
  while (column.length < place) column.push(0)
  column.push(value)
}
