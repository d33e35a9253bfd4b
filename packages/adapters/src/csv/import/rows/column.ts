import { parseDay, type Day, type Quantity, type Result } from '@planfold/core'
import { refuse } from '@planfold/core/store'
import { dayBy, dayPattern, type DayPattern } from '../cells/day-pattern.ts'
import { numberReader, type NumberReader } from '../cells/number-reader.ts'
import { unguarded } from '../../guard.ts'
import type { CellFormat, DayFormat } from '../mapping/cell-format.ts'
import { composed } from './composed.ts'

/** A column of the table at hand: where it is, and how its cells are read. */
export class Column {
  readonly heading: string
  /** Its place in a row. */
  readonly at: number
  readonly #reader: CellReader

  constructor(heading: string, at: number, reader: CellReader) {
    this.heading = heading
    this.at = at
    this.#reader = reader
  }

  /** The cell as it is meant. */
  text(cell: string): string {
    return this.#reader.text(cell)
  }

  isMissing(text: string): boolean {
    return this.#reader.isMissing(text)
  }

  number(text: string): Result<Quantity> {
    return this.#reader.number(text)
  }

  day(text: string): Result<Day> {
    return this.#reader.day(text)
  }
}

/** Reads cells in a format; one does for all columns that are written alike. */
export class CellReader {
  readonly #trims: boolean
  readonly #unguards: boolean
  readonly #missing: ReadonlySet<string>
  readonly number: NumberReader
  readonly day: DayReader

  constructor(format: CellFormat) {
    this.#trims = format.trim === true
    this.#unguards = format.guardedFormulas === true
    this.#missing = new Set(['', ...(format.missing ?? []).map(composed)])
    this.number = numberReader(format.number)
    this.day = dayReader(format.day)
  }

  text(cell: string): string {
    const text = this.#trims ? cell.trim() : cell
    return this.#unguards ? unguarded(text) : text
  }

  isMissing(text: string): boolean {
    return this.#missing.has(composed(text))
  }
}

type DayReader = (text: string) => Result<Day>

function dayReader(format: DayFormat | undefined): DayReader {
  if (format === undefined) return parseDay
  const patterns = format.formats.flatMap((each) => patternOf(each, format))
  return (text) => {
    const day = dayBy(patterns, text)
    if (day?.ok === true) return day
    const expected = `a day as ${format.formats.join(' or ')}`
    const remedy = day?.refusal.remedy ?? 'Write it so, or add its pattern to the format.'
    const { formats } = format
    const refusal = refuse('InvalidDay', '', text, expected, remedy, {
      fault: day === undefined ? 'form' : 'noSuchDay',
      formats,
    })
    return { ok: false, refusal }
  }
}

function patternOf(format: string, options: DayFormat): readonly DayPattern[] {
  const pattern = dayPattern(format, options)
  return pattern.ok ? [pattern.value] : []
}
