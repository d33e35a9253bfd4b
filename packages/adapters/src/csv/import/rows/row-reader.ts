import type { RuleOptions } from '@planfold/core'
import type { CsvMapping, RowMapping } from '../mapping/mapping.ts'
import type { MissingReading } from '../outcome.ts'
import { refuseImport } from '../refusals.ts'
import type { Columns } from './columns.ts'
import { conditionOf, type RowTest } from './condition-of.ts'
import { reportReader, type ReportReader } from './report-of.ts'
import type { Row } from './row.ts'
import { slotOf } from './slot.ts'
import type { CsvStatement } from './statement.ts'
import { ID, takerOf, type Taker } from './taker.ts'
import { termsReader, type TermsReader } from './terms-of.ts'

/** What a row says, and the readings that it has a place for and nothing in it. */
export interface Sayings {
  readonly statements: readonly CsvStatement[]
  readonly missing: readonly MissingReading[]
}

/** Where the commands of a file say that they come from. */
export interface Origin {
  /** The file's name. */
  readonly file: string
  readonly recordedBy?: string
}

interface Variant {
  readonly applies: RowTest
  readonly target: Taker<string>
  readonly terms: TermsReader | undefined
  readonly reports: readonly ReportReader[]
}

/** Reads rows as a mapping describes them. */
export class RowReader {
  readonly #name: string
  readonly #origin: Origin
  readonly #skips: readonly { readonly test: RowTest; readonly reason: string }[]
  readonly #variants: readonly Variant[]

  constructor(mapping: CsvMapping, columns: Columns, origin: Origin, rules: RuleOptions) {
    this.#name = mapping.name
    this.#origin = origin
    this.#skips = (mapping.skip ?? []).map(({ when, reason }) => ({
      test: conditionOf(when, columns),
      reason,
    }))
    this.#variants = mapping.rows.map((row) => variantOf(row, columns, rules))
  }

  /** The reason of the rule by which a row is skipped. */
  skippedFor(row: Row): string | undefined {
    return this.#skips.find(({ test }) => test(row))?.reason
  }

  /** What a row says; undefined where something is wrong with it, which are faults of the row. */
  read(row: Row): Sayings | undefined {
    const variant = this.#variants.find(({ applies }) => applies(row))
    if (row.faults.length > 0) return undefined
    if (variant === undefined) {
      const remedy = 'Add a row mapping that fits it, or skip such rows by a rule.'
      const expected = 'a row that one of the row mappings fits'
      return row.refuse(
        undefined,
        refuseImport('RowNotMapped', '', 'none that fits', expected, remedy),
      )
    }
    const sayings = this.#sayingsOf(row, variant)
    return row.faults.length > 0 ? undefined : sayings
  }

  /** The same statement of terms, as the row on another line made it. */
  asOnLine(line: number, statement: CsvStatement): CsvStatement {
    const command = { ...statement.command, ...provenanceAt(this.#origin, line, undefined) }
    return { ...statement, command } as CsvStatement
  }

  #sayingsOf(row: Row, { target: taker, terms, reports }: Variant): Sayings | undefined {
    const target = taker.take(row)
    if (target === undefined) {
      return row.faults.length === 0
        ? row.refuseMissing(taker.columns[0], 'the id of a target', { needed: 'target' })
        : undefined
    }
    const statements: CsvStatement[] = []
    const missing: MissingReading[] = []
    if (terms !== undefined) {
      const commandId = slotOf(this.#name, 'terms', target)
      const read = terms.read(row, target, this.#provenance(row, undefined))
      const { headings } = terms
      if (read !== undefined) statements.push({ kind: 'terms', commandId, ...read, headings })
    }
    for (const reader of reports) {
      const { headings, column } = reader
      const reading = reader.read(row, target, (heading) => this.#provenance(row, heading))
      if (reading === undefined) continue
      const commandId = slotOf(this.#name, 'report', reading.target, ...reading.key)
      if (reading.report !== undefined) {
        statements.push({ kind: 'report', commandId, ...reading.report, headings })
        continue
      }
      missing.push({
        commandId,
        target: reading.target,
        ...(column !== undefined && { column: column.heading }),
        from: this.#provenance(row, column?.heading),
      })
    }
    refuseRepeated(row, [...statements, ...missing])
    return { statements, missing }
  }

  #provenance({ line }: Row, heading: string | undefined): MissingReading['from'] {
    return provenanceAt(this.#origin, line, heading)
  }
}

/** Two readings of one row in the same place can't be told apart when the row comes again. */
function refuseRepeated(row: Row, places: readonly { readonly commandId: string }[]): void {
  if (places.length < 2) return
  const ids = new Set(places.map(({ commandId }) => commandId))
  if (ids.size === places.length) return
  const expected = 'readings of a row that can be told apart'
  const remedy = 'Give each of its reports a slot of its own in the mapping.'
  row.refuse(undefined, refuseImport('ReadingsNotApart', '', 'two in one place', expected, remedy))
}

/** What a command says of where it comes from. */
function provenanceAt(
  { file, recordedBy }: Origin,
  line: number,
  heading: string | undefined,
): MissingReading['from'] {
  const column = heading === undefined ? '' : `, column ${heading}`
  return {
    source: `${file}, line ${line}${column}`,
    ...(recordedBy !== undefined && { recordedBy }),
  }
}

function variantOf(
  { when, target, terms, reports = [] }: RowMapping,
  columns: Columns,
  rules: RuleOptions,
): Variant {
  const id = takerOf(target, ID, columns)
  return {
    applies: when === undefined ? () => true : conditionOf(when, columns),
    target: id,
    terms: terms === undefined ? undefined : termsReader(terms, id, columns, rules),
    reports: reports.map((report) => reportReader(report, id, columns)),
  }
}
