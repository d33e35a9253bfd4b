import type { Day, ProgressReportedData, ReportStatus, ReportValue } from '@planfold/core'
import { quantity, type Quantity } from '@planfold/core/quantity'
import type { ReportMapping } from '../mapping/mapping.ts'
import type { Take } from '../mapping/take.ts'
import type { Column } from './column.ts'
import type { Columns } from './columns.ts'
import { conditionOf } from './condition-of.ts'
import { headingsOf, type Fields } from './fields.ts'
import type { Row } from './row.ts'
import type { CheckedReport } from './statement.ts'
import { DAY, ID, NOTE, QUANTITY, STATUS, takerOf, type Kind, type Taker } from './taker.ts'

/** A reading of a row: where it belongs, and what it says, unless its cell is missing. */
export interface Reading {
  readonly target: string
  /** What tells it from the other readings of the target under this mapping. */
  readonly key: readonly string[]
  readonly report?: { readonly command: CheckedReport; readonly says: ProgressReportedData }
}

/** Takes one reading out of rows. */
export interface ReportReader {
  /** By field of the command: the heading it is taken from. */
  readonly headings: Readonly<Record<string, string>>
  /** The first column that the figure is taken from. */
  readonly column: Column | undefined
  /** Undefined where the row has no such reading, and where something is wrong with it. */
  read(
    row: Row,
    target: string,
    provenanceOf: (heading: string | undefined) => object,
  ): Reading | undefined
}

const ONE = quantity(1)

const FIGURES = ['quantity', 'numerator', 'denominator', 'steps'] as const

/** A reader of one reading as a mapping describes it. */
export function reportReader(
  report: ReportMapping,
  rowTarget: Taker<string>,
  columns: Columns,
): ReportReader {
  const applies = report.when === undefined ? () => true : conditionOf(report.when, columns)
  const own = report.target === undefined ? undefined : takerOf(report.target, ID, columns)
  const figures: Fields = new Map()
  const others: Fields = new Map()
  const add = <Value>(
    fields: Fields,
    field: string,
    take: Take<string | number> | undefined,
    kind: Kind<Value>,
  ) => {
    if (take !== undefined) fields.set(field, takerOf(take, kind, columns))
  }
  for (const field of FIGURES) add(figures, field, report[field], QUANTITY)
  add(figures, 'done', report.done, DAY)
  add(others, 'on', report.on, DAY)
  add(others, 'over.from', report.over?.from, DAY)
  add(others, 'over.to', report.over?.to, DAY)
  add(others, 'series', report.series, ID)
  add(others, 'status', report.status, STATUS)
  add(others, 'note', report.note, NOTE)
  add(others, 'unit', report.unit, ID)
  const parts = new Map(
    Object.entries(report.parts ?? {}).map(([name, take]) => [
      name,
      takerOf(take, QUANTITY, columns),
    ]),
  )

  const [figureColumn] = [...figures.values()].flatMap((taker) => taker.columns)
  const slot = report.slot ?? figureColumn?.heading ?? 'reading'
  const keyFields: Fields = report.key === undefined ? keyFieldsOf(others) : new Map()
  const keyOf = keyReader(report, keyFields, columns)
  const headings = headingsOf([
    ['target', own ?? rowTarget],
    ...others,
    ...[...parts].map(([name, taker]) => [`parts.${name}`, taker] as const),
    // A step that is done is named by its day.
    ...[...figures].map(([field, taker]) => [field === 'done' ? 'steps' : field, taker] as const),
    ...(report.on === undefined ? [...figures].map(([, taker]) => ['on', taker] as const) : []),
  ])

  return {
    headings,
    column: figureColumn,
    read(row, idOfRow, provenanceOf) {
      if (!applies(row)) return undefined
      const faults = row.faults.length
      const target = own === undefined ? idOfRow : own.take(row)
      if (target === undefined) {
        return row.faults.length > faults
          ? undefined
          : row.refuseMissing(own?.columns[0], 'the id of a target', { needed: 'target' })
      }
      const figure = taken(figures, row)
      const isMissing = Object.keys(figure).length === 0
      // A reading that is missing still has its place, told by its key alone.
      const found = taken(isMissing ? keyFields : others, row)
      const key = [slot, ...keyOf(row, found)]
      if (row.faults.length > faults) return undefined
      if (isMissing) {
        // Parts say that there is a figure; it has only not been written down.
        return Object.keys(taken(parts, row)).length === 0
          ? { target, key }
          : row.refuseMissing(figureColumn, 'the figure that its parts belong to', {
              needed: 'whole',
            })
      }
      const lacking = [...figures].find(([field]) => figure[field] === undefined)
      if (lacking !== undefined) {
        return row.refuseMissing(lacking[1].columns[0], `the ${lacking[0]} of a figure`, {
          needed: 'figure',
          name: lacking[0],
        })
      }
      const { value, on } = figureIn(figure, found)
      if (on === undefined) {
        const [column] = others.get('on')?.columns ?? []
        return row.refuseMissing(column, 'the day a figure is true for', { needed: 'day' })
      }
      const over = overIn(found)
      if (over === undefined && ('over.from' in found || 'over.to' in found)) {
        const gap = 'over.from' in found ? 'over.to' : 'over.from'
        return row.refuseMissing(others.get(gap)?.columns[0], 'both ends of the days covered', {
          needed: 'span',
        })
      }
      const partsTaken = taken(parts, row) as Readonly<Record<string, Quantity>>
      if (row.faults.length > faults) return undefined
      const { series, status, note, unit } = found as OthersTaken
      const rest = {
        on,
        ...(over !== undefined && { over }),
        ...(series !== undefined && { series }),
        ...(Object.keys(partsTaken).length > 0 && { parts: partsTaken }),
      }
      const told = note === undefined ? undefined : { note }
      const command: CheckedReport = {
        type: 'ReportProgress',
        target,
        ...provenanceOf(figureColumn?.heading),
        ...value,
        ...rest,
        ...(status !== undefined && { status }),
        ...(unit !== undefined && { unit }),
        ...told,
      }
      return {
        target,
        key,
        report: { command, says: { value, ...rest, status: status ?? 'final', ...told } },
      }
    },
  }
}

