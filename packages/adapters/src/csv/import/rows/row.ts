import type { Refusal, Result } from '@planfold/core'
import type { CsvRecord } from '../records/records.ts'
import type { Decoder } from '../records/decoder.ts'
import type { CsvImportRefusals } from '../refusals.ts'
import type { Column } from './column.ts'
import { faultAt, missingCell, type CsvFault } from './fault.ts'

/** All that is needed to read a row again. */
export interface RowRecord extends CsvRecord {
  /** Cells computed elsewhere, after the last of the file's columns; absent: none were asked for yet. */
  readonly derived?: readonly string[]
}

/** One row while it is read: its cells on demand, and what is wrong with it so far. */
export class Row {
  readonly record: RowRecord
  readonly faults: CsvFault[] = []
  /** How many columns the file has. */
  readonly width: number
  readonly #decode: Decoder
  readonly #texts: (string | undefined)[] = []

  constructor(record: RowRecord, width: number, decode: Decoder) {
    this.record = record
    this.width = width
    this.#decode = decode
  }

  get line(): number {
    return this.record.line
  }

  /** The cell as it is meant, be it a word for a missing one; empty where there is none. */
  raw(column: Column): string {
    const known = this.#texts[column.at]
    if (known !== undefined) return known
    const text = column.text(this.#decoded(column))
    this.#texts[column.at] = text
    return text
  }

  /** The cell as it is meant; undefined where it is missing. */
  text(column: Column): string | undefined {
    const text = this.raw(column)
    return column.isMissing(text) ? undefined : text
  }

  /** The value of a result; where there is none, its refusal becomes a fault of the cell. */
  read<Value>(column: Column | undefined, result: Result<Value>): Value | undefined {
    if (result.ok) return result.value
    this.refuse(column?.heading, result.refusal)
    return undefined
  }

  /** Something that is needed is not there. */
  refuseMissing(
    column: Column | undefined,
    what: string,
    parameters: CsvImportRefusals['MissingCell'],
  ): undefined {
    const found = column === undefined ? undefined : this.raw(column)
    return this.refuse(column?.heading, missingCell(found, what, parameters))
  }

  refuse(heading: string | undefined, refusal: Refusal): undefined {
    this.faults.push(faultAt(this.line, heading, refusal))
    return undefined
  }

  #decoded(column: Column): string {
    const { cells, derived } = this.record
    if (column.at >= this.width) return derived?.[column.at - this.width] ?? ''
    const cell = cells[column.at]
    return cell === undefined ? '' : (this.read(column, this.#decode.text(cell)) ?? '')
  }
}
