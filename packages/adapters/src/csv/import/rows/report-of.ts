import { parseCommand, type ProgressReportedData, type Quantity } from '@planfold/core'
import type { ReportMapping } from '../mapping/mapping.ts'
import type { Take } from '../mapping/take.ts'
import type { Columns } from './columns.ts'
import { conditionOf } from './condition-of.ts'
import { headingOf, headingsOf, nested, type Fields } from './fields.ts'
import type { Row } from './row.ts'
import type { CheckedReport } from './statement.ts'
import { DAY, ID, QUANTITY, takerOf, TEXT, type Kind, type Taker } from './taker.ts'

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
  /** Undefined where the row has no such reading, and where something is wrong with it. */
  read(
    row: Row,
    target: string,
    provenanceOf: (heading: string | undefined) => object,
  ): Reading | undefined
}

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
  add(others, 'status', report.status, TEXT)
  add(others, 'note', report.note, TEXT)
  for (const [name, take] of Object.entries(report.parts ?? {})) {
    add(others, `parts.${name}`, take, QUANTITY)
  }

  const [figureColumn] = [...figures.values()].flatMap((taker) => taker.columns)
  const slot = report.slot ?? figureColumn?.heading ?? 'reading'
  const keyFields: Fields = report.key === undefined ? keyFieldsOf(others) : new Map()
  const keyOf = keyReader(report, keyFields, columns)
  const headings = headingsOf([
    ['target', own ?? rowTarget],
    ...others,
    // A step that is done is named by its day.
    ...[...figures].map(([field, taker]) => [field === 'done' ? 'steps' : field, taker] as const),
    ...(report.on === undefined ? [...figures].map(([, taker]) => ['on', taker] as const) : []),
  ])

  return {
    headings,
    read(row, idOfRow, provenanceOf) {
      if (!applies(row)) return undefined
      const faults = row.faults.length
      const target = own === undefined ? idOfRow : own.take(row)
      if (target === undefined) {
        return row.faults.length > faults
          ? undefined
          : row.refuseMissing(own?.columns[0], 'the id of a target')
      }
      const figure = taken(figures, row)
      const isMissing = Object.keys(figure).length === 0
      // A reading that is missing still has its place, told by its key alone.
      const found = taken(isMissing ? keyFields : others, row)
      const key = [slot, ...keyOf(row, found)]
      if (row.faults.length > faults) return undefined
      if (isMissing) return { target, key }
      const lacking = [...figures].find(([field]) => figure[field] === undefined)
      if (lacking !== undefined) {
        return row.refuseMissing(lacking[1].columns[0], `the ${lacking[0]} of a figure`)
      }
      const { done, ...plain } = figure
      const input = {
        type: 'ReportProgress',
        target,
        ...provenanceOf(figureColumn?.heading),
        ...(done === undefined ? plain : { steps: '1', on: done }),
        ...nested(found),
      }
      const on = others.get('on')
      if (!('on' in input)) return row.refuseMissing(on?.columns[0], 'the day a figure is true for')
      const parsed = parseCommand(input)
      if (!parsed.ok) return row.refuse(headingOf(headings, parsed.refusal.field), parsed.refusal)
      const command = parsed.value as CheckedReport
      return { target, key, report: { command, says: saidBy(command) } }
    },
  }
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

/** What the event of a report says. */
function saidBy(command: CheckedReport): ProgressReportedData {
  const { quantity, numerator, denominator, steps, parts, status, on, over, series, note } = command
  const value =
    quantity !== undefined
      ? { quantity }
      : steps !== undefined
        ? { steps }
        : { numerator: numerator as Quantity, denominator: denominator as Quantity }
  return {
    value,
    on,
    ...(over !== undefined && { over }),
    ...(series !== undefined && { series }),
    ...(parts !== undefined && Object.keys(parts).length > 0 && { parts }),
    status: status ?? 'final',
    ...(note !== undefined && { note }),
  }
}