/** The fields of a figure that a row has given. */
type FigureTaken = Readonly<Partial<Record<(typeof FIGURES)[number], Quantity>>> & {
  readonly done?: Day
}

interface OthersTaken {
  readonly on?: Day
  readonly 'over.from'?: Day
  readonly 'over.to'?: Day
  readonly series?: string
  readonly status?: ReportStatus
  readonly note?: string
  readonly unit?: string
}

function figureIn(
  { quantity, numerator, denominator, steps, done }: FigureTaken,
  { on }: OthersTaken,
): { readonly value: ReportValue; readonly on: Day | undefined } {
  if (done !== undefined) return { value: { steps: ONE }, on: on ?? done }
  if (quantity !== undefined) return { value: { quantity }, on }
  if (steps !== undefined) return { value: { steps }, on }
  return { value: { numerator: numerator ?? ONE, denominator: denominator ?? ONE }, on }
}

function overIn({ 'over.from': from, 'over.to': to }: OthersTaken) {
  return from === undefined || to === undefined ? undefined : { from, to }
}

function taken(fields: Fields, row: Row): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [field, taker] of fields) {
    const value = taker.take(row)
    if (value !== undefined) found[field] = value
  }
  return found
}

/** What tells a reading from others in its slot, where the mapping names no columns for it. */
function keyFieldsOf(fields: Fields): Fields {
  const telling = [...fields].filter(
    ([field, { columns }]) => (field === 'on' || field === 'series') && columns.length > 0,
  )
  return new Map(telling)
}

function keyReader(
  { key }: ReportMapping,
  fields: Fields,
  columns: Columns,
): (row: Row, found: Readonly<Record<string, unknown>>) => readonly string[] {
  if (key !== undefined) {
    const named = key.map((heading) => columns.named(heading))
    return (row) => named.map((column) => row.raw(column))
  }
  // Days and series are text.
  const names = [...fields.keys()]
  return (_row, found) => names.map((field) => (found[field] as string | undefined) ?? '')
}
