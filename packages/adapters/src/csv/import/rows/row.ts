import type { Refusal, Result } from '@planfold/core'
import type { CsvRecord } from '../records/records.ts'
import type { Decoder } from '../records/decoder.ts'
import type { Column } from './column.ts'
import { faultAt, missingCell, type CsvFault } from './fault.ts'

/** One row while it is read: its cells on demand, and what is wrong with it so far. */
export class Row {
  readonly line: number
  readonly faults: CsvFault[] = []
  readonly #cells: readonly string[]
  readonly #decode: Decoder
  readonly #derived: readonly string[]
  readonly #texts: (string | undefined)[] = []

  /** `derived` are cells computed elsewhere, after the last of the file's `width` columns. */
  constructor(record: CsvRecord, width: number, decode: Decoder, derived: readonly string[] = []) {
    this.line = record.line
    this.#cells = record.cells.length > width ? record.cells.slice(0, width) : record.cells
    this.#decode = decode
    this.#derived = derived
    this.width = width
  }

  /** How many columns the file has. */
  readonly width: number

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
  refuseMissing(column: Column | undefined, what: string): undefined {
    const found = column === undefined ? undefined : this.raw(column)
    return this.refuse(column?.heading, missingCell(found, what))
  }

  refuse(heading: string | undefined, refusal: Refusal): undefined {
    this.faults.push(faultAt(this.line, heading, refusal))
    return undefined
  }

  #decoded(column: Column): string {
    if (column.at >= this.width) return this.#derived[column.at - this.width] ?? ''
    const cell = this.#cells[column.at]
    return cell === undefined ? '' : (this.read(column, this.#decode.text(cell)) ?? '')
  }
}
