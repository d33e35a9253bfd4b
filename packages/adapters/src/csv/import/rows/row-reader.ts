import { refuse, type RuleOptions } from '@planfold/core'
import type { CsvMapping, RowMapping } from '../mapping/mapping.ts'
import type { Columns } from './columns.ts'
import { conditionOf, type RowTest } from './condition-of.ts'
import { reportReader, type ReportReader } from './report-of.ts'
import type { Row } from './row.ts'
import { slotOf } from './slot.ts'
import type { CsvStatement } from './statement.ts'
import { ID, takerOf, type Taker } from './taker.ts'
import { termsReader, type TermsReader } from './terms-of.ts'

/** A place where a row says something, or has nothing to say: its cell is missing. */
export interface Place {
  readonly kind: 'terms' | 'report'
  readonly slot: string
  readonly statement?: CsvStatement
}

/** What a row comes to. */
export type RowReading =
  | { readonly skipped: string }
  /** Empty where the row has faults. */
  | { readonly places: readonly Place[] }

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

  read(row: Row): RowReading {
    const skip = this.#skips.find(({ test }) => test(row))
    if (row.faults.length > 0) return { places: [] }
    if (skip !== undefined) return { skipped: skip.reason }
    const variant = this.#variants.find(({ applies }) => applies(row))
    if (row.faults.length > 0) return { places: [] }
    if (variant === undefined) {
      const remedy = 'Add a row mapping that fits it, or skip such rows by a rule.'
      const expected = 'a row that one of the row mappings fits'
      row.refuse(undefined, refuse('RowNotMapped', '', undefined, expected, remedy))
      return { places: [] }
    }
    const places = this.#placesOf(row, variant)
    return { places: row.faults.length > 0 ? [] : places }
  }

  /** The same statement of terms, as the row on another line made it. */
  at(line: number, statement: CsvStatement): CsvStatement {
    const command = { ...statement.command, ...provenanceAt(this.#origin, line, undefined) }
    return { ...statement, command } as CsvStatement
  }

  #placesOf(row: Row, { target: taker, terms, reports }: Variant): readonly Place[] {
    const target = taker.take(row)
    if (target === undefined) {
      if (row.faults.length === 0) row.refuseMissing(taker.columns[0], 'the id of a target')
      return []
    }
    const places: Place[] = []
    if (terms !== undefined) {
      const slot = slotOf(this.#name, 'terms', target)
      const read = terms.read(row, target, this.#provenance(row, undefined))
      const { headings } = terms
      if (read !== undefined) {
        const statement = { kind: 'terms', commandId: slot, ...read, headings } as const
        places.push({ kind: 'terms', slot, statement })
      }
    }
    for (const reader of reports) {
      const reading = reader.read(row, target, (heading) => this.#provenance(row, heading))
      if (reading === undefined) continue
      const slot = slotOf(this.#name, 'report', reading.target, ...reading.key)
      const { report } = reading
      const { headings } = reader
      places.push({
        kind: 'report',
        slot,
        ...(report !== undefined && {
          statement: { kind: 'report', commandId: slot, ...report, headings },
        }),
      })
    }
    refuseRepeated(row, places)
    return places
  }

  #provenance({ line }: Row, heading: string | undefined): object {
    return provenanceAt(this.#origin, line, heading)
  }
}

/** Two readings of one row in the same place can't be told apart when the row comes again. */
function refuseRepeated(row: Row, places: readonly Place[]): void {
  if (places.length < 2) return
  const slots = new Set(places.map(({ slot }) => slot))
  if (slots.size === places.length) return
  const expected = 'readings of a row that can be told apart'
  const remedy = 'Give each of its reports a slot of its own in the mapping.'
  row.refuse(undefined, refuse('ReadingsNotApart', '', undefined, expected, remedy))
}

/** What a command says of where it comes from. */
function provenanceAt(
  { file, recordedBy }: Origin,
  line: number,
  heading: string | undefined,
): { readonly source: string; readonly recordedBy?: string } {
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
