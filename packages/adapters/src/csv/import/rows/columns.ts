import type { Refusal } from '@planfold/core'
import type { CsvMapping } from '../mapping/mapping.ts'
import { refuseImport } from '../refusals.ts'
import { CellReader, Column } from './column.ts'
import { composed } from './composed.ts'
import { faultAt, firstNamed, firstOf, quotedList, type CsvFault } from './fault.ts'

/** As many as a sheet of the usual programs has. */
const MOST_COLUMNS = 16_384

const MOST_TOLD = 100

/** The columns of the table at hand, found by their headings as a mapping names them. */
export class Columns {
  readonly #faults: CsvFault[] = []
  #headings: readonly string[]
  readonly #width: number
  readonly #mapping: CsvMapping
  readonly #line: number
  /** The first place of each heading. */
  readonly #places = new Map<string, number>()
  readonly #repeated = new Set<string>()
  readonly #made = new Map<number, Column>()
  readonly #named = new Map<string, Column>()
  /** How cells are read whose column has nothing of its own. */
  readonly #reader: CellReader
  #own: readonly Column[] | undefined

  /** `derived` are the headings of columns computed elsewhere, after those of the file. */
  constructor(
    headings: readonly string[],
    derived: readonly string[],
    mapping: CsvMapping,
    line: number,
  ) {
    this.#headings = [...headings, ...derived]
    this.#width = headings.length
    this.#mapping = mapping
    this.#line = line
    this.#reader = new CellReader(mapping.cells ?? {})
    const tooMany = tooManyColumns(this.#headings.length)
    if (tooMany !== undefined) {
      this.#faults.push(faultAt(line, undefined, tooMany))
      this.#headings = []
    }
    for (const [at, heading] of this.#headings.entries()) {
      const key = composed(heading)
      if (this.#places.has(key)) this.#repeated.add(key)
      else this.#places.set(key, at)
    }
    for (const heading of Object.keys(mapping.columns ?? {})) this.named(heading)
  }

  /** What is wrong with the headings, once the mapping has asked for all it needs. */
  get faults(): readonly CsvFault[] {
    // Where the headings are too many, none of them has been looked for.
    const [first] = this.#faults
    return firstOf(first?.code === 'TooManyColumns' ? [first] : this.#faults)
  }

  /** The column of a heading; one that is not there, or there twice, becomes a fault. */
  named(heading: string): Column {
    const key = composed(heading)
    const known = this.#named.get(key)
    if (known !== undefined) return known
    const at = this.#places.get(key) ?? -1
    if (at === -1) this.#refuse('MissingColumn', heading, 'none', 'a column of this heading')
    else if (this.#repeated.has(key)) {
      this.#refuse('AmbiguousColumn', heading, 'several', 'one column of this heading')
    }
    const column = this.#at(at, heading)
    this.#named.set(key, column)
    return column
  }

  /** The first column of a heading, whether the mapping names it or not. */
  find(heading: string): Column | undefined {
    const at = this.#places.get(composed(heading))
    return at === undefined ? undefined : this.#at(at, heading)
  }

  /** All columns of the table, whether the mapping names them or not. */
  all(): readonly Column[] {
    return this.#headings.map((heading, at) => this.#at(at, heading))
  }

  /** The columns of the file itself. */
  own(): readonly Column[] {
    return (this.#own ??= this.all().slice(0, this.#width))
  }

  /** The headings that the mapping does not name. */
  unused(): readonly string[] {
    return this.#headings.filter((heading) => !this.#named.has(composed(heading)))
  }

  #at(at: number, heading: string): Column {
    const known = this.#made.get(at)
    if (known !== undefined && at !== -1) return known
    const { cells, columns = {} } = this.#mapping
    const own = at !== -1 && Object.hasOwn(columns, heading) ? columns[heading] : undefined
    const reader = own === undefined ? this.#reader : new CellReader({ ...cells, ...own })
    const column = new Column(heading, at, reader)
    this.#made.set(at, column)
    return column
  }

  #refuse(
    code: 'MissingColumn' | 'AmbiguousColumn',
    heading: string,
    found: string,
    expected: string,
  ): void {
    // Those beyond are counted, and not told of one by one.
    const last = this.#faults[MOST_TOLD]
    if (last !== undefined) {
      this.#faults.push(last)
      return
    }
    const { hint, ...fault } = this.#hintFor(heading)
    const remedy = `${hint} There are: ${quotedList(this.#headings)}.`
    const parameters = { ...fault, headings: firstNamed(this.#headings) }
    const refusal = refuseImport(code, '', found, expected, remedy, parameters)
    this.#faults.push(faultAt(this.#line, heading, refusal))
  }

  #hintFor(heading: string): { fault: string; hint: string; alike?: string } {
    const meant = folded(heading)
    const alike = this.#headings.find((each) => each !== heading && folded(each) === meant)
    if (alike !== undefined) {
      const named = quotedList([alike])
      return {
        fault: 'alike',
        hint: `Is it ${named} that is meant?`,
        alike: firstNamed([alike])[0] ?? '',
      }
    }
    return this.#width === 1
      ? {
          fault: 'oneCell',
          hint: 'The headings are one cell: look whether the delimiter is another.',
        }
      : { fault: 'other', hint: 'Correct the mapping or the table.' }
  }
}

/** Refuses more columns than a sheet of the usual programs has. */
export function tooManyColumns(count: number): Refusal | undefined {
  if (count <= MOST_COLUMNS) return undefined
  const remedy = 'Look whether the delimiter is another, or leave columns out of the table.'
  const expected = `at most ${MOST_COLUMNS} columns`
  return refuseImport('TooManyColumns', '', count, expected, remedy, { most: MOST_COLUMNS })
}

function folded(heading: string): string {
  return heading.trim().toLowerCase()
}
