import { refuse } from '@planfold/core'
import type { CsvMapping } from '../mapping/mapping.ts'
import { Column } from './column.ts'
import { faultAt, type CsvFault } from './fault.ts'

/** The columns of the table at hand, found by their headings as a mapping names them. */
export class Columns {
  /** What is wrong with the headings, once the mapping has asked for all it needs. */
  readonly faults: CsvFault[] = []
  readonly #headings: readonly string[]
  readonly #width: number
  readonly #mapping: CsvMapping
  readonly #line: number
  readonly #made = new Map<number, Column>()
  readonly #named = new Map<string, Column>()

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
    for (const heading of Object.keys(mapping.columns ?? {})) this.named(heading)
  }

  /** The column of a heading; one that is not there, or there twice, becomes a fault. */
  named(heading: string): Column {
    const known = this.#named.get(heading)
    if (known !== undefined) return known
    const at = this.#headings.indexOf(heading)
    if (at === -1) this.#refuse('MissingColumn', heading, 'none', 'a column of this heading')
    else if (this.#headings.includes(heading, at + 1)) {
      this.#refuse('AmbiguousColumn', heading, 'several', 'one column of this heading')
    }
    const column = this.#at(at, heading)
    this.#named.set(heading, column)
    return column
  }

  /** The first column of a heading, whether the mapping names it or not. */
  find(heading: string): Column | undefined {
    const at = this.#headings.indexOf(heading)
    return at === -1 ? undefined : this.#at(at, heading)
  }

  /** All columns of the table, whether the mapping names them or not. */
  all(): readonly Column[] {
    return this.#headings.map((heading, at) => this.#at(at, heading))
  }

  /** The columns of the file itself. */
  own(): readonly Column[] {
    return this.all().slice(0, this.#width)
  }

  /** The headings that the mapping does not name. */
  unused(): readonly string[] {
    return this.#headings.filter((heading) => !this.#named.has(heading))
  }

  #at(at: number, heading: string): Column {
    const known = this.#made.get(at)
    if (known !== undefined && at !== -1) return known
    const { cells, columns = {} } = this.#mapping
    const own = Object.hasOwn(columns, heading) ? columns[heading] : undefined
    const column = new Column(heading, at, { ...cells, ...own })
    this.#made.set(at, column)
    return column
  }

  #refuse(code: string, heading: string, found: string, expected: string): void {
    const remedy = `${this.#hintFor(heading)} There are: ${this.#headings.map(quoted).join(', ')}.`
    this.faults.push(faultAt(this.#line, heading, refuse(code, '', found, expected, remedy)))
  }

  #hintFor(heading: string): string {
    const alike = this.#headings.find(
      (each) => each !== heading && folded(each) === folded(heading),
    )
    if (alike !== undefined) return `Is it ${quoted(alike)} that is meant?`
    return this.#width === 1
      ? 'The headings are one cell: look whether the delimiter is another.'
      : 'Correct the mapping or the table.'
  }
}

function folded(heading: string): string {
  return heading.trim().toLowerCase()
}

function quoted(heading: string): string {
  return JSON.stringify(heading)
}
